"""Reading who stands in for whom and who is away. Entered by `people.queries`."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from satupintu.base.actor import Acting
from satupintu.base.clock import local_date
from satupintu.people.acting_models import Absence, Mandate

REMEMBERED = timedelta(days=60)  # for so long whoever acts on a mandate that ended is told so


def mandates_of(user_id: UUID, at: datetime, zone: str) -> tuple[tuple[Acting, ...], tuple[Acting, ...]]:
    """The mandates of a person in force at an instant, and those that ended lately (until: their true last day)."""
    rows = Mandate.objects.filter(
        user_id=user_id, ends_on__gte=local_date(at, zone) - REMEMBERED, recorded_at__lte=at
    ).order_by("id")
    in_force: list[Acting] = []
    lapsed: list[Acting] = []
    for row in rows:
        match row.term(zone).state(at):
            case "in_force":
                in_force.append(row.acting())
            case "over" | "ended":
                lapsed.append(row.acting(until=row.last_day(zone)))
    return tuple(in_force), tuple(lapsed)


def acting_for(office_id: UUID, role: str, at: datetime, zone: str) -> list[Mandate]:
    """The mandates for posts of a role that are in force at an instant, with whoever acts; active staff only."""
    today = local_date(at, zone)
    rows = Mandate.objects.filter(
        office_id=office_id, role=role, starts_on__lte=today, ends_on__gte=today, user__is_active=True
    )
    return [row for row in rows.select_related("user").order_by("id") if row.covers(at, zone)]


def mandate_words(mandate_ids: Iterable[UUID]) -> dict[str, str]:
    """How mandates are named beside what was done on them, by id (as text): "Plh. Kepala Dinas, SP No. 800/12"."""
    wanted = set(mandate_ids)
    if not wanted:
        return {}
    return {str(row.pk): f"{row.title}, SP No. {row.order_number}" for row in Mandate.objects.filter(pk__in=wanted)}


def away_ids(office_id: UUID, day: date) -> QuerySet[Absence, UUID]:
    """The ids of those who are away on a day, as a question that another may ask along with its own."""
    return _away(office_id, day).values_list("user_id", flat=True)


def away_on(office_id: UUID, day: date) -> list[Absence]:
    """The absences that cover a day, with who is away."""
    return list(_away(office_id, day).select_related("user").order_by("ends_on", "id"))


def _away(office_id: UUID, day: date) -> QuerySet[Absence]:
    return Absence.objects.filter(office_id=office_id, starts_on__lte=day, ends_on__gte=day, cancelled_at__isnull=True)
