"""What is done with objections: received in time or too late, decided, noted when nobody decides in the law's days.

A day that passes grants and denies nothing by itself (UU 30/2014 Pasal 77-78 say what silence means; a person acts).
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from satupintu.applications.queries import case_by_id
from satupintu.applications.services import (
    OBJECTION_LETTER,
    Case,
    CodeDiffers,
    Given,
    add_evidence,
    check_free,
    keep_pages_for,
    law,
    lock,
    need_reason,
    record_fact,
    remedies_of,
    reopen,
)
from satupintu.applications.services.attachments import UploadedFile
from satupintu.applications.services.true_date import check_happened
from satupintu.base.actor import Actor, system
from satupintu.base.refusal import NotAllowed
from satupintu.base.transaction import write
from satupintu.objections.models import Objection
from satupintu.objections.queries import decided_before
from satupintu.objections.refusals import (
    BeforeRefusal,
    DecidedBefore,
    LetterNeeded,
    NothingToDecide,
    NoWayOpen,
    WordsNeeded,
)
from satupintu.people.access import AdministratorNeverDecides, Role, require_role, require_unrelated, role_name
from satupintu.people.queries import offices
from satupintu.rules import facts as f
from satupintu.rules.codes import normalise
from satupintu.rules.promise import local
from satupintu.rules.remedies import GRANTED, days_late
from satupintu.rules.words import plain_date

RECEIVERS = (Role.FRONT_OFFICE, Role.SECTION_HEAD, Role.HEAD_OF_OFFICE)
NAMES = {"objection": "keberatan", "appeal": "banding"}


def receive(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    words: str,
    level: str = "objection",
    code: str = "",
    at: datetime | None = None,
    letter: str = "",
    scans: Sequence[UploadedFile] = (),
) -> Case:
    """Put an objection or appeal into the register, also one that comes too late: that is told, with the day count.

    level: "objection" or "appeal". code: the tracking code typed once more, by an applicant online (who only objects;
    an appeal goes to the superior and is recorded by the staff). at: when it came, if it is written down later. letter:
    its number, where it has one. scans: the pages, kept sealed with the file.
    Raises NoWayOpen, WordsNeeded, CodeDiffers, NotYetHappened, BeforeRefusal, NotAllowed, OwnCase, NotFound.
    """
    _require_words(words)
    came = at or now
    check_happened(at=came, now=now)
    given = _scanned(actor, now, application_id, scans)
    with write():
        case = lock(actor, application_id)
        _require_receiver(case, actor, level, code)
        ways = remedies_of(case)
        if ways.may_file != level or ways.until is None:
            raise NoWayOpen(number=case.application.number, what=NAMES.get(level, level))
        if came < (last := _since(case)):
            raise BeforeRefusal(on=plain_date(local(last, case.zone)))
        data = {
            "level": level,
            "how": "online" if actor.kind == "applicant" else "counter",
            "late": days_late(ways.until, local(came, case.zone), case.calendar),
            "until": ways.until.isoformat(),
            "letter": letter.strip()[:120],
            "scanned": bool(given),
        }
        add_evidence(case.application, given, now)
        return record_fact(
            actor=actor,
            now=now,
            application_id=application_id,
            kind=f.OBJECTION_RECEIVED,
            data=data,
            note=words.strip(),
            at=at,
            roles=RECEIVERS,
        )


def _require_words(words: str) -> None:
    if len(words.strip()) < 10:
        raise WordsNeeded()


def _scanned(actor: Actor, now: datetime, application_id: UUID, scans: Sequence[UploadedFile]) -> list[Given]:
    if not scans:
        return []
    require_role(actor, *RECEIVERS)
    case = case_by_id(actor, application_id)
    kept = keep_pages_for(actor=actor, now=now, case=case, requirement=OBJECTION_LETTER, uploads=scans)
    return [Given(OBJECTION_LETTER.id, "scan", kept)]


def _require_receiver(case: Case, actor: Actor, level: str, code: str) -> None:
    if actor.kind == "staff":
        require_role(actor, *RECEIVERS)
        require_unrelated(actor, case.application.dossier.nik_index)
    elif level != "objection":
        raise NotAllowed(roles=", ".join(role_name(role) for role in RECEIVERS))
    elif normalise(code) != case.dossier.tracking_code:
        raise CodeDiffers()


def _since(case: Case) -> datetime:
    """The decision that is objected to, or appealed against: nothing comes before it."""
    decided = [each.decided_at for each in remedies_of(case).filed if each.decided_at]
    return max([*decided, case.journey.ended_at or case.journey.submitted_at])


def decide(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    outcome: str,
    reason: str,
    legal_basis: str,
    letter: str = "",
    version: int | None = None,
) -> Case:
    """Decide on an objection, or record what the superior decided on an appeal; granted, the file goes on.

    outcome: "granted" or "denied". letter: the number of the decision's letter; that of the superior is demanded.
    Raises NothingToDecide, ReasonNeeded, DecidedBefore, LetterNeeded, AlreadyOpen, AlreadyLicensed, NotAllowed,
    OwnCase, StaleForm, NotFound.
    """
    why, basis = need_reason(reason), need_reason(legal_basis)
    with write():
        case = lock(actor, application_id, version)
        waiting = remedies_of(case).waiting
        if waiting is None:
            raise NothingToDecide(number=case.application.number)
        _require_judge(case, actor, waiting.level)
        if waiting.level == "appeal" and len(letter.strip()) < 3:
            raise LetterNeeded()
        if outcome == GRANTED:
            check_free(actor=actor, service=case.application.service, dossier=case.dossier)
        record_fact(
            actor=actor,
            now=now,
            application_id=application_id,
            kind=f.OBJECTION_DECIDED,
            data={"level": waiting.level, "outcome": outcome, "legal_basis": basis, "letter": letter.strip()[:120]},
            note=why,
            roles=law().decided_by,
        )
        if outcome == GRANTED:
            return reopen(actor=actor, now=now, application_id=application_id, level=waiting.level)
        return case_by_id(actor, application_id)


def _require_judge(case: Case, actor: Actor, level: str) -> None:
    """One of those whom law/objections names. Nobody judges their own refusal; an appeal is judged by the superior, so
    that whoever writes it down here judges nothing."""
    roles = law().decided_by
    require_role(actor, *roles)
    require_unrelated(actor, case.application.dossier.nik_index)
    if actor.has(Role.ADMINISTRATOR):
        raise AdministratorNeverDecides()
    if level == "objection" and decided_before(case, actor):
        raise DecidedBefore(roles=", ".join(role_name(role) for role in roles))


def note_passed(now: datetime) -> int:
    """Leave a fact on every file whose objection nobody decided in the law's days; once per due date. The head is
    warned, the applicant is told what the law says. Returns how many."""
    noted = 0
    for office in offices():
        today, by = local(now, office.zone), system(office.pk)
        late = Objection.objects.filter(office_id=office.pk, outcome="", due_on__lt=today, passed_on__isnull=True)
        for application_id in list(late.values_list("application_id", flat=True)[:500]):
            with write():
                case = lock(by, application_id)
                waiting = remedies_of(case).waiting
                if waiting is None or waiting.due is None or waiting.passed or waiting.due >= today:
                    continue
                data = {"level": waiting.level, "due": waiting.due.isoformat(), "step": "", "court": "office"}
                record_fact(actor=by, now=now, application_id=application_id, kind=f.OBJECTION_PASSED, data=data)
                noted += 1
    return noted


def keep(case: Case) -> None:
    """Let the register say what the file's facts say. Inside the transaction of the fact."""
    for each in remedies_of(case).filed:
        Objection.objects.update_or_create(
            application_id=case.application.pk,
            seq=each.seq,
            defaults={
                "office_id": case.application.office_id,
                "level": each.level,
                "received_at": each.received_at,
                "days_late": each.days_late,
                "due_on": each.due,
                "outcome": each.outcome,
                "decided_at": each.decided_at,
                "passed_on": each.passed,
            },
        )
