"""What `/sehat` says to whoever watches over the office."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection

from satupintu.base import clock, heartbeat


@pytest.fixture
def ask(house, client):
    """Ask; the answer's status code and its JSON."""

    def asked():
        answer = client.get("/sehat")
        return answer.status_code, answer.json()

    return asked


def test_with_a_worker_that_gave_a_sign_all_is_well(ask, house):
    house.deliver()
    heartbeat.beat(clock.now())
    code, said = ask()
    assert (code, said["status"], said["ready"]) == (200, "ok", True)
    assert said["checks"]["append_only"]["missing"] == []


def test_without_a_worker_pages_are_served_and_somebody_should_look(ask):
    heartbeat.beat(clock.now() - timedelta(minutes=5))
    code, said = ask()
    assert (code, said["status"], said["ready"]) == (200, "degraded", True)
    assert said["checks"]["worker"]["last_seen_seconds"] >= 300


def test_what_waits_long_in_the_outbox_is_seen(ask, house):
    heartbeat.beat(clock.now())
    house.submit()  # in March 2026, and nobody delivered anything since
    assert ask()[1]["checks"]["outbox"]["ok"] is False


def test_without_the_lock_on_the_ledger_it_is_not_ready(ask):
    on = ' ON "applications_fact"' if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f'DROP TRIGGER "applications_fact_no_UPDATE"{on}')
    code, said = ask()
    assert (code, said["status"]) == (503, "down")
    assert said["checks"]["append_only"]["missing"] == ["applications_fact_no_UPDATE"]


def test_without_its_database_it_says_so(ask, monkeypatch):
    def gone(connection):
        raise OperationalError("gone")

    monkeypatch.setattr("satupintu.base.append_only.missing", gone)
    code, said = ask()
    assert (code, said["status"], said["live"], said["ready"]) == (503, "down", True, False)
    assert said["checks"]["database"]["ok"] is False
