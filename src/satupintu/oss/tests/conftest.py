"""A simulated OSS on a real socket, and settings that point at it."""

from datetime import UTC, datetime

import pytest

from satupintu.demo.oss_simulator import serve
from satupintu.notifications.channels import CHANNELS


@pytest.fixture
def oss(settings):
    """A fresh simulator; the office's settings know its address and keys."""
    from satupintu.oss.outbox import OssChannel  # this file is read before Django is set up

    if "oss" not in {each.name for each in CHANNELS}:  # where the wiring was not installed
        CHANNELS.add(OssChannel())
    handle = serve()
    known = handle.simulator
    settings.OSS = {
        "base_url": handle.url,
        "auth": "user_key",
        "envelope": "plain",
        "user_key": known.user_key,
        "username": known.username,
        "password": known.password,
        "timeout": 1,
    }
    yield known
    handle.close()


@pytest.fixture
def setting(settings):
    """Change single OSS settings."""

    def change(**changes):
        settings.OSS = {**settings.OSS, **changes}

    return change


@pytest.fixture
def office(db):
    from satupintu.people.models import Office  # this file is read before Django is set up

    return Office.objects.create(
        slug="dpmptsp-rokan-hulu",
        name="DPMPTSP Contoh",
        short_name="DPMPTSP Contoh",
        regency="Rokan Hulu",
        region_code="1406",
        opened_at=datetime(2026, 1, 5, 1, tzinfo=UTC),
    )
