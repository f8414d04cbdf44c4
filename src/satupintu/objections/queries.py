"""What one may ask about objections: those that wait for a decision, and who may decide. For staff."""

from dataclasses import dataclass
from datetime import date, datetime

from satupintu.applications.queries import Case
from satupintu.applications.services import law, remedies_of
from satupintu.base.actor import Actor
from satupintu.objections.models import Objection
from satupintu.people.access import Role

MOST = 1_000


@dataclass(frozen=True, slots=True)
class Line:
    """One that waits: on which file, "objection" or "appeal", since when, until when it must be decided."""

    number: str
    level: str
    received_at: datetime
    due_on: date | None


def waiting(actor: Actor) -> list[Line]:
    """The objections and appeals that wait for a decision, the most urgent first; one more than MOST when there are
    more."""
    if actor.kind != "staff":
        return []
    rows = Objection.objects.filter(office_id=actor.office_id, outcome="", due_on__isnull=False)
    found = rows.order_by("due_on", "id").values_list("application__number", "level", "received_at", "due_on")
    return [Line(*row) for row in found[: MOST + 1]]


def decided_before(case: Case, actor: Actor) -> bool:
    """Whether this person refused, or inspected, the file."""
    kinds = {visit.kind for visit in case.journey.done_by(str(actor.user_id))}
    return not kinds.isdisjoint({"decision", "inspection"})


def may_decide(actor: Actor, case: Case) -> bool:
    """Whether this person may decide on what waits (an appeal: write down what the superior decided)."""
    found = remedies_of(case).waiting
    if found is None or not actor.has(*law().decided_by) or actor.has(Role.ADMINISTRATOR):
        return False
    return found.level == "appeal" or not decided_before(case, actor)
