"""What the counter does for whoever stands there: scans, corrections with scans, lost codes, hand-over to a
representative, a paper form with its true date."""

import io
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from satupintu.applications.models import Application, Evidence, Fact
from satupintu.applications.ports import nib_directory
from satupintu.applications.queries import evidence, tracked
from satupintu.applications.services import NotBroughtIn, return_to_applicant, scan
from satupintu.applications.tests import at_the_form as form
from satupintu.audit.models import Entry
from satupintu.base.actor import applicant
from satupintu.base.refusal import NotFound
from satupintu.demo.pictures import card
from satupintu.rules import codes

NIK = "0006030101910001"


@pytest.fixture
def oss():
    own, directory = nib_directory.get(), form.Directory()
    nib_directory.install(directory)
    yield directory
    nib_directory.install(own)


def page(name="hal1.jpg"):
    return SimpleUploadedFile(name, card("Pemohon Contoh"), "image/jpeg")


def blank_page():
    out = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(out, "JPEG")
    return SimpleUploadedFile("hal2.jpg", out.getvalue(), "image/jpeg")


def latest(house, filed, requirement="ktp"):
    return evidence(house.named("rina"), house.case(filed.application_id))[requirement][-1]


def test_what_was_brought_on_paper_is_scanned_page_by_page_before_it_is_judged(house, desk, done, words):
    filed = house.submit()
    rina = desk("rina")
    assert "Pindai yang dibawa ke loket" in words(rina.page(filed.number, "kelengkapan/"))
    done(rina.do(filed.number, "tindakan/pindai", scan_ktp=[page(), blank_page()]))
    given = latest(house, filed)
    assert (given.how, given.file.media) == ("scan", "application/pdf")
    fact = house.case(filed.application_id).facts[-1]
    assert (fact.kind, dict(fact.data)) == ("scanned", {"requirements": ["ktp"]})
    shown = rina.page(filed.number, "kelengkapan/")
    assert shown.count('class="sp-picture"') == 2, "both pages are there to look at"
    assert "Dibawa ke loket dan dipindai" in shown


def test_a_scan_that_is_no_picture_changes_nothing_and_says_what_to_do(house, desk, words):
    filed = house.submit()
    wrong = SimpleUploadedFile("surat.doc", b"bukan gambar", "application/msword")
    answer = desk("rina").do(filed.number, "tindakan/pindai", scan_ktp=wrong)
    assert answer.status_code == 422
    assert "tidak dapat diterima" in words(answer)
    assert latest(house, filed).how == "counter"
    empty = desk("rina").do(filed.number, "tindakan/pindai")
    assert "Belum ada hasil pindai" in words(empty)


def test_what_the_applicant_sent_is_not_replaced_by_a_scan(house):
    filed = house.submit()
    Evidence.objects.filter(application_id=filed.application_id, requirement="ktp").update(how="file")
    common = {"actor": house.named("rina"), "now": house.now, "application_id": filed.application_id}
    with pytest.raises(NotBroughtIn):
        scan(pages={"ktp": [page()]}, **common)
    with pytest.raises(NotBroughtIn):
        scan(pages={"nib": [page()]}, **common)


def test_a_correction_at_the_counter_comes_with_its_scan_and_another_nib(house, desk, done, words):
    filed = house.submit()
    common = {"actor": house.named("rina"), "application_id": filed.application_id}
    house.now += timedelta(hours=1)
    return_to_applicant(now=house.now, judged={"ktp": "missing", "nib": "not_found"}, **common)
    rina = desk("rina")
    assert rina.do(filed.number, "tindakan/terima-perbaikan").status_code == 422
    wrong = rina.do(filed.number, "tindakan/terima-perbaikan", brought=["nib"], text_nib="12")
    assert "Yang Anda tulis 2" in words(wrong)
    done(rina.do(filed.number, "tindakan/terima-perbaikan", brought=["nib"], text_nib="0000000000009", scan_ktp=page()))
    case = house.case(filed.application_id)
    assert not case.journey.awaiting_correction
    assert case.dossier.nib == "0000000000009"
    assert case.standing.nib_pending
    assert latest(house, filed).how == "scan"


def test_a_lost_code_is_replaced_after_the_card_was_seen_and_the_old_one_stops(house, desk, done, words):
    filed = house.submit(dossier=house.dossier(nik=NIK))
    rina, public = desk("rina"), applicant(house.office_id)
    found = rina.client.post("/meja/kode-hilang/", {"nik": NIK, "seen": "on"})
    assert filed.number in words(found)
    unseen = rina.do(filed.number, "tindakan/kode-baru", shown="applicant")
    assert unseen.status_code == 422
    done(rina.do(filed.number, "tindakan/kode-baru", shown="applicant", seen="on"))
    with pytest.raises(NotFound):
        tracked(public, filed.number, filed.tracking_code)
    house.deliver()
    fresh = house.case(filed.application_id).dossier.tracking_code
    assert tracked(public, filed.number, codes.show(fresh)).application.number == filed.number
    slip = rina.client.get(f"/berkas/{filed.number}/surat/slip/")
    assert slip["Content-Type"] == "application/pdf"
    trail = str(list(Entry.objects.filter(event="FilesLookedUp").values_list("data", flat=True)))
    assert "found" in trail
    assert NIK not in trail


def test_a_card_that_no_file_bears_says_so(house, desk, words):
    rina = desk("rina")
    assert "Tidak ada berkas" in words(rina.client.post("/meja/kode-hilang/", {"nik": NIK, "seen": "on"}))
    wrong = rina.client.post("/meja/kode-hilang/", {"nik": "123", "seen": "on"})
    assert "harus 16 angka" in words(wrong)
    assert desk("tuti").client.get("/meja/kode-hilang/").status_code == 403


def test_the_officers_note_on_another_address_is_no_defect(house, desk, words):
    filed = house.submit(dossier=house.dossier(address="Jalan Jauh Nomor 9, Pekanbaru"))
    assert "catatan, bukan kekurangan" in words(desk("rina").page(filed.number, "kelengkapan/"))
    same = house.submit()
    assert "bukan kekurangan" not in words(desk("rina").page(same.number, "kelengkapan/"))


@pytest.fixture
def keying(house, at_desk, oss):
    """`keying(on, time)`: Rina keys in a paper form that came then, up to the check page."""

    def begun(on, time="", scan=True):
        posted = {"mode": "perbantuan", "paper": "on", "received_on": on, "received_time": time}
        citizen = form.Citizen(at_desk(house, "rina"), "/meja/ajukan/iumk/", posted)
        citizen.identified().say(project="R-1").say(how="counter")
        assert citizen.page == "formulir"
        if not scan:
            return citizen
        citizen.say(file=form.photo("formulir.jpg"))
        return citizen.say(phone="0800 0000 001").say(stated="on", read="on")

    return begun


def test_a_paper_form_is_kept_under_its_true_date_with_the_scan_and_who_wrote_it(house, keying, desk, words):
    house.now = datetime(2026, 1, 6, 3, tzinfo=UTC)
    keying("2025-12-30", "10:15").say()
    application = Application.objects.get()
    assert application.number == "IUMK-2025-000001", "the number is of the year in which it came"
    fact = Fact.objects.get(application=application, kind="submitted")
    assert fact.at == datetime(2025, 12, 30, 3, 15, tzinfo=UTC)
    assert fact.recorded_at == house.now
    assert fact.by == str(house.named("rina").user_id)
    assert fact.data["form"] == "paper"
    assert Evidence.objects.get(application=application, requirement="formulir_kertas").file is not None
    promise = house.case(application.pk).promise(datetime(2026, 1, 6).date())
    assert promise.days_to_start > 0, "the days since it came are told"
    page = words(desk("rina").page(application.number))
    assert "dari formulir kertas" in page
    assert "dicatat" in page
    assert "Pindaian formulir kertas" in words(desk("rina").page(application.number, "kelengkapan/"))


def test_a_paper_form_without_its_scan_goes_no_further(keying):
    citizen = keying("2026-03-09", scan=False)
    assert "Pilih berkas" in citizen.wrong()


@pytest.mark.parametrize(
    ("on", "time", "said"),
    [
        ("2026-03-11", "", "belum terjadi"),
        ("2026-03-10", "23:00", "belum terjadi"),
        ("2018-12-31", "", "belum berlaku"),
        ("", "", "Tulis tanggal formulir itu diterima"),
        ("kemarin", "", "Tulis tanggal seperti"),
    ],
)
def test_a_date_that_cannot_be_true_is_refused_with_what_to_do(house, at_desk, oss, on, time, said):
    rina = at_desk(house, "rina")
    posted = {"mode": "perbantuan", "paper": "on", "received_on": on, "received_time": time}
    answer = rina.post("/meja/ajukan/iumk/", posted)
    assert answer.status_code == 422
    assert said in re.sub(r"\s+", " ", answer.content.decode())


def test_a_form_that_came_today_without_an_hour_is_taken_in_before_work_has_begun(house, at_desk, oss):
    house.now = datetime(2026, 3, 10, 0, 30, tzinfo=UTC)  # 07.30
    rina = at_desk(house, "rina")
    answer = rina.post("/meja/ajukan/iumk/", {"mode": "perbantuan", "paper": "on", "received_on": "2026-03-10"})
    assert answer.status_code == 302
