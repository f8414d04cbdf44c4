"""The demo keeps its hands off an office that is not its own."""

from datetime import UTC, datetime

import pytest
from django.conf import settings

from satupintu.demo.show import NotTheDemo, show
from satupintu.demo.story import silent
from satupintu.people.queries import forget_offices, offices
from satupintu.people.services import adopt_office
from satupintu.rules.offices import load_office


def test_data_of_a_real_office_are_left_alone(db):
    forget_offices()
    profile = load_office(settings.LAW / "offices" / "dpmptsp-rokan-hulu.yaml")
    now = datetime(2026, 3, 10, 2, tzinfo=UTC)
    adopt_office(profile.fields("kantor-nyata") | {"name": "Kantor Nyata"}, now=now)
    with pytest.raises(NotTheDemo, match="Kantor Nyata"):
        show(now, silent)
    assert len(offices()) == 1
