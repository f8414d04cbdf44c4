"""A short list as the address asks for it: narrowed, sorted, paged, and taken out as it is shown."""

from datetime import date
from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from satupintu.sheets.services import Column, Listing
from satupintu.sheets.tables import SIZE, Table

ROWS = [
    ("503/10/2026", "baru", "Siti Contohwati", date(2026, 3, 1)),
    ("503/9/2026", "selesai", "Budi Contohan", None),
    ("503/100/2026", "baru", "", date(2026, 1, 1)),
]


def table(asked="", rows=ROWS, prefix="", **more):
    columns = (
        Column("number", "Nomor", lambda row: row[0]),
        Column("state", "Keadaan", lambda row: row[1], choose=lambda row: row[1]),
        Column("name", "Nama", lambda row: row[2], personal=True),
        Column("on", "Tanggal", lambda row: row[3]),
    )
    return Table(Listing("test", "Percobaan", columns, lambda: rows, **more), dict(parse_qsl(asked)), prefix=prefix)


def numbers(asked, **more):
    return [row[0] for row in table(asked, **more).rows]


def test_without_a_question_the_list_is_as_it_is():
    assert numbers("") == [row[0] for row in ROWS]
    assert not table().narrowed


def test_numbers_are_sorted_as_people_count_and_nothing_comes_last():
    assert numbers("urut=number") == ["503/9/2026", "503/10/2026", "503/100/2026"]
    assert numbers("urut=-number") == ["503/100/2026", "503/10/2026", "503/9/2026"]
    for asked in ("urut=on", "urut=-on"):
        assert numbers(asked)[-1] == "503/9/2026"
    assert numbers("urut=entah") == numbers("urut=--") == numbers("")


def test_a_head_turns_the_order_around():
    heads = table("urut=on&hal=2").heads
    assert (heads["on"].sorted, heads["on"].url) == ("ascending", "?urut=-on")
    assert (heads["number"].sorted, heads["number"].url) == ("none", "?urut=number")
    assert table("urut=-on").heads["on"].url == "?urut=on"


def test_words_narrow_but_never_by_a_persons_name():
    assert numbers("cari=503 BARU") == ["503/10/2026", "503/100/2026"]
    assert numbers("cari=siti") == []
    assert table("cari=siti").clear == "?"


def test_a_choice_narrows_and_one_that_is_gone_finds_nothing():
    assert numbers("state=selesai") == ["503/9/2026"]
    gone = table("state=hilang&cari=503")
    assert (gone.rows, gone.narrowed) == ([], True)
    assert ("hilang", "hilang") in gone.choices[0].options


def test_days_are_not_looked_for_in_the_words_they_are_kept_in():
    assert numbers("cari=2026-03") == []
    assert numbers("cari=00") == ["503/100/2026"]


def test_a_choice_stays_the_same_in_another_language():
    columns = (Column("state", "State", lambda row: row[1].upper(), choose=lambda row: row[1]),)
    english = Table(Listing("test", "Test", columns, lambda: ROWS), {"state": "baru"})
    assert [row[0] for row in english.rows] == ["503/10/2026", "503/100/2026"]
    assert english.choices[0].options == [("baru", "BARU"), ("selesai", "SELESAI")]


def test_what_is_taken_out_is_what_is_shown_and_the_trail_learns_no_words():
    taken = table("state=baru&cari=503&urut=number&unduh=1")
    assert taken.leaving
    assert taken.back == "?state=baru&cari=503&urut=number"
    assert [row[0] for row in taken.listing.rows()] == ["503/10/2026", "503/100/2026"]
    assert taken.listing.filters == {"state": "baru", "words": "1"}
    assert table("state=bukan+yang+ada").listing.filters == {}


def test_a_list_that_was_cut_says_so_and_one_of_just_as_many_rows_does_not():
    short = table("state=baru&unduh=1", cut=2)
    assert (short.cut, short.total, [row[0] for row in short.rows]) == (2, 2, ["503/10/2026"])
    assert (short.listing.cut, short.listing.filters["cut"]) == (2, "2")
    whole = table(cut=3)
    assert (whole.cut, whole.total, whole.listing.cut) == (None, 3, None)
    assert "cut" not in whole.listing.filters
    assert table().cut is None


def test_a_list_says_in_which_columns_it_looks_for_words():
    assert table().searched == ["Nomor", "Keadaan"]
    assert table().unsearched == ["Nama"]


def test_a_second_list_on_a_page_is_asked_for_by_itself():
    asked = "urut=-on&oleh-urut=number"
    assert numbers(asked, prefix="oleh-") == numbers("urut=number")
    assert table(asked, prefix="oleh-").kept == [("urut", "-on")]
    assert table(asked).kept == [("oleh-urut", "number")]
    assert not table("unduh=1", prefix="oleh-").leaving


@given(st.integers(0, 3 * SIZE), st.text(max_size=8))
def test_every_row_stands_on_one_page_and_no_page_is_beyond_the_last(count, odd):
    rows = [(str(n), "baru", "", None) for n in range(count)]
    seen, at = [], table("", rows=rows)
    while True:
        seen += at.rows
        if not at.next:
            break
        at = table(at.next.removeprefix("?"), rows=rows)
    assert seen == rows
    assert 1 <= table(f"hal={odd}", rows=rows).page <= table("", rows=rows).last
