"""The worker's own chores are done as often as they must be, and no more."""

from datetime import UTC, datetime, timedelta

from satupintu.base.every import Every

START = datetime(2026, 11, 23, 2, tzinfo=UTC)


def test_a_daily_chore_is_done_at_once_and_then_once_a_day():
    done = []
    chore = Every(timedelta(days=1), done.append)
    for hours in range(0, 50, 5):
        chore(START + timedelta(hours=hours))
    assert done == [START, START + timedelta(hours=25)]


def test_a_clock_that_jumps_back_does_not_stop_the_chore():
    done = []
    chore = Every(timedelta(hours=1), done.append)
    chore(START)
    chore(START - timedelta(minutes=30))
    assert len(done) == 2
