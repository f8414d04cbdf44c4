"""Following a file by number and code, and handing in what was missing."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from satupintu.applications.services import (
    DraftGone,
    change_route,
    pause,
    refuse,
    resume,
    return_to_applicant,
    start_draft,
)
from satupintu.base import clock
from satupintu.base.actor import applicant
from satupintu.demo.pictures import card
from satupintu.portal.access import link_to
from satupintu.rules import codes
from satupintu.workdays.services import add_closure


@pytest.fixture(autouse=True)
def _clock(house, monkeypatch):
    """The pages' clock goes with the house."""
    monkeypatch.setattr(clock, "now", lambda: house.now)


@pytest.fixture
def sent(house):
    return house.submit()


def words(answer):
    """What the page says, without its markup."""
    text = re.sub(r"<(script|style|svg).*?</\1>", " ", answer.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def see(sent):
    return words(Client().get(link_to(sent.application_id)))


def test_number_and_code_open_the_file(house, sent):
    answer = Client().post("/lacak/", {"nomor": sent.number.lower(), "kode": codes.show(sent.tracking_code).lower()})
    assert answer.status_code == 302
    said = words(Client().get(answer["Location"]))
    assert sent.number in said
    assert "Giliran kantor: pemeriksaan kelengkapan oleh petugas loket" in said


def test_the_receipts_barcode_fills_both_in_and_shows_nothing_yet(house, sent):
    answer = Client().get("/lacak/", {"nomor": sent.number, "kode": sent.tracking_code})
    html = answer.content.decode()
    assert f'value="{sent.number}"' in html
    assert f'value="{sent.tracking_code}"' in html
    assert "Giliran" not in html
    assert answer["Referrer-Policy"] == "same-origin"


def test_a_wrong_number_and_a_wrong_code_get_the_same_answer(house, sent):
    other = house.submit()
    tries = [(sent.number, other.tracking_code), ("IUMK-2026-999999", sent.tracking_code), (sent.number, "ABC")]
    answers = [Client().post("/lacak/", {"nomor": number, "kode": code}) for number, code in tries]
    assert {answer.status_code for answer in answers} == {404}
    assert all("Nomor dan kode ini tidak cocok" in words(answer) for answer in answers)


def test_an_empty_form_says_what_to_write(house):
    answer = Client().post("/lacak/", {})
    assert answer.status_code == 422
    assert "Tulis nomor permohonan" in words(answer)
    assert "Tulis kode pelacakan" in words(answer)


def test_whoever_guesses_codes_must_wait(house, sent):
    for _try in range(20):
        assert Client().post("/lacak/", {"nomor": sent.number, "kode": "ABC"}).status_code == 404
    right = {"nomor": sent.number, "kode": sent.tracking_code}
    stopped = Client().post("/lacak/", right)
    assert stopped.status_code == 429
    assert "Terlalu banyak percobaan" in words(stopped)
    elsewhere = Client(REMOTE_ADDR="10.0.0.9").post("/lacak/", right)
    assert elsewhere.status_code == 302, "a stranger's guesses do not shut the applicant out"
    house.now += timedelta(hours=1)
    assert Client().post("/lacak/", right).status_code == 302


def test_a_link_that_was_tampered_with_opens_nothing(house, sent):
    link = link_to(sent.application_id)
    answer = Client().get(link.replace("/b/", "/b/x"))
    assert answer.status_code == 410
    assert "Tulis lagi nomor dan kode" in words(answer)


def test_every_step_of_the_route_is_shown_as_it_is_reached(house, sent):
    house.advance(sent.application_id)
    said = see(sent)
    for step in house.standard().steps.values():
        if step.kind not in {"record", "notify"}:
            assert step.title in said
    assert "Pemeriksaan kelengkapan – selesai" in said
    assert "Cek lapangan – sedang dikerjakan" in said
    assert "Keputusan – belum dimulai" in said
    assert "Paling lambat Selasa, 17 Maret 2026" in said
    assert "5 hari kerja lagi" in said


def test_nothing_personal_stands_on_the_page(house, sent):
    person = house.case(sent.application_id).dossier.person
    html = Client().get(link_to(sent.application_id)).content.decode()
    assert person.nik not in html
    assert person.name not in html


def test_a_pause_is_explained_with_whose_turn_it_is(house, sent):
    house.until(sent.application_id, "inspection")
    case = house.case(sent.application_id)
    inspector = house._owner(case)
    pause(
        actor=inspector,
        now=house.now,
        application_id=sent.application_id,
        reason="applicant_absent",
        note="Pintu tertutup, tidak ada orang.",
    )
    said = see(sent)
    assert "Giliran Anda: Pemohon tidak dapat ditemui" in said
    assert "Hitungan waktu sedang berhenti" in said
    assert "Mengapa jatuh temponya berubah" in said
    house.now += timedelta(days=1)
    resume(actor=inspector, now=house.now, application_id=sent.application_id)
    assert "10 Mar 2026 – 11 Mar 2026" in see(sent)


def test_a_day_closed_later_moves_the_due_date_and_says_why(house, sent):
    house.advance(sent.application_id)
    day = house.now.date() + timedelta(days=2)
    head = house.cast("administrator")
    add_closure(actor=head, now=house.now, on=day, name="Banjir di pusat kota", decree="Surat Contoh 1")
    said = see(sent)
    assert "Mengapa jatuh temponya berubah" in said
    assert "Banjir di pusat kota" in said
    assert "18 Maret 2026" in said


def test_a_finished_file_shows_its_licence_and_when_it_was_done(house, sent):
    house.until(sent.application_id)
    house.deliver()
    said = see(sent)
    assert "Izin Anda" in said
    assert "503/0001/IUMK" in said
    assert "Selesai. Tidak ada lagi yang perlu Anda lakukan." in said
    assert "Salinan izin (PDF)" in said
    fetched = Client().get(f"{link_to(sent.application_id)}surat/licence/")
    assert fetched["Content-Type"] == "application/pdf"
    assert fetched.content.startswith(b"%PDF-")


def test_the_licence_cannot_be_fetched_before_it_is_signed(house, sent):
    house.until(sent.application_id, "signing")
    house.deliver()
    assert Client().get(f"{link_to(sent.application_id)}surat/licence/").status_code == 404
    assert "Izin Anda" not in see(sent)


def test_papers_of_staff_are_not_for_everyone(house, sent):
    house.until(sent.application_id, "examination")
    house.deliver()
    assert Client().get(f"{link_to(sent.application_id)}surat/inspection/").status_code == 404


def test_a_paper_in_the_press_says_so(house, sent):
    answer = Client().get(f"{link_to(sent.application_id)}surat/receipt/")
    assert "sedang dibuat" in words(answer)


def test_a_refusal_tells_why_on_which_law_and_how_to_object(house, sent):
    house.until(sent.application_id, "decision")
    refuse(
        actor=house.cast("head_of_office"),
        now=house.now,
        application_id=sent.application_id,
        reason="Tempat usaha berada di jalur sungai.",
        legal_basis="Perda Rokan Hulu 4/2017 Pasal 12",
    )
    said = see(sent)
    assert "Permohonan ditolak" in said
    assert "Tempat usaha berada di jalur sungai." in said
    assert "Perda Rokan Hulu 4/2017 Pasal 12" in said
    assert "keberatan" in said
    assert "Keputusan – ditolak" in said


@pytest.fixture
def back(house, sent):
    """A file that was returned for both requirements at once."""
    return_to_applicant(
        actor=house.cast("front_office"),
        now=house.now,
        application_id=sent.application_id,
        judged={"ktp": "unreadable", "nib": "not_found"},
        note="Sudut kanan atas gelap.",
    )
    return sent


def correct(sent, **given):
    return Client().post(f"{link_to(sent.application_id)}perbaiki/", given)


def test_a_return_lists_every_defect_in_the_applicants_words(house, back):
    said = see(back)
    requirements = house.standard().delivery.requirements
    assert requirements[0].defects["unreadable"] in said
    assert requirements[1].defects["not_found"] in said
    assert "Sudut kanan atas gelap." in said
    assert "menunggu pemohon" in said


def photo(content=None):
    return SimpleUploadedFile("baru.jpg", card("Contoh") if content is None else content, "image/jpeg")


def test_corrections_are_handed_in_and_the_office_goes_on(house, back):
    answer = correct(back, **{"file-ktp": photo(), "text-nib": "0000 0000 0000 7"})
    assert answer.status_code == 302
    case = house.case(back.application_id)
    assert case.journey.court == "office"
    assert case.dossier.nib == "0000000000007"
    assert case.dossier.nib_state == "to_be_confirmed"
    assert case.standing.nib_pending
    given = case.application.evidence.filter(requirement="ktp").order_by("id").last()
    assert (given.how, given.file.kind) == ("file", "ktp")


def test_a_good_file_is_kept_when_another_answer_is_wrong(house, back):
    first = correct(back, **{"file-ktp": photo(), "text-nib": "12"})
    assert first.status_code == 422
    assert "NIB harus 13 angka. Yang Anda tulis 2." in words(first)
    assert "baru.jpg sudah kami terima" in words(first)
    kept = re.search(r'name="kept-ktp" value="([^"]+)"', first.content.decode())[1]
    second = correct(back, **{"kept-ktp": kept, "text-nib": "0000000000007"})
    assert second.status_code == 302


def test_a_kept_file_cannot_be_carried_to_another_file(house, back):
    first = correct(back, **{"file-ktp": photo(), "text-nib": "12"})
    kept = re.search(r'name="kept-ktp" value="([^"]+)"', first.content.decode())[1]
    other = house.submit()
    judged = {"ktp": "unreadable", "nib": "ok"}
    return_to_applicant(
        actor=house.cast("front_office"), now=house.now, application_id=other.application_id, judged=judged
    )
    assert correct(other, **{"kept-ktp": kept}).status_code == 422


def test_what_is_missing_in_a_correction_is_said(house, back):
    answer = correct(back, **{"text-nib": "0000000000007"})
    assert answer.status_code == 422
    assert "Unggah yang baru: Foto atau fotokopi KTP" in words(answer)
    spoilt = correct(back, **{"file-ktp": photo(b"bukan foto"), "text-nib": "0000000000007"})
    assert "tidak dapat diterima" in words(spoilt)


def test_a_correction_may_be_brought_to_the_counter(house, back):
    assert correct(back, **{"counter-ktp": "1", "text-nib": "0000000000001"}).status_code == 302


def test_a_correction_sent_twice_is_taken_once(house, back):
    given = {"counter-ktp": "1", "text-nib": "0000000000001"}
    assert correct(back, **given).status_code == 302
    assert correct(back, **given).status_code == 302
    facts = [fact.kind for fact in house.case(back.application_id).facts]
    assert facts.count("resubmitted") == 1


def test_nothing_is_corrected_where_nothing_was_asked(house, sent):
    assert Client().get(f"{link_to(sent.application_id)}perbaiki/").status_code == 302


def test_a_file_that_oss_declared_effective_shows_its_other_route(house, sent):
    change_route(
        actor=house.cast("front_office"),
        now=house.now,
        application_id=sent.application_id,
        route="oss_effective",
        reason="OSS menyatakan izin berlaku efektif.",
    )
    said = see(sent)
    assert "Pencatatan izin dari OSS – sedang dikerjakan" in said
    assert "Cek lapangan" not in said


def test_a_draft_not_yet_sent_has_no_confirmation(house):
    draft = start_draft(actor=applicant(house.office_id), now=house.now, service="iumk", mode="mandiri")
    answer = Client().get(f"/layanan/iumk/ajukan/{draft.token}/terkirim/")
    assert answer["Location"] == "../"
    assert DraftGone.says[:20] in words(Client().get("/layanan/iumk/ajukan/tidak-ada/terkirim/"))
