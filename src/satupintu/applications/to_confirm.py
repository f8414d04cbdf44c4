"""What superiors are shown on their desk before they open any list: files that are late, and slips of writing that wait
for their word. Asked through `queries`."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, IntegerField, OuterRef, QuerySet, Subquery

from satupintu.applications.listing import FileFilter, narrowed
from satupintu.applications.models import Application, Correction, Fact
from satupintu.base.actor import Actor
from satupintu.people.access import SUPERIORS
from satupintu.rules.facts import REVOKED

CORRECTABLE_AT = frozenset({"issue", "signing", "hand_over"})  # kinds of step at which a slip may be put right
MOST = 100


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """How many open files are past their due date; the number of the file whose correction waits longest, "" for none,
    and how many others wait."""

    late: int = 0
    first: str = ""
    others: int = 0


class _Count(Subquery):
    """How many rows a query has."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def to_confirm(actor: Actor, today: date) -> ToConfirm:
    """For superiors, counted no further than MOST, one's own proposals left out; nothing for anybody else. One query,
    because the desk has many questions."""
    if not actor.has(*SUPERIORS):
        return ToConfirm()
    waiting = _waiting(actor).exclude(proposed_by_id=actor.user_id)
    first = waiting.order_by("proposed_at", "pk").values("application__number")[:1]
    late = narrowed(actor, FileFilter(late_on=today)).order_by().values("pk")[:MOST]
    asked = Application.objects.filter(office_id=actor.office_id).order_by()
    found = asked.values_list(_Count(late), Subquery(first), _Count(waiting.order_by().values("pk")[:MOST]))[:1]
    for counted, number, all_waiting in found:
        return ToConfirm(counted, number or "", max(all_waiting - 1, 0))
    return ToConfirm()


def _waiting(actor: Actor) -> QuerySet[Correction]:
    """The proposals on which somebody can decide now, as `services.rectify.require_correctable` says it of one file:
    what was proposed on a file that was withdrawn since, or whose licence was revoked, waits for nobody."""
    revoked = Fact.objects.filter(application_id=OuterRef("application_id"), kind=REVOKED)
    return Correction.objects.filter(
        ~Exists(revoked),
        office_id=actor.office_id,
        outcome="",
        application__standing__ending="",
        application__standing__stopped=False,
        application__standing__step_kind__in=CORRECTABLE_AT,
    )
