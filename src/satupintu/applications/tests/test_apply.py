"""Applying from a phone: every page, every wrong turn, and what is said then. Nothing typed is lost."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from satupintu.applications.models import Application, Draft
from satupintu.applications.services import sweep_drafts
from satupintu.applications.tests.at_the_form import NIB, NIK, STARTED, STRANGER, filed, photo, project, record
from satupintu.base import clock
from satupintu.files.models import StoredFile


def test_the_start_page_says_what_is_needed_and_what_becomes_of_the_data(house):
    page = Client().get(STARTED).content.decode()
    assert "Foto atau fotokopi KTP" in page
    assert "Nomor Induk Berusaha (NIB)" in page
    assert "bukan persetujuan Anda" in page
    assert "Gratis" in page


def test_an_application_goes_from_the_nib_to_its_number(citizen, house):
    somebody = citizen()
    assert somebody.page == "nib"
    somebody.say(nib="0000 0000.0000-1")
    assert somebody.page == "nik"
    somebody.say(nik=NIK)
    assert somebody.page == "proyek"
    somebody.say(project="R-1")
    assert somebody.page == "berkas-ktp"
    somebody.say(file=photo())
    assert somebody.page == "kontak"
    somebody.say(phone="0800-0000-001", email="siti@contoh.example")
    assert somebody.page == "pernyataan"
    somebody.say(stated="on", read="on")
    assert somebody.page == "periksa"
    somebody.say()
    assert somebody.page == "terkirim"
    case = filed(house)
    assert case.dossier.nib == NIB
    assert case.dossier.nib_state == "confirmed"
    assert case.dossier.person.name == "Siti Contohwati"
    assert case.dossier.person.phone == "+628000000001"
    assert case.dossier.business.place == "Kecamatan Rambah, Kabupaten Rokan Hulu"
    assert {each.requirement: each.how for each in case.application.evidence.all()} == {"ktp": "file", "nib": "oss"}
    assert case.application.number in somebody.see()


def test_the_public_pages_leave_no_session(citizen):
    somebody = citizen().until_check().say()
    somebody.see()
    assert set(somebody.client.cookies) <= {"csrftoken"}


def test_the_final_submit_asks_the_database_little(citizen, django_assert_max_num_queries):
    somebody = citizen().until_check()
    with django_assert_max_num_queries(32):
        somebody.say()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Tulis NIB Anda, 13 angka."),
        ("123456789012", "NIB harus 13 angka. Yang Anda tulis 12."),
        ("12345678901234", "NIB harus 13 angka. Yang Anda tulis 14."),
        ("ABC", "NIB hanya berisi angka."),
    ],
)
def test_a_wrong_nib_is_told_what_is_wrong(citizen, typed, said):
    assert said in citizen().wrong(nib=typed)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Tulis NIK Anda, 16 angka."),
        ("000603450890000", "NIK harus 16 angka. Yang Anda tulis 15."),
        ("0006039913900001", "tanggal lahir"),
        ("0006034508900000", "tidak mungkin 0000"),
    ],
)
def test_a_wrong_nik_is_told_what_is_wrong(citizen, oss, typed, said):
    assert said in citizen().say(nib=NIB).wrong(nik=typed)
    assert oss.asked == 0


def test_a_fictional_nik_is_refused_in_a_real_office(citizen, settings):
    settings.DEMO = False
    assert "bukan NIK sungguhan" in citizen().say(nib=NIB).wrong(nik=NIK)


def test_an_unknown_nib_and_a_strangers_nik_get_the_same_answer(citizen, oss):
    unknown = citizen().say(nib="0000000000099").wrong(nik=NIK).replace("0000000000099", NIB)
    stranger = citizen().say(nib=NIB).wrong(nik=STRANGER)
    assert unknown == stranger
    assert "tidak cocok di OSS" in stranger


def test_nothing_of_the_owner_shows_before_the_nik_fits(citizen, oss):
    somebody = citizen().say(nib=NIB)
    somebody.wrong(nik=STRANGER)
    html = somebody.see()
    assert "Siti" not in html
    assert "Roti Cahaya" not in html
    assert somebody.client.get(somebody.at("proyek")).status_code == 302


def test_the_prefill_is_masked(citizen, oss):
    oss.records[NIB] = record(project(address="Jalan Rahasia 5"), address="Jalan Rahasia 5")
    html = citizen().identified().see()
    assert "S••• C•••••••••" in html
    assert "siti contohwati" not in html.casefold()
    assert "Jalan Rahasia" not in html
    assert "Kecamatan Rambah" in html
    assert NIK not in html


def test_whoever_guesses_niks_must_wait_even_when_right_at_last(citizen, oss):
    for _try in range(8):
        citizen().say(nib=NIB).wrong(nik=STRANGER)
    asked = oss.asked
    assert "Terlalu banyak percobaan" in citizen().say(nib=NIB).wrong(nik=NIK)
    assert oss.asked == asked


def test_another_nib_makes_the_nik_be_asked_again(citizen, oss):
    oss.records["0000000000002"] = record(nib="0000000000002", owner_nik=STRANGER)
    somebody = citizen().identified().say(project="R-1")
    somebody.url = somebody.at("nib")
    somebody.say(nib="0000000000002")
    assert somebody.page == "nik"


def test_one_of_several_businesses_is_chosen(citizen, oss, house):
    oss.records[NIB] = record(project(), project(id_proyek="R-2", activity="Warung Berkah", region_code="1406011001"))
    somebody = citizen().identified()
    assert "Usaha mana" in somebody.see()
    assert "Pilih kegiatan usaha" in somebody.wrong()
    assert "Pilih salah satu" in somebody.wrong(project="R-9")
    somebody.say(project="R-2").say(how="counter").say(phone="08000000001").say(stated="on", read="on").say()
    assert filed(house).dossier.business.activity == "Warung Berkah"


def test_a_business_in_another_regency_is_told_where_to_go(citizen, oss):
    oss.records[NIB] = record(project(region_code="1401011001"))
    somebody = citizen().identified().say(project="R-1")
    assert somebody.page == "belum-bisa"
    assert "DPMPTSP Kabupaten Kampar" in somebody.see()


def test_the_seat_of_the_firm_does_not_matter(citizen, oss):
    oss.records[NIB] = record(region_code="1401011001")
    assert citizen().identified().say(project="R-1").page == "berkas-ktp"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (record(status="05"), "tidak aktif di OSS"),
        (record(scale="menengah"), "usaha mikro dan kecil"),
    ],
)
def test_what_the_standard_does_not_allow_is_said_in_its_words(citizen, oss, found, said):
    oss.records[NIB] = found
    somebody = citizen().identified()
    if somebody.page == "proyek":
        somebody.say(project="R-1")
    assert somebody.page == "belum-bisa"
    assert said in somebody.see()
    assert "belum bisa dilanjutkan" in somebody.see()


def test_a_nib_without_any_business_is_told_what_to_do(citizen, oss):
    oss.records[NIB] = replace(record(), projects=())
    assert "belum memuat kegiatan usaha" in citizen().identified().see()


def test_with_oss_out_of_reach_the_application_is_received_all_the_same(citizen, oss, house):
    oss.down = True
    somebody = citizen().identified()
    assert somebody.page == "usaha"
    assert "OSS sedang tidak dapat dihubungi" in somebody.see()
    typed = {
        "owner": "Siti Contohwati",
        "name": "Roti Cahaya",
        "activity": "Membuat roti",
        "address": "Jalan Contoh 1",
        "village": "Contoh",
        "district": "140603",
    }
    assert "Pilih kecamatan" in somebody.wrong(**{**typed, "district": ""})
    somebody.say(**typed).say(how="counter").say(phone="08000000001").say(stated="on", read="on")
    assert "belum dikonfirmasi OSS" in somebody.see()
    somebody.say()
    case = filed(house)
    assert case.dossier.nib == NIB
    assert case.dossier.nib_state == "to_be_confirmed"
    assert case.standing.nib_pending
    assert case.dossier.business.place == "Kecamatan Rambah, Kabupaten Rokan Hulu"


def test_when_oss_comes_back_the_applicant_may_try_again(citizen, oss):
    oss.down = True
    somebody = citizen().identified()
    oss.down = False
    somebody.url = somebody.at("nik")
    assert somebody.say(nik=NIK).page == "proyek"


def test_a_business_described_outside_the_regency_is_referred(citizen, oss):
    oss.down = True
    somebody = citizen().identified()
    typed = dict.fromkeys(("owner", "name", "activity", "address", "village"), "Contoh")
    somebody.say(**typed, district="elsewhere")
    assert somebody.page == "belum-bisa"
    assert "di luar" in somebody.see()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"phone": ""}, "Tulis nomor telepon"),
        ({"phone": "0812"}, "tidak lengkap"),
        ({"phone": "+60 12 345 6789"}, "nomor telepon Indonesia"),
        ({"phone": "08000000001", "email": "siti@"}, "e-mail belum benar"),
    ],
)
def test_a_way_to_reach_the_applicant_is_checked(citizen, given, said):
    somebody = citizen().identified().say(project="R-1").say(how="counter")
    assert said in somebody.wrong(**given)


def test_without_the_statement_nothing_is_sent(citizen):
    somebody = citizen().identified().say(project="R-1").say(how="counter").say(phone="08000000001")
    assert "Centang pernyataan" in somebody.wrong(read="on")
    assert "Centang bahwa" in somebody.wrong(stated="on")
    assert somebody.client.post(somebody.at("periksa")).status_code == 302
    assert not Application.objects.exists()


def test_an_answer_is_changed_from_the_check_page_and_leads_back_to_it(citizen):
    somebody = citizen().until_check()
    assert f"/{somebody.link.split('/')[-2]}/" in somebody.url
    somebody.url = somebody.at("kontak")
    somebody.say(phone="08000000002")
    assert somebody.page == "periksa"
    html = somebody.see()
    assert "0800 0000 002" in html
    assert NIK not in html
    assert "••••••••••••0001" in html


def test_the_link_leads_back_to_where_the_applicant_stopped(citizen):
    somebody = citizen().identified()
    again = Client().get(somebody.link)
    assert again["Location"].endswith("/proyek/")


def test_a_page_cannot_be_opened_before_those_ahead_of_it(citizen):
    somebody = citizen()
    assert somebody.client.get(somebody.at("periksa"))["Location"].endswith("/nib/")
    assert somebody.client.get(somebody.at("tidak-ada"))["Location"].endswith("/nib/")


def test_a_double_click_is_one_application(citizen):
    somebody = citizen().until_check()
    first = somebody.client.post(somebody.url)
    second = somebody.client.post(somebody.url)
    assert first["Location"] == second["Location"]
    assert Application.objects.count() == 1


def test_after_sending_every_page_of_the_form_leads_to_the_confirmation(citizen):
    somebody = citizen().until_check().say()
    for page in ("", "nib", "periksa"):
        address = somebody.at(page) if page else somebody.link
        assert somebody.client.get(address)["Location"].endswith("/terkirim/")
    assert somebody.client.post(somebody.at("kontak"), {"phone": "08000000009"}).status_code == 302


def test_the_same_business_is_not_applied_for_twice_at_once(citizen):
    slower = citizen().until_check()
    citizen().until_check().say()
    assert "sudah punya permohonan" in citizen().identified().wrong(project="R-1"), "said before the rest is filled in"
    assert "sudah punya permohonan" in slower.wrong()
    assert Application.objects.count() == 1


def test_an_expired_link_says_what_to_do(citizen, monkeypatch):
    somebody = citizen().identified().say(project="R-1").say(file=photo())
    later = clock.now() + timedelta(days=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    answer = somebody.client.get(somebody.link)
    assert answer.status_code == 404
    assert "Tautan ini sudah tidak berlaku" in answer.content.decode()
    assert sweep_drafts(later) == 1
    assert not Draft.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_guessed_link_leads_nowhere(house):
    assert Client().get(f"{STARTED}abcdefghijklmnopqrstuv/nib/").status_code == 404


def test_a_link_of_another_service_leads_nowhere(citizen):
    somebody = citizen()
    assert somebody.client.get(somebody.link.replace("/iumk/", "/lain/")).status_code == 404


def test_a_service_that_is_not_offered_is_not_found(house):
    assert Client().get("/layanan/tidak-ada/ajukan/").status_code == 404


def test_a_form_from_elsewhere_is_not_accepted(house):
    answer = Client(enforce_csrf_checks=True).post(STARTED)
    assert answer.status_code == 403
    assert "muat ulang" in re.sub(r"\s+", " ", answer.content.decode())
