"""Applicants without e-mail are not forgotten: the counter sees whom to ring up until they were told."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from satupintu.applications.case import read_facts
from satupintu.applications.models import Unheard
from satupintu.applications.services import (
    change_route,
    letter_printed,
    record_effective,
    remind_and_lapse,
    renew_code,
    return_to_applicant,
    tell_applicant,
    told_by_phone,
    unheard,
    withdraw,
)
from satupintu.audit.models import Entry
from satupintu.backoffice import short_lists

PAGE = "/meja/kabar/"


def many_wait(house, count=6):
    """So many that must be rung up that the list can be narrowed."""
    filed = [filed_by_phone(house) for _ in range(count)]
    for each in filed:
        returned(house, each)
    return filed


def filed_by_phone(house):
    """Somebody who gave a telephone and no e-mail."""
    dossier = house.dossier()
    return house.submit(dossier=replace(dossier, person=replace(dossier.person, email="")))


def returned(house, filed):
    judged = {"nib": "ok", "ktp": "unreadable"}
    return_to_applicant(actor=house.named("rina"), now=house.now, application_id=filed.application_id, judged=judged)
    house.deliver()


def test_whoever_has_no_email_is_on_the_counters_list_until_somebody_rang_them_up(house, at_desk):
    filed = filed_by_phone(house)
    house.deliver()
    rina = at_desk(house, "rina")
    assert filed.number not in rina.get(PAGE).content.decode()  # of the receipt they know
    returned(house, filed)
    page = rina.get(PAGE).content.decode()
    assert f"/berkas/{filed.number}/#pesan-pemohon" in page
    assert "Berkas perlu dilengkapi" in page
    assert '<span class="sp-badge">1</span>' in rina.get("/meja/").content.decode()
    told = {"actor": house.named("rina"), "now": house.now, "application_id": filed.application_id}
    told_by_phone(**told, topic="accepted")
    assert Unheard.objects.exists(), "what was told is not what must be told"
    told_by_phone(**told, topic="returned")
    assert "Semua pemohon sudah dikabari" in rina.get(PAGE).content.decode()


def test_a_printed_letter_will_do_too(house):
    filed = filed_by_phone(house)
    returned(house, filed)
    letter_printed(actor=house.named("rina"), now=house.now, application_id=filed.application_id, topic="returned")
    assert not Unheard.objects.exists()


def test_told_before_the_worker_came_by_they_are_not_put_on_the_list(house):
    filed = filed_by_phone(house)
    judged = {"nib": "ok", "ktp": "unreadable"}
    told = {"actor": house.named("rina"), "now": house.now, "application_id": filed.application_id}
    return_to_applicant(**told, judged=judged)
    told_by_phone(**told, topic="returned")
    house.deliver()
    assert not Unheard.objects.exists()


def test_whoever_stood_at_the_counter_since_need_not_be_rung_up(house):
    filed = filed_by_phone(house)
    returned(house, filed)
    renew_code(
        actor=house.named("rina"), now=house.now, application_id=filed.application_id, shown="applicant", seen=True
    )
    assert not Unheard.objects.exists()


def reminded(house):
    """Somebody without e-mail whose returned file was reminded of, months later."""
    filed = filed_by_phone(house)
    returned(house, filed)
    house.now += timedelta(days=150)
    assert remind_and_lapse(house.now) == 1
    return filed


def new_code(house, filed):
    told = {"actor": house.named("rina"), "now": house.now, "application_id": filed.application_id}
    renew_code(**told, shown="applicant", seen=True)


@pytest.mark.parametrize("first", ["the worker", "the counter"])
def test_a_new_code_tells_nobody_that_their_file_will_end_so_they_are_still_to_be_rung_up(house, first):
    filed = reminded(house)
    if first == "the worker":
        house.deliver()
    new_code(house, filed)
    house.deliver()
    assert [row.topic for row in Unheard.objects.all()] == ["lapsing"]
    told_by_phone(actor=house.named("rina"), now=house.now, application_id=filed.application_id, topic="lapsing")
    assert not Unheard.objects.exists()
    assert remind_and_lapse(house.now + timedelta(days=20)) == 1  # and the file ends, as they were told


@pytest.mark.parametrize("first", ["the worker", "the officer"])
def test_telling_them_as_a_step_of_the_file_takes_them_off_the_list(house, first):
    filed = filed_by_phone(house)
    told = {"actor": house.named("rina"), "application_id": filed.application_id}
    change_route(**told, now=house.now, route="oss_effective", reason="Izin berlaku efektif menurut OSS.")
    record_effective(**told, now=house.now)
    if first == "the worker":
        house.deliver()
        assert [row.topic for row in Unheard.objects.all()] == ["effective"]
    tell_applicant(**told, now=house.now, how="phone")
    house.deliver()
    assert not Unheard.objects.exists()


def test_who_is_told_while_the_worker_looks_is_not_put_on_the_list_afterwards(busy_house, monkeypatch):
    house = busy_house
    filed = filed_by_phone(house)
    house.deliver()
    rina = {"actor": house.named("rina"), "now": house.now, "application_id": filed.application_id}
    return_to_applicant(**rina, judged={"nib": "ok", "ktp": "unreadable"})
    looked, told = threading.Event(), threading.Event()

    def look(application_id):
        found = read_facts(application_id)
        looked.set()
        told.wait(2)  # in vain where the file is held until the worker is done
        return found

    def ring_up():
        try:
            looked.wait(20)
            told_by_phone(**rina, topic="returned")
            told.set()
        finally:
            connection.close()

    monkeypatch.setattr(unheard, "read_facts", look)
    officer = threading.Thread(target=ring_up)
    officer.start()
    house.deliver()
    officer.join()
    assert told.is_set()
    assert not Unheard.objects.exists()


def test_only_the_newest_must_be_told(house):
    filed = filed_by_phone(house)
    returned(house, filed)
    withdraw(
        actor=house.named("rina"),
        now=house.now,
        application_id=filed.application_id,
        reason="Diminta pemohon di loket.",
    )
    house.deliver()
    assert not Unheard.objects.exists()
    other = filed_by_phone(house)
    house.until(other.application_id, "signing")
    house.deliver()
    assert [row.topic for row in Unheard.objects.all()] == ["approved"]
    house.until(other.application_id, "hand_over")
    house.deliver()
    assert [row.topic for row in Unheard.objects.all()] == ["ready"]
    house.advance(other.application_id)
    house.deliver()
    assert not Unheard.objects.exists()


def test_whoever_has_an_email_is_told_by_it(house):
    filed = house.submit()
    returned(house, filed)
    assert not Unheard.objects.exists()


def test_inspectors_and_whoever_configures_ring_nobody_up(house, at_desk):
    for name in ("joko", "tuti"):
        assert at_desk(house, name).get(PAGE).status_code == 403
    assert at_desk(house, "hendra").get(PAGE).status_code == 200


def test_a_list_too_long_to_be_told_at_once_says_so_on_the_page_and_before_it_is_taken_out(house, at_desk, monkeypatch):
    many_wait(house)
    rina = at_desk(house, "rina")
    said = "baris pertama yang ada di sini; masih ada yang lain"
    assert said not in rina.get(PAGE).content.decode()
    assert "Berkas berisi semua baris" in rina.get(f"{PAGE}?unduh=1").content.decode()
    monkeypatch.setattr(short_lists, "MOST", 5)
    page = rina.get(PAGE).content.decode()
    assert f"Hanya 5 {said}" in page
    assert "Sisanya muncul setelah sebagian yang di sini selesai." in page
    before = rina.get(f"{PAGE}?unduh=1").content.decode()
    assert f"Hanya 5 {said}" in before
    assert "Berkas berisi semua baris" not in before
    sheet = rina.post(f"{PAGE}?unduh=1", {"kind": "csv"})
    assert b"".join(sheet.streaming_content).count(b"\r\n") == 6  # with the head
    assert Entry.objects.get(event="ListExported").data["filters"] == {"cut": "5"}


def test_whoever_types_a_name_here_is_told_that_names_are_looked_for_elsewhere(house, at_desk, words):
    many_wait(house)
    rina = at_desk(house, "rina")
    assert "Dicari di kolom Berkas, Kabar; tidak di kolom Nama, Telepon." in words(rina.get(PAGE))
    none = words(rina.get(PAGE, {"cari": "pemohon"}))
    assert "Tidak ada yang cocok" in none
    assert "Kolom Nama, Telepon tidak ikut dicari di sini" in none
    assert "tidak di kolom" not in words(rina.get("/meja/cetak/"))
