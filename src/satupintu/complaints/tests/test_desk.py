"""The complaints desk on the screen: what came another way, classify, ask, answer; and what is hidden from whom."""

import re
from datetime import timedelta

import pytest

from satupintu.audit.models import Entry
from satupintu.complaints import services as desk
from satupintu.complaints.models import Complaint, ComplaintStanding
from satupintu.complaints.queries import complaint_by_id
from satupintu.complaints.tests.sending import CLASS, WORDS, complain, with_inspectorate

ANSWER = "Loket kini dibuka sampai pukul empat. Kami mohon maaf."


@pytest.fixture
def budi(house, at_desk):
    return at_desk(house, "budi")


def version(page):
    return re.search(r'name="version" value="(\d+)"', page.content.decode())[1]


def do(client, number, slug, **data):
    address = f"/meja/pengaduan/{number}/tindakan/{slug}/"
    return client.post(address, {"version": version(client.get(address)), **data})


def test_a_complaint_goes_through_the_desk_until_it_is_answered(house, budi, django_assert_max_num_queries):
    receipt = complain(house, email="warga@contoh.example")
    with django_assert_max_num_queries(12):
        page = budi.get("/meja/pengaduan/").content.decode()
    assert receipt.number in page
    assert "3 hari kerja lagi" in page
    number, me = receipt.number, str(house.named("budi").user_id)
    with django_assert_max_num_queries(12):
        assert "Golongkan dan teruskan" in budi.get(f"/meja/pengaduan/{number}/").content.decode()
    assert do(budi, number, "golongkan", class_id=CLASS, to=me).status_code == 302
    assert "14 hari kerja lagi" in budi.get("/meja/pengaduan/saya/").content.decode()
    assert do(budi, number, "tanya", words="Pukul berapa Anda datang?").status_code == 302
    assert do(budi, number, "tambah", words="Katanya pukul sepuluh pagi.").status_code == 302
    assert do(budi, number, "jawab", words=ANSWER).status_code == 302
    with django_assert_max_num_queries(12):
        page = budi.get(f"/meja/pengaduan/{number}/").content.decode()
    assert ANSWER in page
    assert "e-mail sedang dikirim" in page
    assert "Kode pelacakan" not in page
    house.deliver()
    assert "e-mail terkirim" in budi.get(f"/meja/pengaduan/{number}/").content.decode()


def test_what_came_by_another_way_keeps_its_true_date_and_is_written_down_once(house, budi):
    data = {
        "channel": "facebook",
        "on": "2026-03-04",
        "what": WORDS,
        "handle": "Warga Contoh",
        "reference": "fb-123",
        "service": "",
    }
    answer = budi.post("/meja/pengaduan/catat/", data)
    assert answer.status_code == 302, answer.content.decode()
    page = budi.get(answer["Location"]).content.decode()
    assert "Kode pelacakan untuk pengadu" in page
    assert "Rabu, 4 Maret 2026" in page
    assert "lewat" in page  # three working days from 4 March ended on the 9th
    assert "Buka tanda terima untuk dicetak" in page
    assert budi.post("/meja/pengaduan/catat/", data)["Location"] == answer["Location"]
    assert Complaint.objects.count() == 1


@pytest.mark.parametrize("on", ["2026-03-11", "2024-01-01", "kemarin", ""])
def test_a_date_that_cannot_be_is_refused_with_words(house, budi, on):
    answer = budi.post("/meja/pengaduan/catat/", {"channel": "phone", "on": on, "what": WORDS, "service": ""})
    assert answer.status_code == 422
    assert "Kesalahan" in answer.content.decode()
    assert WORDS in answer.content.decode()


def test_two_officers_at_once_do_not_overwrite_each_other(house, budi):
    receipt = complain(house)
    address = f"/meja/pengaduan/{receipt.number}/tindakan/golongkan/"
    seen, me = version(budi.get(address)), str(house.named("budi").user_id)
    data = {"version": seen, "class_id": CLASS, "to": me}
    assert budi.post(address, data).status_code == 302
    second = budi.post(address, data)
    assert second.status_code == 409
    assert "sudah berubah" in second.content.decode()
    assert budi.post(address, {"class_id": CLASS, "to": me}).status_code == 409  # the version was taken out


def test_who_asked_to_be_kept_secret_is_shown_to_the_handler_alone_and_the_trail_knows(house, at_desk):
    receipt = complain(house, name="Warga Contohrahasia", phone="+628000000777", secret=True)
    budi, hendra = at_desk(house, "budi"), at_desk(house, "hendra")
    number, me = receipt.number, str(house.named("budi").user_id)
    assert do(budi, number, "golongkan", class_id=CLASS, to=me).status_code == 302
    assert do(budi, number, "jawab", words=ANSWER).status_code == 302
    for client in (budi, hendra):
        page = client.get(f"/meja/pengaduan/{number}/").content.decode()
        assert "Contohrahasia" not in page
        assert "0777" not in page
        assert "wa.me" not in page
    shown = budi.post(f"/meja/pengaduan/{number}/pengadu/", {"reason": "Menelepon untuk menanyakan waktunya."})
    assert "Warga Contohrahasia" in shown.content.decode()
    assert "0800 0000 777" in shown.content.decode()
    refused = hendra.post(f"/meja/pengaduan/{number}/pengadu/", {"reason": "Saya ingin tahu siapa dia."})
    assert refused.status_code == 403
    assert "Contohrahasia" not in refused.content.decode()
    looks = Entry.objects.filter(event="ComplainantRevealed")
    assert [look.data["reason"] for look in looks] == ["Menelepon untuk menanyakan waktunya."]
    assert "Contohrahasia" not in str(list(Entry.objects.values_list("data", flat=True)))


def test_a_report_about_staff_is_found_by_nobody_of_the_office(house, at_desk):
    with_inspectorate(house)
    receipt = complain(house, whistle=True, email="warga@contoh.example")
    sari = at_desk(house, "sari")
    assert receipt.number in sari.get("/meja/pengaduan/inspektorat/").content.decode()
    assert do(sari, receipt.number, "golongkan", class_id="with_field_check", to=str(house.named("sari").user_id))
    for name in ("budi", "hendra", "dewi", "tuti", "rina"):
        client = at_desk(house, name)
        assert client.get(f"/meja/pengaduan/{receipt.number}/").status_code == 404
        assert client.get(f"/meja/pengaduan/{receipt.number}/tindakan/jawab/").status_code == 404
        lists = [client.get(f"/meja/pengaduan/{tab}") for tab in ("", "semua/", "saya/")]
        lists.append(client.post("/meja/pengaduan/cari/", {"cari": receipt.number}))
        assert not any(receipt.number + "/" in page.content.decode() for page in lists)
        assert client.get("/meja/pengaduan/inspektorat/").status_code == 403


def test_whoever_a_complaint_is_about_sees_it_no_more(house, at_desk):
    receipt = complain(house)
    hendra, budi = house.named("hendra"), house.named("budi")
    assert at_desk(house, "budi").get(f"/meja/pengaduan/{receipt.number}/").status_code == 200
    desk.classify(
        actor=hendra,
        now=house.now,
        complaint_id=receipt.complaint_id,
        class_id=CLASS,
        to=hendra.user_id,
        concerns=[budi.user_id],
    )
    client = at_desk(house, "budi")
    assert client.get(f"/meja/pengaduan/{receipt.number}/").status_code == 404
    assert receipt.number not in client.get("/meja/pengaduan/").content.decode()
    assert receipt.number in at_desk(house, "hendra").get("/meja/pengaduan/").content.decode()


def test_somebody_without_a_part_in_complaints_sees_only_what_was_given_to_them(house, at_desk):
    mine, other = complain(house), complain(house)
    tuti = house.named("tuti")
    desk.classify(
        actor=house.named("budi"), now=house.now, complaint_id=mine.complaint_id, class_id=CLASS, to=tuti.user_id
    )
    client = at_desk(house, "tuti")
    page = client.get("/meja/pengaduan/", follow=True).content.decode()
    assert mine.number in page
    assert other.number not in page
    assert client.get(f"/meja/pengaduan/{other.number}/").status_code == 404
    assert client.get("/meja/pengaduan/catat/").status_code == 403
    assert do(client, mine.number, "jawab", words=ANSWER).status_code == 302


def test_a_list_costs_the_same_however_long_and_goes_on_by_pages(house, budi, django_assert_max_num_queries):
    sent = [complain(house, at=house.now - timedelta(days=day)).number for day in range(30)]
    with django_assert_max_num_queries(12):
        first = budi.get("/meja/pengaduan/").content.decode()
    after = re.search(r'href="(\?sesudah=[^"]+)"', first)[1]
    second = budi.get(f"/meja/pengaduan/{after}").content.decode()
    shown = re.findall(r"ADU-2026-\d{6}(?=/\")", first) + re.findall(r"ADU-2026-\d{6}(?=/\")", second)
    assert sorted(shown) == sorted(sent)
    assert shown[0] == sent[-1]  # what arrived first is most urgent
    assert budi.get("/meja/pengaduan/?sesudah=2026-99-99_x").status_code == 200
    newest = budi.get("/meja/pengaduan/semua/").content.decode()
    assert re.findall(r"ADU-2026-\d{6}(?=/\")", newest)[0] == sent[0]  # what arrived last
    assert budi.get("/meja/pengaduan/semua/?sesudah=x").status_code == 200


def test_a_complaint_is_looked_up_by_number_code_telephone_and_mail(house, budi):
    receipt = complain(house, phone="+628000000001", email="Warga@contoh.example")
    hidden = complain(house, phone="+628000000001", secret=True)
    for typed in (receipt.number.lower(), receipt.tracking_code, "0800 0000 001", "warga@contoh.example"):
        found = budi.post("/meja/pengaduan/cari/", {"cari": typed})
        assert found.status_code == 302, typed
        assert receipt.number in found["Location"]
    assert budi.post("/meja/pengaduan/cari/", {"cari": hidden.number}).status_code == 302
    for typed in ("", "tidak ada", "\0", "%", "' OR 1=1 --"):
        assert budi.post("/meja/pengaduan/cari/", {"cari": typed}).status_code == 200


def test_words_of_a_complainant_are_never_markup(house, budi):
    receipt = complain(house, what="<script>alert(1)</script> dan {{ 7*7 }} dan ‏ kanan ke kiri.", name="<b>Warga</b>")
    page = budi.get(f"/meja/pengaduan/{receipt.number}/").content.decode()
    assert "<script>alert" not in page
    assert "<b>Warga" not in page
    assert "&lt;script&gt;" in page


def test_an_act_that_is_over_leads_back_and_one_that_is_none_nowhere(house, budi):
    receipt = complain(house)
    assert budi.get(f"/meja/pengaduan/{receipt.number}/tindakan/tutup/").status_code == 302
    assert budi.get(f"/meja/pengaduan/{receipt.number}/tindakan/karangan/").status_code == 404
    assert budi.get("/meja/pengaduan/ADU-2026-999999/").status_code == 404
    late = budi.post(f"/meja/pengaduan/{receipt.number}/tindakan/tutup/", {"version": "1", "words": "Sudah selesai."})
    assert late.status_code == 409
    assert ComplaintStanding.objects.get().state == "new"


def test_somebody_without_mail_is_told_and_that_is_noted(house, budi):
    receipt = complain(house, phone="+628000000001")
    page = budi.get(f"/meja/pengaduan/{receipt.number}/").content.decode()
    assert "belum diberi tahu" in page
    assert "wa.me/628000000001" in page
    assert budi.post(f"/meja/pengaduan/{receipt.number}/beritahu/received/").status_code == 302
    assert "sudah diberi tahu" in budi.get(f"/meja/pengaduan/{receipt.number}/").content.decode()
    assert budi.post(f"/meja/pengaduan/{receipt.number}/beritahu/answered/").status_code == 404
    case = complaint_by_id(house.named("budi"), receipt.complaint_id)
    assert [fact.kind for fact in case.facts] == ["received", "told"]


def test_the_case_file_shows_the_complaints_about_it_to_those_who_may_know(house, at_desk):
    filed = house.submit()
    receipt = complain(house, about=filed.number)
    assert receipt.number in at_desk(house, "budi").get(f"/berkas/{filed.number}/").content.decode()
    assert receipt.number not in at_desk(house, "joko").get(f"/berkas/{filed.number}/").content.decode()


def test_number_and_code_of_a_complaint_open_it_at_the_applicants_door_too(house, budi):
    receipt = complain(house)
    found = budi.post("/lacak/", {"nomor": receipt.number, "kode": receipt.tracking_code})
    assert found.status_code == 302
    assert WORDS in budi.get(found["Location"]).content.decode()
    assert budi.post("/lacak/", {"nomor": receipt.number, "kode": "00000-00000-0000"}).status_code == 404
