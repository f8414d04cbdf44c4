"""Keberatan and banding: in time or told by how much not, judged by somebody else, never granted by silence."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from satupintu.applications import services as file_room
from satupintu.applications.models import Standing
from satupintu.applications.queries import tracked
from satupintu.applications.services import CodeDiffers, rebuild, remedies_of
from satupintu.base.actor import applicant
from satupintu.base.refusal import NotAllowed, Refusal
from satupintu.notifications.models import PostedMail
from satupintu.objections.models import Objection
from satupintu.objections.queries import waiting
from satupintu.objections.refusals import DecidedBefore, LetterNeeded, NothingToDecide, NoWayOpen
from satupintu.objections.services import decide, note_passed, receive
from satupintu.workdays.services import add_closure

WORDS = "Tempat usaha saya sudah sesuai, mohon diperiksa lagi."
FIELDS = [field.attname for field in Standing._meta.concrete_fields if field.name != "id"]


@pytest.fixture
def refused(house):
    """A file refused by the head on Tuesday 10 March 2026."""
    filed = house.submit()
    house.until(filed.application_id, "decision")
    file_room.refuse(
        actor=house.named("dewi"),
        now=house.now,
        application_id=filed.application_id,
        reason="Tempat usaha berada di lahan sengketa.",
        legal_basis="UU 30/2014 Pasal 52",
    )
    return filed


def objected(house, filed, at=None, **more):
    return receive(
        actor=house.named("rina"),
        now=at or house.now + timedelta(hours=1),
        application_id=filed.application_id,
        words=WORDS,
        **more,
    )


def judged(house, filed, outcome, by="hendra", **more):
    return decide(
        actor=house.named(by),
        now=house.now + timedelta(hours=2),
        application_id=filed.application_id,
        outcome=outcome,
        reason="Sesudah berkas dan tempatnya diperiksa lagi.",
        legal_basis="UU 30/2014 Pasal 77",
        **more,
    )


def mails(house, words):
    before, house.now = house.now, house.now + timedelta(days=90)
    house.deliver()
    house.now = before
    return set(PostedMail.objects.filter(subject__contains=words).values_list("to", flat=True))


def test_an_objection_in_time_waits_ten_working_days_for_somebody_who_did_not_refuse(house, refused):
    case = objected(house, refused)
    found = remedies_of(case).waiting
    assert (found.level, found.days_late) == ("objection", 0)
    assert found.due.isoformat() == "2026-03-31"  # Nyepi, Idulfitri and the joint leave do not count
    assert [line.number for line in waiting(house.named("hendra"))] == [refused.number]
    assert mails(house, "Keberatan diterima") == {"pemohon1@contoh.example"}
    with pytest.raises(DecidedBefore):
        judged(house, refused, "granted", by="dewi")
    with pytest.raises(NotAllowed):
        judged(house, refused, "granted", by="rina")


def test_a_granted_objection_opens_the_file_where_it_was_refused_and_the_time_begins_anew(house, refused):
    objected(house, refused)
    case = judged(house, refused, "granted")
    assert (case.journey.ending, case.journey.current, case.standing.ending) == ("", "decision", "")
    assert case.standing.started_on == case.today(house.now)
    assert case.promise(case.today(house.now)).office_days == 0
    assert case.standing.due_on > case.standing.started_on
    assert mails(house, "Keberatan dikabulkan") == {"pemohon1@contoh.example"}
    house.now += timedelta(days=1)
    assert house.until(refused.application_id).journey.ending == "completed"  # the head decides anew


def test_a_denied_objection_leads_to_an_appeal_whose_superior_decides_by_letter(house, refused):
    with pytest.raises(NoWayOpen):
        objected(house, refused, level="appeal")
    objected(house, refused)
    judged(house, refused, "denied")
    with pytest.raises(NoWayOpen):
        objected(house, refused, at=house.now + timedelta(hours=3))
    objected(house, refused, at=house.now + timedelta(hours=3), level="appeal", letter="B-1/2026")
    with pytest.raises(LetterNeeded):
        judged(house, refused, "granted", by="dewi")
    case = judged(house, refused, "granted", by="dewi", letter="800/77/SETDA")
    assert case.journey.current == "decision"


def test_what_comes_too_late_is_registered_and_told_with_the_days(house, refused):
    case = objected(house, refused, at=datetime(2026, 5, 4, 3, tzinfo=UTC))
    filed = remedies_of(case).filed[-1]
    assert filed.days_late > 0
    assert filed.due is None
    assert waiting(house.named("dewi")) == []
    assert mails(house, "terlambat") == {"pemohon1@contoh.example"}
    with pytest.raises(NothingToDecide):
        judged(house, refused, "granted")


def test_the_applicant_objects_online_with_the_code_and_not_without(house, refused):
    told = {"actor": applicant(house.office_id), "now": house.now, "application_id": refused.application_id}
    with pytest.raises(CodeDiffers):
        receive(words=WORDS, code="AAAAA-AAAAA-AAAA", **told)
    case = receive(words=WORDS, code=refused.tracking_code, **told)
    assert case.facts[-1].data["how"] == "online"
    assert tracked(applicant(house.office_id), refused.number, refused.tracking_code).journey.ending == "refused"


def test_silence_grants_nothing_but_is_a_fact_that_warns_the_head_and_tells_the_applicant_what_the_law_says(
    house, refused
):
    objected(house, refused)
    late = datetime(2026, 4, 20, 3, tzinfo=UTC)
    assert note_passed(late) == 1
    assert note_passed(late) == 0
    house.now = late
    case = house.case(refused.application_id)
    assert case.journey.ending == "refused"
    assert mails(house, "Keberatan belum diputuskan") == {"pemohon1@contoh.example"}
    assert "dewi@contoh.example" in mails(house, "Lewat jatuh tempo")
    body = PostedMail.objects.get(subject__contains="Keberatan belum diputuskan").body
    assert "dianggap dikabulkan" in body
    assert "tidak menetapkan apa pun dengan sendirinya" in body
    assert judged(house, refused, "denied").journey.ending == "refused"


def test_a_new_closure_moves_the_last_day_for_the_answer(house, refused):
    objected(house, refused)
    add_closure(
        actor=house.named("dewi"), now=house.now, on=datetime(2026, 3, 30).date(), name="Banjir", decree="Contoh"
    )
    assert waiting(house.named("dewi"))[0].due_on.isoformat() == "2026-04-01"


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(whims=st.lists(st.integers(0, 7), min_size=3, max_size=9))
def test_the_register_and_the_standing_always_equal_what_the_facts_say(house, refused, whims):
    house.now = datetime(2026, 3, 11, 2, tzinfo=UTC)
    acts = [
        lambda: objected(house, refused, at=house.now),
        lambda: objected(house, refused, at=house.now, level="appeal"),
        lambda: judged(house, refused, "granted"),
        lambda: judged(house, refused, "denied"),
        lambda: judged(house, refused, "granted", by="dewi", letter="800/1"),
        lambda: note_passed(house.now + timedelta(days=30)),
        lambda: house.advance(refused.application_id, house.now),
        lambda: file_room.refuse(
            actor=house.named("dewi"),
            now=house.now,
            application_id=refused.application_id,
            reason=WORDS,
            legal_basis="UU 30/2014 Pasal 52",
        ),
    ]
    for whim in whims:
        house.now += timedelta(hours=3)
        try:
            acts[whim]()
        except (Refusal, ValueError):
            continue
    stored = Standing.objects.get(application_id=refused.application_id)
    again = rebuild(stored.application)
    assert {name: getattr(stored, name) for name in FIELDS} == {name: getattr(again, name) for name in FIELDS}
    rows = list(Objection.objects.filter(application_id=refused.application_id).order_by("seq"))
    filed = remedies_of(house.case(refused.application_id)).filed
    assert [(row.seq, row.level, row.days_late, row.due_on, row.outcome, row.passed_on) for row in rows] == [
        (each.seq, each.level, each.days_late, each.due, each.outcome, each.passed) for each in filed
    ]
