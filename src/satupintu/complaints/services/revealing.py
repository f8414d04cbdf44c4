"""Showing who asked to be kept secret, to whoever handles the complaint and says why; the trail keeps it."""

from datetime import datetime
from uuid import UUID

from satupintu.base.actor import Actor
from satupintu.base.events import emit
from satupintu.base.transaction import write
from satupintu.complaints.case import Case
from satupintu.complaints.events import ComplainantRevealed
from satupintu.complaints.letter import Letter
from satupintu.complaints.queries import complaint_by_id
from satupintu.complaints.refusals import SecretKept
from satupintu.complaints.services.ledger import need_words
from satupintu.people.access import require_unrelated


def reveal_complainant(*, actor: Actor, now: datetime, complaint_id: UUID, reason: str) -> Letter:
    """The letter with its sender, for the person who handles it; the trail keeps who saw it, when, and why.

    Raises NotFound, SecretKept, OwnCase, WordsNeeded. Source: Perpres 76/2013 (confidentiality).
    """
    case = complaint_by_id(actor, complaint_id)
    if not handles(case, actor):
        raise SecretKept()
    require_unrelated(actor, case.complaint.kin_index)
    why = need_words(reason)
    with write():
        emit(
            ComplainantRevealed(
                at=now, actor=actor, subject=case.complaint.pk, number=case.complaint.number, reason=why[:300]
            )
        )
    return case.letter


def handles(case: Case, actor: Actor) -> bool:
    """Whether this very person was given the complaint."""
    return actor.kind == "staff" and case.course.handler == str(actor.user_id)
