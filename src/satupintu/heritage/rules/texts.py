"""Which letters and which separator a CSV was written with: detected, shown, and corrected by whoever knows better."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

ENCODINGS = ("utf-8-sig", "cp1252", "utf-16")
DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 200  # lines


class NotText(Exception):
    """The bytes are no text in this encoding."""


def encoding_of(content: bytes) -> str:
    """UTF-16 by its mark, UTF-8 when all of it is, else Windows-1252, which old spreadsheet programs wrote."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "utf-16"
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def decoded(content: bytes, encoding: str) -> str:
    """The text. Raises NotText for bytes that this encoding does not know, and for what is no text at all."""
    if encoding not in ENCODINGS:
        raise NotText
    try:
        said = content.decode(encoding)
    except UnicodeDecodeError:
        raise NotText from None
    if "\0" in said:
        raise NotText
    return said


def delimiter_of(said: str) -> str:
    """The sign that splits most lines into the same number of cells, more than one; a comma when none does."""
    best, most = ",", 0.0
    for sign in DELIMITERS:
        counts = Counter(len(row) for row in _first(said, sign) if row)
        width, times = max(counts.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]), default=(1, 0))
        score = times / max(1, counts.total()) * width if width > 1 else 0.0
        if score > most:
            best, most = sign, score
    return best


def _first(said: str, sign: str) -> Iterator[list[str]]:
    lines = io.StringIO(said, newline="")
    try:
        for number, row in enumerate(csv.reader(lines, delimiter=sign)):
            if number >= _LOOKED_AT:
                return
            yield row
    except csv.Error:
        return


def rows(said: str, delimiter: str) -> Iterator[list[str]]:
    """All rows of a CSV, empty ones too. A field longer than the csv module allows raises NotText."""
    try:
        yield from csv.reader(io.StringIO(said, newline=""), delimiter=delimiter)
    except csv.Error:
        raise NotText from None
