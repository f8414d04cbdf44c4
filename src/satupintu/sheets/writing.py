"""A list as CSV or XLSX, row by row, so that a hundred thousand rows take no more memory than a hundred."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

from satupintu.sheets.rules import Cell, as_text, plain

CSV, XLSX = "csv", "xlsx"
MEDIA = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
Row = Iterable[Cell]


def write_csv(out: IO[bytes], head: Iterable[str], rows: Iterator[Row], zone: str) -> int:
    """Write RFC 4180 with a byte-order mark, by which spreadsheet programs know UTF-8; returns how many rows."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=False)
    writer, count = csv.writer(text), 0
    writer.writerow(head)
    for row in rows:
        writer.writerow([as_text(plain(cell, zone)) for cell in row])
        count += 1
    text.flush()
    text.detach()
    return count


def write_xlsx(out: IO[bytes], head: Iterable[str], rows: Iterator[Row], zone: str) -> int:
    """Write a workbook of one sheet, its head frozen; text stays text. Returns how many rows."""
    from openpyxl import Workbook  # 0.2 s and 15 MB: only whoever exports pays for it
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("Daftar")
    sheet.freeze_panes = "A2"

    def bold(title: str) -> Any:
        cell = WriteOnlyCell(sheet, value=title)
        cell.font = Font(bold=True)
        return cell

    def cell_of(value: Cell) -> Any:
        shown = plain(value, zone)
        if not isinstance(shown, str):
            return shown
        cell = WriteOnlyCell(sheet)
        cell.value = shown
        cell.data_type = "s"  # never a formula, whatever the text begins with
        return cell

    sheet.append([bold(title) for title in head])
    count = 0
    for row in rows:
        sheet.append([cell_of(value) for value in row])
        count += 1
    book.save(out)
    return count


Writer = Callable[[IO[bytes], Iterable[str], Iterator[Row], str], int]
WRITERS: dict[str, Writer] = {CSV: write_csv, XLSX: write_xlsx}
