"""The ledger: facts are never changed, everything else is computed from them, and the past can always be asked."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from satupintu.applications.models import Fact, Standing
from satupintu.applications.queries import timeline
from satupintu.applications.services import (
    change_route,
    note_passed_deadlines,
    pause,
    rebuild,
    recommend,
    resubmit,
    resume,
    return_to_applicant,
    send_back,
    withdraw,
)
from satupintu.applications.services.intake import Given
from satupintu.audit.models import Entry
from satupintu.audit.services import broken_seals, seal
from satupintu.base import append_only
from satupintu.base.actor import applicant, system
from satupintu.base.refusal import Refusal
from satupintu.base.transaction import write
from satupintu.notifications.models import PostedMail
from satupintu.workdays.services import add_closure

FIELDS = [field.attname for field in Standing._meta.concrete_fields if field.name != "id"]
REASON = "Alasan yang cukup panjang."


@pytest.mark.parametrize("model", [Fact, Entry])
def test_the_database_itself_refuses_to_change_or_delete_a_fact(house, model):
    house.until(house.submit().application_id, "inspection")
    table = model._meta.db_table
    statements = [f"UPDATE {table} SET at = at", f"DELETE FROM {table}"]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # as after a commit: nothing is pending
        statements.append(f"TRUNCATE {table} CASCADE")
    else:
        statements.append(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
        statements.append(f"REPLACE INTO {table} SELECT * FROM {table} LIMIT 1")
    for statement in statements:
        with pytest.raises(DatabaseError, match="append-only"), write(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert model.objects.exists()


def test_the_locks_stand_after_all_migrations(db):
    assert append_only.missing(connection) == []


class Whim:
    """One random act on a file; acts that the office refuses leave everything as it was."""

    def __init__(self, house, application_id):
        self.house, self.id = house, application_id

    def act(self, whim: int) -> None:
        house, now = self.house, self.house._at(None)
        told = {"now": now, "application_id": self.id}
        case = house.case(self.id)
        owner = house._owner(case) if case.step else house.named("rina")
        acts = [
            lambda: house.advance(self.id, now),
            lambda: house.advance(self.id, now),
            lambda: return_to_applicant(actor=owner, judged={"ktp": "unreadable", "nib": "ok"}, **told),
            lambda: resubmit(actor=applicant(house.office_id), given=[Given("ktp", "counter")], **told),
            lambda: pause(actor=owner, reason="applicant_absent", note=REASON, **told),
            lambda: resume(actor=owner, **told),
            lambda: recommend(actor=house.named("hendra"), **told),
            lambda: send_back(actor=owner, kind="decision", reason=REASON, **told),
            lambda: send_back(actor=owner, kind="examination", reason=REASON, **told),
            lambda: change_route(actor=house.named("rina"), route="oss_effective", reason=REASON, **told),
            lambda: withdraw(actor=house.named("rina"), reason=REASON, **told),
            lambda: note_passed_deadlines(now + timedelta(days=9)),
        ]
        try:
            acts[whim % len(acts)]()
        except (Refusal, ValueError):
            return


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(whims=st.lists(st.integers(0, 11), max_size=14))
def test_where_a_file_stands_always_equals_what_its_facts_say(house, whims):
    filed = house.submit()
    whim = Whim(house, filed.application_id)
    for each in whims:
        whim.act(each)
    stored = Standing.objects.get(application_id=filed.application_id)
    again = rebuild(stored.application)
    assert {name: getattr(stored, name) for name in FIELDS} == {name: getattr(again, name) for name in FIELDS}


def test_the_file_can_be_seen_as_it_was_at_any_past_instant(house):
    filed = house.submit()
    before = house.now
    case = house.until(filed.application_id)
    past = case.as_of(before)
    assert past.journey.current == "completeness"
    assert past.promise(before.date()).due is None
    assert case.as_of(house.now).journey.ending == "completed"


def test_a_new_closure_moves_the_due_dates_it_touches_and_leaves_a_fact_on_each(house):
    touched = house.submit(datetime(2026, 7, 6, 2, tzinfo=UTC)).application_id
    house.advance(touched, datetime(2026, 7, 6, 3, tzinfo=UTC))
    before = house.case(touched).standing.due_on
    earlier = house.submit(datetime(2026, 6, 22, 2, tzinfo=UTC)).application_id
    house.until(earlier)
    add_closure(
        actor=house.named("dewi"),
        now=datetime(2026, 7, 7, 2, tzinfo=UTC),
        on=date(2026, 7, 9),
        name="Hari jadi kabupaten",
        decree="Keputusan Bupati (contoh)",
    )
    case = house.case(touched)
    assert (before, case.standing.due_on) == (date(2026, 7, 13), date(2026, 7, 14))
    moved = [fact for fact in case.facts if fact.kind == "due_date_moved"]
    assert moved[0].data["from"] == before.isoformat()
    assert moved[0].data["to"] == case.standing.due_on.isoformat()
    assert not [fact for fact in house.case(earlier).facts if fact.kind == "due_date_moved"]
    # The past keeps the date that was promised then.
    assert case.as_of(datetime(2026, 7, 6, 9, tzinfo=UTC)).promise(date(2026, 7, 6)).due == before


def test_a_deadline_that_passes_is_noted_once_and_nothing_is_deemed_approved(house):
    filed = house.submit(datetime(2026, 6, 1, 2, tzinfo=UTC))
    house.advance(filed.application_id, datetime(2026, 6, 1, 3, tzinfo=UTC))
    late = datetime(2026, 6, 20, 2, tzinfo=UTC)
    assert note_passed_deadlines(late) == 1
    assert note_passed_deadlines(late) == 0
    case = house.case(filed.application_id)
    assert case.journey.current == "inspection"
    assert case.promise(late.date()).chip == "late"
    assert case.promise(late.date()).kept_net is False
    house.now = late
    house.deliver()
    warned = set(PostedMail.objects.filter(subject__startswith="Lewat jatuh tempo").values_list("to", flat=True))
    assert warned == {"hendra@contoh.example", "dewi@contoh.example"}  # the tiers of component 10


def test_no_fact_and_no_trail_holds_personal_data(house):
    filed = house.submit()
    case = house.until(filed.application_id)
    person = case.dossier.person
    written = repr(list(Fact.objects.values())) + repr(list(Entry.objects.values()))
    for secret in (person.nik, person.name, person.phone, person.email, case.dossier.tracking_code):
        assert secret not in written


def test_words_beside_a_fact_are_read_by_staff_and_sealed_in_the_database(house):
    filed = house.submit()
    house.until(filed.application_id, "decision")
    send_back(
        actor=house.named("dewi"), now=house.now, application_id=filed.application_id, kind="decision", reason=REASON
    )
    case = house.case(filed.application_id)
    assert REASON in [entry.note for entry in timeline(house.named("rina"), case)]
    assert REASON not in [entry.note for entry in timeline(applicant(house.office_id), case)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM applications_note")
        assert all(REASON.encode() not in bytes(row[0]) for row in cursor.fetchall())


def test_a_missing_entry_shows_in_the_sealed_trail(house):
    house.until(house.submit().application_id)
    assert seal(house.now + timedelta(days=1)) > 0
    assert broken_seals(house.office_id) == []
    row = Entry.objects.order_by("id")[3]
    with connection.cursor() as cursor:  # an administrator of the database who lifts the lock
        on = f' ON "{Entry._meta.db_table}"' if connection.vendor == "postgresql" else ""
        cursor.execute(f'DROP TRIGGER "{Entry._meta.db_table}_no_DELETE"{on}')
        cursor.execute(f"DELETE FROM {Entry._meta.db_table} WHERE id = %s", [row.pk.hex if not on else row.pk])
    append_only.lay(connection)
    assert broken_seals(house.office_id) == [1]


def test_the_system_may_not_be_mistaken_for_staff(house):
    assert system(house.office_id).user_id is None
    with pytest.raises(ValueError, match="no member of staff"):
        _ = system(house.office_id).staff_id
