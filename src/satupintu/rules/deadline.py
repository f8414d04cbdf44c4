"""The clock of a promise: when work accepted on a day is due, which days counted, and which did not, and why.

Day 1 is the first working day after the day of acceptance. Working days after the day on which a pause
begins, up to and including the day on which it ends, do not count. docs/algorithms/deadline.md has the rule
with worked tables.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from satupintu.rules.workdays import Calendar

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which the clock stands still; `end` is None while it lasts. `why`, e.g. "menunggu
    pemohon".

    The day of `start` still counts, the day of `end` does not: work resumes the next working day.
    """

    start: date
    end: date | None
    why: str = ""

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError(f"a pause cannot end ({self.end}) before it starts ({self.start})")

    def holds(self, on: date) -> bool:
        """Whether the clock stands still on this day."""
        return self.start < on and (self.end is None or on <= self.end)


class Skipped(NamedTuple):
    """A day that did not count, and why, in Indonesian."""

    on: date
    why: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due date with its account.

    `due` is None while an open pause has stopped the clock. `counted` are the working days that were used,
    `skipped` the days between acceptance and due (or the stop) that were not. `provisional` says that the
    closures of some year on the way are not known yet, so that the due date may move later.
    """

    due: date | None
    counted: tuple[date, ...]
    skipped: tuple[Skipped, ...]
    provisional: bool


def due_date(accepted: date, working_days: int, calendar: Calendar, pauses: Sequence[Pause] = ()) -> date | None:
    """Only the due date; None while an open pause has stopped the clock.

    accepted: the day of acceptance in the office's zone. working_days: at least 1. Costs a few look-ups for
    each pause, however long the time.
    """
    if working_days < 1:
        raise ValueError(f"a promise is at least one working day, not {working_days}")
    rank = calendar.rank(accepted) + working_days
    due = calendar.at_rank(rank)
    if not pauses:
        return due
    for start, end in _merged(pauses, accepted):
        if due <= start:
            break
        if end is None:
            return None
        rank += calendar.rank(end) - calendar.rank(start)
        due = calendar.at_rank(rank)
    return due


def deadline(accepted: date, working_days: int, calendar: Calendar, pauses: Sequence[Pause] = ()) -> Deadline:
    """The due date and every day on the way to it; arguments as for `due_date`."""
    due = due_date(accepted, working_days, calendar, pauses)
    last = due or max(accepted, _stop(pauses))
    counted: list[date] = []
    skipped: list[Skipped] = []
    for on in _days(accepted + _DAY, last):
        why = calendar.why_closed(on) or _paused(on, pauses)
        if why:
            skipped.append(Skipped(on, why))
        else:
            counted.append(on)
    return Deadline(due, tuple(counted), tuple(skipped), calendar.provisional(accepted, last))


def count(accepted: date, until: date, calendar: Calendar, pauses: Sequence[Pause] = ()) -> int:
    """Working days used after `accepted`, up to and including `until`: net of the pauses; gross with none
    given.

    0 when `until` is not after `accepted`.
    """
    if until <= accepted:
        return 0
    used = calendar.rank(until) - calendar.rank(accepted)
    for start, end in _merged(pauses, accepted):
        if start >= until:
            break
        used -= calendar.rank(until if end is None else min(end, until)) - calendar.rank(start)
    return used


def working_days_left(today: date, due: date, calendar: Calendar) -> int:
    """Working days after `today`, up to and including `due`; negative: how many have passed since it was due.

    On a weekend or holiday right after the due date this is 0 although the day is over: compare the dates
    as well.
    """
    return calendar.rank(due) - calendar.rank(today)


def _merged(pauses: Sequence[Pause], accepted: date) -> Iterator[tuple[date, date | None]]:
    """The pauses after acceptance in order, without overlap: the clock stands still on the days in (start,
    end]."""
    reached = accepted
    for pause in sorted(pauses, key=lambda pause: pause.start):
        start = max(pause.start, reached)
        if pause.end is None:
            yield start, None
            return
        if pause.end > start:
            yield start, pause.end
            reached = pause.end


def _stop(pauses: Sequence[Pause]) -> date:
    """The day on which the open pauses stopped the clock."""
    return min(pause.start for pause in pauses if pause.end is None)


def _paused(on: date, pauses: Sequence[Pause]) -> str | None:
    for pause in pauses:
        if pause.holds(on):
            return f"berhenti: {pause.why}" if pause.why else "berhenti"
    return None


def _days(first: date, last: date) -> Iterator[date]:
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal)
