"""The letter room's pages: a letter entered, found by month, struck, taken out; paper and numbers set."""

import pypdfium2
import pytest

from satupintu.audit.models import Entry
from satupintu.letters.models import Letter
from satupintu.letters.queries import PAGE
from satupintu.letters.tests.test_books import incoming, return_file
from satupintu.people.models import OfficeChange
from satupintu.people.queries import office

TYPED = {
    "on": "2026-03-10",
    "correspondent": "Camat Rambah",
    "about": "Permintaan data izin",
    "their_number": "100/12/KEC",
    "their_date": "2026-03-02",
    "file_number": "",
}
SET = {"paper": "f4", "preprinted": "1", "offset_x_mm": "2", "offset_y_mm": "-3", "receipt_paper": "thermal80"}


def test_a_letter_that_comes_in_is_entered_and_stands_in_the_book(house, at_desk):
    client = at_desk(house, "rina")
    assert "Belum ada surat masuk" in client.get("/meja/agenda/").content.decode()
    answer = client.post("/meja/agenda/catat/masuk/", TYPED, follow=True)
    page = answer.content.decode()
    assert "0001/SM/2026" in page
    assert "Camat Rambah" in page
    assert "100/12/KEC" in page


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"correspondent": ""}, "Tulis dari siapa"),
        ({"on": "2026-03-11"}, "belum tiba"),
        ({"file_number": "IUMK-2026-999999"}, "Tidak ditemukan"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(house, at_desk, changes, says):
    answer = at_desk(house, "rina").post("/meja/agenda/catat/masuk/", TYPED | changes)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert "Permintaan data izin" in page
    assert not Letter.objects.exists()


def test_the_books_are_read_by_month_and_kind(house, at_desk, django_assert_max_num_queries):
    for _ in range(4):
        return_file(house)
    client = at_desk(house, "hendra")
    client.get("/meja/agenda/?buku=outgoing")
    with django_assert_max_num_queries(12):
        page = client.get("/meja/agenda/?buku=outgoing&bulan=3&jenis=return").content.decode()
    assert "503/0004/PTSP/III/2026" in page
    assert "Pemohon Contoh" in page
    assert "503/" not in client.get("/meja/agenda/?buku=outgoing&bulan=2").content.decode()
    assert client.get("/meja/agenda/?buku=x&bulan=99&tahun=abc&sebelum=-").status_code == 200


def test_a_book_is_taken_out_with_names_only_for_a_reason(house, at_desk):
    incoming(house, about="=HYPERLINK(1)")
    client = at_desk(house, "rina")
    plain = b"".join(client.post("/meja/agenda/unduh/?buku=incoming", {"kind": "csv"})).decode()
    assert "0001/SM/2026" in plain
    assert "Camat" not in plain
    refused = client.post("/meja/agenda/unduh/?buku=incoming", {"kind": "csv", "personal": "1", "reason": "mau"})
    assert refused.status_code == 422
    full = client.post(
        "/meja/agenda/unduh/?buku=incoming",
        {"kind": "csv", "personal": "1", "reason": "Laporan bulanan sekretariat."},
    )
    said = b"".join(full).decode()
    assert "Camat" in said
    assert "'=HYPERLINK(1)" in said
    entry = Entry.objects.filter(event="ListExported").order_by("-id")[0]
    assert (entry.actor_id, entry.data["personal"]) == (house.named("rina").user_id, ["correspondent", "about"])


def test_a_book_is_read_from_either_end_over_all_pages(house, at_desk):
    numbers = [incoming(house, about=f"Surat {n}").number for n in range(PAGE + 2)]
    client = at_desk(house, "rina")
    for order, wanted in (("", numbers[::-1]), ("nomor", numbers), ("-nomor", numbers[::-1])):
        first = client.get("/meja/agenda/", {"buku": "incoming", "urut": order})
        second = client.get("/meja/agenda/" + first.context["place"].next)
        assert [line.number for page in (first, second) for line, _ in page.context["rows"]] == wanted


def test_a_line_is_struck_on_its_page(house, at_desk):
    letter = incoming(house)
    client = at_desk(house, "rina")
    assert client.post(f"/meja/agenda/{letter.pk}/coret/", {"reason": ""}).status_code == 422
    page = client.post(f"/meja/agenda/{letter.pk}/coret/", {"reason": "Tercatat dua kali."}, follow=True)
    assert "dicoret" in page.content.decode()


def test_who_has_no_business_with_letters_is_told_so(house, at_desk):
    client = at_desk(house, "joko")
    assert client.get("/meja/agenda/").status_code == 200
    assert client.get("/meja/agenda/catat/masuk/").status_code == 403
    assert client.get("/kantor/kertas/").status_code == 403


def test_the_administrator_sets_paper_and_numbers_and_the_history_keeps_it(house, at_desk):
    client = at_desk(house, "tuti")
    page = client.get("/kantor/kertas/").content.decode()
    assert "503/{seq:4}/PTSP/{month:roman}/{year}" in page
    typed = SET | {"pattern_incoming": "AM-{year}-{seq}", "pattern_refusal": "503/{seq:4}/PTSP/{month:roman}/{year}"}
    assert client.post("/kantor/kertas/", typed).status_code == 302
    here = office(house.office_id)
    assert (here.paper, here.preprinted, here.offset_x_mm, here.offset_y_mm) == ("f4", True, 2, -3)
    assert here.receipt_paper == "thermal80"
    assert here.agenda_patterns == {"incoming": "AM-{year}-{seq}"}
    assert OfficeChange.objects.filter(field="agenda_patterns").exists()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"pattern_return": "{seq}"}, "{year}"),
        ({"pattern_inspection": "503/{seq:4}/PTSP/{month:roman}/{year}"}, "dua surat dapat bernomor sama"),
        ({"offset_x_mm": "90"}, "50"),
    ],
)
def test_settings_that_cannot_work_are_refused_with_the_reason(house, at_desk, changes, says):
    answer = at_desk(house, "tuti").post("/kantor/kertas/", SET | changes)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert office(house.office_id).paper == "a4"


def test_the_test_page_is_made_by_the_worker_with_what_is_set(house, at_desk):
    client = at_desk(house, "tuti")
    assert client.get("/kantor/kertas/uji-cetak.pdf").status_code == 404
    client.post("/kantor/kertas/", SET)
    client.post("/kantor/kertas/uji-cetak/")
    house.deliver()
    assert "Unduh lembar uji cetak" in client.get("/kantor/kertas/").content.decode()
    document = pypdfium2.PdfDocument(client.get("/kantor/kertas/uji-cetak.pdf").content)
    said = document[0].get_textpage().get_text_bounded()
    assert "2 mm ke kanan, -3 mm ke bawah" in " ".join(said.split())
    assert round(document[0].get_size()[1]) == 935
