"""The apply form for programs: the same questions, the same checks and the same guarantees as on the pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from satupintu.applications import questions as q
from satupintu.applications.beside import KUASA, requirement_of
from satupintu.applications.draft import COUNTER, DraftData, TypedBusiness, TypedRepresentative, Upload
from satupintu.applications.refusals import ActsForSelf, DraftGone
from satupintu.applications.services.attachments import UploadedFile, attach
from satupintu.applications.services.drafts import OpenDraft, open_draft, save_draft, start_draft
from satupintu.applications.services.filing import file_draft
from satupintu.applications.services.guard import check_free
from satupintu.applications.services.identity import identify
from satupintu.applications.services.intake import Submission
from satupintu.applications.summary import masked
from satupintu.base.actor import Actor
from satupintu.base.refusal import NotFound, Refusal
from satupintu.people.queries import office as office_by_id
from satupintu.rules.contacts import valid_phone
from satupintu.rules.delivery import AnswerEvidence, Requirement, UploadEvidence
from satupintu.rules.nib import PrefillView, place_words, snapshot, valid_nib, valid_nik
from satupintu.rules.places import districts_of, regency_of
from satupintu.rules.promise import local
from satupintu.rules.spoken import said
from satupintu.standards.queries import Adopted, in_force


class NotAsked(Refusal):
    """An answer to something that this standard does not ask."""

    code = "not_asked"
    says = "Standar ini tidak menanyakan “{what}”."
    status = 422


class AnswerUnfit(Refusal):
    """An answer that cannot be right. `data`: at (the field), why."""

    code = "answer_unfit"
    says = "Isian {at} tidak dapat diterima: {why}."
    status = 422


class NotFilledIn(Refusal):
    """Questions are open still."""

    code = "not_filled_in"
    says = "Permohonan belum lengkap diisi. Yang belum: {missing}."


class NotHere(Refusal):
    """This business cannot have this licence here. `data`: why, in the standard's own words."""

    code = "not_here"
    says = "{why}"


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers to some of the questions; None: not answered this time. answers: by requirement. bring: requirements that
    are brought to the counter. phone, email: the applicant's."""

    project: str | None = None
    further: Sequence[str] = ()
    business: Mapping[str, str] | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    bring: Sequence[str] = ()
    phone: str | None = None
    email: str | None = None
    representative: Mapping[str, str | bool] | None = None
    stated_true: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """A question without an answer: its kind, and the requirement it is about, if it is about one."""

    kind: str
    requirement: str
    title: str


@dataclass(frozen=True)
class Form:
    """A draft in the hand of a program."""

    actor: Actor
    now: datetime
    draft: OpenDraft
    adopted: Adopted
    data: DraftData

    @property
    def sent(self) -> bool:
        return self.draft.application_id is not None

    @property
    def business(self) -> PrefillView | None:
        """What OSS says of the business, masked; None until the owner's NIK was shown to fit."""
        record = self.data.record
        return masked(record, self.data.nik) if record else None

    @property
    def obstacle(self) -> str:
        """Why this business cannot have this licence here; "" when nothing stands in the way."""
        found = q.obstacle(self.adopted.standard, self.data)
        return found.sentence if found else ""

    @property
    def open(self) -> list[Open]:
        """The questions without an answer, in the order of the form."""
        standard = self.adopted.standard
        pages = q.pages(standard, self.draft.mode, self.data)
        return [
            Open(
                page.kind,
                page.requirement,
                requirement_of(standard, page.requirement).title if page.requirement else "",
            )
            for page in pages
            if page.kind != "check" and not q.answered(page, standard, self.data)
        ]

    def districts(self) -> list[tuple[str, str]]:
        """Where a business may lie that OSS does not tell of: codes and names."""
        return [(each.code, each.name) for each in districts_of(_region(self))]


def begin_form(*, actor: Actor, now: datetime, service: str) -> Form:
    """Begin an application for oneself. Raises NotFound for a service that is not offered or not to be asked for from
    afar, OfficeNotOpen."""
    adopted = _adopted(actor, now, service)
    modes = adopted.standard.delivery.procedure.modes
    mode = next((name for name, rule in modes.items() if rule.filed_by == "applicant"), None)
    if mode is None:
        raise NotFound()
    data = DraftData()
    draft = start_draft(actor=actor, now=now, service=service, mode=mode, data=data.to_dict())
    return Form(actor, now, draft, adopted, data)


def open_form(*, actor: Actor, now: datetime, token: str) -> Form:
    """The draft behind a token. Raises DraftGone, also for what the counter files, and NotFound."""
    draft = open_draft(actor=actor, now=now, token=token)
    adopted = _adopted(actor, now, draft.service)
    rule = adopted.standard.delivery.procedure.modes.get(draft.mode)
    if rule is None or rule.filed_by != "applicant":
        raise DraftGone()
    return Form(actor, now, draft, adopted, DraftData.from_dict(draft.data))


def show_owner(form: Form, *, nib: str, nik: str, client: str, fictional_ok: bool) -> Form:
    """Give the NIB with its owner's NIK: nothing of the owner is told before they fit. Raises AnswerUnfit, NotYours,
    TooMany, DraftGone."""
    data = form.data.without_identity()
    owner = _nik(nik, "nik", fictional_ok)
    if q.nib_requirement(form.adopted.standard) is None:
        return _saved(form, replace(data, nik=owner))
    number = valid_nib(nib)
    if not number.ok:
        raise AnswerUnfit(at="nib", why=said("harus 13 angka"))
    data = replace(data, nib=number.digits, nik=owner)
    record = identify(actor=form.actor, now=form.now, nib=number.digits, nik=owner, client=client)
    if record is None:
        return _saved(form, replace(data, nib_state="to_be_confirmed"))
    return _saved(form, replace(data, nib_state="confirmed", oss=snapshot(record)))


def fill(form: Form, given: Answers, *, fictional_ok: bool) -> Form:
    """Answer some questions, all or none of them. Raises AnswerUnfit, NotAsked, ActsForSelf, AlreadyOpen,
    AlreadyLicensed, DraftGone."""
    data = form.data
    if given.project is not None:
        data = _with_project(form, data, given.project, given.further)
    if given.business is not None:
        data = _with_business(form, data, given.business)
    for name, text in given.answers.items():
        data = data.with_answer(name, _answer(form, name, text))
    for name in given.bring:
        evidence = _wanted(form, name, UploadEvidence).evidence
        if not isinstance(evidence, UploadEvidence) or not evidence.counter:
            raise AnswerUnfit(at="bring", why=said("berkas ini harus diunggah"))
        data = data.with_upload(name, Upload(how=COUNTER))
    if given.phone is not None:
        data = replace(data, phone=_phone(given.phone, "phone"))
    if given.email is not None:
        data = replace(data, email=_email(given.email, "email"))
    if given.representative is not None:
        data = _with_representative(data, given.representative, fictional_ok)
    if given.stated_true:
        data = data.stating_truth(form.now)
    return _saved(form, data)


def hand_in_file(form: Form, *, requirement: str, upload: UploadedFile) -> Form:
    """Keep a file for a requirement. Raises NotAsked, and as `attach` does."""
    asked = _wanted(form, requirement, UploadEvidence)
    data = attach(actor=form.actor, now=form.now, draft=form.draft, data=form.data, requirement=asked, upload=upload)
    return replace(form, data=data)


def require_complete(form: Form) -> None:
    """Raise NotHere or NotFilledIn while something stands in the way of sending it in."""
    if form.obstacle:
        raise NotHere(why=form.obstacle)
    if form.open:
        raise NotFilledIn(missing=", ".join(each.requirement or each.kind for each in form.open))


def send_form(form: Form) -> Submission:
    """Send it in; again, and it is the same. Raises NotHere, NotFilledIn, and what `file_draft` raises."""
    if not form.sent:
        require_complete(form)
    return file_draft(actor=form.actor, now=form.now, draft=form.draft, adopted=form.adopted, data=form.data)


def _adopted(actor: Actor, now: datetime, service: str) -> Adopted:
    return in_force(actor.office_id, service, local(now, office_by_id(actor.office_id).zone))


def _saved(form: Form, data: DraftData) -> Form:
    if not save_draft(now=form.now, draft=form.draft, data=data.to_dict()):
        raise DraftGone()
    return replace(form, data=data)


def _region(form: Form) -> str:
    return q.region_begins(form.adopted.standard) or office_by_id(form.actor.office_id).region_code


def _wanted(form: Form, name: str, kind: type[UploadEvidence] | type[AnswerEvidence]) -> Requirement:
    """What the standard wants under this name, or the surat kuasa of whoever acts for another. Raises NotAsked."""
    asked = (*form.adopted.standard.delivery.requirements, *((KUASA,) if form.data.acting else ()))
    found: Requirement | None = next((each for each in asked if each.id == name), None)
    if found is None or not isinstance(found.evidence, kind):
        raise NotAsked(what=name)
    return found


def _with_project(form: Form, data: DraftData, id_proyek: str, further: Sequence[str]) -> DraftData:
    record = data.record
    project = record.project(id_proyek) if record else None
    if record is None or project is None:
        raise AnswerUnfit(at="project", why=said("bukan salah satu kegiatan usaha NIB ini"))
    may = {each.id_proyek for each in q.companions(form.adopted.standard, record, project)}
    if not may.issuperset(further):
        raise AnswerUnfit(at="further", why=said("hanya kegiatan lain di tempat yang sama"))
    data = replace(data, project=id_proyek, further=tuple(further), place=place_words(project.region_code))
    check_free(actor=form.actor, service=form.draft.service, dossier=data.dossier())
    return data


def _with_business(form: Form, data: DraftData, given: Mapping[str, str]) -> DraftData:
    if data.record is not None:
        raise NotAsked(what="business")
    names = dict(form.districts())
    district = given["district"]
    if district != q.ELSEWHERE and district not in names:
        raise AnswerUnfit(at="business.district", why=said("bukan kode kecamatan di wilayah ini"))
    place = f"Kecamatan {names[district]}, {regency_of(_region(form))}" if district in names else ""
    return replace(data, typed=TypedBusiness(**given, place=place))


def _with_representative(data: DraftData, given: Mapping[str, str | bool], fictional_ok: bool) -> DraftData:
    nik = _nik(str(given["nik"]), "representative.nik", fictional_ok)
    if nik == data.nik:
        raise ActsForSelf()
    acting = TypedRepresentative(
        name=str(given["name"]).strip(),
        nik=nik,
        phone=_phone(str(given["phone"]), "representative.phone"),
        email=_email(str(given["email"]), "representative.email"),
        tell=bool(given["tell"]),
    )
    return replace(data, acting=True, representative=acting)


def _answer(form: Form, name: str, text: str) -> str:
    evidence = _wanted(form, name, AnswerEvidence).evidence
    tidy = text.strip().replace("\r\n", "\n")
    most = evidence.at_most_letters if isinstance(evidence, AnswerEvidence) else 0
    if not 0 < len(tidy) <= most:
        raise AnswerUnfit(at=f"answers.{name}", why=said("satu sampai {most} huruf", most=most))
    return tidy


def _nik(typed: str, at: str, fictional_ok: bool) -> str:
    check = valid_nik(typed, fictional_ok=fictional_ok)
    if not check.ok:
        raise AnswerUnfit(at=at, why=said("harus NIK 16 angka seperti di KTP"))
    return check.digits


def _phone(typed: str, at: str) -> str:
    check = valid_phone(typed)
    if not check.ok:
        raise AnswerUnfit(at=at, why=said("harus nomor telepon Indonesia, misalnya 0812 3456 7890"))
    return check.number


def _email(typed: str, at: str) -> str:
    if typed:
        try:
            validate_email(typed)
        except ValidationError:
            raise AnswerUnfit(at=at, why=said("tulis seperti nama@contoh.id, atau kosongkan")) from None
    return typed
