"""How often a limit passed: by month, kind of limit, step and court. Asked through `queries`."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Count
from django.db.models.expressions import RawSQL
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import TruncMonth

from satupintu.applications.models import Fact
from satupintu.base.actor import Actor
from satupintu.people.queries import office as office_by_id
from satupintu.rules.facts import ACCEPTANCE_PASSED, DEADLINE_PASSED, OBJECTION_PASSED

# Written into the question and not beside it: SQLite takes the index of these kinds only when it reads them there.
PASSED = [RawSQL(f"'{kind}'", ()) for kind in (DEADLINE_PASSED, ACCEPTANCE_PASSED, OBJECTION_PASSED)]  # noqa: S611


@dataclass(frozen=True, slots=True)
class Passed:
    """How many limits of one kind passed in a month (its first day) while files stood at a step in a court; `step` and
    `court` are "" where the fact does not tell."""

    month: date
    kind: str
    step: str
    court: str
    count: int


def passed_limits(actor: Actor, since: datetime) -> list[Passed]:
    """The limits that passed since an instant, the newest month first. For staff."""
    if actor.kind != "staff":
        return []
    zone = ZoneInfo(office_by_id(actor.office_id).zone)
    rows = Fact.objects.filter(office_id=actor.office_id, kind__in=PASSED, at__gte=since)
    named = rows.annotate(
        month=TruncMonth("at", tzinfo=zone),
        at_step=KeyTextTransform("step", "data"),
        in_court=KeyTextTransform("court", "data"),
    )
    counted = named.values_list("month", "kind", "at_step", "in_court").order_by().annotate(times=Count("pk"))
    found = [
        Passed(month.astimezone(zone).date(), kind, step or "", court or "", times)
        for month, kind, step, court, times in counted
    ]
    return sorted(found, key=lambda each: (-each.month.toordinal(), each.kind, -each.count, each.step))
