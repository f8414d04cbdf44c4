"""What a complainant does with number and code in hand: add to it, say that it helped, or that it did not."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from satupintu.base.actor import Actor
from satupintu.base.refusal import NotAllowed
from satupintu.base.transaction import write
from satupintu.complaints import rules as r
from satupintu.complaints.case import Case
from satupintu.complaints.refusals import TooLate
from satupintu.complaints.services import ledger
from satupintu.complaints.services.ledger import append, check_handles, need_words
from satupintu.complaints.services.receiving import enclose
from satupintu.files.services import Placed
from satupintu.rules.words import plain_date


def add(
    *,
    actor: Actor,
    now: datetime,
    complaint_id: UUID,
    words: str,
    placed: Sequence[Placed] = (),
    version: int | None = None,
) -> Case:
    """Add words and files; answers the office's question if there was one. By the complainant, or by whoever handles it
    and writes down what they said. The files lie in the storage under the complaint's own key.

    Raises NotFound, ComplaintMoved, NotNow, WordsNeeded, TooManyAttachments, NotTheHandler, NotAllowed, OwnCase.
    """
    with write():
        case = ledger.lock(actor, complaint_id, version)
        if actor.kind == "staff":
            check_handles(case, actor)
        data = {"attachments": len(placed)} if placed else {}
        append(case, actor=actor, now=now, kind=r.ADDED, data=data, note=need_words(words))
        enclose(case.complaint, placed, at_seq=case.standing.version)
        ledger.settle(case)
    return case


def say_satisfied(*, actor: Actor, now: datetime, complaint_id: UUID) -> Case:
    """The complainant is content: the complaint closes. Saying it again changes nothing. Raises NotFound, NotNow."""
    _only_the_complainant(actor)
    with write():
        case = ledger.lock(actor, complaint_id)
        if case.course.ending == "satisfied":
            return case
        append(case, actor=actor, now=now, kind=r.SATISFIED, data={"why": "satisfied"})
        ledger.settle(case)
    return case


def object_to_answer(*, actor: Actor, now: datetime, complaint_id: UUID, words: str) -> Case:
    """The answer does not help: the complaint is opened again, within the days of law/complaints, and the clock begins
    anew. Raises NotFound, NotNow, TooLate, WordsNeeded."""
    _only_the_complainant(actor)
    with write():
        case = ledger.lock(actor, complaint_id)
        ledger.check_now(case, r.REOPENED)
        if not case.may_reopen(now):
            until = case.clock.closes_on or case.today(now)
            raise TooLate(number=case.complaint.number, until=plain_date(until))
        append(case, actor=actor, now=now, kind=r.REOPENED, note=need_words(words))
        ledger.settle(case)
    return case


def _only_the_complainant(actor: Actor) -> None:
    if actor.kind != "applicant":
        raise NotAllowed(roles="pengadu")
