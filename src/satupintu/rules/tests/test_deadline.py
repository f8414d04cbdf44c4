"""The clock of a promise, in sentences and against one that walks day by day."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.rules.calendars import load
from satupintu.rules.deadline import Pause, Skipped, count, deadline, due_date, working_days_left
from satupintu.rules.workdays import Calendar, Closure

LAW = load(Path(__file__).resolve().parents[4] / "law" / "calendar").calendar()
DAYS = st.dates(date(2025, 1, 1), date(2028, 6, 1))


@st.composite
def pauses(draw) -> Pause:
    start = draw(DAYS)
    length = draw(st.none() | st.integers(0, 40))
    return Pause(start, None if length is None else start + timedelta(length), draw(st.sampled_from(["", "x"])))


@st.composite
def cases(draw):
    """Pauses lie near the acceptance, so that they matter."""
    accepted = draw(DAYS)
    made = []
    for _ in range(draw(st.integers(0, 4))):
        start = accepted + timedelta(draw(st.integers(-10, 40)))
        length = draw(st.sampled_from([0, 0, 1, 2, 3, 5, 8, 13, 30, None]))
        made.append(Pause(start, None if length is None else start + timedelta(length), "menunggu pemohon"))
    closures = draw(st.sets(st.integers(-5, 60), max_size=12))
    local = {on: Closure(on, "Libur setempat", "local", "SK") for on in (accepted + timedelta(n) for n in closures)}
    calendar = Calendar({**LAW.closures, **local}, LAW.years)
    return accepted, draw(st.integers(1, 30)), calendar, made


def counts(on: date, calendar: Calendar, made: list[Pause]) -> bool:
    held = any(p.start < on and (p.end is None or on <= p.end) for p in made)
    return on.weekday() < 5 and on not in calendar.closures and not held


def walk(accepted: date, working_days: int, calendar: Calendar, made: list[Pause]) -> date | None:
    """One day at a time, as a clerk with a wall calendar does it."""
    on, left = accepted, working_days
    for _ in range(2000):
        on += timedelta(1)
        left -= counts(on, calendar, made)
        if left == 0:
            return on
    return None


@given(cases())
def test_the_due_date_is_the_one_a_clerk_finds_on_the_wall_calendar(case):
    assert due_date(*case) == walk(*case)


@given(cases())
def test_the_account_agrees_with_the_due_date_and_leaves_no_day_out(case):
    accepted, working_days, calendar, made = case
    account = deadline(*case)
    assert account.due == due_date(*case)
    told = sorted([*account.counted, *(day.on for day in account.skipped)])
    assert told == [accepted + timedelta(n) for n in range(1, len(told) + 1)]
    assert all(counts(on, calendar, made) for on in account.counted)
    assert not any(counts(day.on, calendar, made) for day in account.skipped)
    assert all(day.why for day in account.skipped)
    if account.due:
        assert account.counted[-1] == account.due
        assert len(account.counted) == working_days
    else:
        assert len(account.counted) < working_days


@given(cases(), st.integers(-10, 90))
def test_days_used_are_those_a_clerk_counts(case, ahead):
    accepted, _, calendar, made = case
    until = accepted + timedelta(ahead)
    days = [accepted + timedelta(n) for n in range(1, ahead + 1)]
    assert count(accepted, until, calendar, made) == sum(counts(on, calendar, made) for on in days)
    assert count(accepted, until, calendar) == sum(counts(on, calendar, []) for on in days)


@given(cases())
def test_all_promised_days_are_used_on_the_due_date_and_not_before(case):
    accepted, working_days, calendar, made = case
    due = due_date(*case)
    if due:
        assert count(accepted, due, calendar, made) == working_days
        assert count(accepted, due - timedelta(1), calendar, made) == working_days - 1


@given(cases(), DAYS)
def test_days_left_fall_from_the_promise_to_below_nothing(case, today):
    accepted, working_days, calendar, _ = case
    due = due_date(accepted, working_days, calendar)
    assert working_days_left(accepted, due, calendar) == working_days
    assert working_days_left(due, due, calendar) == 0
    late = walk(due, 3, calendar, [])
    assert working_days_left(late, due, calendar) == -3
    assert working_days_left(today, due, calendar) == (
        count(today, due, calendar) if today <= due else -count(due, today, calendar)
    )


@given(cases(), pauses())
def test_a_pause_never_brings_the_due_date_nearer(case, pause):
    accepted, working_days, calendar, made = case
    before, after = due_date(*case), due_date(accepted, working_days, calendar, [*made, pause])
    assert after is None or (before is not None and after >= before)


def test_accepted_just_before_nyepi_and_lebaran_2026():
    account = deadline(date(2026, 3, 17), 5, LAW)
    assert account.due == date(2026, 3, 31)
    assert account.counted == tuple(date(2026, 3, day) for day in (25, 26, 27, 30, 31))
    assert account.skipped[0] == Skipped(date(2026, 3, 18), "Cuti bersama Hari Suci Nyepi (Tahun Baru Saka 1948)")
    assert account.skipped[3] == Skipped(date(2026, 3, 21), "Sabtu, Idulfitri 1447 Hijriah")
    assert account.skipped[-1] == Skipped(date(2026, 3, 29), "Minggu")
    assert not account.provisional


@pytest.mark.parametrize("day", [20, 21, 22])
def test_day_one_after_a_friday_or_a_weekend_is_monday(day):
    assert deadline(date(2026, 11, day), 1, LAW).due == date(2026, 11, 23)


def test_acceptance_on_a_holiday_starts_on_the_next_working_day():
    assert due_date(date(2026, 8, 17), 5, LAW) == date(2026, 8, 24)
    assert due_date(date(2026, 8, 16), 5, LAW) == date(2026, 8, 24)
    assert due_date(date(2026, 8, 14), 5, LAW) == date(2026, 8, 24)


MONDAY = date(2026, 11, 16)  # a week without holidays follows


@pytest.mark.parametrize(
    ("made", "due"),
    [
        ([], "2026-11-23"),
        ([("2026-11-18", "2026-11-18")], "2026-11-23"),  # paused and resumed on the same day costs nothing
        ([("2026-11-18", "2026-11-19")], "2026-11-24"),
        ([("2026-11-20", "2026-11-22")], "2026-11-23"),  # over a weekend: no working day was lost
        ([("2026-11-20", "2026-11-23")], "2026-11-24"),
        ([("2026-11-16", "2026-11-17")], "2026-11-24"),  # from the day of acceptance
        ([("2026-11-10", "2026-11-17")], "2026-11-24"),  # from before it
        ([("2026-11-10", "2026-11-16")], "2026-11-23"),  # over before it
        ([("2026-11-23", "2026-11-27")], "2026-11-23"),  # from the due date on: too late to matter
        ([("2026-11-22", "2026-11-27")], "2026-11-30"),
        ([("2026-11-17", "2026-11-19"), ("2026-11-18", "2026-11-20")], "2026-11-26"),  # overlapping
        ([("2026-11-18", "2026-11-20"), ("2026-11-17", "2026-11-19")], "2026-11-26"),  # in any order
        ([("2026-11-17", "2026-11-20"), ("2026-11-18", "2026-11-19")], "2026-11-26"),  # one within the other
        ([("2026-11-17", "2026-11-18"), ("2026-11-18", "2026-11-19")], "2026-11-25"),  # one after the other
        ([("2026-11-18", None)], None),
        ([("2026-11-23", None)], "2026-11-23"),
        ([("2026-11-18", None), ("2026-11-17", "2026-11-20")], None),
    ],
)
def test_a_pause_costs_the_working_days_after_its_first_up_to_its_last(made, due):
    stops = [Pause(date.fromisoformat(start), date.fromisoformat(end) if end else None) for start, end in made]
    expected = date.fromisoformat(due) if due else None
    assert due_date(MONDAY, 5, LAW, stops) == deadline(MONDAY, 5, LAW, stops).due == expected


def test_a_paused_day_says_whom_it_waited_for():
    stop = Pause(date(2026, 11, 20), date(2026, 11, 24), "menunggu pemohon")
    assert deadline(MONDAY, 5, LAW, [stop]).skipped == (
        Skipped(date(2026, 11, 21), "Sabtu"),
        Skipped(date(2026, 11, 22), "Minggu"),
        Skipped(date(2026, 11, 23), "berhenti: menunggu pemohon"),
        Skipped(date(2026, 11, 24), "berhenti: menunggu pemohon"),
    )


def test_while_the_clock_is_stopped_the_days_used_so_far_are_told():
    account = deadline(MONDAY, 5, LAW, [Pause(date(2026, 11, 18), None, "menunggu pemohon")])
    assert account.due is None
    assert account.counted == (date(2026, 11, 17), date(2026, 11, 18))
    assert account.skipped == ()


def test_a_due_date_in_a_year_without_a_calendar_is_provisional():
    assert deadline(date(2027, 12, 30), 5, LAW).provisional
    assert deadline(date(2023, 12, 29), 1, LAW).provisional
    assert not deadline(date(2027, 12, 20), 5, LAW).provisional


@pytest.mark.parametrize("days", [0, -1])
def test_a_promise_of_no_day_is_no_promise(days):
    with pytest.raises(ValueError, match="at least one"):
        due_date(MONDAY, days, LAW)


def test_a_pause_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="before it starts"):
        Pause(date(2026, 11, 18), date(2026, 11, 17))
