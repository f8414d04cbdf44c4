"""What is done to a licence: issued with a gapless number, printed, signed, stamped, handed over, revoked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from satupintu.applications.queries import QueuedPaper, case_by_id, queued_paper
from satupintu.applications.services import (
    PROOF,
    Case,
    CorrectionWaiting,
    Dossier,
    PaperNotReady,
    check_may,
    lock,
    mark_printed,
    need_reason,
    note_first_print,
    paper,
    record_fact,
    take_number,
    take_step,
    waiting_correction,
    want,
)
from satupintu.applications.services.paper_days import in_order
from satupintu.applications.services.paper_numbers import Written, hold, settle_used
from satupintu.base.actor import Actor, system
from satupintu.base.codes import new_code
from satupintu.base.events import emit
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotFound, Refusal
from satupintu.base.transaction import write
from satupintu.finding.services import Findable, Kind, put
from satupintu.licences.events import LicenceRevoked
from satupintu.licences.models import Licence, OldPrint
from satupintu.people.access import Role, require_role, require_unrelated
from satupintu.rules import facts as f
from satupintu.rules import numbering

LICENCE = "licence"  # the kind of paper


class SerialNeeded(Refusal):
    """A meterai is recorded with its serial number."""

    code = "serial_needed"
    says = "Tulis nomor seri meterai yang ditempel: paling sedikit 6 huruf atau angka, seperti tercetak pada meterai."
    field = "serial"


class ReceiverNeeded(Refusal):
    """A licence is handed over to somebody."""

    code = "receiver_needed"
    says = "Tulis nama orang yang menerima izin ini."
    field = "receiver"


class KuasaNeeded(Refusal):
    """A licence is given to somebody else only with the applicant's letter."""

    code = "kuasa_needed"
    says = (
        "Penerima bukan pemohon dan belum menunjukkan surat kuasa. Lihat dahulu surat kuasanya dan simpan salinannya, "
        "atau minta pemohon datang sendiri."
    )
    field = "kuasa_seen"
    legal_basis = "KUHPerdata Pasal 1792"


class AlreadyRevoked(Refusal):
    """A licence is revoked once."""

    code = "already_revoked"
    says = "Izin {number} sudah dicabut."


def issue(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    version: int | None = None,
    written: Written | None = None,
    at: datetime | None = None,
) -> Licence:
    """Give an approved application its licence: the next number of its service and year, without a gap across processes
    and rollbacks. The document is made afterwards by the press, outside this transaction's lock.

    written, at (only together): it was issued on paper at that instant, with a number of a block, and is entered now;
    whoever was signatory then signs. Raises what `applications.services.record_step` raises; for paper also OutOfOrder,
    NotYetHappened, NoPaperDay, NumberSettled, WrongPaperDate, WriterHadNoPart.
    """
    with write():
        case = lock(actor, application_id, version)
        check_may(case, actor, "issue", "issue", at=at)
        _require_settled(case)
        standard, product = case.standard, case.standard.delivery.product
        if at is not None:
            at = in_order(case, at=at, now=now)
        taken = _number(case, actor, now, written, at)
        licence = Licence(
            id=new_id(),
            office_id=actor.office_id,
            application_id=application_id,
            service=standard.service,
            title=product.title,
            year=taken.year,
            seq=taken.seq,
            number=taken.number,
            code=new_code(),
            says=public_words(case.dossier),
            issued_at=at or now,
        )
        licence.save(force_insert=True)
        put(actor.office_id, findable(licence))
        data = {"licence": licence.number, **({"written_by": str(written.by)} if written else {})}
        take_step(case, actor=actor, now=now, kind="issue", outcome="issue", data=data, at=at)
    return licence


@dataclass(frozen=True, slots=True)
class _Taken:
    """The number of a licence, and its place in its year."""

    year: int
    seq: int
    number: str


def _number(case: Case, actor: Actor, now: datetime, written: Written | None, at: datetime | None) -> _Taken:
    """The next number of today; or the one that the paper bears, which is used up with this transaction."""
    standard, series = case.standard, f"licence:{case.standard.service}"
    if written is None or at is None:
        today = case.today(now)
        seq = take_number(office_id=actor.office_id, series=series, year=today.year)
        pattern = standard.delivery.product.number
        return _Taken(today.year, seq, numbering.render(pattern, seq=seq, on=today, service=standard.service.upper()))
    held = hold(actor=actor, written=written, series=series, at=at, role=case.step.owner if case.step else "")
    settle_used(held, actor=actor, now=now, at=at, by=written.by, application_id=case.application.pk)
    return _Taken(held.block.year, held.seq, held.number)


def findable(licence: Licence) -> Findable:
    """What a licence of the office's own files is found by: its number. Names lead to its file, where it is shown."""
    return Findable(kind=Kind.LICENCE, id=licence.pk, number=licence.number)


def findables(office_id: UUID) -> Iterator[Findable]:
    """All licences of an office, for the card index."""
    for licence in Licence.objects.filter(office_id=office_id).order_by("pk").iterator(chunk_size=500):
        yield findable(licence)


def public_words(dossier: Dossier) -> dict[str, str]:
    """What a licence tells anyone: the business, what it does and in which district; nothing of the person."""
    business = dossier.business
    return {
        "business": business.name,
        "activity": "; ".join(
            " ".join(part for part in (each.kbli, each.kbli_title or each.activity) if part) for each in business.lines
        ),
        "scale": business.scale,
        "place": business.place,
    }


def record_mark(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    mark: str,
    serial: str = "",
    version: int | None = None,
    at: datetime | None = None,
) -> Case:
    """Record by hand what was done to the paper: mark is "print", "sign", "stamp" or "affix_meterai" (with the serial).
    at: when, if it was done on a day on paper, and is recorded afterwards.

    Raises PaperNotReady (nothing to print yet), SerialNeeded, and what `record_step` raises.
    """
    data: dict[str, str] = {}
    if mark == "affix_meterai":
        data = {"serial": _serial(serial)}
    with write():
        case = lock(actor, application_id, version)
        _require_in_force(case)
        document = paper(case, LICENCE)
        if mark == "print" and (document is None or document.file_id is None):
            raise PaperNotReady()
        take_step(case, actor=actor, now=now, kind="signing", outcome=mark, data=data, at=at)
        if mark == "print" and document is not None:
            note_first_print(actor=actor, now=now, paper_id=document.pk)
    return case


def print_papers(*, actor: Actor, now: datetime, paper_ids: Sequence[UUID], reason: str = "") -> None:
    """Write down that papers of the print queue were printed. For a licence that waits for it this is the mark of its
    file, with all that is asked for that; the others are counted.

    Raises NotFound, PaperNotReady, ReasonNeeded, and what `record_mark` raises.
    """
    with write():
        marks: list[QueuedPaper] = []
        others: list[QueuedPaper] = []
        for paper_id in paper_ids:
            found = queued_paper(actor, paper_id)
            if found is None:
                raise NotFound()
            (marks if found.kind == LICENCE and not found.prints else others).append(found)
        for found in marks:
            record_mark(actor=actor, now=now, application_id=found.application_id, mark="print")
        if others:
            mark_printed(actor=actor, now=now, paper_ids=[found.id for found in others], reason=reason)


def follow_correction(*, actor: Actor, now: datetime, application_id: UUID) -> Licence | None:
    """Let the register say what the corrected file says: same number, another edition with a code of its own, and
    nothing signed yet. The old edition's code stays known as superseded. Inside the transaction of the correction;
    None before the licence was issued."""
    with write():
        licence = Licence.objects.select_for_update().filter(application_id=application_id).first()
        if licence is None:
            return None
        OldPrint.objects.create(
            id=new_id(),
            office_id=licence.office_id,
            licence=licence,
            edition=licence.edition,
            code=licence.code,
            dated_at=licence.edition_at or licence.issued_at,
            replaced_at=now,
        )
        licence.says = public_words(case_by_id(system(licence.office_id), application_id).dossier)
        licence.code, licence.edition, licence.edition_at = new_code(), licence.edition + 1, now
        licence.signed_at = None
        licence.save(update_fields=["says", "code", "edition", "edition_at", "signed_at"])
    return licence


def want_proof(*, actor: Actor, now: datetime, application_id: UUID) -> None:
    """Have the licence shown as it will be printed, before its number is taken. Raises what `check_may` raises."""
    with write():
        case = lock(actor, application_id)
        check_may(case, actor, "issue", "issue")
        want(
            actor=actor,
            application_id=application_id,
            service=case.application.service,
            kind=PROOF,
            at_seq=case.standing.version,
            now=now,
        )


def _require_settled(case: Case) -> None:
    """Nothing leaves the office while somebody says that its words are wrong."""
    if waiting_correction(case) is not None:
        raise CorrectionWaiting()


def _require_in_force(case: Case) -> None:
    """A licence that was revoked is neither signed nor handed to anybody."""
    revoked = Licence.objects.filter(application=case.application, revoked_at__isnull=False)
    for number in revoked.values_list("number", flat=True):
        raise AlreadyRevoked(number=number)


def _serial(typed: str) -> str:
    serial = "".join(typed.split()).upper()
    if len(serial) < 6 or not serial.isalnum():
        raise SerialNeeded()
    return serial


def ready_to_collect(
    *, actor: Actor, now: datetime, application_id: UUID, version: int | None = None, at: datetime | None = None
) -> Case:
    """All that component 13 promises is on the paper: the licence is genuine from now on, and the promised time
    ends."""
    with write():
        case = lock(actor, application_id, version)
        _require_in_force(case)
        _require_settled(case)
        take_step(case, actor=actor, now=now, kind="signing", outcome="ready", at=at)
        Licence.objects.filter(application_id=application_id).update(signed_at=at or now)
    return case


def hand_over(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    receiver: str,
    relation: str = "self",
    kuasa_seen: bool = False,
    version: int | None = None,
    at: datetime | None = None,
) -> Case:
    """Hand the licence over. receiver: the name on the identity card that was seen; relation: "self", or
    "representative": the one whose surat kuasa lies in the file, or another who showed one (kuasa_seen). Raises
    ReceiverNeeded, KuasaNeeded, and what `record_step` raises."""
    if len(receiver.strip()) < 3:
        raise ReceiverNeeded()
    with write():
        case = lock(actor, application_id, version)
        _require_in_force(case)
        _require_settled(case)
        data = {"relation": relation}
        if relation == "representative":
            data["kuasa"] = _kuasa(case, receiver, kuasa_seen)
        note = receiver.strip()
        take_step(case, actor=actor, now=now, kind="hand_over", outcome="hand_over", data=data, note=note, at=at)
        Licence.objects.filter(application_id=application_id).update(handed_over_at=at or now)
    return case


def _kuasa(case: Case, receiver: str, seen: bool) -> str:
    """Where the letter of whoever fetches the licence is: in the file, if it is the representative named there."""
    acting = case.dossier.representative
    if acting is not None and acting.name.casefold().split() == receiver.casefold().split():
        return "on_file"
    if not seen:
        raise KuasaNeeded()
    return "seen"


def revoke(*, actor: Actor, now: datetime, application_id: UUID, reason: str, legal_basis: str) -> Licence:
    """Take a licence back, with the reason and the law; anyone who verifies it learns that it was revoked.

    Raises ReasonNeeded, AlreadyRevoked, NotFound, OwnCase, NotAllowed (only the head of the office revokes).
    """
    require_role(actor, Role.HEAD_OF_OFFICE)
    why, law = need_reason(reason), need_reason(legal_basis)
    with write():
        # The file before its licence, as everywhere: otherwise this and a hand-over could wait for each other.
        case = lock(actor, application_id)
        require_unrelated(actor, case.application.dossier.nik_index)
        licence = Licence.objects.filter(application_id=application_id).first()
        if licence is None:
            raise NotFound()
        if licence.revoked_at is not None:
            raise AlreadyRevoked(number=licence.number)
        licence.revoked_at, licence.revoked_why = now, law
        licence.save(update_fields=["revoked_at", "revoked_why"])
        record_fact(
            actor=actor, now=now, application_id=application_id, kind=f.REVOKED, data={"legal_basis": law}, note=why
        )
        emit(LicenceRevoked(at=now, actor=actor, subject=application_id, number=licence.number))
    return licence
