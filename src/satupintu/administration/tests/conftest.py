"""A fresh installation, and an office of another regency that is set up on it."""

from pathlib import Path

import pytest
from django.conf import settings

SLUG = "dpmptsp-contoh-timur"


@pytest.fixture
def fresh(db, settings, tmp_path):
    """Nobody works here yet; the office has no law of its own."""
    from satupintu.people.queries import forget_offices
    from satupintu.standards.queries import forget_standards

    settings.OWN_LAW = tmp_path / "law"
    settings.MAIL_URL = ""
    Path(settings.KEYS).chmod(0o700)
    (Path(settings.KEYS) / "first-run-code").unlink(missing_ok=True)
    forget_offices()
    forget_standards()
    yield tmp_path
    forget_offices()
    forget_standards()


@pytest.fixture(scope="session")
def own_standard():
    """The standard of the other regency, as it would be uploaded."""
    text = (settings.LAW / "standards" / "iumk" / "2019-01-01.yaml").read_text(encoding="utf-8")
    text = text.replace("office: dpmptsp-rokan-hulu", f"office: {SLUG}")
    return text.replace(', region_begins: "1406"', "")
