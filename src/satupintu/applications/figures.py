"""How the office kept its promise of time: counts by month, without a name; and how much work lies there now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from satupintu.applications.models import Standing
from satupintu.base.actor import Actor


@dataclass(frozen=True, slots=True)
class MonthFigure:
    """The applications of one service that were handed in in one month (`month`: its first day): how many; of them how
    many were licensed, refused, or ended otherwise; how many had their promised time end before the due date passed
    (`in_time`); how many of these ended on paper and were recorded on a later day (`recorded_later`); of how many the
    due date passed first (`late`)."""

    month: date
    service: str
    received: int
    completed: int
    refused: int
    ended_otherwise: int
    in_time: int
    late: int
    recorded_later: int


def promise_figures(office_id: UUID, since: date, until: date, zone: str) -> list[MonthFigure]:
    """The applications handed in from `since` up to and including `until` (days in the office's zone), by month and
    service. Open to everyone: numbers only. One query."""
    here = ZoneInfo(zone)
    rows = Standing.objects.filter(
        office_id=office_id,
        application__submitted_at__gte=datetime.combine(since, time(), here),
        application__submitted_at__lt=datetime.combine(until + timedelta(days=1), time(), here),
    )
    late = Q(passed_on__isnull=False)
    kept = Q(over=True, started_on__isnull=False) & ~late
    counted = rows.annotate(month=TruncMonth("application__submitted_at", tzinfo=here)).values(
        "month", "application__service"
    )
    counted = counted.annotate(
        received=Count("pk"),
        completed=Count("pk", filter=Q(ending="completed")),
        refused=Count("pk", filter=Q(ending="refused")),
        otherwise=Count("pk", filter=Q(ending__in=["withdrawn", "lapsed"])),
        kept=Count("pk", filter=kept),
        late=Count("pk", filter=late),
        later=Count("pk", filter=kept & Q(recorded_later=True)),
    )
    names = ("month", "application__service", "received", "completed", "refused", "otherwise", "kept", "late", "later")
    found = counted.order_by("month", "application__service").values_list(*names)
    return [MonthFigure(month.astimezone(here).date(), *rest) for month, *rest in found]


def workload(actor: Actor, today: date) -> Mapping[str, int]:
    """How many open files wait, by whose time it is ("office", "applicant", "third_party"), and how many of them are
    "late"; for staff of the office. One query."""
    rows = Standing.objects.filter(office_id=actor.office_id, ending="")
    if actor.kind != "staff":
        rows = rows.none()
    return rows.aggregate(
        office=Count("pk", filter=Q(court="office")),
        applicant=Count("pk", filter=Q(court="applicant")),
        third_party=Count("pk", filter=Q(court="third_party")),
        late=Count("pk", filter=Q(due_on__lt=today, over=False)),
    )
