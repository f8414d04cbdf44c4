"""An office in WITA or WIT counts its days and dates its papers there, from the counter to the licence."""

from datetime import UTC, date, datetime, timedelta

import pypdfium2
import pytest

from satupintu.applications.services import read_paper, rebuild
from satupintu.applications.services.messages import compose
from satupintu.base.actor import system
from satupintu.complaints.models import ComplaintStanding
from satupintu.complaints.tests.sending import complain
from satupintu.people.services import change_office
from satupintu.portal.progress import moves
from satupintu.workdays.services import add_closure

LATE = datetime(2026, 3, 9, 16, 30, tzinfo=UTC)  # Monday 23.30 WIB; Tuesday 00.30 WITA and 01.30 WIT


@pytest.mark.parametrize(
    ("zone", "mark", "accepted_on", "due"),
    [
        ("Asia/Jakarta", "WIB", "9 Maret 2026", "2026-03-16"),
        ("Asia/Makassar", "WITA", "10 Maret 2026", "2026-03-17"),
        ("Asia/Jayapura", "WIT", "10 Maret 2026", "2026-03-17"),
    ],
)
def test_days_are_counted_and_papers_dated_where_the_office_is(house, zone, mark, accepted_on, due):
    change_office(actor=system(house.office_id), now=house.now, changes={"zone": zone})
    house.now = LATE - timedelta(hours=1)
    filed = house.submit()
    case = house.advance(filed.application_id, LATE)
    assert case.standing.due_on.isoformat() == due
    house.deliver()
    words = words_of(read_paper(case, "receipt"))
    assert accepted_on in words
    assert f" {mark}" in words


def test_a_zone_that_was_written_down_wrongly_is_put_right_and_open_files_move_with_it(house):
    house.now = LATE - timedelta(hours=1)
    filed, waiting = house.submit(), house.submit(at=LATE)
    house.advance(filed.application_id, LATE)
    change_office(actor=system(house.office_id), now=LATE, changes={"zone": "Asia/Makassar"})
    for each in (filed, waiting):
        case = house.case(each.application_id)
        again = rebuild(case.application)
        for name in ("started_on", "due_on", "urgent_on", "accept_by"):
            assert getattr(case.standing, name) == getattr(again, name), name
    assert house.case(waiting.application_id).standing.urgent_on.isoformat() == "2026-03-10"
    case = house.case(filed.application_id)
    assert case.standing.due_on.isoformat() == "2026-03-17"
    moved = [fact.data for fact in case.facts if fact.kind == "due_date_moved"]
    assert moved == [{"from": "2026-03-16", "to": "2026-03-17", "days": []}]
    assert [move.why for move in moves(case)] == ["zona waktu kantor"]


def test_complaints_too_came_on_the_day_of_the_right_zone_also_closed_ones(house):
    sent = [complain(house, at=LATE).number for _ in range(2)]
    ComplaintStanding.objects.filter(complaint__number=sent[0]).update(open=False)
    assert {row.received_on.isoformat() for row in ComplaintStanding.objects.all()} == {"2026-03-09"}
    change_office(actor=system(house.office_id), now=LATE, changes={"zone": "Asia/Makassar"})
    assert {row.received_on.isoformat() for row in ComplaintStanding.objects.all()} == {"2026-03-10"}


def test_the_applicant_is_told_what_moved_the_date(house):
    house.now = LATE - timedelta(hours=1)
    filed = house.submit()
    house.advance(filed.application_id, LATE)
    told = {"actor": system(house.office_id), "now": LATE}
    add_closure(**told, on=date(2026, 3, 12), name="Libur contoh", decree="SK Bupati 1/2026")
    said = compose(house.case(filed.application_id), "moved").body
    assert "Hari kerja berubah" in said
    change_office(**told, changes={"zone": "Asia/Makassar"})
    said = compose(house.case(filed.application_id), "moved").body
    assert "Zona waktu kantor dibetulkan" in said
    assert "Hari kerja berubah" not in said


def test_another_name_of_the_office_moves_no_file(house):
    filed = house.submit()
    house.advance(filed.application_id)
    version = house.case(filed.application_id).standing.version
    change_office(actor=system(house.office_id), now=house.now, changes={"short_name": "PTSP"})
    assert house.case(filed.application_id).standing.version == version


def words_of(pdf):
    return " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
