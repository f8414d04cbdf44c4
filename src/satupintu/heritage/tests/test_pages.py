"""Old licences on the screen and at the door: imported, verified, corrected, revoked, asked about by strangers."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from satupintu.applications.refusals import AlreadyLicensed
from satupintu.audit.models import Entry
from satupintu.base.refusal import NotAllowed
from satupintu.heritage import services
from satupintu.heritage.models import OldFact, OldImport, OldLicence
from satupintu.heritage.refusals import AlreadyVerified, OldAlreadyRevoked, OldFieldUnfit, OldNumberTaken
from satupintu.heritage.tests.registers import as_csv, line
from satupintu.licences.queries import examine_paper, verify
from satupintu.people.access import OwnCase
from satupintu.people.services import nik_index
from satupintu.rules import codes

JSON = {"accept": "application/json"}


@pytest.fixture
def old(desk):
    """An old licence, number 503/0007/IUMK/2019 of 8 March 2019."""
    desk.import_rows(line(7))
    return OldLicence.objects.get()


@pytest.fixture
def back_office(house):
    return house.cast("back_office")


def test_an_old_paper_is_found_by_number_and_date_and_says_that_it_is_unverified(old, client):
    led = client.get("/v/", {"nomor": "503/0007/iumk/2019", "tanggal": "08/03/2019"})
    assert led["Location"] == f"/v/{codes.show(old.code)}"
    page = client.get(led["Location"]).content.decode()
    assert "Data lama, belum diverifikasi" in page
    assert "Warung Lama 7" in page
    assert "Jumat, 8 Maret 2019" in page


def test_nothing_of_the_person_is_said_to_strangers(old, client):
    for headers in ({}, JSON):
        told = client.get(f"/v/{old.code}", headers=headers).content.decode()
        for secret in ("Pemilik Contoh", "Jalan Lama", "0006034101970007", "9120000000007"):
            assert secret not in told


def test_number_without_its_date_finds_nothing_and_guessing_is_stopped(old, client):
    wrong = {"nomor": old.number, "tanggal": "2019-03-09"}
    assert client.get("/v/", {"nomor": old.number, "tanggal": ""}).status_code == 422
    answers = [client.get("/v/", wrong).status_code for _ in range(31)]
    assert (answers[:30], answers[30]) == ([404] * 30, 429)


def test_once_verified_the_page_and_programs_say_so_and_when(old, client, house, back_office):
    services.verify_old(actor=back_office, now=house.now, ids=[old.pk], how="book")
    told = client.get(f"/v/{old.code}", headers=JSON).json()
    assert (told["status"], told["verified_on"], told["issued_on"]) == ("old_verified", "2026-03-10", "2019-03-08")
    page = client.get(f"/v/{old.code}").content.decode()
    assert "Data lama, sudah diverifikasi" in page
    assert "10 Maret 2026" in page
    assert examine_paper(old.number, old.on).status == "old_verified"
    assert "10 Maret 2026" in examine_paper(old.number, old.on).note
    assert examine_paper(old.number, date(2019, 3, 9)).status == "unknown"


def test_who_verified_when_and_how_is_kept_and_it_is_done_once(old, house, back_office):
    services.verify_old(actor=back_office, now=house.now, ids=[old.pk], how="paper")
    fact = OldFact.objects.get()
    assert (fact.kind, fact.by_id, fact.at, fact.data) == (
        "verified",
        back_office.staff_id,
        house.now,
        {"how": "paper"},
    )
    assert Entry.objects.filter(event="OldLicenceVerified").exists()
    with pytest.raises(AlreadyVerified):
        services.verify_old(actor=back_office, now=house.now, ids=[old.pk], how="paper")


def test_the_front_office_does_not_verify_and_nobody_their_own(old, house, back_office):
    with pytest.raises(NotAllowed):
        services.verify_old(actor=house.named("rina"), now=house.now, ids=[old.pk], how="paper")
    related = replace(back_office, kin=frozenset({old.nik_index}))
    assert old.nik_index == nik_index(line(7)[3])
    with pytest.raises(OwnCase):
        services.verify_old(actor=related, now=house.now, ids=[old.pk], how="paper")


def test_a_correction_keeps_its_reason_sealed_and_asks_for_verification_again(old, house, back_office):
    services.verify_old(actor=back_office, now=house.now, ids=[old.pk], how="paper")
    services.correct_old(
        actor=back_office,
        now=house.now,
        licence_id=old.pk,
        said={"place": "Kecamatan Ujungbatu"},
        reason="Menurut buku 2019",
    )
    fresh = OldLicence.objects.get()
    assert (fresh.place, fresh.verified_at, verify(old.code).status) == ("Kecamatan Ujungbatu", None, "old_unverified")
    assert OldFact.objects.get(kind="corrected").data == {"fields": ["place"]}
    assert "buku" not in str(Entry.objects.filter(event="OldLicenceCorrected").values_list("data", flat=True))


@pytest.mark.parametrize("said", [{"nik": "123"}, {"number": "///"}, {"on": date(2030, 1, 1)}, {"nib": "1"}])
def test_nonsense_is_not_written_on_a_licence(old, house, back_office, said):
    with pytest.raises(OldFieldUnfit):
        services.correct_old(actor=back_office, now=house.now, licence_id=old.pk, said=said, reason="Menurut buku 2019")


def test_a_correction_does_not_take_anothers_number(desk, house, back_office):
    desk.import_rows(line(1), line(2, Tanggal="2019-03-02"))
    first, second = desk.licences()
    with pytest.raises(OldNumberTaken):
        services.correct_old(
            actor=back_office, now=house.now, licence_id=second.pk, said={"number": first.number}, reason="Menurut buku"
        )


def test_only_the_head_revokes_and_everyone_then_learns_it(old, house, back_office):
    why = {"reason": "Usahanya tidak ada lagi", "legal_basis": "Perbup 1/2019 Pasal 9"}
    with pytest.raises(NotAllowed):
        services.revoke_old(actor=back_office, now=house.now, licence_id=old.pk, **why)
    services.revoke_old(actor=house.cast("head_of_office"), now=house.now, licence_id=old.pk, **why)
    assert verify(old.code).status == "revoked"
    with pytest.raises(OldAlreadyRevoked):
        services.verify_old(actor=back_office, now=house.now, ids=[old.pk], how="paper")


def test_an_old_licence_that_stands_is_in_the_way_of_a_new_one_for_the_same_business(old, house):
    dossier = replace(house.dossier(), nib="9120000000007")
    with pytest.raises(AlreadyLicensed):
        house.submit(dossier=dossier)
    other = replace(dossier, business=replace(dossier.business, kbli="56102"))
    assert house.submit(dossier=other).created
    why = {"reason": "Usahanya tidak ada lagi", "legal_basis": "Perbup 1/2019 Pasal 9"}
    services.revoke_old(actor=house.cast("head_of_office"), now=house.now, licence_id=old.pk, **why)
    assert house.submit(dossier=replace(dossier, business=replace(dossier.business, id_proyek="R-9"))).created


def test_a_register_goes_through_the_pages(house, at_desk, django_assert_max_num_queries):
    tuti = at_desk(house, "tuti")
    content = as_csv(
        [line(1, **{"Nama Usaha": "Café Lama"}), line(2, NIK="1.40E+15", Alamat="=HYPERLINK(1)")], ";", "cp1252"
    )
    led = tuti.post("/meja/izin-lama/impor/", {"file": SimpleUploadedFile("lama.csv", content), "usual": "iumk"})
    made = OldImport.objects.get()
    here = f"/meja/izin-lama/impor/{made.pk}/"
    assert led["Location"] == here
    assert "Sedang dibaca" in tuti.get(here).content.decode()
    assert 'hx-trigger="every 2s"' in tuti.get(here, headers={"HX-Request": "true"}).content.decode()
    services.run_import(made.pk, house.now)
    assert tuti.get(here, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    with django_assert_max_num_queries(12):
        page = tuti.get(here).content.decode()
    assert "Windows-1252" in page
    assert line(1)[3] not in page
    assert "1,40E+15" in page
    sheet = b"".join(tuti.post(f"{here}salah/", {"kind": "csv"}).streaming_content).decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in sheet
    assert "Jadikan kolom Teks" in sheet
    assert tuti.get(f"{here}kolom/").status_code == 200
    tuti.post(f"{here}masukkan/")
    services.run_import(made.pk, house.now)
    assert "Impor selesai" in tuti.get(here).content.decode()
    with django_assert_max_num_queries(12):
        listed = tuti.get("/meja/izin-lama/").content.decode()
    assert "503/0001/IUMK/2019" in listed
    one = OldLicence.objects.get()
    tuti.post("/meja/izin-lama/verifikasi/", {"izin": str(one.pk), "how": "copy"})
    page = tuti.get(f"/meja/izin-lama/{one.pk}/").content.decode()
    assert "dicocokkan dengan salinan arsip" in page
    assert line(1)[3] not in page


def test_an_import_is_withdrawn_and_a_licence_corrected_on_the_pages(house, at_desk, desk):
    made = desk.import_rows(line(1))
    one = OldLicence.objects.get()
    tuti = at_desk(house, "tuti")
    form = tuti.get(f"/meja/izin-lama/{one.pk}/perbaiki/").context["form"]
    said = {name: value for name, value in form.initial.items() if value} | {"business": "Warung Baru"}
    assert tuti.post(f"/meja/izin-lama/{one.pk}/perbaiki/", said).status_code == 422
    answer = tuti.post(f"/meja/izin-lama/{one.pk}/perbaiki/", said | {"reason": "Menurut buku 2019"})
    assert answer.status_code == 302, answer.context["form"].errors
    assert OldLicence.objects.get().business == "Warung Baru"
    refused = tuti.post(f"/meja/izin-lama/impor/{made.pk}/tarik/", {"reason": "Berkas yang salah"})
    assert "tidak dapat ditarik" in refused.content.decode()


def test_columns_are_pointed_out_by_hand(house, at_desk, desk):
    tuti = at_desk(house, "tuti")
    heads = ["A", "B", "C", "D", "E", "F", "G", "H", "I"]
    made = desk.take_in(as_csv([line(1)], heads=heads))
    here = f"/meja/izin-lama/impor/{made.pk}/"
    assert "Kolom wajib belum dikenali" in tuti.get(here).content.decode()
    said = {"encoding": "utf-8-sig", "delimiter": ",", "head": "1", "usual": "iumk"}
    assert tuti.post(f"{here}kolom/", said).status_code == 422
    chosen = {"column_number": "0", "column_on": "1", "column_business": "5"}
    assert tuti.post(f"{here}kolom/", said | chosen).status_code == 302
    services.run_import(made.pk, house.now)
    assert OldImport.objects.get().counts == {"new": 1}


def test_what_is_no_register_is_refused_on_the_page(house, at_desk):
    answer = at_desk(house, "tuti").post(
        "/meja/izin-lama/impor/", {"file": SimpleUploadedFile("x.xlsx", b"PK\x03\x04")}
    )
    assert answer.status_code == 422
    assert "bukan CSV atau XLSX" in answer.content.decode()


def test_strangers_and_others_do_not_import(house, at_desk, client):
    assert client.get("/meja/izin-lama/").status_code == 302
    assert at_desk(house, "rina").get("/meja/izin-lama/impor/").status_code == 403
