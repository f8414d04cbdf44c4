"""Lists that leave the office: nothing in them runs, nothing is rounded, and the trail knows who took what."""

import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from satupintu.audit.models import Entry
from satupintu.base.actor import system
from satupintu.sheets.rules import guarded
from satupintu.sheets.services import (
    Column,
    Listing,
    ReasonForPersonalData,
    TooManyRows,
    export,
    pages,
)

NOW = datetime(2026, 3, 10, 2, tzinfo=UTC)
PEOPLE = [("Siti", "1400012345678", 3), ('=HYPERLINK("http://x","klik")', "+62 0800", -1), ("@SUM(A1)", "\t=1+1", 0)]


def listing(rows=None, **more):
    columns = (
        Column("business", "Usaha", lambda row: row[0]),
        Column("phone", "Telepon", lambda row: row[1], personal=True),
        Column("days", "Hari", lambda row: row[2]),
        Column("at", "Masuk", lambda row: NOW),
    )
    return Listing("test", "Percobaan", columns, lambda: PEOPLE if rows is None else rows, **more)


def take(house, kind, **more):
    actor = system(house.office_id)
    return export(actor=actor, now=NOW, zone="Asia/Jakarta", kind=kind, **({"listing": listing()} | more))


def read_csv(sheet):
    content = sheet.content.read()
    assert content.startswith(b"\xef\xbb\xbf"), "spreadsheet programs know UTF-8 by this mark"
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_csv_runs_no_formula_and_rounds_no_number(house):
    sheet = take(house, "csv", with_personal=True, reason="Menelepon pemohon")
    head, siti, link, total = read_csv(sheet)
    assert head == ["Usaha", "Telepon", "Hari", "Masuk"]
    assert siti == ["Siti", "'1400012345678", "3", "2026-03-10 09:00:00"]
    assert link[0].startswith("'=HYPERLINK")
    assert link[1:3] == ["'+62 0800", "-1"]
    assert total[:2] == ["'@SUM(A1)", "'\t=1+1"]


def test_a_workbook_holds_text_where_a_formula_was_typed(house):
    sheet = take(house, "xlsx", with_personal=True, reason="Menelepon pemohon")
    book = load_workbook(sheet.content)
    cells = [list(row) for row in book.active.iter_rows()]
    assert [cell.value for cell in cells[1]] == ["Siti", "'1400012345678", 3, datetime(2026, 3, 10, 9)]
    assert {cell.data_type for row in cells[1:] for cell in row[:2]} == {"s"}


@given(st.text(max_size=20))
def test_no_text_begins_like_a_formula(text):
    shown = guarded(text)
    assert not shown.lstrip(" \t\r\n\x0b\x0c\u00a0").startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert not shown.startswith(("\t", "\r", "\n"))


def test_without_a_reason_no_column_with_personal_data_leaves(house):
    with pytest.raises(ReasonForPersonalData):
        take(house, "csv", with_personal=True, reason="ingin")
    assert not Entry.objects.filter(event="ListExported").exists()
    head, *_ = read_csv(take(house, "csv", reason="tidak diminta"))
    assert "Telepon" not in head


def test_the_trail_knows_who_took_which_list(house):
    take(house, "xlsx", listing=listing(filters={"step": "decision"}), with_personal=True, reason="Menelepon pemohon")
    (entry,) = Entry.objects.filter(event="ListExported")
    assert entry.data == {
        "listing": "test",
        "kind": "xlsx",
        "rows": 3,
        "columns": ["business", "phone", "days", "at"],
        "personal": ["phone"],
        "filters": {"step": "decision"},
        "reason": "Menelepon pemohon",
    }


def test_a_list_too_long_is_refused_and_leaves_no_line(house):
    with pytest.raises(TooManyRows):
        take(house, "csv", most=2)
    assert not Entry.objects.filter(event="ListExported").exists()


def test_of_a_list_that_is_cut_no_more_leaves_than_it_tells(house):
    assert len(read_csv(take(house, "csv", listing=listing(cut=2)))) == 3


def test_pages_are_read_one_after_the_other():
    kept = {"": ([1, 2], "b"), "b": ([3], "")}
    assert list(pages(lambda after: kept[after])) == [1, 2, 3]


def test_a_list_of_nothing_has_its_head(house):
    assert len(read_csv(take(house, "csv", listing=listing(rows=[])))) == 1
