"""Fresh keys: everything stays readable all the time, and the old key goes only when nothing needs it."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator

from satupintu.applications.models import Dossier
from satupintu.audit.models import Entry
from satupintu.base import clock
from satupintu.continuity import rotation
from satupintu.files import services as files
from satupintu.notifications.models import Outgoing
from satupintu.people.adapters import SecondFactor

SOURCE = Path(rotation.__file__).resolve().parents[1]


@pytest.fixture
def own_keys(tmp_path, settings):
    """Keys of this test alone, before anything is sealed."""
    settings.KEYS, settings.DATA = tmp_path / "keys", tmp_path / "data"
    files.forget_keys()
    yield
    files.forget_keys()


@pytest.fixture
def office(own_keys, house):
    house.submit()
    house.submit()
    return house


def names(house):
    return [house.case(pk).dossier.person.name for pk in Dossier.objects.values_list("application_id", flat=True)]


def test_a_new_key_wraps_what_is_new_and_by_and_by_what_is_old(office):
    before = names(office)
    assert rotation.standing().older == ()
    assert rotation.rotate(now=clock.now()) == 2
    late = office.submit().application_id
    assert files.number_of(bytes(Dossier.objects.get(application_id=late).wrapped_key)) == 2
    waiting = rotation.standing().waiting
    assert waiting > 4
    assert rotation.go_on(clock.now(), limit=3) == 3, "in batches"
    assert rotation.standing().waiting == waiting - 3
    while rotation.go_on(clock.now()):
        pass
    found = rotation.standing()
    assert (found.newest, found.older, found.waiting, found.broken) == (2, (1,), 0, 0)
    assert set(before) <= set(names(office))


def test_the_old_key_is_put_aside_only_after_open_pages_are_gone_and_everything_opens_without_it(office, settings):
    phone = Authenticator.objects.filter(type="totp").first()
    secret = SecondFactor().decrypt(phone.data["secret"])
    rotation.rotate(now=clock.now())
    while rotation.go_on(clock.now()):
        pass
    assert rotation.standing().older == (1,)
    rotation.go_on(clock.now() + rotation.RETIRE_AFTER + timedelta(minutes=1))
    assert not (settings.KEYS / "master-1.key").exists()
    assert (settings.KEYS / "retired" / "master-1.key").exists()
    files.forget_keys()
    assert len(names(office)) == 2
    phone.refresh_from_db()
    assert SecondFactor().decrypt(phone.data["secret"]) == secret
    assert [problem for problem in files.check() if "master" in problem] == []
    assert "master-1.key" not in "".join(files.all_keys())
    assert Entry.objects.filter(event="MasterKeyRetired", data={"number": 1}).exists()


def test_a_key_that_nothing_opens_keeps_the_old_one_in_its_place(office, settings):
    row = Dossier.objects.order_by("pk")[0]
    spoilt = bytearray(row.wrapped_key)
    spoilt[-1] ^= 1
    Dossier.objects.filter(pk=row.pk).update(wrapped_key=bytes(spoilt))
    rotation.rotate(now=clock.now())
    for _ in range(3):
        rotation.go_on(clock.now() + timedelta(days=30))
    assert rotation.standing().broken == 1
    assert (settings.KEYS / "master-1.key").exists()


def test_what_was_destroyed_meanwhile_stays_destroyed(office, monkeypatch):
    rotation.rotate(now=clock.now())
    rewrap = files.rewrap

    def destroyed_meanwhile(wrapped):
        Outgoing.objects.filter(wrapped_key=wrapped).update(wrapped_key=b"")
        return rewrap(wrapped)

    monkeypatch.setattr(files, "rewrap", destroyed_meanwhile)
    while rotation.go_on(clock.now()):
        pass
    assert {bytes(each) for each in Outgoing.objects.values_list("wrapped_key", flat=True)} == {b""}


def test_with_one_key_the_worker_asks_nothing(office, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert rotation.go_on(clock.now()) == 0


def test_every_place_that_seals_a_text_is_known_to_the_rotation():
    """A new one must be added to SEALED_TEXTS, or its key would be put aside under it."""
    users = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if "tests" not in path.parts and re.search(r"\bseal_text\(", path.read_text())
    }
    assert users == {"files/sealed_text.py", "notifications/mail.py", "people/adapters.py"}
