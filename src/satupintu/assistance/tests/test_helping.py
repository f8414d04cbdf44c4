"""Somebody without a NIB is helped: begun, written down step by step, resumed later into an application."""

import re

import pytest

from satupintu.assistance.models import Assistance, AssistanceStep
from satupintu.assistance.queries import one, open_ones, tracked
from satupintu.assistance.services import HelpEnded, NibMissing, NoNibYet, begin, go_on, take_step
from satupintu.audit.models import Entry
from satupintu.base.actor import applicant
from satupintu.base.refusal import NotAllowed, NotFound
from satupintu.finding.models import Card
from satupintu.finding.services import rebuild

WHO = {"name": "Siti Contohwati", "phone": "08000000001", "business": "Warung Contoh"}
NIB = "0000000000001"


@pytest.fixture
def rina(house):
    return house.named("rina")


@pytest.fixture
def helped(house, rina):
    """Somebody who came to the counter."""
    return begin(actor=rina, now=house.now, service="iumk", channel="counter", **WHO)


@pytest.fixture
def steps(house, rina, helped):
    """`steps(kind, …)` writes one down."""
    return lambda kind, **more: take_step(actor=rina, now=house.now, assistance_id=helped.pk, kind=kind, **more)


def test_the_person_gets_a_number_and_a_code_and_both_must_fit(house, helped, rina):
    assert helped.number == "BN-2026-0001"
    code = one(rina, helped.number).helped.code
    public = applicant(house.office_id)
    assert tracked(public, "bn-2026-0001", code.lower()).helped.name == WHO["name"]
    for number, typed in (("BN-2026-0002", code), (helped.number, "AAAAA-AAAAA-AAAA"), (helped.number, "")):
        with pytest.raises(NotFound):
            tracked(public, number, typed)


def test_nothing_personal_lies_open(helped, steps):
    steps("note", note="Siti datang bersama anaknya")
    told = str(list(Assistance.objects.values())) + str(list(AssistanceStep.objects.values()))
    told += str(list(Entry.objects.filter(event="AssistanceStepTaken").values()))
    for secret in (*WHO.values(), "bersama anaknya"):
        assert secret not in told


def test_another_officer_goes_on_where_the_first_stopped(house, helped, steps):
    steps("account", note="Akun dibuat, kode belum masuk")
    budi = house.named("budi")
    found = one(budi, helped.number)
    assert [each.kind for each in found.steps] == ["opened", "account"]
    assert found.steps[-1].note == "Akun dibuat, kode belum masuk"
    take_step(actor=budi, now=house.now, assistance_id=helped.pk, kind="kbli")


def test_the_application_begins_with_the_nib_that_came(house, rina, helped, steps):
    with pytest.raises(NoNibYet):
        go_on(actor=rina, now=house.now, assistance_id=helped.pk, mode="perbantuan")
    with pytest.raises(NibMissing):
        steps("nib_given", nib="12")
    steps("nib_given", nib="0000 0000 0000 1")
    draft = go_on(actor=rina, now=house.now, assistance_id=helped.pk, mode="perbantuan")
    assert draft.data["nib"] == NIB
    assert open_ones(rina) == []
    with pytest.raises(HelpEnded):
        steps("note", note="Terlambat")


def test_only_the_counter_helps(house, helped):
    for name in ("joko", "tuti", "dewi"):
        with pytest.raises(NotAllowed):
            open_ones(house.named(name))
        with pytest.raises(NotAllowed):
            take_step(actor=house.named(name), now=house.now, assistance_id=helped.pk, kind="note")


def test_a_step_that_there_is_none_of_is_not_found(steps):
    with pytest.raises(NotFound):
        steps("opened")


def test_through_the_pages_from_the_first_visit_to_the_application(house, at_desk):
    rina = at_desk(house, "rina")
    assert "Tidak ada yang sedang dibantu" in rina.get("/meja/bantuan-nib/").content.decode()
    wrong = rina.post("/meja/bantuan-nib/iumk/mulai/", {"name": "", "phone": "12", "channel": "counter"})
    assert wrong.status_code == 422
    begun = rina.post("/meja/bantuan-nib/iumk/mulai/", {**WHO, "phone": "0800 0000 001", "channel": "phone"})
    page = begun["Location"]
    assert page == "/meja/bantuan-nib/BN-2026-0001/"
    assert "Lanjutkan menjadi permohonan" not in rina.get(page).content.decode()
    assert rina.post(page, {"kind": "nib_given", "nib": "123"}).status_code == 422
    assert rina.post(page, {"kind": "nib_given", "nib": NIB}).status_code == 302
    assert "Lanjutkan menjadi permohonan" in rina.get(page).content.decode()
    assert "GRATIS" in rina.get(f"{page}slip/").content.decode()
    on = rina.post(f"{page}lanjut/")
    assert on["Location"].startswith("/layanan/iumk/ajukan/")
    assert rina.get(on["Location"])["Location"].endswith("/nik/"), "the NIB is known, the NIK is asked for as ever"
    again = rina.post(f"{page}lanjut/", follow=True)
    assert "sudah selesai" in again.content.decode()


def test_the_citizen_reads_what_to_do_and_looks_how_far_it_is(house, client, helped, rina, steps, at_desk):
    at_desk(house, "rina")  # the office's clock goes with the house
    assert "/layanan/iumk/belum-punya-nib/" in client.get("/layanan/iumk/ajukan/").content.decode().replace(
        "../belum", "/layanan/iumk/belum"
    )
    page = client.get("/layanan/iumk/belum-punya-nib/").content.decode()
    assert "oss.go.id" in page
    assert "KTP asli" in page
    steps("account", note="Rahasia loket")
    code = one(rina, helped.number).helped.code
    shown = client.post("/bantuan-nib/", {"nomor": helped.number, "kode": code}).content.decode()
    assert "Akun OSS dibuat" in shown
    assert "Rahasia loket" not in shown
    assert WHO["name"] not in shown
    refused = client.post("/bantuan-nib/", {"nomor": helped.number, "kode": "AAAAA-AAAAA-AAAA"})
    assert refused.status_code == 404
    assert "tanyakan di loket" in refused.content.decode()
    assert not re.search(r"<script(?! )", refused.content.decode())


def test_a_service_that_asks_for_no_nib_has_no_such_page(house, client):
    assert client.get("/layanan/tidak-ada/belum-punya-nib/").status_code == 404


def test_whoever_comes_back_without_their_slip_is_found_by_name_or_telephone(house, at_desk, helped, steps):
    rina = at_desk(house, "rina")
    address = f"/meja/bantuan-nib/{helped.number}/"
    for typed in ("Contohwati", WHO["phone"], helped.number, "Warung Contoh"):
        assert address in rina.post("/meja/cari/", {"q": typed}, follow=True).content.decode(), typed
    steps("nib_given", nib=NIB)
    assert address in rina.post("/meja/cari/", {"q": NIB}, follow=True).content.decode()
    steps("stopped", note="Pindah ke kabupaten lain")
    assert "Dihentikan" in rina.post("/meja/cari/", {"q": "Contohwati"}, follow=True).content.decode()
    assert address not in at_desk(house, "joko").post("/meja/cari/", {"q": "Contohwati"}, follow=True).content.decode()


def test_the_index_can_be_made_anew_with_those_who_were_helped(helped):
    Card.objects.all().delete()
    rebuild()
    assert Card.objects.filter(pk=helped.pk).exists()
