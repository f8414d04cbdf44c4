"""Numbers follow the pattern of the standard, and no two of a year are the same."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.rules.numbering import check, render

IUMK = "503/{seq:4}/IUMK/{month:roman}/{year}"
DAYS_OF_A_YEAR = st.dates(date(2026, 1, 1), date(2026, 12, 31))
LITERALS = st.text(alphabet="ABz0159/-. ", max_size=4)
FIELDS = st.sampled_from(["{seq}", "{seq:4}", "{seq:1}", "{year}", "{month}", "{month:roman}", "{service}"])
PATTERNS = st.lists(st.one_of(LITERALS, FIELDS), min_size=1, max_size=7).map("".join)


@pytest.mark.parametrize(
    ("pattern", "seq", "on", "number"),
    [
        (IUMK, 7, date(2026, 3, 31), "503/0007/IUMK/III/2026"),
        (IUMK, 12345, date(2026, 12, 1), "503/12345/IUMK/XII/2026"),
        ("{service}-{year}-{seq:6}", 1, date(2027, 1, 4), "iumk-2027-000001"),
        ("{seq}/{month}/{year}", 10, date(2026, 5, 2), "10/05/2026"),
    ],
)
def test_a_number_follows_its_pattern(pattern, seq, on, number):
    assert render(pattern, seq=seq, on=on, service="iumk") == number


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("503/IUMK/{year}", "{seq}, nomor urut, tepat satu kali"),
        ("{seq}-{seq}/{year}", "tepat satu kali"),
        ("{seq}/IUMK", "{year}"),
        ("{seq}{month}/{year}", "menempel"),
        ("{year}{seq}", "menempel"),
        ("{nomor}/{year}", "{nomor} tidak dikenal"),
        ("{sek}/{year}", "mungkin maksudnya `seq`"),
        ("{seq:nol}/{year}", "{seq:nol} tidak dikenal"),
        ("{seq:}/{year}", "{seq:} tidak dikenal"),
        ("{month:romawi}/{seq}/{year}", "{month:romawi} tidak dikenal"),
        ("{year:2}/{seq}", "{year:2} tidak dikenal"),
        ("{seq/{year}", "tidak berpasangan"),
        ("{seq}}/{year}", "tidak berpasangan"),
        ("{seq}/{year}" + "x" * 60, "terlalu panjang"),
    ],
)
def test_a_pattern_that_cannot_number_is_told(pattern, says):
    assert any(says in problem for problem in check(pattern)), check(pattern)
    with pytest.raises(ValueError, match=re.escape(pattern)):
        render(pattern, seq=1, on=date(2026, 1, 1), service="iumk")


def test_a_number_in_addresses_has_only_letters_digits_and_hyphens():
    assert check("{service}-{year}-{seq:6}", url_safe=True) == []
    assert "`/`" in check("{service}/{year}-{seq:6}", url_safe=True)[0]


def test_there_is_no_number_zero():
    with pytest.raises(ValueError, match="begin at 1"):
        render(IUMK, seq=0, on=date(2026, 1, 1), service="iumk")


@given(PATTERNS, st.integers(1, 10**7), st.integers(1, 10**7), DAYS_OF_A_YEAR, DAYS_OF_A_YEAR)
def test_two_sequence_numbers_of_a_year_never_look_the_same(pattern, one, other, on, later):
    if check(pattern) or one == other:
        return
    numbers = {render(pattern, seq=seq, on=day, service="iumk2") for seq, day in ((one, on), (other, later))}
    assert len(numbers) == 2


@given(st.text(max_size=40))
def test_no_pattern_breaks_the_check(pattern):
    if not check(pattern):
        assert render(pattern, seq=1, on=date(2026, 1, 1), service="iumk")
