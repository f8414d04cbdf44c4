"""Other routes through the same pages: another office's standard, and what OSS itself declared effective."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from satupintu.applications.tests.on_paper import block
from satupintu.base.actor import system
from satupintu.demo import oss_data
from satupintu.demo.rehearsal import Rehearsal
from satupintu.licences.queries import for_application
from satupintu.oss import mapping
from satupintu.oss.models import NoticeState, OssNotice, OssPush
from satupintu.oss.services import note_answer
from satupintu.payments.services import take_payment
from satupintu.people.access import Role
from satupintu.standards.services import adopt

OTHER = Path(__file__).parents[4] / "tests" / "standards" / "2025-01-02.yaml"


@pytest.fixture
def gerai(house):
    """A fictional service with other steps in another order, and a fee."""
    adopt(actor=system(house.office_id), now=house.now, path=OTHER)
    return Rehearsal(house.office_id, house.now, service="gerai")


@pytest.fixture
def filed_gerai(gerai):
    """An application for it."""
    dossier = gerai.dossier()
    business = replace(dossier.business, id_proyek="", kbli="")
    bare = replace(dossier, nib="", nib_state="", answers={"luas": "12"}, business=business)
    return gerai.submit(dossier=bare)


def test_another_standard_goes_through_the_same_pages_in_its_own_order(house, gerai, filed_gerai, desk, done, words):
    number, house.now = filed_gerai.number, gerai.now
    first = desk("hendra").page(number, "tahap/")
    assert "Penelitian awal" in words(first)
    assert "Kembalikan ke tahap" not in words(first), "its standard knows no way back"
    done(desk("hendra").do(number, "tahap", kind="examination", outcome="recommend", reason=""))
    judged = {f"judged_{each.id}": "ok" for each in gerai.standard().delivery.requirements}
    done(desk("rina").do(number, "kelengkapan", **judged, do="accept"))

    wrong = desk("rina").do(number, "bayar", rupiah="30000")
    assert wrong.status_code == 409
    assert "bukan Rp30000" in words(wrong)
    done(desk("rina").do(number, "bayar", rupiah="25000"))
    assert "Kuitansi" in words(desk("rina").page(number))

    done(desk("dewi").do(number, "tahap", kind="decision", outcome="approve", reason=""))
    done(desk("tuti").do(number, "terbitkan"))
    house.deliver()
    page = words(desk("tuti").page(number, "tanda-tangan/"))
    assert "Ditandatangani basah" in page
    assert "meterai" not in page
    assert "cap basah" not in page
    for mark in ("print", "sign", "ready"):
        done(desk("tuti").do(number, "tanda-tangan", mark=mark))
    fetches = {"receiver": "Wakil Contoh", "relation": "representative"}
    assert "surat kuasa" in words(desk("rina").do(number, "serahkan", **fetches))
    done(desk("rina").do(number, "serahkan", **fetches, kuasa_seen="on"))
    assert for_application(filed_gerai.application_id).number == "TDG/2026/03/001"
    assert gerai.case(filed_gerai.application_id).journey.ending == "completed"


def test_money_taken_on_paper_in_december_belongs_to_that_years_receipts_though_it_is_entered_in_january(
    gerai, desk, house
):
    files = []
    for _ in range(3):
        dossier = gerai.dossier()
        business = replace(dossier.business, id_proyek="", kbli="")
        bare = replace(dossier, nib="", nib_state="", answers={"luas": "12"}, business=business)
        files.append(gerai.submit(datetime(2026, 12, 31, 1, tzinfo=UTC), dossier=bare))
        gerai.until(files[-1].application_id, "pay")
    taken = gerai.now + timedelta(minutes=30)
    block(gerai, count=1)
    gerai.now = datetime(2027, 1, 4, 2, tzinfo=UTC)
    paid = [
        take_payment(
            actor=gerai.cast(Role.CASHIER), now=gerai.now, application_id=each.application_id, rupiah=25000, at=at
        )
        for each, at in zip(files, (None, taken, taken), strict=True)
    ]
    assert [each.number for each in paid] == ["KW-2027-000001", "KW-2026-000001", "KW-2026-000002"]
    assert [each.taken_at for each in paid] == [gerai.now, taken, taken]


def test_a_refusal_needs_a_reason_and_a_law_and_both_reach_the_applicant(house, gerai, filed_gerai, desk, words, done):
    house.now = gerai.now
    gerai.until(filed_gerai.application_id, "decide")
    house.now = gerai.now
    number = filed_gerai.number
    page = desk("dewi").page(number, "tahap/")
    assert "Undang-Undang Contoh tentang Gerai" in page, "what the standard rests on is offered"
    bare = desk("dewi").do(number, "tahap", kind="decision", outcome="refuse", reason="", legal_basis="")
    assert "Tulis alasannya" in words(bare)
    assert "Sebut peraturan dan pasal" in words(bare)
    law = "Undang-Undang Contoh tentang Gerai Pasal 3"
    done(
        desk("dewi").do(
            number, "tahap", kind="decision", outcome="refuse", reason="Gerai menutup jalan umum.", legal_basis=law
        )
    )
    told = words(desk("rina").page(number))
    assert "Gerai menutup jalan umum." in told
    assert law in told
    assert "keberatan" in told
    house.deliver()
    assert desk("rina").client.get(f"/berkas/{number}/surat/refusal/").content.startswith(b"%PDF")


@pytest.fixture
def notice(house):
    """OSS pushed, was asked again, and says that a licence is effective."""
    data = oss_data.businesses()[oss_data.situation("efektif").nib]
    record = mapping.record(data, queried_at=house.now)
    push = OssPush.objects.create(
        office_id=house.office_id, digest="d", received_at=house.now, wrapped_key=b"", sealed=b""
    )
    note_answer(office_id=house.office_id, now=house.now, push_id=push.id, id_izin="", record=record)
    return OssNotice.objects.get()


def test_what_oss_declared_effective_is_shown_masked_and_recorded_by_a_person(house, notice, desk, done, words):
    officer = desk("rina")
    assert "Dari OSS 1" in words(officer.client.get("/meja/"))
    page = officer.client.get(f"/meja/oss/{notice.pk}/").content.decode()
    situation = oss_data.situation("efektif")
    assert situation.nik not in page
    assert situation.nik[-4:] in page
    house.now += timedelta(minutes=5)
    answer = officer.client.post(f"/meja/oss/{notice.pk}/", {"do": "record", "service": "iumk", "note": ""})
    number = done(answer)["Location"].split("/")[2]
    assert "Izin dari OSS dicatat" in words(officer.page(number))

    done(officer.do(number, "tahap", kind="notify", how="whatsapp"))
    done(desk("tuti").do(number, "terbitkan"))
    house.deliver()
    for mark, serial in (("print", ""), ("sign", ""), ("stamp", ""), ("affix_meterai", "CONTOH0001"), ("ready", "")):
        done(desk("tuti").do(number, "tanda-tangan", mark=mark, serial=serial))
    done(officer.do(number, "serahkan", receiver="Pemohon Contoh", relation="self"))
    done(officer.do(number, "tahap", kind="survey", how="declined"))
    assert "cek lapangan" not in words(officer.page(number)).lower()
    assert officer.client.get(f"/meja/oss/{notice.pk}/").status_code == 404, "it is dealt with"


def test_a_note_too_short_is_asked_about_and_nothing_is_recorded(notice, desk, words):
    answer = desk("rina").client.post(f"/meja/oss/{notice.pk}/", {"do": "record", "service": "iumk", "note": "ya"})
    assert answer.status_code == 422
    assert "paling sedikit 10 huruf" in words(answer)
    notice.refresh_from_db()
    assert notice.state == NoticeState.CONFIRMED


def test_a_notice_is_put_aside_by_whoever_sees_that_there_is_nothing_to_record(notice, desk):
    answer = desk("tuti").client.post(f"/meja/oss/{notice.pk}/", {"do": "aside"})
    assert answer["Location"] == "/meja/oss/"
    notice.refresh_from_db()
    assert notice.state == NoticeState.PUT_ASIDE


def test_whoever_may_not_record_notices_sees_none(notice, desk):
    assert desk("joko").client.get(f"/meja/oss/{notice.pk}/").status_code == 404
