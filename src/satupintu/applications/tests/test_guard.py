"""No project is licensed twice; another project of the same NIB may be."""

from dataclasses import replace
from datetime import timedelta

import pytest

from satupintu.applications.dossier import FurtherActivity
from satupintu.applications.models import Standing
from satupintu.applications.services import (
    AlreadyLicensed,
    AlreadyOpen,
    confirm_nib,
    rebuild,
    withdraw,
)
from satupintu.applications.tests import at_the_form as form
from satupintu.base.actor import applicant, system
from satupintu.licences.queries import for_application
from satupintu.licences.services import revoke


@pytest.fixture
def licensed(house):
    """A business that has its licence: the dossier of its application, and the application's id."""
    dossier = house.dossier()
    filed = house.submit(dossier=dossier)
    house.until(filed.application_id)
    return dossier, filed.application_id


def test_whoever_has_the_licence_is_told_its_number_its_day_and_what_to_do(house, licensed):
    dossier, application_id = licensed
    with pytest.raises(AlreadyLicensed) as refused:
        house.submit(dossier=dossier)
    said = str(refused.value)
    assert for_application(application_id).number in said
    assert "10 Maret 2026" in said
    assert "hilang, rusak" in said
    assert "keberatan" in said


def test_whoever_has_not_shown_the_owners_nik_gets_the_number_without_its_digits(house, licensed):
    dossier, application_id = licensed
    with pytest.raises(AlreadyLicensed) as refused:
        house.submit(dossier=replace(dossier, nib_state="to_be_confirmed"))
    assert for_application(application_id).number not in str(refused.value)
    assert "•••/••••/IUMK/III/••••" in str(refused.value)
    assert "Maret" not in str(refused.value).replace("/III/", "")


def test_the_counter_reads_the_whole_number(house, licensed):
    dossier, application_id = licensed
    with pytest.raises(AlreadyLicensed, match=for_application(application_id).number):
        house.submit(
            dossier=replace(dossier, nib_state="to_be_confirmed"), mode="perbantuan", by=house.cast("front_office")
        )


def test_a_revoked_licence_is_in_nobodys_way(house, licensed):
    dossier, application_id = licensed
    standing = Standing.objects.get(application_id=application_id)
    assert standing.licensed_on == house.now.date()
    revoke(
        actor=house.cast("head_of_office"),
        now=house.now,
        application_id=application_id,
        reason="Usaha sudah tidak ada lagi.",
        legal_basis="Perbup contoh Pasal 10",
    )
    assert Standing.objects.get(application_id=application_id).licensed_on is None
    assert house.submit(dossier=dossier).created


def test_an_application_that_was_taken_back_is_in_nobodys_way(house):
    dossier = house.dossier()
    filed = house.submit(dossier=dossier)
    with pytest.raises(AlreadyOpen):
        house.submit(dossier=dossier)
    withdraw(
        actor=applicant(house.office_id),
        now=house.now,
        application_id=filed.application_id,
        reason="",
        code=filed.tracking_code,
    )
    assert house.submit(dossier=dossier).created


def test_another_project_of_the_same_nib_is_licensed_too(house, licensed):
    dossier, _ = licensed
    other = replace(dossier, business=replace(dossier.business, id_proyek="R-LAIN", kbli="56102"))
    second = house.submit(dossier=other)
    house.until(second.application_id)
    assert for_application(second.application_id).number.startswith("503/0002/")


def test_a_project_named_beside_the_first_is_not_applied_for_again(house):
    dossier = house.dossier()
    further = (FurtherActivity("R-DUA", "56102", "Kedai Makanan", "Kedai"),)
    house.submit(dossier=replace(dossier, business=replace(dossier.business, further=further)))
    second = replace(dossier, business=replace(dossier.business, id_proyek="R-DUA"))
    with pytest.raises(AlreadyOpen):
        house.submit(dossier=second)


def test_the_licence_names_every_activity(house):
    dossier = house.dossier()
    further = (FurtherActivity("R-DUA", "56102", "Kedai Makanan", "Kedai"),)
    filed = house.submit(dossier=replace(dossier, business=replace(dossier.business, further=further)))
    house.until(filed.application_id)
    says = for_application(filed.application_id).says["activity"]
    assert "47112" in says
    assert "56102 Kedai Makanan" in says


def test_a_nib_confirmed_late_for_what_is_licensed_already_is_disputed(house, licensed):
    dossier, _ = licensed
    blind = replace(dossier, nib_state="to_be_confirmed", business=replace(dossier.business, id_proyek=""))
    filed = house.submit(dossier=blind)
    project = form.project(id_proyek=dossier.business.id_proyek)
    record = form.record(project, nib=dossier.nib, owner_nik=dossier.person.nik)
    case = confirm_nib(actor=system(house.office_id), now=house.now, application_id=filed.application_id, record=record)
    assert case.facts[-1].data["problems"] == ["taken"]


def test_where_a_file_stands_is_told_by_its_facts_alone(house, licensed):
    _, application_id = licensed
    returned = house.submit()
    house.now += timedelta(hours=1)
    standing = Standing.objects.get(application_id=application_id)
    assert rebuild(standing.application).licensed_on == standing.licensed_on
    assert rebuild(Standing.objects.get(application_id=returned.application_id).application).returned_on is None
