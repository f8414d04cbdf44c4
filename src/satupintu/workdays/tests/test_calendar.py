"""The office keeps its calendar: the law's days, its own closures, and what was known when."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import IntegrityError

from satupintu.base import events
from satupintu.base.actor import Actor, applicant, system
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotAllowed, NotFound
from satupintu.base.transaction import write
from satupintu.people.models import Office
from satupintu.rules.deadline import due_date
from satupintu.rules.faults import FaultyLaw
from satupintu.workdays import queries, services
from satupintu.workdays.events import CalendarChanged
from satupintu.workdays.models import CalendarDay

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 10, 1, 3, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=30)
MONDAY = date(2026, 11, 16)
LAW = """\
year: 2026
decrees:
  - {id: skb, number: SKB 1, title: Libur 2026, signed_on: 2025-09-19}
days:
  - {date: 2026-12-24, kind: cuti_bersama, decree: skb, name: Cuti bersama Natal}
  - {date: 2026-12-25, kind: national, decree: skb, name: Natal}
"""
REVISED = """\
year: 2026
decrees:
  - {id: skb, number: SKB 1, title: Libur 2026, signed_on: 2025-09-19}
  - {id: ubah, number: SKB 2, title: Perubahan, signed_on: 2026-10-20, amends: skb}
days:
  - {date: 2026-11-18, kind: national, decree: ubah, name: Pemungutan suara}
  - {date: 2026-12-25, kind: national, decree: skb, name: Kelahiran Yesus Kristus}
"""


@pytest.fixture
def office() -> Office:
    return make_office("kantor")


def make_office(slug: str) -> Office:
    return Office.objects.create(
        slug=slug,
        name="DPMPTSP Contoh",
        short_name="DPMPTSP",
        government="Kabupaten Contoh",
        regency="Contoh",
        region_code="0000",
        seat="Contoh",
    )


@pytest.fixture
def head(office) -> Actor:
    return staff(office.id, "head_of_office")


def staff(office_id: UUID, *roles: str) -> Actor:
    return Actor(kind="staff", office_id=office_id, user_id=new_id(), roles=frozenset(roles))


@pytest.fixture
def law(tmp_path) -> Path:
    (tmp_path / "2026.yaml").write_text(LAW)
    return tmp_path


@pytest.fixture
def heard(monkeypatch) -> list[CalendarChanged]:
    made: list[CalendarChanged] = []
    monkeypatch.setattr(events, "_in_transaction", {CalendarChanged: [made.append]})
    monkeypatch.setattr(events, "_after_commit", {})
    return made


def close(actor: Actor, on: date, now: datetime = NOW, name: str = "Hari jadi kabupaten") -> CalendarDay:
    return services.add_closure(actor=actor, now=now, on=on, name=name, decree="Keputusan Bupati 7/2026")


def test_the_law_is_adopted_once(office, law, heard):
    adopted = services.adopt_calendar(actor=system(office.id), now=NOW, folder=law)
    assert adopted.added == (date(2026, 12, 24), date(2026, 12, 25))
    again = services.adopt_calendar(actor=system(office.id), now=LATER, folder=law)
    assert again.dates == ()
    assert [event.dates for event in heard] == [adopted.dates]
    calendar = queries.calendar_for(office.id)
    assert calendar.why_closed(date(2026, 12, 25)) == "Natal"
    assert calendar.closures[date(2026, 12, 25)].decree == "SKB 1"
    assert calendar.years == {2026}


def test_the_law_of_the_project_is_adopted_by_default(office):
    adopted = services.adopt_calendar(actor=system(office.id), now=NOW)
    assert len(adopted.added) == 29 + 28 + 25 + 26
    assert due_date(date(2026, 3, 17), 5, queries.calendar_for(office.id)) == date(2026, 3, 31)


def test_a_revised_decree_moves_the_days_and_tells_which(office, law, heard):
    services.adopt_calendar(actor=system(office.id), now=NOW, folder=law)
    (law / "2026.yaml").write_text(REVISED)
    changed = services.adopt_calendar(actor=system(office.id), now=LATER, folder=law)
    assert changed.added == (date(2026, 11, 18), date(2026, 12, 25))  # the 25th has a new name
    assert changed.withdrawn == (date(2026, 12, 24), date(2026, 12, 25))
    assert heard[-1].dates == (date(2026, 11, 18), date(2026, 12, 24), date(2026, 12, 25))
    assert heard[-1].trail()["dates"] == ["2026-11-18", "2026-12-24", "2026-12-25"]
    assert due_date(MONDAY, 5, queries.calendar_for(office.id)) == date(2026, 11, 24)
    before = queries.calendar_for(office.id, as_of=LATER - timedelta(seconds=1))
    assert due_date(MONDAY, 5, before) == date(2026, 11, 23)
    assert before.why_closed(date(2026, 12, 24)) == "Cuti bersama Natal"
    assert queries.calendar_for(office.id, as_of=LATER).why_closed(date(2026, 12, 24)) is None


def test_the_first_adoption_knows_the_law_since_it_was_signed(office, law):
    services.adopt_calendar(actor=system(office.id), now=NOW, folder=law)
    signed = datetime(2025, 9, 18, 17, 0, tzinfo=UTC)  # midnight in Jakarta
    christmas = date(2026, 12, 25)
    assert queries.calendar_for(office.id, as_of=signed).why_closed(christmas) == "Natal"
    assert queries.calendar_for(office.id, as_of=signed - timedelta(seconds=1)).why_closed(christmas) is None


def test_a_year_whose_file_is_gone_keeps_its_days(office, law):
    services.adopt_calendar(actor=system(office.id), now=NOW, folder=law)
    (law / "2026.yaml").rename(law / "2027.yaml")
    (law / "2027.yaml").write_text(LAW.replace("2026", "2027"))
    changed = services.adopt_calendar(actor=system(office.id), now=LATER, folder=law)
    assert changed.withdrawn == ()
    assert queries.calendar_for(office.id).years == {2026, 2027}


def test_a_faulty_file_changes_nothing(office, law, heard):
    services.adopt_calendar(actor=system(office.id), now=NOW, folder=law)
    (law / "2026.yaml").write_text(REVISED + "  - {date: 2026-12-25, kind: national, decree: skb, name: Lagi}\n")
    with pytest.raises(FaultyLaw):
        services.adopt_calendar(actor=system(office.id), now=LATER, folder=law)
    assert len(heard) == 1
    assert queries.calendar_for(office.id).is_working_day(date(2026, 11, 18))


def test_a_local_closure_that_becomes_law_gives_way(office, head, law):
    services.adopt_calendar(actor=system(office.id), now=NOW, folder=law)
    close(head, date(2026, 11, 18))
    (law / "2026.yaml").write_text(REVISED)
    services.adopt_calendar(actor=system(office.id), now=LATER, folder=law)
    assert queries.calendar_for(office.id).why_closed(date(2026, 11, 18)) == "Pemungutan suara"
    was = queries.calendar_for(office.id, as_of=NOW + timedelta(days=1))
    assert was.why_closed(date(2026, 11, 18)) == "Hari jadi kabupaten"


def test_a_local_closure_moves_the_due_date_and_is_told(office, head, heard):
    assert due_date(MONDAY, 5, queries.calendar_for(office.id)) == date(2026, 11, 23)
    close(head, date(2026, 11, 18))
    assert due_date(MONDAY, 5, queries.calendar_for(office.id)) == date(2026, 11, 24)
    assert [(event.dates, event.subject) for event in heard] == [((date(2026, 11, 18),), office.id)]
    assert queries.closures(actor=head, year=2026)[0].name == "Hari jadi kabupaten"


def test_a_duplicate_holiday_is_refused_and_the_first_is_named(office, head, law, heard):
    services.adopt_calendar(actor=system(office.id), now=NOW, folder=law)
    with pytest.raises(services.DuplicateClosure) as refused:
        close(head, date(2026, 12, 25))
    assert str(refused.value) == "Jumat, 25 Desember 2026 sudah libur: Natal (SKB 1). Tidak perlu dicatat lagi."
    close(head, date(2026, 11, 18))
    with pytest.raises(services.DuplicateClosure, match="sudah libur: Hari jadi"):
        close(head, date(2026, 11, 18))
    assert len(heard) == 2


def test_the_database_itself_keeps_one_closure_a_day(office, head):
    row = close(head, date(2026, 11, 18))
    twin = CalendarDay.objects.get(id=row.id)
    twin.id = new_id()
    with pytest.raises(IntegrityError), write():
        twin.save(force_insert=True)


def test_a_weekend_needs_no_closure(head):
    with pytest.raises(services.ClosedAnyway) as refused:
        close(head, date(2026, 11, 21))
    assert str(refused.value).startswith("Sabtu, 21 November 2026 hari Sabtu")


@pytest.mark.parametrize(("name", "decree"), [("", "SK"), ("Libur", " ")])
def test_a_closure_without_a_ground_is_refused(head, name, decree):
    with pytest.raises(services.ReasonMissing):
        services.add_closure(actor=head, now=NOW, on=MONDAY, name=name, decree=decree)


def test_a_closure_is_taken_back_and_remembered(office, head, heard):
    row = close(head, date(2026, 11, 18))
    services.withdraw_closure(actor=head, now=LATER, closure_id=row.id, reason="keputusan dibatalkan")
    assert queries.calendar_for(office.id).is_working_day(date(2026, 11, 18))
    assert not queries.calendar_for(office.id, as_of=NOW).is_working_day(date(2026, 11, 18))
    assert queries.closures(actor=head, year=2026) == []
    assert (heard[-1].dates, heard[-1].why) == ((date(2026, 11, 18),), "keputusan dibatalkan")
    with pytest.raises(NotFound):
        services.withdraw_closure(actor=head, now=LATER, closure_id=row.id, reason="lagi")
    close(head, date(2026, 11, 18), now=LATER)


def test_a_closure_is_not_taken_back_without_a_reason(head):
    row = close(head, date(2026, 11, 18))
    with pytest.raises(services.ReasonMissing):
        services.withdraw_closure(actor=head, now=LATER, closure_id=row.id, reason=" ")


def test_a_day_of_the_law_is_not_taken_back_on_a_screen(office, head, law):
    services.adopt_calendar(actor=system(office.id), now=NOW, folder=law)
    day = queries.closure_on(office.id, date(2026, 12, 24))
    with pytest.raises(services.LawDayStays) as refused:
        services.withdraw_closure(actor=head, now=LATER, closure_id=day.id, reason="kami masuk kerja")
    assert "law/calendar" in str(refused.value)


@pytest.mark.parametrize("role", ["head_of_office", "section_head", "administrator"])
def test_those_who_keep_the_calendar_may_change_it(office, role):
    close(staff(office.id, role), date(2026, 11, 18))


def test_others_may_not_change_the_calendar(office, law):
    for actor in (staff(office.id, "front_office", "inspector"), applicant(office.id)):
        with pytest.raises(NotAllowed):
            close(actor, date(2026, 11, 18))
        with pytest.raises(NotAllowed):
            services.withdraw_closure(actor=actor, now=NOW, closure_id=new_id(), reason="x")
        with pytest.raises(NotAllowed):
            services.adopt_calendar(actor=actor, now=NOW, folder=law)


def test_an_office_sees_and_changes_only_its_own_calendar(office, head):
    other = make_office("kantor-lain")
    row = close(head, date(2026, 11, 18))
    assert queries.calendar_for(other.id).is_working_day(date(2026, 11, 18))
    with pytest.raises(NotFound):
        services.withdraw_closure(actor=staff(other.id, "head_of_office"), now=LATER, closure_id=row.id, reason="x")
    close(staff(other.id, "head_of_office"), date(2026, 11, 18))


def test_asking_again_costs_one_small_query(office, law, django_assert_num_queries):
    services.adopt_calendar(actor=system(office.id), now=NOW, folder=law)
    first = queries.calendar_for(office.id)
    with django_assert_num_queries(1):
        assert queries.calendar_for(office.id) is first


def test_changes_of_the_same_instant_are_noticed(office, head):
    row = close(head, date(2026, 11, 18))
    queries.calendar_for(office.id)
    services.withdraw_closure(actor=head, now=NOW, closure_id=row.id, reason="keliru")
    assert queries.calendar_for(office.id).is_working_day(date(2026, 11, 18))
    other = close(head, date(2026, 11, 19))
    assert not queries.calendar_for(office.id).is_working_day(other.on)


def test_a_change_that_was_rolled_back_is_forgotten(office, head):
    def fail() -> None:
        with write():
            close(head, date(2026, 11, 18))
            assert not queries.calendar_for(office.id).is_working_day(date(2026, 11, 18))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    close(head, date(2026, 11, 19))
    calendar = queries.calendar_for(office.id)
    assert calendar.is_working_day(date(2026, 11, 18))
    assert not calendar.is_working_day(date(2026, 11, 19))


def test_before_the_law_is_adopted_every_due_date_is_provisional(office):
    assert queries.calendar_for(office.id).provisional(MONDAY, MONDAY)
