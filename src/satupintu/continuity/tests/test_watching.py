"""What the staff are told of, and a clock that was put back."""

import errno
import os
from collections import namedtuple
from datetime import timedelta

import pytest
from django.core.cache import cache

from satupintu.administration.services import office_findings
from satupintu.base import heartbeat
from satupintu.continuity import refusals, troubles
from satupintu.continuity.models import Backup
from satupintu.continuity.queries import failure_words
from satupintu.continuity.services import give_sign, watch
from satupintu.notifications.models import Outgoing, State
from satupintu.notifications.services import work
from satupintu.people.queries import office

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def told(house, settings):
    """The codes of what is in trouble, after the worker looked."""
    settings.DEMO = False

    def codes(now=None):
        now = now or house.now
        give_sign(now)
        watch(now)
        return [(each.code, each.amount) for each in troubles.known(house.office_id, now)]

    return codes


def saved(house, hours, **more):
    Backup(office_id=house.office_id, at=house.now - timedelta(hours=hours), **more).save()


def test_a_fresh_backup_and_all_is_well(told, house):
    assert told() == [("backup", None)]
    saved(house, 3)
    assert told() == []


def test_a_backup_that_was_missed_failed_or_found_files_gone_is_told(told, house):
    saved(house, 50, missing=2)
    assert told() == [("backup", 50), ("backup_missing", 2)]
    saved(house, 1, failed="backup_no_room")
    assert told()[0] == ("backup_failed", None)
    saved(house, 0)
    assert told() == []


def test_mail_that_does_not_leave_is_told_with_since_when(told, house):
    saved(house, 1)
    house.submit()
    saved(house, 0)
    assert told() == [], "what only waits for its turn is no trouble"
    row = Outgoing.objects.filter(channel="tell").first()
    Outgoing.objects.filter(pk=row.pk).update(channel="email", last_error="Tidak ada jawaban.", created_at=house.now)
    house.now += timedelta(minutes=40)
    saved(house, 0)
    assert told() == [("email", 40)]


def test_a_disk_that_fills_and_a_silent_worker_are_told_without_the_worker(told, house, monkeypatch, at_desk):
    saved(house, 1)
    told()
    monkeypatch.setattr(troubles.shutil, "disk_usage", lambda _: Usage(10**12, 10**12, 300 * 2**20))
    assert [each.code for each in troubles.known(house.office_id, house.now)] == ["disk"]
    later = house.now + timedelta(minutes=5)
    assert [each.code for each in troubles.known(house.office_id, later)] == ["disk", "worker"]
    earlier = house.now - timedelta(minutes=5)
    assert "worker" in [each.code for each in troubles.known(house.office_id, earlier)], (
        "a sign from the future is none"
    )


def test_every_page_of_the_staff_says_it_and_no_page_of_the_public(told, house, at_desk, client):
    saved(house, 50)
    told()
    said = "Cadangan terakhir 50 jam lalu."
    assert said in at_desk(house, "rina").get("/meja/").content.decode()
    assert said not in client.get("/").content.decode()


def test_the_banner_asks_no_database(told, house, django_assert_num_queries):
    told()
    with django_assert_num_queries(0):
        assert troubles.warnings(house.office_id, house.now)


def test_every_trouble_has_its_sentence():
    for code in ("disk", "backup", "backup_failed", "backup_missing", "email", "oss", "worker", "clock"):
        assert troubles._say(troubles.Trouble(code, 7)).endswith((".", "satupintu backup", "satupintu worker"))


def test_why_a_backup_failed_is_said_in_words(house):
    may_raise = (
        refusals.BackupNoRoom,
        refusals.BackupBusy,
        refusals.BackupInside,
        refusals.BackupBroken,
        refusals.NotEqual,
        refusals.NoOffice,
        refusals.ShortPassphrase,
    )
    for each in may_raise:
        assert " " in failure_words(each.code), each
    assert failure_words(f"os_{errno.EIO}") == os.strerror(errno.EIO)
    saved(house, 1, failed="backup_no_room")
    said = [each.says for each in office_findings(office(house.office_id), house.now) if each.about == "cadangan"]
    assert "Cadangan terakhir gagal: ruang di disk cadangan tidak cukup" in said


def test_a_clock_put_back_an_hour_holds_up_no_message(told, house):
    house.submit()
    give_sign(house.now)
    early = house.now - timedelta(hours=1)
    assert work(now=early, worker="w", channels=["paper"]) == 0, "it was due at an instant that is an hour away again"
    give_sign(early)
    assert work(now=early, worker="w", channels=["paper"]) == 1
    saved(house, 1)
    assert ("clock", 60) in told(early)


def test_what_somebody_has_in_hand_stays_theirs_when_the_clock_is_put_back(told, house):
    house.submit()
    give_sign(house.now)
    Outgoing.objects.filter(channel="paper").update(
        state=State.LEASED, due_at=house.now + timedelta(seconds=90), leased_by="other", attempts=1
    )
    early = house.now - timedelta(hours=1)
    give_sign(early)
    assert work(now=early, worker="w", channels=["paper"]) == 0
    assert work(now=early + timedelta(seconds=91), worker="w", channels=["paper"]) == 1


def test_machines_that_disagree_by_a_minute_change_nothing(told, house):
    house.submit()
    due = set(Outgoing.objects.values_list("due_at", flat=True))
    give_sign(house.now)
    give_sign(house.now - timedelta(minutes=1))
    assert set(Outgoing.objects.values_list("due_at", flat=True)) == due
    assert cache.get(troubles.CLOCK) is None
    assert heartbeat.last() == house.now - timedelta(minutes=1)
