"""The office's calendar: which days are worked, and why the others are not. A five-day week, less the
closures.

Every day has a rank: how many working days there have been up to it. Counting is subtracting ranks. Within
the known years ranks are looked up in a table, beyond them they are arithmetic on ordinals
(`date.toordinal()`; ordinal 1 was a Monday); both give the same. docs/algorithms/deadline.md says it in
prose.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from satupintu.rules.words import DAYS

ClosureKind = Literal["national", "cuti_bersama", "local"]


@dataclass(frozen=True, slots=True)
class Closure:
    """A day on which the office is closed. `decree` is what closed it: a number, or "unknown"."""

    on: date
    name: str
    kind: ClosureKind
    decree: str


@dataclass(frozen=True)
class Calendar:
    """Closures by date, and the years whose closures are known.

    A date of any other year is only checked for Saturday and Sunday; what is computed from it is provisional.
    """

    closures: Mapping[date, Closure]
    years: frozenset[int]
    # Closures that fall on a weekday: their number in the row of all weekdays, and the same less those
    # before them.
    _shut: list[int] = field(init=False, repr=False, compare=False)
    _gaps: list[int] = field(init=False, repr=False, compare=False)
    # The table: from ordinal `_first` on, the rank of each day; from rank `_start` on, each working day.
    _first: int = field(init=False, repr=False, compare=False)
    _ranks: list[int] = field(init=False, repr=False, compare=False)
    _start: int = field(init=False, repr=False, compare=False)
    _worked: list[date] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        shut = [_weekdays(on.toordinal()) for on in sorted(self.closures) if on.weekday() < 5]
        self._keep(_shut=shut, _gaps=[number - before for before, number in enumerate(shut)])
        first, last = self._span()
        rank = self._computed_rank(first - 1)
        ranks, worked = [], []
        for on in map(date.fromordinal, range(first, last)):
            if self.is_working_day(on):
                rank += 1
                worked.append(on)
            ranks.append(rank)
        self._keep(_first=first, _ranks=ranks, _start=rank - len(worked) + 1, _worked=worked)

    def _keep(self, **fields: object) -> None:
        for name, value in fields.items():
            object.__setattr__(self, name, value)

    def _span(self) -> tuple[int, int]:
        """First ordinal in the table, and the one after the last: the known years, at most a century."""
        if not self.years:
            return 1, 1
        first, last = min(self.years), min(max(self.years), min(self.years) + 100)
        return date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal() + 1

    def rank(self, on: date) -> int:
        """How many working days there have been up to and including this day, since the year 1.

        Only differences mean anything: `rank(b) - rank(a)` is the number of working days after a, up to b.
        """
        ordinal = on.toordinal()
        offset = ordinal - self._first
        return self._ranks[offset] if 0 <= offset < len(self._ranks) else self._computed_rank(ordinal)

    def _computed_rank(self, ordinal: int) -> int:
        weekdays = _weekdays(ordinal)
        return weekdays - bisect_right(self._shut, weekdays)

    def at_rank(self, rank: int) -> date:
        """The working day of this rank. OverflowError beyond the year 9999."""
        offset = rank - self._start
        return self._worked[offset] if 0 <= offset < len(self._worked) else self._computed_day(rank)

    def _computed_day(self, rank: int) -> date:
        weeks, days = divmod(rank + bisect_right(self._gaps, rank) - 1, 5)
        try:
            return date.fromordinal(7 * weeks + days + 1)
        except ValueError:
            raise OverflowError("beyond the last date there is") from None

    def is_working_day(self, on: date) -> bool:
        """Whether the office works on this day."""
        return on.weekday() < 5 and on not in self.closures

    def why_closed(self, on: date) -> str | None:
        """Why the office does not work on this day, in Indonesian: "Sabtu", "Idulfitri 1447 Hijriah", or
        both."""
        reasons: list[str] = [DAYS[on.weekday()]] if on.weekday() >= 5 else []
        if on in self.closures:
            reasons.append(self.closures[on].name)
        return ", ".join(reasons) or None

    def provisional(self, first: date, last: date) -> bool:
        """Whether any day from first to last lies in a year whose closures are not known."""
        return any(year not in self.years for year in range(first.year, last.year + 1))


def _weekdays(ordinal: int) -> int:
    """How many days from Monday to Friday there have been up to and including this ordinal."""
    weeks, days = divmod(ordinal, 7)
    return 5 * weeks + min(days, 5)
