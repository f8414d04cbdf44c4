"""What is done to the calendar: adopt the law's days, close the office for a day, take a closure back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import IntegrityError

from satupintu.base.actor import Actor
from satupintu.base.events import emit
from satupintu.base.refusal import NotFound, Refusal
from satupintu.base.transaction import write
from satupintu.people import queries as people
from satupintu.people.access import Role, require_role
from satupintu.rules.calendars import LawDay, load
from satupintu.rules.words import DAYS, long_date
from satupintu.workdays.events import CalendarChanged
from satupintu.workdays.models import LAW, LOCAL, CalendarDay
from satupintu.workdays.queries import closure_on

KEEPERS = (Role.HEAD_OF_OFFICE, Role.SECTION_HEAD, Role.ADMINISTRATOR)


class DuplicateClosure(Refusal):
    """A day is closed once."""

    code = "duplicate_closure"
    says = "{day} sudah libur: {existing} ({decree}). Tidak perlu dicatat lagi."
    field = "on"


class ClosedAnyway(Refusal):
    """A Saturday or Sunday needs no closure."""

    code = "closed_anyway"
    says = "{day} hari {weekday}; kantor memang tutup. Periksa tanggalnya."
    field = "on"


class ReasonMissing(Refusal):
    """A closure moves the office's own promises, so it is never without a ground."""

    code = "closure_reason_missing"
    says = "Tulis nama libur dan dasarnya (nomor keputusan atau alasannya)."
    status = 422
    field = "decree"


class LawDayStays(Refusal):
    """What the state decreed is changed where it is written, not on a screen."""

    code = "law_day_stays"
    says = (
        "{existing} ditetapkan negara ({decree}), jadi tidak dapat dihapus di sini. "
        "Bila keputusannya diubah, perbarui law/calendar."
    )


@dataclass(frozen=True, slots=True)
class Adopted:
    """What adopting the law's calendar changed; both empty when it was up to date."""

    added: tuple[date, ...]
    withdrawn: tuple[date, ...]

    @property
    def dates(self) -> tuple[date, ...]:
        return tuple(sorted({*self.added, *self.withdrawn}))


def adopt_calendar(*, actor: Actor, now: datetime, folder: Path | None = None) -> Adopted:
    """Bring the days of law/calendar into the office's calendar. Twice does nothing the second time.

    A day that was renamed or has another decree is withdrawn and added again; a local closure that became
    the law's gives way to it. Raises FaultyLaw (nothing is changed), NotAllowed. Emits CalendarChanged if
    anything changed.
    """
    if actor.kind != "system":
        require_role(actor, *KEEPERS)
    law = load(folder or Path(settings.LAW) / "calendar")
    zone = people.office(actor.office_id).zone
    with write():
        standing = {
            row.on: row
            for row in CalendarDay.objects.filter(office_id=actor.office_id, withdrawn_at=None).select_for_update()
        }
        first = not any(row.source == LAW for row in standing.values())
        wanted = {day.on: day for day in law.days}
        gone = [row for row in standing.values() if _superseded(row, wanted, law.years)]
        new = [day for day in law.days if day.on not in standing or standing[day.on] in gone]
        _withdraw(gone, now, "diganti law/calendar")
        CalendarDay.objects.bulk_create(
            [_law_row(actor.office_id, day, _known_from(day, zone, now) if first else now) for day in new],
            ignore_conflicts=True,  # another process is adopting the same calendar at this moment
        )
        changed = Adopted(tuple(day.on for day in new), tuple(sorted(row.on for row in gone)))
        if changed.dates:
            why = "kalender negara diperbarui"
            emit(CalendarChanged(at=now, actor=actor, subject=actor.office_id, dates=changed.dates, why=why))
    return changed


def add_closure(*, actor: Actor, now: datetime, on: date, name: str, decree: str) -> CalendarDay:
    """Close the office on a day: a local holiday, a flood. decree: number of the decision, or the reason in
    words.

    Raises NotAllowed, ReasonMissing, ClosedAnyway, DuplicateClosure (names what closes the day already).
    Emits CalendarChanged.
    """
    if actor.kind != "system":
        require_role(actor, *KEEPERS)
    name, decree = name.strip(), decree.strip()
    if not name or not decree:
        raise ReasonMissing
    if on.weekday() >= 5:
        raise ClosedAnyway(day=long_date(on), weekday=DAYS[on.weekday()])
    with write():
        try:
            with write():  # a savepoint: two who close the same day at once, the second is told of the first
                row: CalendarDay = CalendarDay.objects.create(
                    office_id=actor.office_id,
                    on=on,
                    name=name[:200],
                    kind="local",
                    decree=decree[:300],
                    source=LOCAL,
                    known_from=now,
                )
        except IntegrityError:
            if existing := closure_on(actor.office_id, on):
                raise DuplicateClosure(day=long_date(on), existing=existing.name, decree=existing.decree) from None
            raise
        emit(CalendarChanged(at=now, actor=actor, subject=actor.office_id, dates=(on,), why=f"{name}: {decree}"))
    return row


def withdraw_closure(*, actor: Actor, now: datetime, closure_id: UUID, reason: str) -> None:
    """Take a local closure back; it stays on record until when it stood, and why it no longer does.

    Raises NotAllowed, ReasonMissing, NotFound, LawDayStays. Emits CalendarChanged.
    """
    require_role(actor, *KEEPERS)
    if not (reason := reason.strip()):
        raise ReasonMissing
    with write():
        row = (
            CalendarDay.objects.select_for_update()
            .filter(id=closure_id, office_id=actor.office_id, withdrawn_at=None)
            .first()
        )
        if row is None:
            raise NotFound
        if row.source == LAW:
            raise LawDayStays(existing=row.name, decree=row.decree)
        _withdraw([row], now, reason)
        emit(CalendarChanged(at=now, actor=actor, subject=actor.office_id, dates=(row.on,), why=reason))


def _superseded(row: CalendarDay, wanted: dict[date, LawDay], years: frozenset[int]) -> bool:
    """Whether a standing row gives way to the law as it is now written. A year without a file says nothing."""
    day = wanted.get(row.on)
    if row.source == LOCAL:
        return day is not None
    if day is None:
        return row.on.year in years
    return (row.name, row.kind, row.decree) != (day.name, day.kind, day.decree.number)


def _law_row(office_id: UUID, day: LawDay, known_from: datetime) -> CalendarDay:
    return CalendarDay(
        office_id=office_id,
        on=day.on,
        name=day.name,
        kind=day.kind,
        decree=day.decree.number,
        source=LAW,
        known_from=known_from,
    )


def _known_from(day: LawDay, zone: str, now: datetime) -> datetime:
    """Since when the law had closed a day before this office kept its calendar here: the day the decree was
    signed; where that is not known, the year before, in which such decrees are made."""
    signed = day.decree.signed_on or date(day.on.year - 1, 1, 1)
    return min(now, datetime.combine(signed, time(), ZoneInfo(zone)).astimezone(UTC))


def _withdraw(rows: Sequence[CalendarDay], now: datetime, why: str) -> None:
    for row in rows:
        row.withdrawn_at, row.withdrawn_why = now, why[:300]
    CalendarDay.objects.bulk_update(rows, ["withdrawn_at", "withdrawn_why"])
