"""One row of an old register judged: what it says, or everything that is wrong with it at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from satupintu.heritage.rules.cells import Fault, Unfit, Value, digits, empty, text
from satupintu.heritage.rules.days import Order, any_day, day
from satupintu.rules.nib import valid_nik

NUMBER_AT_MOST = 120
ENDED = frozenset(
    {"dicabut", "cabut", "batal", "dibatalkan", "mati", "habis", "berakhir", "tidak berlaku", "tidak aktif"}
)
STANDING = frozenset({"", "berlaku", "aktif", "masih berlaku", "hidup", "masih aktif"})
_FOR_EVER = frozenset(
    {"seumur hidup", "selamanya", "selama usaha berjalan", "tidak terbatas", "selama menjalankan usaha"}
)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a file is to be read. columns: by field, from 0. services: names of licences, without case, to (code, title).
    usual: (code, title) where a row names none. rounded: all NIKs of the file have lost their last digit."""

    columns: Mapping[str, int]
    order: Order
    today: date
    services: Mapping[str, tuple[str, str]]
    usual: tuple[str, str] = ("", "")
    width: int = 0
    rounded: bool = False
    fictional_ok: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """What a row says of one licence."""

    number: str
    on: date
    service: str
    title: str
    holder: str = ""
    nik: str = ""
    nib: str = ""
    business: str = ""
    address: str = ""
    kbli: str = ""
    activity: str = ""
    place: str = ""
    valid_until: date | None = None
    ended: bool = False

    def canonical(self) -> str:
        """All that it says, as one text: two rows that say the same are the same."""
        return "\x1f".join(str(getattr(self, name) or "").casefold() for name in self.__slots__)


@dataclass(slots=True)
class Judged:
    """A row with its number in the file (from 1): read, or with its faults as (field, fault)."""

    row: int
    read: Read | None
    faults: list[tuple[str, Fault]] = field(default_factory=list)


def rounded(niks: Sequence[str]) -> bool:
    """Whether a spreadsheet has rounded all NIKs of a file: sixteen digits, and none ends in anything but 0."""
    whole = [each for each in niks if len(each) == 16]
    return len(whole) >= 5 and all(each.endswith("0") for each in whole)


def blank(row: Sequence[Value]) -> bool:
    """Whether nothing stands in a row."""
    return all(empty(value) for value in row)


def judge(number: int, row: Sequence[Value], how: Setting) -> Judged:
    """Judge one row. number: of the row in the file, from 1."""
    faults: list[tuple[str, Fault]] = []

    def value(name: str) -> Value:
        at = how.columns.get(name)
        return row[at] if at is not None and at < len(row) else None

    def take(name: str, understand: Callable[[Value], object]) -> object:
        try:
            return understand(value(name))
        except Unfit as unfit:
            faults.append((name, unfit.fault))
            return None

    if how.width and any(not empty(extra) for extra in row[how.width :]):
        faults.append(("", Fault.COLUMNS))  # a separator inside a cell shifts all that follows
    lines = {name: take(name, text) for name in ("holder", "business", "address", "kbli", "activity", "place")}
    found = {
        **lines,
        "number": take("number", _number),
        "on": take("on", lambda cell: day(cell, how.order, how.today)),
        "nik": take("nik", lambda cell: _nik(cell, how)),
        "nib": take("nib", lambda cell: digits(cell, 13, Fault.NIB)),
        "valid_until": take("valid_until", lambda cell: _until(cell, how.order)),
        "ended": take("state", _ended),
        "service": take("service", lambda cell: _service(cell, how)),
    }
    _check_whole(found, faults)
    if faults:
        return Judged(number, None, faults)
    named: Any = found.pop("service")
    said: Any = found
    return Judged(number, Read(**said, service=named[0], title=named[1]))


def _check_whole(found: Mapping[str, object], faults: list[tuple[str, Fault]]) -> None:
    """What one cell alone cannot tell."""
    wrong = {name for name, _ in faults}
    faults += [(name, Fault.MISSING) for name in ("number", "on") if not found[name] and name not in wrong]
    if not found["holder"] and not found["business"] and not wrong & {"holder", "business"}:
        faults.append(("holder", Fault.MISSING))
    on, until = found["on"], found["valid_until"]
    if isinstance(on, date) and isinstance(until, date) and until < on:
        faults.append(("valid_until", Fault.VALID_BEFORE_ISSUED))


def _number(cell: Value) -> str:
    if isinstance(cell, date):
        raise Unfit(Fault.NUMBER_IS_DAY)
    return text(cell, NUMBER_AT_MOST)


def _nik(cell: Value, how: Setting) -> str:
    found = digits(cell, 16, Fault.NIK)
    if found and how.rounded:
        raise Unfit(Fault.ROUNDED)
    if found and not valid_nik(found, fictional_ok=how.fictional_ok).ok:
        raise Unfit(Fault.NIK)
    return found


def _until(cell: Value, order: Order) -> date | None:
    if isinstance(cell, str) and " ".join(cell.lower().split()) in _FOR_EVER:
        return None
    return any_day(cell, order)


def _ended(cell: Value) -> bool:
    said = text(cell).lower()
    if said not in ENDED | STANDING:
        raise Unfit(Fault.STATE)
    return said in ENDED


def _service(cell: Value, how: Setting) -> tuple[str, str]:
    said = text(cell, 200)
    if not said:
        if not how.usual[1]:
            raise Unfit(Fault.SERVICE)
        return how.usual
    return how.services.get(said.casefold(), ("", said))
