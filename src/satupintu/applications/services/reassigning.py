"""Another hand: a superior gives assigned work to the next in turn, one file or all that somebody has who is away."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from satupintu.applications.case import Case
from satupintu.applications.models import Standing
from satupintu.applications.queries import displaced
from satupintu.applications.refusals import NobodyEligible, StepNotNow
from satupintu.applications.services import ledger
from satupintu.applications.services.course import need_reason
from satupintu.applications.services.turns import next_in_turn
from satupintu.base.actor import Actor, system
from satupintu.base.transaction import write
from satupintu.people.access import SUPERIORS, OwnCase, require_role, require_unrelated
from satupintu.people.queries import office, unable
from satupintu.rules import facts as f

AT_ONCE = 200  # files offered again at once; the rest the next time


@dataclass(frozen=True, slots=True)
class Reassigned:
    """What came of giving all of somebody's work to others: numbers of the files moved, of those nobody can take."""

    moved: tuple[str, ...]
    left: tuple[str, ...]


def reassign(*, actor: Actor, now: datetime, application_id: UUID, reason: str, version: int | None = None) -> Case:
    """Give a step to the next in turn, with a reason (a superior's act): one that somebody has, or that nobody could be
    given when it was reached. Raises NobodyEligible, StepNotNow, ReasonNeeded, NotAllowed, OwnCase."""
    with write():
        case = ledger.lock(actor, application_id, version)
        require_role(actor, *SUPERIORS)
        require_unrelated(actor, case.application.dossier.nik_index)
        step = case.step
        if step is None or not may_be_given(case):
            raise StepNotNow(number=case.application.number, at=step.title if step else "selesai")
        had = case.journey.assignee
        chosen = next_in_turn(
            office_id=case.application.office_id,
            role=step.owner,
            applicant_index=case.application.dossier.nik_index,
            now=now,
            not_user={UUID(had)} if had else (),
        )
        data = {"to": str(chosen), "why": "reassigned"}
        note = need_reason(reason)
        ledger.append(case, actor=actor, now=now, kind=f.ASSIGNED, data=data, note=note, roles=SUPERIORS)
        ledger.settle(case)
    return case


def may_be_given(case: Case) -> bool:
    """Whether the step is one person's work: somebody has it, or it waits for one in turn."""
    step, journey = case.step, case.journey
    if step is None or not journey.open:
        return False
    return bool(journey.assignee) or (step.kind == "inspection" and not journey.awaiting_correction)


def reassign_all(*, actor: Actor, now: datetime, user_id: UUID, reason: str) -> Reassigned:
    """Give the open work that one person cannot do (away, locked, without the role) to others, each file to the next in
    turn, with one reason; what they can do stays with them. What nobody else may take stays where it is and is named;
    of very much the most urgent goes on at once, the rest the next time. Raises ReasonNeeded, NotAllowed."""
    require_role(actor, *SUPERIORS)
    why = need_reason(reason)
    moved: list[str] = []
    left: list[str] = []
    with write():
        cannot = unable(actor.office_id, now, office(actor.office_id).zone)
        for standing in displaced(actor, cannot, user_id=user_id):
            number, pk = standing.application.number, standing.application_id
            try:
                reassign(actor=actor, now=now, application_id=pk, reason=why)
            except (NobodyEligible, OwnCase, StepNotNow):
                left.append(number)
            else:
                moved.append(number)
    return Reassigned(tuple(moved), tuple(left))


def offer_again(now: datetime) -> int:
    """The worker's: work that nobody could be given when it was reached is offered to whoever is there by now; returns
    how many files found somebody."""
    found = 0
    for standing in Standing.objects.filter(**UNASSIGNED).order_by("urgent_on", "application_id")[:AT_ONCE]:
        root = system(standing.office_id)
        with write():
            case = ledger.lock(root, standing.application_id)
            before = len(case.facts)
            ledger.offer_in_turn(case, actor=root, now=now)
            if len(case.facts) > before:
                ledger.settle(case)
                found += 1
    return found


# Work for one person that nobody has; the index `standing_unassigned` finds it.
UNASSIGNED = {"assignee__isnull": True, "step_kind": "inspection", "court": "office", "ending": ""}
