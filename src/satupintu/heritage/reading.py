"""Opening an old register: CSV or XLSX in, rows of cells out, one after the other, never more than may be."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from typing import Any

from satupintu.heritage.refusals import (
    NotASheet,
    NothingInSheet,
    SheetLocked,
    SheetTooHeavy,
    SheetTooOld,
    TooManyOldRows,
)
from satupintu.heritage.rules import columns, texts
from satupintu.heritage.rules.cells import Value
from satupintu.heritage.rules.days import Order
from satupintu.heritage.rules.judging import blank

MEGABYTE = 1024 * 1024
AT_MOST = 20 * MEGABYTE
UNPACKED_AT_MOST = 200 * MEGABYTE
MOST_ROWS = 100_000
WIDEST = 100  # columns
EMPTY_AT_MOST = 5_000  # empty rows between rows; a sheet may claim a million of them
CSV, XLSX = "csv", "xlsx"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old XLS, and the wrapping of XLSX behind a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
Row = tuple[int, Sequence[Value]]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is read, as its import keeps it. head: the row of the heads, from 1. columns: by field, from 0.
    order_given: somebody said so; else it is "" or what the file itself told. usual: (code, title) of the licence where
    a row names none."""

    kind: str
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    head: int = 1
    heads: tuple[str, ...] = ()
    columns: Mapping[str, int] = field(default_factory=dict)
    order: Order = ""
    order_given: bool = False
    rounded: bool = False
    usual: tuple[str, str] = ("", "")

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Reading":
        tuples = {name: tuple(data[name]) for name in ("sheets", "heads", "usual")}
        return cls(**{**data, **tuples})


def begin(content: bytes) -> Reading:
    """What kind of file this is and how it seems to be written, with its heads and columns guessed.

    Raises NotASheet, SheetLocked, SheetTooOld, SheetTooHeavy, NothingInSheet.
    """
    if len(content) > AT_MOST:
        raise heavy()
    if content.startswith(_OLE):
        raise SheetLocked() if _ENCRYPTED in content else SheetTooOld()
    if content.startswith(b"PK"):
        names = _sheet_names(content)
        return with_heads(content, Reading(XLSX, sheet=names[0], sheets=names))
    encoding = texts.encoding_of(content)
    try:
        said = texts.decoded(content, encoding)
    except texts.NotText:
        raise NotASheet() from None
    return with_heads(content, Reading(CSV, encoding=encoding, delimiter=texts.delimiter_of(said)))


def heavy() -> SheetTooHeavy:
    """The refusal with its limits."""
    return SheetTooHeavy(most=AT_MOST // MEGABYTE, unpacked=UNPACKED_AT_MOST // MEGABYTE)


def with_heads(content: bytes, how: Reading, head: int = 0) -> Reading:
    """The same with its heads (in the row `head`, from 1; 0: found) and its columns guessed. Raises NothingInSheet."""
    first = [list(row) for row in islice(_every(content, how), max(columns.HEAD_WITHIN, head))]
    at = head - 1 if head else columns.find_head(first)
    if at >= len(first) or blank(first[at]):
        raise NothingInSheet()
    heads = columns.heads_of(first[at])
    while heads and not heads[-1]:
        heads.pop()
    return replace(how, head=at + 1, heads=tuple(heads), columns=columns.guess(heads))


def rows(content: bytes, how: Reading) -> Iterator[Row]:
    """The rows below the heads that are not empty, each with its number in the file. Raises TooManyOldRows, and
    NotASheet for a file that breaks off."""
    count = gap = 0
    for number, row in enumerate(_every(content, how), 1):
        if number <= how.head:
            continue
        if blank(row):
            gap += 1
            if gap > EMPTY_AT_MOST:
                return
            continue
        gap, count = 0, count + 1
        if count > MOST_ROWS:
            raise TooManyOldRows(most="100.000")
        yield number, row


def _every(content: bytes, how: Reading) -> Iterator[Sequence[Value]]:
    if how.kind == XLSX:
        yield from _cells(content, how.sheet)
        return
    try:
        for row in texts.rows(texts.decoded(content, how.encoding), how.delimiter):
            yield row[:WIDEST]
    except texts.NotText:
        raise NotASheet() from None


def _sheet_names(content: bytes) -> tuple[str, ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise SheetLocked()
            if sum(part.file_size for part in parts) > UNPACKED_AT_MOST or len(parts) > 2_000:
                raise heavy()
    except zipfile.BadZipFile:
        raise NotASheet() from None
    book = _book(content)
    try:
        names = tuple(sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible")
    finally:
        book.close()
    if not names:
        raise NothingInSheet()
    return names


def _book(content: bytes) -> Any:
    from openpyxl import load_workbook  # 0.2 s and 15 MB: only for whoever brings an XLSX

    try:
        return load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    except Exception as error:  # it raises whatever its XML, ZIP and date parsers raise
        raise NotASheet() from error


def _cells(content: bytes, name: str) -> Iterator[Sequence[Value]]:
    """The cells of one sheet; a formula stands there as its own text, which begins with "="."""
    book = _book(content)
    try:
        sheet = book[name]
        sheet.reset_dimensions()  # what a sheet says of its own size need not be true
        for row in sheet.iter_rows(values_only=True):
            yield row[:WIDEST]
    except (KeyError, ValueError, TypeError, SyntaxError, zipfile.BadZipFile, OSError, EOFError) as error:
        raise NotASheet() from error
    finally:
        book.close()
