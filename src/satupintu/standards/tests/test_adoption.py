"""A standard is adopted without a fault or not at all; a file keeps the one it was filed under."""

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings

from satupintu.base import events
from satupintu.base.actor import Actor, system
from satupintu.base.refusal import NotAllowed, NotFound
from satupintu.people.access import Role
from satupintu.people.services import adopt_office
from satupintu.rules.loading import digest_of
from satupintu.rules.offices import load_office
from satupintu.standards.events import StandardAdopted, StandardWithdrawn
from satupintu.standards.models import Enactment
from satupintu.standards.queries import forget_standards, in_force, pinned, services_offered, statutes
from satupintu.standards.services import ReasonMissing, StandardFaulty, adopt, withdraw

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
LAW = Path(settings.LAW)
FILE = LAW / "standards" / "iumk" / "2019-01-01.yaml"
TEXT = FILE.read_text(encoding="utf-8")
NEXT = TEXT.replace("in_force_from: 2019-01-01", "in_force_from: 2026-12-01").replace(
    "working_days: 5", "working_days: 3"
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    forget_standards()
    slug = "dpmptsp-rokan-hulu"
    return adopt_office(load_office(LAW / "offices" / f"{slug}.yaml").fields(slug), now=NOW)


@pytest.fixture
def root(office):
    return system(office.pk)


@pytest.fixture
def told(monkeypatch):
    """The events that were emitted."""
    heard = []
    monkeypatch.setattr(events, "_in_transaction", {events.Event: [heard.append]})
    monkeypatch.setattr(events, "_after_commit", {})
    return heard


def test_an_adopted_standard_is_in_force(office, root, told):
    enactment = adopt(actor=root, now=NOW, path=FILE)
    adopted = in_force(office.pk, "iumk", TODAY)
    assert (adopted.digest, adopted.enactment_id) == (digest_of(TEXT), enactment.pk)
    assert adopted.standard.delivery.time_limit.working_days == 5
    (event,) = told
    assert isinstance(event, StandardAdopted)
    assert event.trail() == {"service": "iumk", "from": "2019-01-01", "digest": digest_of(TEXT)}


def test_adopting_the_same_text_again_changes_nothing(root, told):
    first = adopt(actor=root, now=NOW, path=FILE)
    assert adopt(actor=root, now=NOW, text=TEXT.replace("\n", "\r\n")).pk == first.pk
    assert len(told) == 1


def test_nothing_is_in_force_before_it_begins(office, root):
    adopt(actor=root, now=NOW, path=FILE)
    with pytest.raises(NotFound):
        in_force(office.pk, "iumk", date(2018, 12, 31))
    with pytest.raises(NotFound):
        in_force(office.pk, "siup", TODAY)
    with pytest.raises(NotFound):
        in_force(uuid4(), "iumk", TODAY)


def test_the_next_standard_takes_over_on_its_day_and_the_file_keeps_its_own(office, root):
    old = adopt(actor=root, now=NOW, path=FILE)
    new = adopt(actor=root, now=NOW, text=NEXT)
    assert in_force(office.pk, "iumk", date(2026, 11, 30)).enactment_id == old.pk
    assert in_force(office.pk, "iumk", date(2026, 12, 1)).enactment_id == new.pk
    assert pinned(old.digest).delivery.time_limit.working_days == 5
    assert pinned(new.digest).delivery.time_limit.working_days == 3


def test_a_pinned_standard_is_read_once(root, django_assert_num_queries):
    digest = adopt(actor=root, now=NOW, path=FILE).digest
    pinned(digest)
    with django_assert_num_queries(0):
        assert pinned(digest) is pinned(digest)


def test_a_pinned_standard_stands_whatever_law_says_later(root, settings, tmp_path):
    digest = adopt(actor=root, now=NOW, path=FILE).digest
    settings.LAW = tmp_path
    forget_standards()
    assert pinned(digest).service == "iumk"


def test_an_unknown_digest_is_not_found():
    with pytest.raises(NotFound):
        pinned("0" * 64)


def test_a_faulty_standard_is_refused_with_every_fault(root, told):
    text = TEXT.replace("working_days: 5", "working_dayz: 5").replace("ref: uu-20-2008", "ref: uu-0")
    with pytest.raises(StandardFaulty) as refused:
        adopt(actor=root, now=NOW, text=text)
    assert [fault.key for fault in refused.value.faults] == [
        "delivery.time_limit.working_dayz",
        "manufacturing.legal_basis.0.ref",
    ]
    assert "working_dayz" in str(refused.value)
    assert not Enactment.objects.exists()
    assert told == []


def test_only_the_head_and_the_administrator_adopt(office):
    clerk = Actor(kind="staff", office_id=office.pk, user_id=uuid4(), roles=frozenset({Role.FRONT_OFFICE}))
    with pytest.raises(NotAllowed):
        adopt(actor=clerk, now=NOW, path=FILE)
    head = Actor(kind="staff", office_id=office.pk, user_id=uuid4(), roles=frozenset({Role.HEAD_OF_OFFICE}))
    assert adopt(actor=head, now=NOW, path=FILE).service == "iumk"


def test_a_withdrawn_standard_is_offered_no_more_but_files_keep_it(office, root, told):
    enactment = adopt(actor=root, now=NOW, path=FILE)
    withdraw(actor=root, now=NOW, enactment_id=enactment.pk, from_day=TODAY, why="diganti NIB")
    with pytest.raises(NotFound):
        in_force(office.pk, "iumk", TODAY)
    assert in_force(office.pk, "iumk", date(2026, 11, 23)).enactment_id == enactment.pk
    assert pinned(enactment.digest).service == "iumk"
    assert isinstance(told[-1], StandardWithdrawn)
    assert told[-1].trail()["why"] == "diganti NIB"
    assert adopt(actor=root, now=NOW, path=FILE).withdrawn_from is None
    assert in_force(office.pk, "iumk", TODAY).enactment_id == enactment.pk


def test_a_standard_is_withdrawn_once_and_with_a_reason(root):
    enactment = adopt(actor=root, now=NOW, path=FILE)
    with pytest.raises(ReasonMissing):
        withdraw(actor=root, now=NOW, enactment_id=enactment.pk, from_day=TODAY, why=" ")
    withdraw(actor=root, now=NOW, enactment_id=enactment.pk, from_day=TODAY, why="x")
    with pytest.raises(NotFound):
        withdraw(actor=root, now=NOW, enactment_id=enactment.pk, from_day=TODAY, why="x")
    with pytest.raises(NotFound):
        withdraw(actor=system(uuid4()), now=NOW, enactment_id=enactment.pk, from_day=TODAY, why="x")


def test_what_the_office_offers_is_one_standard_for_each_service(office, root):
    adopt(actor=root, now=NOW, path=FILE)
    adopt(actor=root, now=NOW, text=NEXT)
    adopt(actor=root, now=NOW, text=TEXT.replace("service: iumk", "service: situ"))
    assert [each.standard.service for each in services_offered(office.pk, TODAY)] == ["iumk", "situ"]
    assert services_offered(office.pk, date(2018, 1, 1)) == []


def test_the_register_tells_what_a_standard_rests_on(root):
    standard = pinned(adopt(actor=root, now=NOW, path=FILE).digest)
    bases = [statutes().status_of(basis.ref) for basis in standard.manufacturing.legal_basis]
    assert [statute.out_of_date for statute in bases] == [False, True, True, False, False]
