"""A refusal and what the law opens against it, through the pages: counter, tracking page, head, list of limits."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from satupintu.applications import services as file_room
from satupintu.applications.queries import passed_limits
from satupintu.applications.services import note_passed_deadlines
from satupintu.base import clock
from satupintu.notifications.models import PostedMail
from satupintu.objections.services import note_passed

WORDS = "Tempat usaha saya sudah sesuai, mohon diperiksa lagi."


@pytest.fixture
def refused(house):
    filed = house.submit()
    house.until(filed.application_id, "decision")
    file_room.refuse(
        actor=house.named("dewi"),
        now=house.now,
        application_id=filed.application_id,
        reason="Tempat usaha berada di lahan sengketa.",
        legal_basis="UU 30/2014 Pasal 52",
    )
    return filed


def own_page(filed):
    """The applicant's page of the file, and the client that has it open."""
    citizen = Client()
    answer = citizen.post("/lacak/", {"nomor": filed.number, "kode": filed.tracking_code})
    return citizen, answer["Location"]


def test_an_applicant_objects_online_and_another_than_who_refused_grants_it(house, refused, at_desk):
    rina = at_desk(house, "rina")
    citizen, page = own_page(refused)
    assert "Ajukan keberatan" in citizen.get(page).content.decode()
    form = citizen.get(f"{page}keberatan/").content.decode()
    assert "Keberatan diputus orang lain" in form
    wrong = citizen.post(f"{page}keberatan/", {"words": WORDS, "kode": "AAAAA-AAAAA-AAAA"})
    assert wrong.status_code in {409, 422}
    assert citizen.post(f"{page}keberatan/", {"words": WORDS, "kode": refused.tracking_code}).status_code == 302
    assert "diputuskan paling lambat" in citizen.get(page).content.decode()
    assert refused.number in rina.get("/meja/batas-waktu/").content.decode()
    dewi, hendra = at_desk(house, "dewi"), at_desk(house, "hendra")
    assert "Putuskan keberatan" not in dewi.get(f"/berkas/{refused.number}/").content.decode()
    case = house.case(refused.application_id)
    act = f"/berkas/{refused.number}/tindakan/putuskan-keberatan/"
    assert "Putuskan keberatan" in hendra.get(f"/berkas/{refused.number}/").content.decode()
    given = {
        "outcome": "granted",
        "reason": "Tempatnya sudah dicek lagi dan sesuai.",
        "legal_basis": "UU 30/2014 Pasal 77",
        "letter": "",
        "version": case.standing.version,
    }
    answer = hendra.post(act, given)
    assert answer.status_code == 302, answer.content.decode()
    assert house.case(refused.application_id).journey.current == "decision"
    assert "dikabulkan" in citizen.get(page).content.decode()
    assert "Permohonan dibuka lagi" in rina.get(f"/berkas/{refused.number}/").content.decode()


def test_the_counter_registers_a_letter_with_its_true_date_and_says_how_late_it_came(house, refused, at_desk):
    house.now = datetime(2026, 5, 4, 3, tzinfo=UTC)
    rina = at_desk(house, "rina")
    given = {"words": WORDS, "received_on": "2026-05-01", "letter": "1/V/2026", "version": "1"}
    answer = rina.post(f"/berkas/{refused.number}/tindakan/terima-keberatan/", given)
    assert answer.status_code == 302, answer.content.decode()
    assert "hari kerja" in rina.get(f"/berkas/{refused.number}/").content.decode()
    fact = house.case(refused.application_id).facts[-1]
    assert fact.data["late"] > 0
    assert fact.at == datetime(2026, 5, 1, 1, tzinfo=UTC)


def test_a_passed_promise_is_told_to_the_applicant_and_counted_by_month_step_and_court(house, at_desk):
    filed = house.submit(datetime(2026, 6, 1, 2, tzinfo=UTC))
    house.advance(filed.application_id, datetime(2026, 6, 1, 3, tzinfo=UTC))
    house.now = datetime(2026, 6, 20, 2, tzinfo=UTC)
    assert note_passed_deadlines(house.now) == 1
    house.deliver()
    told = PostedMail.objects.get(subject__startswith="Janji waktu kami terlewati")
    assert told.to == "pemohon1@contoh.example"
    assert "Tidak ada yang dianggap disetujui" in told.body
    assert "Cek lapangan" in told.body  # at which step it stands, and what still comes
    (found,) = passed_limits(house.named("rina"), datetime(2026, 1, 1, tzinfo=UTC))
    assert (found.month.month, found.kind, found.step, found.court, found.count) == (
        6,
        "deadline_passed",
        "inspection",
        "office",
        1,
    )
    page = at_desk(house, "rina").get("/meja/batas-waktu/").content.decode()
    assert "Juni 2026: <strong>1</strong>" in page  # the office's month, though by UTC it began in May
    assert "Janji waktu" in page
    assert "Cek lapangan" in page
    assert "berkas lewat jatuh tempo" not in page
    sheet = at_desk(house, "rina").post("/meja/batas-waktu/?lewat-unduh=1", {"kind": "csv"})
    assert "2026-06-01,Janji waktu,Cek lapangan,kantor,1" in b"".join(sheet.streaming_content).decode()
    none = at_desk(house, "rina").get("/meja/batas-waktu/?lewat-cari=entah").content.decode()
    assert "Tidak ada yang cocok" in none
    assert "0 dari 1 baris" in none
    head = at_desk(house, "dewi").get("/meja/").content.decode()  # who has no e-mail sees it here
    assert re.search(r'sp-badge--late">1<span[^>]*> berkas lewat jatuh tempo', head)
    assert filed.number in at_desk(house, "rina").get("/meja/semua/?telat=on").content.decode()


def test_gross_and_net_time_stand_on_every_file_also_when_it_has_ended(house, at_desk):
    filed = house.submit()
    house.until(filed.application_id)
    page = at_desk(house, "rina").get(f"/berkas/{filed.number}/").content.decode()
    assert "hari kerja seluruhnya" in page
    assert "kantor belum menetapkan batasnya" in page
    citizen, own = own_page(filed)
    assert "hari kerja seluruhnya" in citizen.get(own).content.decode()


def test_nobody_decides_in_time_and_the_page_says_what_the_law_says_and_grants_nothing(house, refused, at_desk):
    rina = at_desk(house, "rina")
    citizen, page = own_page(refused)
    citizen.post(f"{page}keberatan/", {"words": WORDS, "kode": refused.tracking_code})
    house.now += timedelta(days=60)
    assert note_passed(house.now) == 1
    assert clock.now() == house.now
    citizen, page = own_page(refused)
    shown = citizen.get(page).content.decode()
    assert "Batas itu sudah lewat" in shown
    assert "dianggap dikabulkan" in shown
    assert house.case(refused.application_id).journey.ending == "refused"
    assert "Keberatan dan banding" in rina.get("/meja/batas-waktu/").content.decode()
