"""Days without electricity, on the pages: numbers reserved and printed, what was written entered later, what was not
used declared void."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from satupintu.applications.models import BlockNumber
from satupintu.audit.models import Entry
from satupintu.licences.models import Licence
from satupintu.rules.promise import local

REASON = "Listrik padam menurut pengumuman PLN."


@pytest.fixture
def rina(house, at_desk):
    return at_desk(house, "rina")


def reserved(house, client, what="application:iumk", count=3):
    """A block taken on the page: the address of its own page."""
    answer = client.post("/meja/nomor-kertas/", {"what": what, "count": count, "reason": REASON})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def test_numbers_are_reserved_on_a_page_that_prints_one_slip_for_each(house, rina, words):
    assert "Belum ada nomor yang dipesan" in words(rina.get("/meja/nomor-kertas/"))
    page = words(rina.get(reserved(house, rina)))
    assert "Permohonan IUMK 1–3 / 2026" in page
    assert "Dipesan Rina Contohlestari" in page
    assert (
        page.count("IUMK-2026-000002") == 3 + 2
    )  # in the table and its links; on the slip, and on the card of the file
    assert page.count("Tanda terima sementara") == 3
    assert page.count("Cek lapangan") == 3  # each thing that is done has its line for hour and name
    assert "3 belum dimasukkan" in words(rina.get("/meja/nomor-kertas/"))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"count": "0"}, "Tulis 1 sampai 100."),
        ({"count": "101"}, "Tulis 1 sampai 100."),
        ({"count": "tiga"}, "Tulis angka saja."),
        ({"what": ""}, "Pilih nomor untuk apa."),
        ({"what": "licence:lain"}, "Pilih nomor untuk apa."),
        ({"reason": "PLN"}, "paling sedikit 10"),
    ],
)
def test_a_block_that_cannot_be_taken_is_told_why_and_takes_no_number(house, rina, words, wrong, said):
    answer = rina.post("/meja/nomor-kertas/", {"what": "application:iumk", "count": "3", "reason": REASON} | wrong)
    assert answer.status_code in {409, 422}
    assert said in words(answer)
    assert not BlockNumber.objects.exists()


def test_who_does_not_serve_the_counter_reads_the_blocks_and_takes_none(house, rina, at_desk, words):
    reserved(house, rina)
    joko = at_desk(house, "joko")
    assert "3 belum dimasukkan" in words(joko.get("/meja/nomor-kertas/"))
    assert 'name="count"' not in joko.get("/meja/nomor-kertas/").content.decode()
    refused = joko.post("/meja/nomor-kertas/", {"what": "application:iumk", "count": 1, "reason": REASON})
    assert refused.status_code == 403
    assert BlockNumber.objects.count() == 3


def test_a_number_is_declared_void_with_its_reason_shown(house, rina, words):
    page = reserved(house, rina)
    number = BlockNumber.objects.get(seq=2)
    address = f"/meja/nomor-kertas/nomor/{number.pk}/batal/"
    assert rina.post(address, {"reason": ""}).status_code == 422
    assert rina.post(address, {"reason": "Lembar basah kena hujan."})["Location"] == page
    said = words(rina.get(page))
    assert "Lembar basah kena hujan." in said
    assert said.count("IUMK-2026-000002") == 1 + 1  # the table and the message, no slip any more
    again = rina.post(address, {"reason": "Sekali lagi dibatalkan."})
    assert again.status_code == 409
    assert "sudah dinyatakan batal" in words(again)


def test_what_is_left_of_a_block_is_declared_void_at_once_and_each_number_keeps_the_reason(house, rina, at_desk, words):
    page = reserved(house, rina)
    assert f'href="{page}batal/"' in rina.get(page).content.decode()
    assert "3 nomor yang belum dimasukkan, dari IUMK-2026-000001 sampai IUMK-2026-000003" in words(
        rina.get(f"{page}batal/")
    )
    assert at_desk(house, "joko").post(f"{page}batal/", {"reason": REASON}).status_code == 403
    assert rina.post(f"{page}batal/", {"reason": "PLN"}).status_code in {409, 422}
    assert rina.post(f"{page}batal/", {"reason": "Listrik tidak jadi padam."})["Location"] == page
    assert {(row.state, row.why) for row in BlockNumber.objects.all()} == {("void", "Listrik tidak jadi padam.")}
    assert "0 belum dimasukkan" not in words(rina.get("/meja/nomor-kertas/"))
    assert rina.get(f"{page}batal/").status_code == 404
    assert Entry.objects.filter(event="NumberVoided").count() == 3


def test_a_form_with_a_number_is_keyed_in_at_the_counter_with_who_wrote_it(house, rina, words):
    block = reserved(house, rina)
    first = BlockNumber.objects.get(seq=1)
    house.now += timedelta(days=1)
    address = f"/meja/ajukan/iumk/?nomor={first.pk}"
    assert f'href="{address}"' in rina.get(block).content.decode()
    page = rina.get(address).content.decode()
    assert re.search(rf'value="{first.pk}" selected', page)
    on = local(house.now, "Asia/Jakarta")
    sent = {"mode": "perbantuan", "paper": "on", "received_on": f"{on:%d-%m-%Y}", "paper_number": str(first.pk)}
    half = rina.post("/meja/ajukan/iumk/", sent)
    assert half.status_code == 422
    assert "Pilih siapa yang menulisnya." in words(half)
    assert "Tulis jamnya juga" in words(half)
    sent |= {"received_time": "08:30", "written_by": str(house.named("rina").user_id)}
    assert rina.post("/meja/ajukan/iumk/", sent).status_code == 302


def test_a_licence_written_on_paper_is_entered_on_its_file(house, rina, desk, done, words):
    reserved(house, rina, what="licence:iumk", count=1)
    number = BlockNumber.objects.get()
    filed = house.submit()
    house.until(filed.application_id, "issue")
    tuti = desk("tuti")
    page = words(tuti.page(filed.number, "terbitkan/"))
    assert "Nomor izin yang tertulis di kertas" in page
    wrote = house.now + timedelta(minutes=5)
    wrong = tuti.do(filed.number, "terbitkan", paper_number=str(number.pk))
    assert wrong.status_code == 422
    assert "Tulis tanggal dan jamnya." in words(wrong)
    forgotten = tuti.do(filed.number, "terbitkan", written_by=str(house.named("tuti").user_id))
    assert forgotten.status_code == 422, "whoever names a writer did not mean to take a new number"
    assert "Pilih nomor izin yang tertulis pada kertasnya" in words(forgotten)
    assert not Licence.objects.exists()
    at = wrote.astimezone(ZoneInfo("Asia/Jakarta"))
    done(
        tuti.do(
            filed.number,
            "terbitkan",
            paper_number=str(number.pk),
            written_by=str(house.named("tuti").user_id),
            happened_at=f"{at:%d-%m-%Y %H:%M}",
        )
    )
    assert Licence.objects.get(application_id=filed.application_id).number == number.number
    assert "ditulis di kertas oleh" in words(tuti.page(filed.number))
