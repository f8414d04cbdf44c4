"""Who may do what, tried by everybody who may not: strangers, the system, other offices, kin, the wrong desk."""

from datetime import timedelta
from uuid import uuid4

import pytest

from satupintu.applications.models import Fact
from satupintu.applications.services import (
    Given,
    accept_complete,
    change_route,
    confirm_nib,
    letter_printed,
    pause,
    reassign,
    recommend,
    record_fact,
    record_step,
    resubmit,
    resume,
    return_to_applicant,
    reveal,
    told_by_phone,
    withdraw,
)
from satupintu.base.actor import Actor, applicant, system
from satupintu.base.refusal import NotAllowed, NotFound
from satupintu.inspections.models import Visit
from satupintu.inspections.services import plan_visit
from satupintu.licences.models import Licence
from satupintu.licences.queries import verify
from satupintu.licences.services import AlreadyRevoked, hand_over, record_mark, revoke
from satupintu.people.access import OwnCase, Role
from satupintu.people.models import Office, User
from satupintu.people.services import grant_role

OK = {"ktp": "ok", "nib": "ok"}
REASON = "Alasan yang cukup panjang."


def told(house, filed):
    return {"now": house.now, "application_id": filed.application_id}


def outsiders(house):
    """The applicant, and the system: neither is staff."""
    return [applicant(house.office_id), system(house.office_id)]


def test_no_step_is_done_by_the_applicant_or_by_the_system(house):
    filed = house.submit()
    for who in outsiders(house):
        with pytest.raises(NotAllowed):
            accept_complete(actor=who, judged=OK, **told(house, filed))
    house.until(filed.application_id, "decision")
    for who in outsiders(house):
        with pytest.raises(NotAllowed):
            record_step(actor=who, kind="decision", outcome="approve", **told(house, filed))


def test_the_clock_is_stopped_and_let_run_only_by_staff_of_that_desk(house):
    filed = house.submit()
    house.advance(filed.application_id)
    stop = {"reason": "applicant_absent", "note": REASON, **told(house, filed)}
    for who in (*outsiders(house), house.named("tuti")):
        with pytest.raises(NotAllowed):
            pause(actor=who, **stop)
    pause(actor=house.named("hendra"), **stop)
    for who in (*outsiders(house), house.named("tuti")):
        with pytest.raises(NotAllowed):
            resume(actor=who, **told(house, filed))


def test_a_correction_is_taken_by_the_counter_or_comes_from_the_applicant(house):
    filed = house.submit()
    judged = {"ktp": "unreadable", "nib": "ok"}
    return_to_applicant(actor=house.named("rina"), judged=judged, **told(house, filed))
    brought = {"given": [Given("ktp", "counter")], **told(house, filed)}
    for who in (system(house.office_id), house.named("joko"), house.named("dewi")):
        with pytest.raises(NotAllowed):
            resubmit(actor=who, **brought)
    resubmit(actor=applicant(house.office_id), **brought)


def test_a_file_changes_its_route_only_by_whoever_does_the_first_step_there(house):
    filed = house.submit()
    for who in (*outsiders(house), house.named("joko"), house.named("tuti")):
        with pytest.raises(NotAllowed):
            change_route(actor=who, route="oss_effective", reason=REASON, **told(house, filed))
    case = change_route(actor=house.named("rina"), route="oss_effective", reason=REASON, **told(house, filed))
    assert case.journey.current == "record"


def test_nobody_says_in_place_of_oss_what_it_answered(house):
    filed = house.submit()
    for who in (applicant(house.office_id), house.named("dewi")):
        with pytest.raises(NotAllowed):
            confirm_nib(actor=who, record=None, **told(house, filed))


def test_only_facts_that_change_nothing_enter_the_ledger_by_the_side_door(house):
    filed = house.submit()
    for kind in ("withdrawn", "paused", "submitted", "route_changed", "resubmitted", "decided"):
        with pytest.raises(ValueError, match="service of its own"):
            record_fact(actor=house.named("rina"), kind=kind, **told(house, filed))


def test_a_message_is_told_on_a_known_topic_by_those_who_work_on_files(house):
    filed = house.submit()
    auditor = Actor(kind="staff", office_id=house.office_id, user_id=uuid4(), roles=frozenset({Role.INSPECTORATE}))
    for who in (*outsiders(house), auditor):
        with pytest.raises(NotAllowed):
            told_by_phone(actor=who, topic="receipt", **told(house, filed))
        with pytest.raises(NotAllowed):
            letter_printed(actor=who, topic="receipt", **told(house, filed))
    with pytest.raises(NotFound):
        told_by_phone(actor=house.named("rina"), topic="siti-0006011203850002", **told(house, filed))


@pytest.mark.parametrize("act", ["pause", "withdraw", "phone", "letter", "reveal", "reassign", "route"])
def test_nobody_touches_their_own_file_in_any_other_way_either(house, act):
    from satupintu.demo.cast import HENDRA, RINA

    own = RINA if act in {"withdraw", "phone", "letter", "reveal", "route"} else HENDRA
    filed = house.submit(dossier=house.dossier(nik=own.nik))
    house.advance(filed.application_id) if own is HENDRA else None
    who, common = house.named(own.username), told(house, filed)
    acts = {
        "pause": lambda: pause(actor=who, reason="applicant_absent", note=REASON, **common),
        "withdraw": lambda: withdraw(actor=who, reason=REASON, **common),
        "phone": lambda: told_by_phone(actor=who, topic="receipt", **common),
        "letter": lambda: letter_printed(actor=who, topic="receipt", **common),
        "reveal": lambda: reveal(actor=who, what="nik", reason=REASON, **common),
        "reassign": lambda: reassign(actor=who, reason=REASON, **common),
        "route": lambda: change_route(actor=who, route="oss_effective", reason=REASON, **common),
    }
    before = Fact.objects.count()
    with pytest.raises(OwnCase):
        acts[act]()
    assert Fact.objects.count() == before


def test_staff_of_another_office_find_no_file_here(house):
    filed = house.submit()
    stranger = Actor(kind="staff", office_id=uuid4(), user_id=uuid4(), roles=frozenset(Role))
    common = told(house, filed)
    for act in (
        lambda: accept_complete(actor=stranger, judged=OK, **common),
        lambda: pause(actor=stranger, reason="applicant_absent", note=REASON, **common),
        lambda: withdraw(actor=stranger, reason=REASON, **common),
        lambda: change_route(actor=stranger, route="oss_effective", reason=REASON, **common),
        lambda: reveal(actor=stranger, what="nik", reason=REASON, **common),
        lambda: revoke(actor=stranger, reason=REASON, legal_basis=REASON, **common),
        lambda: letter_printed(actor=stranger, topic="receipt", **common),
    ):
        with pytest.raises(NotFound):
            act()


def test_an_administrator_gives_no_role_to_staff_of_another_office(house):
    elsewhere = Office.objects.create(
        slug="lain",
        name="Kantor Lain",
        short_name="Lain",
        government="Lain",
        regency="Lain",
        region_code="1407",
        seat="Lain",
    )
    clerk = User.objects.create(office=elsewhere, username="orang.lain", name="Orang Lain", joined_at=house.now)
    here = Actor(kind="staff", office_id=house.office_id, user_id=uuid4(), roles=frozenset({Role.ADMINISTRATOR}))
    with pytest.raises(NotFound):
        grant_role(actor=here, now=house.now, user_id=clerk.pk, role=Role.HEAD_OF_OFFICE)
    assert not clerk.grants.exists()


def test_under_a_licence_the_file_is_neither_withdrawn_nor_turned_round(house):
    from satupintu.applications.services import StepNotNow

    filed = house.submit()
    house.until(filed.application_id, "signing")
    with pytest.raises(StepNotNow):
        withdraw(actor=house.named("rina"), reason=REASON, **told(house, filed))
    with pytest.raises(StepNotNow):
        change_route(actor=house.named("rina"), route="oss_effective", reason=REASON, **told(house, filed))


def test_a_revoked_licence_is_neither_signed_nor_handed_over(house):
    signing, waiting = house.submit(), house.submit()
    house.until(signing.application_id, "signing")
    house.until(waiting.application_id, "hand_over")
    house.deliver()
    for filed in (signing, waiting):
        revoke(actor=house.named("dewi"), reason=REASON, legal_basis="UU 30/2014 Pasal 64", **told(house, filed))
    with pytest.raises(AlreadyRevoked):
        record_mark(actor=house.named("tuti"), mark="print", **told(house, signing))
    with pytest.raises(AlreadyRevoked):
        hand_over(actor=house.named("rina"), receiver="Pemohon Contoh", **told(house, waiting))
    assert {verify(each.code).status for each in Licence.objects.all()} == {"revoked"}


def test_the_head_does_not_revoke_their_own_licence(house):
    from satupintu.demo.cast import DEWI

    filed = house.submit(dossier=house.dossier(nik=DEWI.nik))
    with pytest.raises(OwnCase):
        revoke(actor=house.named("dewi"), reason=REASON, legal_basis=REASON, **told(house, filed))


def test_a_visit_planned_by_one_inspector_and_made_by_another_bears_the_second_name(house):
    filed = house.submit()
    case = house.advance(filed.application_id)
    first = house._owner(case)
    plan_visit(actor=first, on=(house.now + timedelta(days=1)).date(), **told(house, filed))
    reassign(actor=house.named("hendra"), reason=REASON, **told(house, filed))
    second = house._owner(house.case(filed.application_id))
    assert second != first
    house.advance(filed.application_id)
    assert Visit.objects.get().inspector_id == second.user_id


def test_whoever_returned_a_file_is_remembered_when_its_route_changes(house):
    filed = house.submit()
    judged = {"ktp": "unreadable", "nib": "ok"}
    return_to_applicant(actor=house.named("budi"), judged=judged, **told(house, filed))
    case = change_route(actor=house.named("rina"), route="oss_effective", reason=REASON, **told(house, filed))
    assert [visit.kind for visit in case.journey.done_by(str(house.named("budi").user_id))] == ["completeness"]


def test_an_examination_is_not_recommended_by_the_applicant(house):
    filed = house.submit()
    house.until(filed.application_id, "examination")
    with pytest.raises(NotAllowed):
        recommend(actor=applicant(house.office_id), **told(house, filed))
