"""What may stand in a cell: no formula, no number that a spreadsheet would round, no letters it cannot hold."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

Cell = str | int | bool | date | datetime | None

# A spreadsheet runs what begins like this, and some run it after blanks too (CWE-1236). The broad forms are the same
# signs as East Asian keyboards write them.
_RUNS = re.compile(r"^[\s\u0000-\u001f]*[=+\-@\u2212\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]")
_DIGITS = re.compile(r"\d{12,}")  # NIB, NIK, NIP: shown as 1.40E+15, and rounded from the sixteenth digit on
_NOT_FOR_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST = 32_767  # letters in a cell of XLSX


def plain(value: Cell, zone: str) -> str | int | date | datetime | None:
    """A cell as it is written: text that would run as a formula gets an apostrophe before it, and so do numbers so long
    that a spreadsheet would round them; an instant becomes the office's local time; yes and no become words."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, datetime):
        return value.astimezone(ZoneInfo(zone)).replace(tzinfo=None, microsecond=0)
    if isinstance(value, str):
        return guarded(value)
    return value


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for anything but text, at most 32,767 letters."""
    text = _NOT_FOR_XML.sub("", text)
    risky = _RUNS.match(text) or _DIGITS.fullmatch(text)
    return ("'" + text if risky else text)[:LONGEST]


def as_text(value: str | int | date | datetime | None) -> str:
    """A cell as CSV says it: days as 2026-03-10, instants as 2026-03-10 09:00:00."""
    if value is None:
        return ""
    return value.isoformat(" ") if isinstance(value, datetime) else str(value)
