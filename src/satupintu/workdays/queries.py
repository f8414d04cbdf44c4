"""What is asked of the calendar: which days the office works, today's knowledge or that of an earlier
instant."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.db import connection
from django.db.models import Q

from satupintu.base.actor import Actor
from satupintu.rules.workdays import Calendar, Closure, ClosureKind
from satupintu.workdays.models import LAW, CalendarDay

Version = tuple[Any, ...]

_kept: dict[UUID, tuple[Version, Calendar]] = {}


def calendar_for(office_id: UUID, *, as_of: datetime | None = None) -> Calendar:
    """The office's calendar; with `as_of`, as it was known at that instant. Open to everyone: opening days
    are public.

    Kept in the process; one small query asks whether it is still the newest.
    """
    if as_of is not None:
        known = Q(known_from__lte=as_of) & (Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=as_of))
        return _calendar(CalendarDay.objects.filter(known, office_id=office_id))
    version = _version(office_id)
    kept = _kept.get(office_id)
    if kept is None or kept[0] != version:
        kept = version, _calendar(CalendarDay.objects.filter(office_id=office_id, withdrawn_at=None))
        _kept[office_id] = kept
    return kept[1]


def closures(*, actor: Actor, year: int) -> list[CalendarDay]:
    """The closed days of a year that stand, in order; for the page on which staff keep the calendar."""
    return list(CalendarDay.objects.filter(office_id=actor.office_id, withdrawn_at=None, on__year=year).order_by("on"))


def closure_on(office_id: UUID, on: date) -> CalendarDay | None:
    """What closes the office on a day, if anything does."""
    return CalendarDay.objects.filter(office_id=office_id, on=on, withdrawn_at=None).first()


def _version(office_id: UUID) -> Version:
    """Changes with every row added or withdrawn. The newest key is in it because two changes may share an instant.

    In plain SQL, because every step of every file asks it, and to build the query costs more than to answer it.
    """
    office = CalendarDay._meta.get_field("office").get_db_prep_value(office_id, connection)
    with connection.cursor() as cursor:
        cursor.execute(_VERSION, [office])
        return tuple(cursor.fetchone())


_VERSION = f"""
SELECT count(*), count(withdrawn_at), max(withdrawn_at), max(CAST(id AS varchar(40)))
FROM {CalendarDay._meta.db_table} WHERE office_id = %s
"""  # noqa: S608 - the table's own name


def _calendar(days: Iterable[CalendarDay]) -> Calendar:
    """A year is known when the law's days of that year have been adopted."""
    rows = list(days)
    made = {row.on: Closure(row.on, row.name, cast("ClosureKind", row.kind), row.decree) for row in rows}
    return Calendar(made, frozenset(row.on.year for row in rows if row.source == LAW))
