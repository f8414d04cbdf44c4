"""Understanding cells, days, columns and letters of old spreadsheets."""

import contextlib
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.heritage.rules import cells, columns, days, judging, texts
from satupintu.heritage.rules.cells import Fault, Unfit
from satupintu.rules.words import MONTHS

TODAY = date(2026, 3, 10)
KNOWN = st.dates(date(1945, 8, 17), TODAY)


def refused(work, *args):
    with pytest.raises(Unfit) as caught:
        work(*args)
    return caught.value.fault


@given(KNOWN)
def test_a_day_is_the_same_however_it_is_written(day):
    serial = (day - date(1899, 12, 30)).days
    for written in (
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"Senin, {day.day} {MONTHS[day.month - 1].upper()} {day.year}",
        datetime(day.year, day.month, day.day),
        day,
        serial,
        str(serial),
    ):
        assert days.day(written, "dmy", TODAY) == day
    assert days.day(f"{day:%m/%d/%Y}", "mdy", TODAY) == day


@given(st.lists(KNOWN, min_size=1))
def test_the_order_is_told_by_days_above_the_twelfth_or_not_at_all(several):
    told = days.order_of([f"{day:%d/%m/%Y}" for day in several])
    assert told == ("dmy" if any(day.day > 12 for day in several) else "")


def test_a_file_that_contradicts_itself_tells_no_order():
    assert days.order_of(["13/02/2019", "02/13/2019"]) == ""


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("07/03/2019", Fault.DATE_UNCLEAR),
        ("07/03/19", Fault.DATE_SHORT_YEAR),
        ("31 Februari 2019", Fault.DATE),
        ("kemarin", Fault.DATE),
        ("7 Foo 2019", Fault.DATE),
        ("2027-01-01", Fault.DATE_FUTURE),
        ("1901-01-01", Fault.DATE_TOO_OLD),
        (7, Fault.DATE),
        ("=TODAY()", Fault.FORMULA),
    ],
)
def test_a_day_that_cannot_be_told_is_refused_with_its_reason(written, fault):
    assert refused(days.day, written, "", TODAY) == fault


def test_the_same_day_and_month_need_no_order():
    assert days.day("05/05/2019", "", TODAY) == date(2019, 5, 5)
    assert days.day(None, "", TODAY) is days.day(" - ", "", TODAY) is None


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_a_day_or_a_number(typed):
    for work in (
        lambda: days.any_day(typed, "dmy"),
        lambda: cells.digits(typed, 16, Fault.NIK),
        lambda: cells.text(typed),
    ):
        with contextlib.suppress(Unfit):
            work()


@pytest.mark.parametrize(
    "typed", ["1.40E+15", "1,40E+15", "1.406034101900101e15", 1406034101900101, 1.406034101900101e15]
)
def test_a_nik_that_a_spreadsheet_calculated_with_is_refused_as_rounded(typed):
    assert refused(cells.digits, typed, 16, Fault.NIK) == Fault.ROUNDED


def test_zeros_that_were_lost_are_named():
    assert refused(cells.digits, "912345678901", 13, Fault.NIB) == Fault.ZERO_LOST
    assert refused(cells.digits, "12", 13, Fault.NIB) == Fault.NIB
    assert cells.digits('="0123456789012"', 13, Fault.NIB) == "0123456789012"
    assert cells.digits("'0123456789012", 13, Fault.NIB) == "0123456789012"
    assert cells.digits(9123456789012, 13, Fault.NIB) == cells.digits("9123456789012.0", 13, Fault.NIB)


def test_niks_that_all_end_in_zero_have_lost_their_last_digit():
    assert judging.rounded([f"140603410190{n:03}0" for n in range(5)])
    assert not judging.rounded([f"140603410190{n:04}" for n in range(5)])


def test_text_keeps_one_line_and_refuses_what_is_none():
    assert cells.text("  Warung\n Contoh ") == "Warung Contoh"
    assert refused(cells.text, "a\x00b") == Fault.CONTROL
    assert refused(cells.text, "x" * 301) == Fault.LONG
    assert refused(cells.text, "=1+1") == Fault.FORMULA


@given(
    st.lists(st.lists(st.text("abc é1", min_size=1, max_size=5), min_size=3, max_size=3), min_size=3, max_size=20),
    st.sampled_from(texts.DELIMITERS),
    st.sampled_from(texts.ENCODINGS),
)
def test_a_csv_is_read_as_it_was_written(rows, sign, encoding):
    said = "\r\n".join(sign.join(row) for row in [["Nomor", "Tanggal", "é"], *rows])
    content = said.encode(encoding)
    assert texts.encoding_of(content) == encoding or encoding == "utf-8-sig"
    assert texts.decoded(content, encoding) == said
    assert texts.delimiter_of(said) == sign


def test_a_comma_inside_quotes_is_no_separator():
    assert texts.delimiter_of('a;b;c\n"x, y, z";2;3\n"p, q";5;6\n') == ";"


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(texts.NotText):
        texts.decoded(b"\x00\x01\x02", "cp1252")


def test_heads_are_known_by_other_words_and_found_below_titles():
    heads = ["No", "No. SK", "Tgl. Terbit (dd/mm/yyyy)", "NAMA PEMOHON", "NIK", "Nama  Usaha", "Alamat"]
    assert columns.guess(heads) == {"number": 1, "on": 2, "holder": 3, "nik": 4, "business": 5, "address": 6}
    assert columns.find_head([["Register IUMK"], [], heads, ["1", "2"]]) == 2
    assert columns.lacking({"number": 0}) == ["on", "holder"]
    assert columns.lacking({"number": 0, "on": 1, "business": 2}) == []


def setting(**changed):
    named = ("number", "on", "holder", "nik", "valid_until", "state")
    standing = {"columns": {name: at for at, name in enumerate(named)}, "order": "dmy", "today": TODAY, "services": {}}
    return judging.Setting(**{**standing, "usual": ("iumk", "IUMK"), "width": 6, "fictional_ok": True, **changed})


def test_a_row_names_all_its_faults_at_once():
    judged = judging.judge(7, ["", "kapan", "Siti", "1.4E+15", "", "entah"], setting())
    assert set(judged.faults) == {
        ("number", Fault.MISSING),
        ("on", Fault.DATE),
        ("nik", Fault.ROUNDED),
        ("state", Fault.STATE),
    }
    assert judged.read is None


def test_a_good_row_is_read_whole():
    row = ["503/1", "7/3/2019", "Siti", "0006034101900101", "Seumur hidup", "Berlaku"]
    read = judging.judge(2, row, setting()).read
    assert read is not None
    assert (read.number, read.on, read.title, read.valid_until, read.ended) == (
        "503/1",
        date(2019, 3, 7),
        "IUMK",
        None,
        False,
    )
    assert judging.judge(2, ["503/1", "7/3/2019", "Siti", "", "", "dicabut"], setting()).read.ended


def test_a_number_that_a_spreadsheet_took_for_a_day_is_refused():
    row = [date(2019, 2, 1), "7/3/2019", "Siti", "", "", ""]
    assert judging.judge(2, row, setting()).faults == [("number", Fault.NUMBER_IS_DAY)]


def test_cells_beyond_the_heads_mean_a_shifted_row():
    row = ["503/1", "7/3/2019", "Siti", "", "", "", "Jalan"]
    assert judging.judge(2, row, setting()).faults == [("", Fault.COLUMNS)]


def test_a_licence_does_not_end_before_it_begins():
    row = ["503/1", "7/3/2019", "Siti", "", "6/3/2019", ""]
    assert judging.judge(2, row, setting()).faults == [("valid_until", Fault.VALID_BEFORE_ISSUED)]
    row[4] = (TODAY + timedelta(days=900)).isoformat()
    assert judging.judge(2, row, setting()).read.valid_until == TODAY + timedelta(days=900)
