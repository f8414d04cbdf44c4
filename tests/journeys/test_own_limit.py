"""The office's own limit for the completeness check, where the published standard has none."""

from datetime import UTC, date, datetime

import pytest

from satupintu.applications.services import note_passed_deadlines, rebuild
from satupintu.notifications.models import PostedMail
from satupintu.rules import acceptance

FRIDAY = datetime(2026, 6, 5, 2, tzinfo=UTC)
OWN = "title: Batas kantor sendiri\nworking_days: {days}\nsince: 2026-06-05\nsure: A\n"


@pytest.fixture(autouse=True)
def _read_afresh():
    """The office starts its program again after writing; here nothing is kept in memory between tests."""
    acceptance.as_it_stands.cache_clear()
    yield
    acceptance.as_it_stands.cache_clear()


@pytest.fixture
def own(settings, tmp_path):
    """The office writes its own limit down."""
    settings.OWN_LAW = tmp_path
    (tmp_path / "acceptance").mkdir()

    def write(text):
        (tmp_path / "acceptance" / "own.yaml").write_text(text)
        acceptance.as_it_stands.cache_clear()

    return write


def test_the_published_standard_sets_no_limit_and_without_one_nothing_is_called_late(house):
    filed = house.submit(FRIDAY)
    promise = house.case(filed.application_id).promise(date(2026, 6, 30))
    assert (promise.acceptance_limit, promise.accept_by) == (None, None)
    assert note_passed_deadlines(datetime(2026, 6, 30, tzinfo=UTC)) == 0


def test_the_offices_own_limit_is_counted_shown_and_warned_of_before_the_promise_begins(house, own, at_desk):
    own(OWN.format(days=2))
    filed = house.submit(FRIDAY)
    case = house.case(filed.application_id)
    assert (case.promise(case.today(house.now)).acceptance_limit, case.standing.accept_by) == (2, date(2026, 6, 9))
    assert rebuild(case.application).accept_by == date(2026, 6, 9)
    rina = at_desk(house, "rina")
    assert "batas kantor sendiri: 2 hari kerja" in rina.get(f"/berkas/{filed.number}/").content.decode()
    house.now = datetime(2026, 6, 10, 2, tzinfo=UTC)
    assert note_passed_deadlines(house.now) == 1
    house.deliver()
    assert PostedMail.objects.filter(subject__startswith="Pemeriksaan berkas terlambat").exists()
    assert house.case(filed.application_id).journey.current == "completeness"  # nothing is deemed anything
    assert "disebut dalam standar yang diterbitkan" in rina.get("/layanan/iumk/").content.decode()


def test_a_file_that_came_before_the_office_set_its_limit_is_not_late_from_one_day_to_the_next(house, own, at_desk):
    filed = house.submit(datetime(2026, 6, 4, 2, tzinfo=UTC))
    own(OWN.format(days=2))
    house.now = datetime(2026, 6, 30, 2, tzinfo=UTC)
    assert rebuild(house.case(filed.application_id).application).accept_by is None
    assert "batas kantor sendiri" not in at_desk(house, "rina").get(f"/berkas/{filed.number}/").content.decode()
    assert note_passed_deadlines(house.now) == 0


def test_an_own_limit_with_a_fault_sets_none_and_stops_nobody(house, own, at_desk):
    own("title: Batas\nworking_days: dua\n")
    filed = house.submit(FRIDAY)
    assert house.case(filed.application_id).standing.accept_by is None
    assert at_desk(house, "rina").get(f"/berkas/{filed.number}/").status_code == 200
