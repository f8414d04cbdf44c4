"""Clocks that are put back, answers that come late: where a file stands must still be told."""

from dataclasses import replace
from datetime import timedelta

from satupintu.applications.services import Business, confirm_nib, pause, resume
from satupintu.base.actor import system
from satupintu.demo import oss_data
from satupintu.oss import mapping
from satupintu.rules.journey import journey

REASON = "Alasan yang cukup panjang."


def test_a_clock_put_back_over_midnight_during_a_pause_stops_no_file(house):
    filed = house.submit()
    house.advance(filed.application_id)
    late = house.now.replace(hour=16, minute=30) + timedelta(hours=1)  # 00.30 of the next day here
    told = {"actor": house.named("hendra"), "application_id": filed.application_id}
    pause(now=late, reason="applicant_absent", note=REASON, **told)
    case = resume(now=late - timedelta(hours=1), **told)
    assert case.standing.due_on is not None
    assert case.deadline() is not None
    assert case.promise(late.date()).kept_net is None


def test_a_clock_put_back_an_hour_hides_no_step_from_the_past(house):
    filed = house.submit()
    accepted = house.advance(filed.application_id).facts[-1].at
    case = house.advance(filed.application_id, accepted - timedelta(minutes=50))
    between = case.as_of(accepted - timedelta(minutes=30))
    assert between.journey.current == "completeness", "what follows in the ledger was not yet known"
    assert journey(case.standard, case.facts, accepted - timedelta(minutes=30)).current == "completeness"
    assert case.as_of(accepted).journey.current == "examination"


def test_a_nib_confirmed_late_names_the_project_that_lies_here_not_the_first_one(house):
    two = oss_data.situation("dalam_dan_luar")
    found = mapping.record(oss_data.businesses()[two.nib], queried_at=house.now)
    elsewhere_first = sorted(found.projects, key=lambda each: each.region_code.startswith("1406"))
    record = replace(found, projects=tuple(elsewhere_first))
    assert not record.projects[0].region_code.startswith("1406")
    typed = replace(
        house.dossier(nik=two.nik), business=Business(name="Warung"), nib=two.nib, nib_state="to_be_confirmed"
    )
    filed = house.submit(dossier=typed)
    case = confirm_nib(actor=system(house.office_id), now=house.now, application_id=filed.application_id, record=record)
    business = house.case(filed.application_id).dossier.business
    assert case.facts[-1].kind == "nib_confirmed"
    assert business.region_code.startswith("1406")
    assert "Rokan Hulu" in business.place


def test_a_nib_confirmed_late_is_held_to_the_same_conditions_as_one_confirmed_at_once(house):
    large = oss_data.situation("menengah")
    record = mapping.record(oss_data.businesses()[large.nib], queried_at=house.now)
    typed = replace(
        house.dossier(nik=large.nik), business=Business(name="Pabrik"), nib=large.nib, nib_state="to_be_confirmed"
    )
    filed = house.submit(dossier=typed)
    case = confirm_nib(actor=system(house.office_id), now=house.now, application_id=filed.application_id, record=record)
    assert (case.facts[-1].kind, case.facts[-1].data) == ("nib_disputed", {"problems": ["scale"]})
