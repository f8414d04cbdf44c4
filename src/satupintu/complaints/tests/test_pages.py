"""Complaining through the pages: without an account, without a name, with files; and the desk that deals with it."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from satupintu.base import clock
from satupintu.complaints.models import Complaint, ComplaintAttachment

WORDS = "Loket tutup pukul sepuluh, padahal hari kerja. Saya menunggu dua jam."


@pytest.fixture
def public(house, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: house.now)
    return Client()


def picture(name="layar.png"):
    out = BytesIO()
    Image.new("RGB", (60, 40), "white").save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), "image/png")


def fields(page):
    """The hidden fields of a form, as a browser would send them back."""
    return dict(re.findall(r'name="(key|kept|version)" value="([^"]*)"', page.content.decode()))


def write(public, **more):
    page = public.get("/pengaduan/tulis/")
    return public.post("/pengaduan/tulis/", {**fields(page), "kind": "complaint", "service": "", "what": WORDS, **more})


def receipt(public, answer):
    """Number and code as the receipt shows them."""
    assert answer.status_code == 302, answer.content.decode()
    page = public.get(answer["Location"]).content.decode()
    number = re.search(r"ADU-\d{4}-\d{6}", page)[0]
    return number, re.search(r"sp-code[^>]*>([^<]+)<", page)[1]


def test_every_published_channel_stands_on_the_page(public, house):
    page = public.get("/pengaduan/").content.decode()
    channels = house.standard().delivery.complaints.channels
    assert len(channels) == 5
    for channel in channels:
        assert channel.text in page
    assert "lewat saluran yang diterbitkan" in page


def test_somebody_without_a_name_complains_and_follows_it_with_number_and_code(public):
    number, code = receipt(public, write(public))
    found = public.post("/pengaduan/lacak/", {"nomor": number.lower(), "kode": code.lower().replace("-", " ")})
    assert found.status_code == 302
    page = public.get(found["Location"]).content.decode()
    assert WORDS in page
    assert "Giliran kantor" in page
    assert "Tanggapan pertama paling lambat <strong>Jumat, 13 Maret 2026</strong>" in page


def test_the_receipt_says_what_it_means_to_leave_no_contact(public):
    page = public.get(write(public)["Location"]).content.decode()
    assert "Jawaban hanya dapat dibaca dengan nomor dan kode ini" in page
    page = public.get(write(public, email="warga@contoh.example")["Location"]).content.decode()
    assert "Jawaban hanya dapat dibaca dengan nomor dan kode ini" not in page


def test_a_form_sent_twice_is_one_complaint(public):
    data = {**fields(public.get("/pengaduan/tulis/")), "kind": "complaint", "service": "", "what": WORDS}
    first, second = (receipt(public, public.post("/pengaduan/tulis/", data)) for _ in range(2))
    assert first == second
    assert Complaint.objects.count() == 1


def test_what_was_typed_and_attached_stays_when_something_is_wrong(public):
    wrong = write(public, what="Pendek.", phone="12", file1=picture(), file2=SimpleUploadedFile("x.exe", b"MZ kosong"))
    page = wrong.content.decode()
    assert wrong.status_code == 422
    assert "Pendek." in page
    assert "Berkas 1 sudah tersimpan" in page
    assert "Jenis berkas ini tidak dapat diterima" in page
    assert "Tulis nomor Indonesia" in page
    assert ComplaintAttachment.objects.count() == 0
    again = public.post("/pengaduan/tulis/", {**fields(wrong), "kind": "complaint", "service": "", "what": WORDS})
    assert again.status_code == 302
    assert ComplaintAttachment.objects.count() == 1
    own = public.get(again["Location"].replace("terkirim/", ""))
    address = re.search(r'href="([^"]+/bukti/[^"]+)"', own.content.decode())[1]
    shown = public.get(address)
    assert shown["Content-Type"] == "image/jpeg"
    assert "sandbox" in shown["Content-Security-Policy"]


def test_a_fourth_file_and_an_empty_one_are_refused_with_words(public):
    first = write(public, what="Pendek.", file1=picture(), file2=picture(), file3=picture())
    more = {**fields(first), "kind": "complaint", "service": "", "what": WORDS, "file1": picture()}
    assert "Paling banyak 3 lampiran" in public.post("/pengaduan/tulis/", more).content.decode()
    empty = write(public, file1=SimpleUploadedFile("kosong.jpg", b""))
    assert "Berkas ini kosong" in empty.content.decode()


def test_files_of_one_complaint_cannot_be_carried_into_another(public):
    wrong = write(public, what="Pendek.", file1=picture())
    own = write(public)["Location"].replace("terkirim/", "")
    page = public.get(f"{own}tambah/")
    public.post(f"{own}tambah/", {**fields(page), "kept": fields(wrong)["kept"], "words": "Ini keterangan tambahan."})
    assert ComplaintAttachment.objects.count() == 0


def test_the_number_of_a_file_reveals_nothing_about_it(public, house):
    filed = house.submit()
    pages = []
    for about in (filed.number, "IUMK-2026-999999", "\u00e9<script>"):
        answer = write(public, about=about)
        number, code = receipt(public, answer)
        own = public.get(answer["Location"].replace("terkirim/", "")).content.decode()
        pages.append(re.sub(r"ADU-\S+?-\d+|/b/[^/]+/|csrf\w+\" value=\"[^\"]+", "", own))
        assert code not in own
        assert number in own
    assert pages[0] == pages[1] == pages[2]
    assert Complaint.objects.filter(application_id=filed.application_id).count() == 1


@pytest.mark.parametrize(
    ("number", "code"),
    [("ADU-2026-000001", "XXXXX-XXXXX-XXXX"), ("\0", "0"), ("x" * 500, "y" * 500), ("", "")],
)
def test_wrong_numbers_and_codes_are_answered_alike_and_not_forever(public, number, code):
    write(public)
    answers = {public.post("/pengaduan/lacak/", {"nomor": number, "kode": code}).status_code for _ in range(3)}
    assert answers <= {404, 422}
    for _ in range(25):
        last = public.post("/pengaduan/lacak/", {"nomor": "ADU-2026-000001", "kode": "00000-00000-0000"})
    assert last.status_code == 429


def test_a_stranger_with_a_made_up_link_is_asked_for_number_and_code(public):
    for path in ("", "tambah/", "buka-lagi/"):
        answer = public.get(f"/pengaduan/b/karangan/{path}")
        assert answer.status_code == 410
        assert "Tulis lagi nomor dan kode" in answer.content.decode()


def test_whoever_sends_too_many_must_wait(public):
    codes = [write(public).status_code for _ in range(42)]
    assert codes[:40] == [302] * 40
    assert codes[41] == 429


def test_without_an_inspectorate_nobody_can_report_staff_into_the_void(public):
    assert "Sampaikan laporan tentang petugas langsung kepada Inspektorat" in public.get("/pengaduan/").content.decode()
    answer = write(public, kind="whistle")
    assert answer.status_code == 422
    assert Complaint.objects.count() == 0
