"""The worker goes on: sweepers that fail, a database that is away, and a stop that is heard at once."""

import threading
import time

import pytest

from satupintu.notifications import worker


def test_a_sweeper_that_fails_holds_up_neither_the_others_nor_itself(caplog):
    stop, calls = threading.Event(), []

    def broken(now):
        calls.append("broken")
        raise ZeroDivisionError

    def good(now):
        calls.append("good")
        if calls.count("good") == 2:
            stop.set()

    loop(stop, worker._sweeping_turn([broken, good]), 0.01)
    assert calls == ["broken", "good", "broken", "good"]
    assert "a sweeper failed" in caplog.text


def test_while_the_database_is_away_the_worker_waits_longer_and_longer(caplog):
    stop, at = threading.Event(), []

    def away():
        at.append(time.monotonic())
        if len(at) == 4:
            stop.set()
        raise OSError("the database is away")

    loop(stop, away, 0.02)
    first, second = at[1] - at[0], at[3] - at[2]
    assert second > 2 * first
    assert "next try" in caplog.text


def test_an_idle_worker_does_not_spin():
    stop, turns = threading.Event(), []

    def idle():
        turns.append(1)
        return False

    threading.Timer(0.5, stop.set).start()
    loop(stop, idle, 0.05)
    assert len(turns) < 11


@pytest.mark.django_db(transaction=True)
def test_a_stop_is_heard_at_once_by_all_threads(channel):
    stop = threading.Event()
    thread = threading.Thread(target=worker.run, args=(stop,), kwargs={"sweep_seconds": 60})
    thread.start()
    time.sleep(0.3)
    stop.set()
    thread.join(timeout=3)
    assert not thread.is_alive()


def loop(*arguments):
    """In a thread of its own, as the worker does: the loop closes its thread's connections when it ends."""
    thread = threading.Thread(target=worker._loop, args=arguments)
    thread.start()
    thread.join(timeout=10)
    assert not thread.is_alive()


def test_what_was_freed_is_given_back_after_work_and_not_while_idle(monkeypatch):
    done, given = iter([3, 0]), []
    monkeypatch.setattr(worker.services, "work", lambda **_: next(done))
    monkeypatch.setattr(worker, "trim", lambda: given.append("back"))
    turn = worker._channel_turn("paper", "w")
    assert (turn(), turn()) == (True, False)
    assert given == ["back"]
