"""Applicants without e-mail are not forgotten: the counter sees whom to ring up until they were told."""

from dataclasses import replace

from satupintu.applications.models import Unheard
from satupintu.applications.services import letter_printed, renew_code, return_to_applicant, told_by_phone, withdraw

PAGE = "/meja/kabar/"


def filed_by_phone(house):
    """Somebody who gave a telephone and no e-mail."""
    dossier = house.dossier()
    return house.submit(dossier=replace(dossier, person=replace(dossier.person, email="")))


def returned(house, filed):
    judged = {"nib": "ok", "ktp": "unreadable"}
    return_to_applicant(actor=house.named("rina"), now=house.now, application_id=filed.application_id, judged=judged)
    house.deliver()


def test_whoever_has_no_email_is_on_the_counters_list_until_somebody_rang_them_up(house, at_desk):
    filed = filed_by_phone(house)
    house.deliver()
    rina = at_desk(house, "rina")
    assert filed.number not in rina.get(PAGE).content.decode()  # of the receipt they know
    returned(house, filed)
    page = rina.get(PAGE).content.decode()
    assert f"/berkas/{filed.number}/#pesan-pemohon" in page
    assert "Berkas perlu dilengkapi" in page
    assert '<span class="sp-badge">1</span>' in rina.get("/meja/").content.decode()
    told = {"actor": house.named("rina"), "now": house.now, "application_id": filed.application_id}
    told_by_phone(**told, topic="accepted")
    assert Unheard.objects.exists(), "what was told is not what must be told"
    told_by_phone(**told, topic="returned")
    assert "Semua pemohon sudah dikabari" in rina.get(PAGE).content.decode()


def test_a_printed_letter_will_do_too(house):
    filed = filed_by_phone(house)
    returned(house, filed)
    letter_printed(actor=house.named("rina"), now=house.now, application_id=filed.application_id, topic="returned")
    assert not Unheard.objects.exists()


def test_told_before_the_worker_came_by_they_are_not_put_on_the_list(house):
    filed = filed_by_phone(house)
    judged = {"nib": "ok", "ktp": "unreadable"}
    told = {"actor": house.named("rina"), "now": house.now, "application_id": filed.application_id}
    return_to_applicant(**told, judged=judged)
    told_by_phone(**told, topic="returned")
    house.deliver()
    assert not Unheard.objects.exists()


def test_whoever_stood_at_the_counter_since_need_not_be_rung_up(house):
    filed = filed_by_phone(house)
    returned(house, filed)
    renew_code(
        actor=house.named("rina"), now=house.now, application_id=filed.application_id, shown="applicant", seen=True
    )
    assert not Unheard.objects.exists()


def test_only_the_newest_must_be_told(house):
    filed = filed_by_phone(house)
    returned(house, filed)
    withdraw(
        actor=house.named("rina"),
        now=house.now,
        application_id=filed.application_id,
        reason="Diminta pemohon di loket.",
    )
    house.deliver()
    assert not Unheard.objects.exists()
    other = filed_by_phone(house)
    house.until(other.application_id, "signing")
    house.deliver()
    assert [row.topic for row in Unheard.objects.all()] == ["approved"]
    house.until(other.application_id, "hand_over")
    house.deliver()
    assert [row.topic for row in Unheard.objects.all()] == ["ready"]
    house.advance(other.application_id)
    house.deliver()
    assert not Unheard.objects.exists()


def test_whoever_has_an_email_is_told_by_it(house):
    filed = house.submit()
    returned(house, filed)
    assert not Unheard.objects.exists()


def test_inspectors_and_whoever_configures_ring_nobody_up(house, at_desk):
    for name in ("joko", "tuti"):
        assert at_desk(house, name).get(PAGE).status_code == 403
    assert at_desk(house, "hendra").get(PAGE).status_code == 200
