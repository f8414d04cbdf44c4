"""The same form, filled in at the counter for somebody who cannot: in which way, why, and by whom is on record."""

from django.test import Client

from satupintu.applications.tests.at_the_form import NIB, NIK, STRANGER, Citizen, errors, filed


def test_the_counter_files_for_somebody_and_is_named(house, oss, at_desk):
    rina = at_desk(house, "rina")
    somebody = Citizen(rina, "/meja/ajukan/iumk/", {"mode": "perbantuan"})
    assert "Nama Anda tercatat" in somebody.see()
    somebody.until_check().say()
    case = filed(house)
    assert case.application.mode == "perbantuan"
    assert case.facts[0].by == str(house.named("rina").user_id)


def test_a_photocopy_that_lies_on_the_counter_is_not_asked_for_again(house, oss, at_desk):
    somebody = Citizen(at_desk(house, "rina"), "/meja/ajukan/iumk/", {"mode": "perbantuan"}).identified()
    somebody.say(project="R-1")
    assert "Sudah saya terima di atas kertas" in somebody.see()
    somebody.say(how="counter")
    assert "Diterima di atas kertas" in somebody.see("berkas-ktp")
    somebody.say(phone="0800 0000 001").say(stated="on", read="on").say()
    assert "Bawa persyaratan" not in somebody.see()


def test_whoever_promised_to_bring_it_is_reminded_to(house, oss):
    citizen = Citizen().identified().say(project="R-1")
    assert "Saya bawa ke loket saja" in citizen.see()
    citizen.say(how="counter").say(phone="0800 0000 001").say(stated="on", read="on").say()
    assert "Bawa persyaratan yang Anda janjikan" in citizen.see()


def test_priority_needs_a_reason_on_record(house, oss, at_desk):
    rina = at_desk(house, "rina")
    somebody = Citizen(rina, "/meja/ajukan/iumk/", {"mode": "prioritas"})
    assert somebody.page == "alasan"
    assert "Alasan terlalu pendek" in somebody.wrong(reason="ya")
    somebody.say(reason="Pemohon penyandang disabilitas").until_check().say()
    assert filed(house).dossier.reason == "Pemohon penyandang disabilitas"


def test_what_the_counter_began_no_stranger_continues(house, oss, at_desk):
    somebody = Citizen(at_desk(house, "rina"), "/meja/ajukan/iumk/", {"mode": "perbantuan"})
    assert Client().get(somebody.link).status_code == 404


def test_a_citizen_cannot_choose_the_counters_way(house):
    assert Client().post("/meja/ajukan/iumk/", {"mode": "perbantuan"})["Location"].startswith("/masuk/")


def test_who_is_not_of_the_front_office_does_not_file(house, at_desk):
    assert at_desk(house, "joko").get("/meja/ajukan/iumk/").status_code == 403


def test_the_counter_must_choose_a_way(house, at_desk):
    answer = at_desk(house, "rina").post("/meja/ajukan/iumk/", {})
    assert answer.status_code == 422
    assert "Pilih cara pengajuan" in errors(answer)


def test_strangers_who_guess_at_a_nib_do_not_shut_its_owner_out_of_the_counter(house, oss, at_desk):
    for _ in range(9):
        Citizen().say(nib=NIB).wrong(nik=STRANGER)
    somebody = Citizen(at_desk(house, "rina"), "/meja/ajukan/iumk/", {"mode": "perbantuan"})
    assert somebody.say(nib=NIB).say(nik=NIK).page == "proyek"
