"""What the complaints desk does: classify, hand on, ask, answer, refer, close, open again; each a fact with its
reason."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import gettext as _

from satupintu.base.actor import Actor
from satupintu.base.transaction import write
from satupintu.complaints import rules as r
from satupintu.complaints.access import INSPECTORS
from satupintu.complaints.case import Case
from satupintu.complaints.models import ComplaintConcern
from satupintu.complaints.refusals import ConcernsHandler, UnfitHandler, UnknownClass, WordsNeeded
from satupintu.complaints.services import ledger
from satupintu.complaints.services.ledger import append, check_handles, check_runs, need_words
from satupintu.people.queries import holders, staff

if TYPE_CHECKING:
    from satupintu.people.models import User


def classify(
    *,
    actor: Actor,
    now: datetime,
    complaint_id: UUID,
    class_id: str,
    to: UUID | None = None,
    concerns: Collection[UUID] = (),
    words: str = "",
    version: int | None = None,
) -> Case:
    """Say of which class it is, which sets the due date, whom of the staff it is about, and who handles it.

    class_id: of the rules in law/complaints. to: who handles it from now on; None leaves that as it is. words: why, for
    the record; needed when the class changes. Whoever it is about sees it no more.
    Raises NotFound, ComplaintMoved, NotNow, NotAllowed, OwnCase, UnknownClass, ConcernsHandler, UnfitHandler,
    WordsNeeded.
    """
    with write():
        case = ledger.lock(actor, complaint_id, version)
        check_runs(case, actor)
        if case.rules.class_of(class_id) is None:
            raise UnknownClass()
        if case.course.class_id and case.course.class_id != class_id:
            need_words(words)
        about = _known(actor, concerns)
        data = {"class": class_id, "concerns": sorted(map(str, about))}
        if about or case.course.concerns:
            _put_concerns(case, about)
        append(case, actor=actor, now=now, kind=r.CLASSIFIED, data=data, note=words.strip())
        if to is not None and str(to) != case.course.handler:
            _assign(case, actor, now, to, "")
        ledger.settle(case)
    return case


def _known(actor: Actor, concerns: Collection[UUID]) -> set[UUID]:
    return {user.pk for user in staff(actor) if user.pk in set(concerns)} if concerns else set()


def _put_concerns(case: Case, about: set[UUID]) -> None:
    rows = ComplaintConcern.objects.filter(complaint=case.complaint)
    rows.exclude(user_id__in=about).delete()
    ComplaintConcern.objects.bulk_create(
        [ComplaintConcern(office_id=case.complaint.office_id, complaint=case.complaint, user_id=pk) for pk in about],
        ignore_conflicts=True,
    )


def assign(
    *, actor: Actor, now: datetime, complaint_id: UUID, to: UUID, words: str, version: int | None = None
) -> Case:
    """Give it to somebody else of the staff, with the reason. Raises as `classify` does, and WordsNeeded."""
    with write():
        case = ledger.lock(actor, complaint_id, version)
        check_runs(case, actor)
        _assign(case, actor, now, to, need_words(words))
        ledger.settle(case)
    return case


def _assign(case: Case, actor: Actor, now: datetime, to: UUID, words: str) -> None:
    ledger.check_now(case, r.ASSIGNED)
    if str(to) in case.course.concerns:
        name = next((user.name for user in staff(actor) if user.pk == to), _("Orang ini"))
        raise ConcernsHandler(name=name)
    if to not in {user.pk for user in eligible(actor, case, now)}:
        raise UnfitHandler()
    append(case, actor=actor, now=now, kind=r.ASSIGNED, data={"to": str(to)}, note=words)


def eligible(actor: Actor, case: Case, now: datetime) -> "list[User]":
    """Who may handle the complaint: the active staff (for a report about staff: the inspectorate), less those whom it
    is about and the kin of the applicant whose file it is about."""
    complaint = case.complaint
    people = holders(actor.office_id, INSPECTORS[0], now) if complaint.whistle else staff(actor)
    return [
        user
        for user in people
        if str(user.pk) not in case.course.concerns and not (complaint.kin_index and complaint.kin_index in user.kin)
    ]


def ask(*, actor: Actor, now: datetime, complaint_id: UUID, words: str, version: int | None = None) -> Case:
    """Ask the complainant for what is missing. Whether the clock stops meanwhile is said in law/complaints.

    Raises NotFound, ComplaintMoved, NotNow, NotTheHandler, NotAllowed, OwnCase, WordsNeeded.
    """
    return _say(r.ASKED, actor=actor, now=now, complaint_id=complaint_id, words=words, version=version)


def answer(*, actor: Actor, now: datetime, complaint_id: UUID, words: str, version: int | None = None) -> Case:
    """Answer: the clock ends, and the complainant may say within the days of law/complaints that it does not help.

    Raises as `ask` does.
    """
    return _say(r.ANSWERED, actor=actor, now=now, complaint_id=complaint_id, words=words, version=version)


def _say(
    kind: str,
    *,
    actor: Actor,
    now: datetime,
    complaint_id: UUID,
    words: str,
    version: int | None,
    data: Mapping[str, Any] | None = None,
) -> Case:
    with write():
        case = ledger.lock(actor, complaint_id, version)
        check_handles(case, actor)
        append(case, actor=actor, now=now, kind=kind, data=data, note=need_words(words))
        ledger.settle(case)
    return case


def refer(*, actor: Actor, now: datetime, complaint_id: UUID, to: str, words: str, version: int | None = None) -> Case:
    """Say that it is not this office's, why, and to whom the complainant can turn; both are told in the answer.

    to: the agency's name. Raises as `classify` does, and WordsNeeded.
    """
    with write():
        case = ledger.lock(actor, complaint_id, version)
        check_runs(case, actor)
        if len(to.strip()) < 3:
            raise WordsNeeded(least=3)
        append(case, actor=actor, now=now, kind=r.REFERRED, note=f"{to.strip()}. {need_words(words)}")
        ledger.settle(case)
    return case


def close(*, actor: Actor, now: datetime, complaint_id: UUID, words: str, version: int | None = None) -> Case:
    """Close an answered complaint before its days have run out, with the reason (e.g. the complainant said by telephone
    that all is well). Raises as `classify` does, and WordsNeeded."""
    with write():
        case = ledger.lock(actor, complaint_id, version)
        check_runs(case, actor)
        append(case, actor=actor, now=now, kind=r.CLOSED, data={"why": "officer"}, note=need_words(words))
        ledger.settle(case)
    return case


def reopen(*, actor: Actor, now: datetime, complaint_id: UUID, words: str, version: int | None = None) -> Case:
    """Open a complaint again that was answered, closed or referred, with the reason; the clock begins anew. The office
    may do so at any time. Raises as `classify` does, and WordsNeeded."""
    with write():
        case = ledger.lock(actor, complaint_id, version)
        check_runs(case, actor)
        append(case, actor=actor, now=now, kind=r.REOPENED, note=need_words(words))
        ledger.settle(case)
    return case


def note_told(*, actor: Actor, now: datetime, complaint_id: UUID, topic: str) -> Case:
    """Note that the complainant was told by telephone, WhatsApp or the channel they came by. Raises as `ask` does."""
    with write():
        case = ledger.lock(actor, complaint_id)
        check_handles(case, actor)
        append(case, actor=actor, now=now, kind=r.TOLD, data={"topic": topic})
        ledger.settle(case)
    return case
