"""The case file: who may do what now, what is shown and what is masked, and nothing typed is lost."""

import io
import re

from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from satupintu.applications.models import Evidence
from satupintu.applications.services import recommend
from satupintu.audit.models import Entry
from satupintu.files.services import keep
from satupintu.people.access import Role
from satupintu.people.models import RoleGrant, User

OK = {"judged_ktp": "ok", "judged_nib": "ok", "do": "accept"}


def test_an_action_is_absent_for_whoever_may_not_do_it_and_the_page_says_who_may(house, desk, words):
    number = house.submit().number
    page = desk("joko").page(number)
    assert "Periksa kelengkapan" not in words(page)
    assert "petugas loket" in words(page)
    assert "Periksa kelengkapan" in words(desk("rina").page(number))


def test_a_form_sent_by_whoever_may_not_is_refused_with_the_role_that_may(house, desk, words):
    filed = house.submit()
    answer = desk("joko").do(filed.number, "kelengkapan", **OK)
    assert answer.status_code == 403
    assert "petugas loket" in words(answer)
    assert house.case(filed.application_id).journey.current == "completeness"


def test_every_requirement_must_be_judged(house, desk, words):
    number = house.submit().number
    answer = desk("rina").do(number, "kelengkapan", judged_ktp="ok", do="accept")
    assert answer.status_code == 422
    assert "Nilai dahulu: Nomor Induk Berusaha" in words(answer)


def test_a_return_names_all_defects_at_once_and_a_correction_is_taken_at_the_counter(house, desk, done, words):
    filed = house.submit()
    answer = desk("rina").do(
        filed.number, "kelengkapan", judged_ktp="unreadable", judged_nib="data_differ", note="", do="return"
    )
    done(answer)
    page = words(desk("rina").page(filed.number))
    assert "Dikembalikan untuk dilengkapi" in page
    assert "Foto KTP tidak terbaca" in page
    assert "Data usaha di OSS berbeda" in page
    done(desk("rina").do(filed.number, "tindakan/terima-perbaikan", brought=["ktp"]))
    assert house.case(filed.application_id).journey.current == "completeness"


def test_another_defect_needs_words(house, desk, words):
    number = house.submit().number
    answer = desk("rina").do(number, "kelengkapan", judged_ktp="other", judged_nib="ok", note="", do="return")
    assert "Tulis kekurangan lain itu dengan jelas" in words(answer)


def test_a_file_with_defects_is_not_accepted_and_what_was_typed_is_kept(house, desk, words):
    filed = house.submit()
    answer = desk("rina").do(
        filed.number, "kelengkapan", judged_ktp="cut_off", judged_nib="ok", note="Sudut kiri terpotong.", do="accept"
    )
    assert answer.status_code == 409
    assert "Berkas belum lengkap" in words(answer)
    assert "Sudut kiri terpotong." in answer.content.decode()


def test_a_stale_form_is_refused_with_what_to_do_and_keeps_what_was_typed(house, desk, done, words):
    filed = house.submit()
    house.until(filed.application_id, "decision")
    head = desk("dewi")
    seen = head.version(filed.number)
    # Meanwhile the clock is stopped by a superior.
    done(desk("hendra").do(filed.number, "tindakan/tunda", why="oss_unavailable", reason="OSS tidak menjawab."))
    done(desk("hendra").do(filed.number, "tindakan/lanjutkan"))
    typed = {
        "kind": "decision",
        "outcome": "refuse",
        "reason": "Tempat usaha tidak ada.",
        "legal_basis": "PP 24/2018 Pasal 1",
    }
    answer = head.client.post(f"/berkas/{filed.number}/tahap/", {"version": seen, **typed})
    assert answer.status_code == 409
    assert "sudah berubah sejak halaman ini dibuka" in words(answer)
    assert "Tempat usaha tidak ada." in answer.content.decode()
    assert house.case(filed.application_id).journey.open
    again = head.do(filed.number, "tahap", **typed)
    done(again)
    assert house.case(filed.application_id).journey.ending == "refused"


def test_who_refuses_what_was_approved_meanwhile_is_told_so_and_not_that_the_choice_is_unknown(
    house, desk, done, words
):
    filed = house.submit()
    house.until(filed.application_id, "decision")
    head = desk("dewi")
    seen = head.version(filed.number)
    done(head.do(filed.number, "tahap", kind="decision", outcome="approve"))
    typed = {"outcome": "refuse", "reason": "Tempat usaha tidak ada.", "legal_basis": "PP 24/2018 Pasal 1"}
    answer = head.client.post(f"/berkas/{filed.number}/tahap/", {"version": seen, "kind": "decision", **typed})
    assert answer.status_code == 409
    assert "sudah berubah sejak halaman ini dibuka" in words(answer)
    assert "pilihan yang valid" not in words(answer)
    assert "Tempat usaha tidak ada." in answer.content.decode()


def test_who_only_looks_is_told_whose_step_it_is_and_not_that_they_may_not(house, desk, words):
    filed = house.submit()
    house.until(filed.application_id, "decision")
    page = words(desk("rina").client.get(f"/berkas/{filed.number}/"))
    assert "Tahap ini dikerjakan petugas dengan peran: kepala dinas." in page
    assert "tidak berwenang" not in page


def test_a_proof_that_the_licence_overtook_is_not_said_to_be_in_the_making_for_ever(house, desk, words):
    filed = house.submit()
    house.until(filed.application_id, "signing")  # the press had not come to the proof
    house.deliver()
    page = words(desk("tuti").page(filed.number))
    assert "Dokumen izin (PDF)" in page
    assert "Lembar contoh izin" not in page
    assert "sedang dibuat" not in page


def test_of_two_officers_who_decide_at_once_the_second_is_told(house, desk, done, words):
    filed = house.submit()
    house.until(filed.application_id, "examination")
    officer = desk("hendra")
    seen = officer.version(filed.number)
    recommend(actor=house.named("hendra"), now=house.now, application_id=filed.application_id)
    answer = officer.client.post(
        f"/berkas/{filed.number}/tahap/",
        {"version": seen, "kind": "examination", "outcome": "send_back", "reason": "Foto tempat usaha belum ada."},
    )
    assert answer.status_code == 409
    assert "sudah berubah" in words(answer)
    assert house.case(filed.application_id).journey.current == "decision"


def test_who_inspected_may_not_decide(house, desk, words):
    filed = house.submit()
    house.until(filed.application_id, "decision")
    inspector = next(
        visit.by for visit in house.case(filed.application_id).journey.visits if visit.kind == "inspection"
    )
    user = User.objects.get(pk=inspector)
    RoleGrant.objects.create(office_id=user.office_id, user=user, role=Role.HEAD_OF_OFFICE, since=house.now)
    Authenticator.objects.create(user=user, type="totp", data=Authenticator.objects.first().data)
    officer = desk(user.username)
    page = words(officer.page(filed.number))
    assert "Anda sudah mengerjakan tahap Cek lapangan pada berkas ini" in page
    assert "Putuskan permohonan" not in page
    answer = officer.do(filed.number, "tahap", kind="decision", outcome="approve", reason="")
    assert answer.status_code == 403
    assert "harus dikerjakan orang lain" in words(answer)
    assert house.case(filed.application_id).journey.current == "decision"


def test_nobody_handles_their_own_application_or_their_familys(house, desk, words):
    rina = User.objects.get(username="rina")
    filed = house.submit()
    rina.kin = [*rina.kin, house.case(filed.application_id).application.dossier.nik_index]
    rina.save()
    officer = desk("rina")
    assert "milik Anda atau keluarga Anda" in words(officer.page(filed.number))
    assert officer.do(filed.number, "kelengkapan", **OK).status_code == 403
    shown = officer.client.post(f"/berkas/{filed.number}/tampilkan/nik/", {"reason": "Ingin tahu saja nomornya."})
    assert shown.status_code == 403


def test_a_free_service_has_no_page_that_takes_money(house, desk, words):
    number = house.submit().number
    answer = desk("rina").client.get(f"/berkas/{number}/bayar/")
    assert answer.status_code == 403
    assert "tidak dipungut biaya" in words(answer)
    assert desk("rina").client.post(f"/berkas/{number}/bayar/", {"rupiah": "10000"}).status_code == 403


def test_a_nik_is_masked_until_somebody_says_why_and_the_trail_keeps_it(house, desk, words):
    filed = house.submit()
    nik = house.case(filed.application_id).dossier.person.nik
    officer = desk("rina")
    assert nik not in officer.page(filed.number)
    short = officer.client.post(f"/berkas/{filed.number}/tampilkan/nik/", {"reason": "mau"})
    assert nik not in short.content.decode()
    shown = officer.client.post(
        f"/berkas/{filed.number}/tampilkan/nik/", {"reason": "Mencocokkan dengan KTP di loket."}
    )
    assert nik in shown.content.decode()
    kept = Entry.objects.get(event="PersonalDataRevealed")
    assert kept.data["reason"] == "Mencocokkan dengan KTP di loket."
    assert nik not in str(kept.data)


def test_somebody_without_work_on_files_cannot_unmask(house, desk):
    filed = house.submit()
    tuti = User.objects.get(username="tuti")
    RoleGrant.objects.filter(user=tuti).exclude(role=Role.ADMINISTRATOR).delete()
    answer = desk("tuti").client.post(f"/berkas/{filed.number}/tampilkan/nik/", {"reason": "Ingin melihat nomornya."})
    assert answer.status_code == 403


def test_what_does_not_conform_must_be_said_in_words(house, desk, inspector_of, findings, done, words):
    filed = house.submit()
    house.until(filed.application_id, "inspection")
    officer = desk(inspector_of(filed.application_id))
    answer = officer.do(filed.number, "cek-lapangan", **findings("no", words_exists="Rumah kosong."))
    assert answer.status_code == 409
    assert "Tulis temuan Anda" in words(answer)
    assert "Rumah kosong." in answer.content.decode()
    done(officer.do(filed.number, "cek-lapangan", **findings("no", findings="Tempat usaha tidak ditemukan.")))
    page = words(desk("hendra").page(filed.number))
    assert "tidak sesuai" in page
    assert "Tempat usaha tidak ditemukan." in page


def test_half_a_place_is_asked_about(house, desk, inspector_of, findings, words):
    filed = house.submit()
    house.until(filed.application_id, "inspection")
    officer = desk(inspector_of(filed.application_id))
    answer = officer.do(filed.number, "cek-lapangan", **findings(latitude="0,886", longitude=""))
    assert "Tulis lintang dan bujur" in words(answer)
    answer = officer.do(filed.number, "cek-lapangan", **findings(latitude="91", longitude="100"))
    assert "Derajat harus antara -90 dan 90" in words(answer)


def test_a_meterai_without_its_serial_is_refused_on_the_page(house, desk, words, done):
    filed = house.submit()
    house.until(filed.application_id, "signing")
    officer = desk("tuti")
    early = officer.do(filed.number, "tanda-tangan", mark="print")
    assert "Dokumen sedang dibuat" in words(early)
    house.deliver()
    done(officer.do(filed.number, "tanda-tangan", mark="print"))
    answer = officer.do(filed.number, "tanda-tangan", mark="affix_meterai", serial="12")
    assert answer.status_code == 409
    assert "nomor seri meterai" in words(answer)


def test_only_the_head_takes_a_licence_back_and_everybody_learns_it(house, desk, done, words, client):
    filed = house.submit()
    house.until(filed.application_id)
    data = {"reason": "Tempat usaha sudah tutup.", "legal_basis": "PP 24/2018 Pasal 40"}
    assert desk("hendra").do(filed.number, "cabut-izin", **data).status_code == 403
    assert "Cabut izin" not in words(desk("hendra").page(filed.number))
    assert "Cabut izin" in words(desk("dewi").page(filed.number))
    done(desk("dewi").do(filed.number, "cabut-izin", **data))
    assert "dicabut" in words(desk("dewi").page(filed.number))


def test_whoever_has_no_e_mail_is_told_by_whatsapp_letter_or_phone(house, desk, done, words):
    filed = house.submit(dossier=house.dossier(email=""))
    officer = desk("rina")
    page = officer.page(filed.number)
    assert "https://wa.me/" in page
    assert "belum diberi tahu" in words(page)
    done(officer.do(filed.number, "pesan/receipt/surat"))
    assert "sedang dibuat" in words(officer.page(filed.number))
    house.deliver()
    assert officer.client.get(f"/berkas/{filed.number}/surat/letter_receipt/").content.startswith(b"%PDF")
    done(officer.do(filed.number, "pesan/receipt/telepon"))
    assert "sudah ditelepon" in words(officer.page(filed.number))


def test_a_number_of_nobody_is_not_found(house, desk):
    assert desk("rina").client.get("/berkas/IUMK-2026-999999/").status_code == 404


def test_a_superior_gives_the_visit_to_the_next_in_turn(house, desk, done, inspector_of):
    filed = house.submit()
    house.until(filed.application_id, "inspection")
    first = inspector_of(filed.application_id)
    done(desk("hendra").do(filed.number, "tindakan/alihkan", reason="Petugas sedang sakit hari ini."))
    assert inspector_of(filed.application_id) != first


def test_an_application_is_withdrawn_at_the_counter_with_a_reason(house, desk, done):
    filed = house.submit()
    assert desk("rina").do(filed.number, "tindakan/cabut-permohonan", reason="").status_code == 422
    done(desk("rina").do(filed.number, "tindakan/cabut-permohonan", reason="Pemohon pindah usaha ke Dumai."))
    assert house.case(filed.application_id).journey.ending == "withdrawn"


def photo(kind="JPEG"):
    out = io.BytesIO()
    Image.new("RGB", (640, 480), (90, 140, 90)).save(out, kind)
    return SimpleUploadedFile("foto.jpg", out.getvalue(), content_type="image/jpeg")


def test_what_the_inspector_filled_in_waits_while_photos_are_taken(house, desk, inspector_of, findings, done, words):
    filed = house.submit()
    house.until(filed.application_id, "inspection")
    officer = desk(inspector_of(filed.application_id))
    half = {"answer_exists": "no", "words_exists": "Papan nama belum dipasang.", "findings": "Baru separuh."}
    answer = officer.do(filed.number, "cek-lapangan", **half, do="photo")
    assert done(answer)["Location"] == f"/berkas/{filed.number}/cek-lapangan/foto/"
    done(
        officer.do(
            filed.number,
            "cek-lapangan/foto",
            photo=photo(),
            caption="Tampak depan",
            latitude="0.886123",
            longitude="100.34",
        )
    )
    page = officer.page(filed.number, "cek-lapangan/")
    assert "Papan nama belum dipasang." in page
    assert "Baru separuh." in page
    assert "Tampak depan" in page
    assert house.case(filed.application_id).journey.current == "inspection"
    picture = officer.client.get(re.search(r'src="(/berkas/[^"]+/foto/[^"]+/)"', page)[1])
    assert picture["Content-Type"] == "image/jpeg"
    assert "sandbox" in picture["Content-Security-Policy"]
    done(officer.do(filed.number, "cek-lapangan", **findings("yes")))
    assert "100,34" in words(desk("hendra").page(filed.number)) or "100.34" in words(desk("hendra").page(filed.number))


def test_a_photo_that_is_no_image_is_refused_beside_its_field(house, desk, inspector_of, words):
    filed = house.submit()
    house.until(filed.application_id, "inspection")
    officer = desk(inspector_of(filed.application_id))
    fake = SimpleUploadedFile("foto.jpg", b"<html>bukan foto</html>" * 50, content_type="image/jpeg")
    answer = officer.do(filed.number, "cek-lapangan/foto", photo=fake, caption="Tampak depan")
    assert answer.status_code == 422
    assert "bukan foto" in words(answer)
    assert "Tampak depan" in answer.content.decode()


def test_a_card_is_shown_beside_the_checklist_to_whoever_judges_and_to_others_only_with_a_reason(house, desk, words):
    filed = house.submit()
    case = house.case(filed.application_id)
    stored = keep(
        actor=house.named("rina"),
        now=house.now,
        content=photo().read(),
        media="image/jpeg",
        name="ktp",
        key=case.key,
        kind="ktp",
    )
    Evidence.objects.filter(application_id=filed.application_id, requirement="ktp").update(how="file", file=stored)
    judge, other = desk("rina"), desk("hendra")
    page = judge.page(filed.number, "kelengkapan/")
    address = re.search(r'src="(/berkas/[^"]+/bukti/[^"]+)"', page)[1].replace("&amp;", "&")
    shown = judge.client.get(address)
    assert shown["Content-Type"] == "image/jpeg"
    assert "sandbox" in shown["Content-Security-Policy"]
    assert other.client.get(address).status_code == 404, "the address was made for somebody else"
    assert "/bukti/" not in other.page(filed.number)
    assert (
        "/bukti/"
        in other.client.post(
            f"/berkas/{filed.number}/tampilkan/ktp/", {"reason": "Menelaah keberatan pemohon."}
        ).content.decode()
    )
    kept = Entry.objects.filter(event="PersonalDataRevealed").order_by("id")
    assert [(each.data["what"], each.data["reason"]) for each in kept] == [
        ("ktp", "pemeriksaan kelengkapan"),
        ("ktp", "Menelaah keberatan pemohon."),
    ]


def test_a_card_seen_on_a_form_that_came_back_with_errors_is_in_the_trail_too(house, desk):
    filed = house.submit()
    key = house.case(filed.application_id).key
    stored = keep(
        actor=house.named("rina"), now=house.now, content=b"x", media="image/jpeg", name="ktp", key=key, kind="ktp"
    )
    Evidence.objects.filter(application_id=filed.application_id, requirement="ktp").update(how="file", file=stored)
    judge = desk("rina")
    back = judge.client.post(f"/berkas/{filed.number}/kelengkapan/", {"version": "1"})
    assert "/bukti/" in back.content.decode()
    assert Entry.objects.filter(event="PersonalDataRevealed").count() == 1
