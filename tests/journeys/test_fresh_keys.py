"""A rotation that is killed again and again loses nothing, and is finished by whoever comes next."""

import random

import pytest
from tests.journeys import killed

from satupintu.applications.models import Dossier
from satupintu.base import clock
from satupintu.continuity.services import go_on, rotate, standing
from satupintu.files import services as files
from satupintu.notifications.models import Outgoing

pytestmark = pytest.mark.slow


@pytest.fixture
def own_keys(tmp_path, settings):
    settings.KEYS, settings.DATA = tmp_path / "keys", tmp_path / "data"
    files.forget_keys()
    yield
    files.forget_keys()


@pytest.fixture
def office(own_keys, busy_house):
    return busy_house


def test_a_rotation_killed_in_the_middle_goes_on_and_everything_stays_readable(office):
    key = files.seal(files.new_file_key()[0], b"x", context=b"")  # any bytes: what is sealed is not looked at
    filed = [office.submit().application_id for _ in range(3)]
    Outgoing.objects.bulk_create(
        Outgoing(
            office_id=office.office_id,
            channel="tell",
            topic="x",
            subject=office.office_id,
            dedupe_key=f"x{number}",
            payload_sealed=key,
            wrapped_key=files.new_file_key()[1],
            created_at=office.now,
            due_at=office.now,
        )
        for number in range(4000)
    )
    rotate(now=clock.now())
    waiting = standing().waiting
    assert waiting > 4000
    for _ in range(3):
        before = standing().waiting
        with killed.group() as running:
            running.start("-m", "satupintu.cli.main", "keys", "resume")
            killed.wait_until(lambda before=before: before == 0 or standing().waiting < before)
            killed.some_moment(random.Random())
            running.kill()
        found = standing()
        assert (found.newest, found.older, found.broken) == (2, (1,), 0)
        assert Dossier.objects.filter(application_id__in=filed).count() == 3
        for application_id in filed:
            assert office.case(application_id).dossier.person.name
    while go_on(clock.now()):
        pass
    assert standing().waiting == 0
