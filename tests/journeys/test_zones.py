"""An office in WITA or WIT counts its days and dates its papers there, from the counter to the licence."""

from datetime import UTC, datetime, timedelta

import pypdfium2
import pytest

from satupintu.applications.services import read_paper
from satupintu.base.actor import system
from satupintu.people.services import change_office

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


def words_of(pdf):
    return " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
