"""What `/sehat` says to whoever watches over the office."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection

from satupintu.base import clock, heartbeat
from satupintu.continuity.models import Backup
from satupintu.continuity.services import watch
from satupintu.notifications.models import Outgoing


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


def test_a_backup_that_is_too_old_is_seen_outside_the_demo(ask, house, settings):
    settings.DEMO = False
    heartbeat.beat(clock.now())
    assert ask()[1]["checks"]["backup"] == {"ok": False, "age_hours": None, "failed": ""}
    Backup(office_id=house.office_id, at=clock.now() - timedelta(hours=2)).save()
    assert ask()[1]["checks"]["backup"] == {"ok": True, "age_hours": 2, "failed": ""}
    Backup(office_id=house.office_id, at=clock.now(), failed="backup_no_room").save()
    code, said = ask()
    assert (code, said["status"], said["checks"]["backup"]["failed"]) == (200, "degraded", "backup_no_room")


def test_without_its_keys_it_is_not_ready(ask, house, settings, tmp_path):
    house.submit()
    settings.KEYS = tmp_path
    code, said = ask()
    assert (code, said["ready"], said["checks"]["keys"]) == (503, False, {"ok": False})


def test_mail_and_oss_that_fail_are_named(ask, house):
    heartbeat.beat(clock.now())
    house.submit()
    Outgoing.objects.filter(channel="tell").update(channel="email", last_error="Tidak ada jawaban.")
    watch(clock.now())
    checks = ask()[1]["checks"]
    assert checks["email"]["ok"] is False
    assert checks["email"]["stuck_minutes"] > 15
    assert checks["oss"] == {"ok": True, "stuck_minutes": 0}


def test_a_sign_of_life_from_the_future_is_none(ask):
    heartbeat.beat(clock.now() + timedelta(minutes=10))
    assert ask()[1]["checks"]["worker"]["ok"] is False


def test_that_it_lives_costs_nothing(house, client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/sehat?hidup").json()["live"] is True


def test_nothing_secret_is_told(ask, house, settings):
    house.submit()
    text = str(ask()[1])
    assert str(settings.DATA) not in text
    assert str(settings.KEYS) not in text
