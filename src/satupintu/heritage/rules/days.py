"""Days as registers write them: 2019-03-07, 07/03/2019, 7 Maret 2019, and a spreadsheet's own number for a day.

Whether 07/03 is March or July stands in no single cell: the whole file tells, or nobody does, and then it is refused.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal

from satupintu.heritage.rules.cells import Fault, Unfit, Value, empty, text

Order = Literal["", "dmy", "mdy"]
OLDEST = date(1945, 8, 17)
_NUMBERED = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{2}|\d{4})(?: 0?0[:.]00(?:[:.]00)?)?")
_ISO = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_NAMED = re.compile(r"(?:[a-z']+, ?)?(\d{1,2})[ .\-/]*([a-z]+)[ .,\-/]*(\d{2}|\d{4})")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_EPOCH = date(1899, 12, 30)  # day 0 of spreadsheets, by which their day 60 that never was does no harm after it
_MONTHS = (
    ("januari", "january", "jan"),
    ("februari", "february", "pebruari", "feb", "peb"),
    ("maret", "march", "mar", "mrt"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("agustus", "august", "agu", "agt", "aug", "ags"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "december", "des", "dec"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}


def order_of(values: Iterable[Value]) -> Order:
    """Which comes first in this column, told by the days above 12; "" when none tells or they contradict each other."""
    found: set[Order] = set()
    for value in values:
        if isinstance(value, str) and (parts := _NUMBERED.fullmatch(value.strip())):
            first, second = int(parts[1]), int(parts[2])
            if first > 12 >= second:
                found.add("dmy")
            elif second > 12 >= first:
                found.add("mdy")
    return found.pop() if len(found) == 1 else ""


def day(value: Value, order: Order, today: date) -> date | None:
    """The day in a cell; None for an empty one. order: see `order_of`. today: in the office's zone.

    Raises Unfit: DATE, DATE_UNCLEAR, DATE_SHORT_YEAR, DATE_TOO_OLD, DATE_FUTURE, and what `text` raises.
    """
    found = any_day(value, order)
    if found is not None and found > today:
        raise Unfit(Fault.DATE_FUTURE)
    return found


def any_day(value: Value, order: Order) -> date | None:
    """The same for a day that may be to come."""
    if empty(value) or isinstance(value, bool):
        return None
    found = _plain(value)
    if found is None:
        found = _written(text(value).lower(), order)
    if found < OLDEST:
        raise Unfit(Fault.DATE_TOO_OLD)
    return found


def _plain(value: Value) -> date | None:
    """What a spreadsheet itself keeps as a day."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)):
        return _serial(float(value))
    return None


def _serial(number: float) -> date:
    if not 10_000 <= number < 100_000:
        raise Unfit(Fault.DATE)
    return _EPOCH + timedelta(days=int(number))


def _written(said: str, order: Order) -> date:
    if _SERIAL.fullmatch(said):
        return _serial(float(said))
    if parts := _ISO.fullmatch(said):
        return _made(int(parts[1]), int(parts[2]), int(parts[3]))
    if parts := _NUMBERED.fullmatch(said):
        return _numbered(int(parts[1]), int(parts[2]), parts[3], order)
    parts = _NAMED.fullmatch(said)
    month = _MONTH.get(parts[2]) if parts else None
    if not parts or not month:
        raise Unfit(Fault.DATE)
    return _made(_year(parts[3]), month, int(parts[1]))


def _numbered(first: int, second: int, year: str, order: Order) -> date:
    whole = _year(year)
    if first > 12 or first == second:
        return _made(whole, second, first)
    if second > 12:
        return _made(whole, first, second)
    if not order:
        raise Unfit(Fault.DATE_UNCLEAR)
    return _made(whole, second, first) if order == "dmy" else _made(whole, first, second)


def _year(typed: str) -> int:
    if len(typed) != 4:
        raise Unfit(Fault.DATE_SHORT_YEAR)
    return int(typed)


def _made(year: int, month: int, number: int) -> date:
    try:
        return date(year, month, number)
    except ValueError:
        raise Unfit(Fault.DATE) from None
