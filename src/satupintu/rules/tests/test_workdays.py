"""Which days are worked, counted in three ways that must agree: table, arithmetic, one day at a time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.rules.words import long_date
from satupintu.rules.workdays import Calendar, Closure

DAYS = st.dates(date(2023, 6, 1), date(2029, 6, 1))


def closed(*days: date) -> dict[date, Closure]:
    return {on: Closure(on, f"Libur {on}", "national", "unknown") for on in days}


@st.composite
def calendars(draw) -> Calendar:
    closures = closed(*draw(st.sets(DAYS, max_size=60)))
    return Calendar(closures, frozenset(draw(st.sets(st.integers(2023, 2029), max_size=4))))


@given(calendars(), DAYS, st.integers(0, 400))
def test_ranks_count_what_is_counted_one_day_at_a_time(calendar, start, days):
    end = start + timedelta(days)
    naive = sum(calendar.is_working_day(start + timedelta(n)) for n in range(1, days + 1))
    assert calendar.rank(end) - calendar.rank(start) == naive


@given(calendars(), DAYS)
def test_a_working_day_is_found_again_by_its_rank(calendar, on):
    if calendar.is_working_day(on):
        assert calendar.at_rank(calendar.rank(on)) == on
    assert calendar.is_working_day(calendar.at_rank(calendar.rank(on) + 1))


@given(calendars(), DAYS, st.integers(-300, 300))
def test_table_and_arithmetic_agree(calendar, on, ahead):
    bare = Calendar(calendar.closures, frozenset())
    assert calendar.rank(on) == bare.rank(on)
    assert calendar.at_rank(calendar.rank(on) + ahead) == bare.at_rank(bare.rank(on) + ahead)


@pytest.mark.parametrize("years", [frozenset(), frozenset({2026}), frozenset({1, 9999})])
def test_the_first_and_the_last_date_there_are_can_be_asked(years):
    calendar = Calendar({}, years)
    assert calendar.rank(date.min) == 1
    assert calendar.at_rank(1) == date.min
    assert calendar.at_rank(calendar.rank(date.max)) == date.max
    with pytest.raises(OverflowError):
        calendar.at_rank(calendar.rank(date.max) + 1)


def test_why_a_day_is_closed_is_said():
    idulfitri = date(2026, 3, 21)
    calendar = Calendar(
        {idulfitri: Closure(idulfitri, "Idulfitri", "national", "unknown"), **closed(date(2026, 3, 19))},
        frozenset({2026}),
    )
    assert calendar.why_closed(date(2026, 3, 18)) is None
    assert calendar.why_closed(date(2026, 3, 19)) == "Libur 2026-03-19"
    assert calendar.why_closed(idulfitri) == "Sabtu, Idulfitri"
    assert calendar.why_closed(date(2026, 3, 22)) == "Minggu"


def test_a_year_without_a_calendar_is_provisional():
    calendar = Calendar({}, frozenset({2026, 2027}))
    assert not calendar.provisional(date(2026, 1, 1), date(2027, 12, 31))
    assert calendar.provisional(date(2027, 12, 31), date(2028, 1, 1))
    assert calendar.provisional(date(2025, 12, 31), date(2026, 1, 1))


def test_a_date_is_said_as_people_say_it():
    assert long_date(date(2026, 11, 23)) == "Senin, 23 November 2026"
