"""How long a returned file waits: the office's own limit, always after a reminder with days of its own."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.rules.faults import FaultyLaw
from satupintu.rules.unanswered import Unanswered, load, read
from satupintu.rules.workdays import Calendar

LAW = Path(__file__).resolve().parents[4] / "law" / "corrections" / "returned.yaml"
PLAIN = Calendar({}, frozenset())
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def rule(working_days=30, notice=5):
    return Unanswered(title="x", working_days=working_days, notice_working_days=notice, sure="C", text="{until}")


def test_the_offices_own_file_has_no_fault_and_says_that_it_must_be_confirmed():
    assert read(LAW)[1] == ()
    assert load(LAW).sure == "C"
    assert "menegaskannya" in LAW.read_text()


def test_a_file_with_a_fault_is_not_used(tmp_path):
    wrong = tmp_path / "returned.yaml"
    wrong.write_text("title: x\nworking_days: lama\n")
    with pytest.raises(FaultyLaw):
        load(wrong)


def test_thirty_working_days_from_a_tuesday_are_six_weeks():
    assert rule().last_day(date(2026, 3, 10), PLAIN) == date(2026, 4, 21)
    assert rule().notice_day(date(2026, 3, 10), PLAIN) == date(2026, 4, 14)


@given(returned=days, today=days, limit=st.integers(1, 90), notice=st.integers(1, 60))
def test_whoever_is_to_be_reminded_is_found(returned, today, limit, notice):
    mine = rule(limit, notice)
    if returned <= today and today >= mine.notice_day(returned, PLAIN):
        assert returned <= mine.returned_by(today, PLAIN)


@given(returned=days, told=days, limit=st.integers(1, 90), notice=st.integers(1, 60))
def test_the_reminders_own_days_are_never_cut_short(returned, told, limit, notice):
    until = rule(limit, notice).until(returned, told, PLAIN)
    assert PLAIN.rank(until) - PLAIN.rank(told) >= notice
    assert until >= rule(limit, notice).last_day(returned, PLAIN)


@given(returned=days)
def test_an_office_without_a_limit_waits_without_end(returned):
    mine = rule("unknown")
    assert mine.last_day(returned, PLAIN) is None
    assert mine.notice_day(returned, PLAIN) is None
    assert mine.until(returned, returned + timedelta(days=400), PLAIN) is None
    assert mine.returned_by(returned, PLAIN) is None
