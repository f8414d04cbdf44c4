"""One cell of an old register, as CSV or XLSX gives it, and as tidy text."""

import re
import unicodedata
from datetime import date, datetime
from enum import StrEnum

Value = str | int | float | bool | date | datetime | None
LONGEST = 300  # letters of a cell; no name or address of a register is longer
_LITERAL = re.compile(r'="([^"]*)"')  # how one keeps leading zeros in a CSV that a spreadsheet opens
_APOSTROPHE = re.compile(r"'(?=[0-9=+\-@])")  # how our own sheets, and spreadsheets, mark text
_DIGITS_WITH_POINT = re.compile(r"(\d+)\.0")


class Fault(StrEnum):
    """What is wrong with a row, as codes that a page and a file can word."""

    MISSING = "missing"
    FORMULA = "formula"
    CONTROL = "control"
    LONG = "long"
    DATE = "date"
    DATE_UNCLEAR = "date_unclear"
    DATE_SHORT_YEAR = "date_short_year"
    DATE_FUTURE = "date_future"
    DATE_TOO_OLD = "date_too_old"
    VALID_BEFORE_ISSUED = "valid_before_issued"
    ROUNDED = "rounded"
    NIK = "nik"
    NIB = "nib"
    ZERO_LOST = "zero_lost"
    SERVICE = "service"
    STATE = "state"
    COLUMNS = "columns"
    TWICE_DIFFERENT = "twice_different"
    CONFLICT = "conflict"
    NUMBER_IS_DAY = "number_is_day"
    NUMBER_ISSUED = "number_issued"
    NUMBER_TO_COME = "number_to_come"


class Unfit(Exception):
    """A cell that cannot be understood. Plain, because rules may not import the base's Refusal."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault)


def empty(value: Value) -> bool:
    """Whether nothing stands there; registers write "-" for nothing."""
    return value is None or (isinstance(value, str) and value.strip() in {"", "-", "–", "—"})


def text(value: Value, most: int = LONGEST) -> str:
    """A cell as one line of text; "" for an empty one. Raises Unfit: FORMULA, CONTROL, LONG."""
    if empty(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, date):
        return value.isoformat()[:10]
    said = str(value)
    if literal := _LITERAL.fullmatch(said.strip()):
        said = literal[1]
    if said.lstrip().startswith("="):
        raise Unfit(Fault.FORMULA)
    said = _APOSTROPHE.sub("", " ".join(said.split()), count=1) if said.lstrip().startswith("'") else _line(said)
    if any(unicodedata.category(each) in {"Cc", "Cs"} or each == "\ufffd" for each in said):
        raise Unfit(Fault.CONTROL)
    if len(said) > most:
        raise Unfit(Fault.LONG)
    return said


def _line(said: str) -> str:
    return " ".join(said.split())


def digits(value: Value, length: int, wrong: Fault) -> str:
    """A number of so many digits that must not be calculated with; "" for none.

    Raises Unfit: ROUNDED when a spreadsheet made 1.40E+15 of it or can no longer hold its last digit, ZERO_LOST for one
    digit too few in a number that a spreadsheet took for an amount, else `wrong`.
    """
    if isinstance(value, float) and not value.is_integer():
        raise Unfit(wrong)
    amount = isinstance(value, (int, float)) and not isinstance(value, bool)
    said = text(value)
    if not said:
        return ""
    if re.fullmatch(r"\d+([.,]\d+)?[eE]\+?\d+", said) or (amount and len(said) >= 16):
        raise Unfit(Fault.ROUNDED)
    if whole := _DIGITS_WITH_POINT.fullmatch(said):
        said = whole[1]
    bare = re.sub(r"[\s.\-']", "", said)
    if not bare.isascii() or not bare.isdecimal():
        raise Unfit(wrong)
    if len(bare) < length and len(bare) >= length - 3:
        raise Unfit(Fault.ZERO_LOST)
    if len(bare) != length:
        raise Unfit(wrong)
    return bare
