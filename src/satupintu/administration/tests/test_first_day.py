"""An office of another regency is set up in the browser, from the code on the terminal to the open door."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from satupintu.administration.first_run import first_code
from satupintu.applications.models import Sequence
from satupintu.applications.services import start_draft
from satupintu.applications.services.opening import OfficeNotOpen
from satupintu.base import clock
from satupintu.base.actor import applicant, system
from satupintu.demo.totp import code as phone_code
from satupintu.people.models import Office, OfficeChange, User
from satupintu.people.queries import the_office
from satupintu.people.services import add_staff
from satupintu.rules import codes
from satupintu.standards.queries import in_force

PLACE = {
    "name": "Dinas Penanaman Modal dan PTSP Kabupaten Contoh Timur",
    "short_name": "DPMPTSP Contoh Timur",
    "government": "Pemerintah Kabupaten Contoh Timur",
    "regency": "Kabupaten Contoh Timur",
    "region_code": "0099",
    "seat": "Contohpura",
    "zone": "Asia/Jayapura",
}
ME = {
    "person": "Sari Contohwati",
    "position": "Pranata Komputer",
    "username": "sari",
    "password": "kata sandi contoh yang panjang",
    "again": "kata sandi contoh yang panjang",
}
CREW = ("head_of_office", "section_head", "inspector", "front_office", "back_office", "cashier")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
ARMS = SVG + b'<script>x()</script><circle r="4" fill="#0f5c4c"/></svg>'


@pytest.fixture
def door(fresh, client):
    """The first door, open with the code from the terminal."""

    def send(**answers):
        return client.post("/kantor/mulai/", {"code": codes.show(first_code()), **answers})

    return send


@pytest.fixture
def desk(door):
    """The first administrator, signed in with the phone just set up."""
    assert door(**PLACE, **ME).status_code == 302
    client = Client()
    client.post("/masuk/", {"login": "sari", "password": ME["password"]})
    page = client.get("/masuk/totp/")
    secret = page.context["secret"].replace(" ", "")
    assert client.post("/masuk/totp/", {"code": phone_code(secret, clock.now())}).status_code == 302
    return client


def hire(roles=CREW):
    office = the_office()
    for number, role in enumerate(roles):
        name = f"Petugas Contoh {number}"
        add_staff(
            actor=system(office.pk), now=clock.now(), username=f"petugas{number}", name=name, roles=[role],
            password="rahasia-contoh-2026", position=role,
        )  # fmt: skip


def upload(client, text, **more):
    file = SimpleUploadedFile("izin.yaml", text.encode(), "application/yaml")
    return client.post("/kantor/standar/", {"file": file, **more})


def test_a_stranger_cannot_seize_a_fresh_installation(fresh, client):
    assert client.get("/kantor/mulai/").status_code == 200
    assert client.get("/kantor/").status_code == 302
    first_code()
    assert client.post("/kantor/mulai/", {"code": "ABCDE-12345-FGHJ", **PLACE, **ME}).status_code == 403
    assert client.post("/kantor/mulai/", {"code": codes.show(codes.make(b"x" * 16)), **PLACE, **ME}).status_code == 403
    assert not Office.objects.exists()
    for _ in range(10):
        answer = client.post("/kantor/mulai/", {"code": "salah"})
    assert answer.status_code == 429


def test_without_a_code_on_the_terminal_no_code_fits(fresh, client):
    assert client.post("/kantor/mulai/", {"code": codes.show(codes.make(b"x" * 16)), **PLACE, **ME}).status_code == 403


def test_the_code_is_good_once_and_the_door_is_shut_behind_the_first(door, client, settings):
    code = first_code()
    assert door(**PLACE, **ME)["Location"] == "/masuk/?next=/kantor/"
    assert not list(Path(settings.KEYS).glob("first-run*"))
    assert first_code() is None
    assert client.get("/kantor/mulai/").status_code == 404
    assert client.post("/kantor/mulai/", {"code": code, **PLACE, **ME, "username": "lain"}).status_code == 404
    assert User.objects.get().username == "sari"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"region_code": "99"}, "4 angka"),
        ({"zone": "Mars/Olympus"}, "Mars/Olympus"),
        ({"again": "lain sama sekali"}, "tidak sama"),
        ({"password": "pendek", "again": "pendek"}, "12"),
        ({"name": ""}, "nama lengkap kantor"),
        ({"username": "A B"}, "pengguna"),
    ],
)
def test_wrong_answers_are_told_and_nothing_is_founded(door, wrong, says):
    answer = door(**{**PLACE, **ME, **wrong})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Office.objects.exists()
    assert not User.objects.exists()


def test_an_office_is_set_up_and_opened(desk, own_standard, client):
    assert "belum dibuka" in client.get("/").content.decode()
    assert desk.get("/kantor/").status_code == 200
    # who and where
    profile = {**PLACE, "address": "Jalan Contoh 9", "phone": "0800-0000-099", "reason": "alamat baru"}
    assert desk.post("/kantor/profil/", profile).status_code == 302
    # arms, and how they come out
    file = SimpleUploadedFile("lambang.svg", ARMS, "image/svg+xml")
    assert desk.post("/kantor/lambang/", {"file": file}).status_code == 302
    assert "script" not in the_office().arms
    picture = desk.get("/kantor/lambang/contoh.png")
    assert picture.content.startswith(b"\x89PNG")
    assert desk.get("/kantor/lambang/contoh.pdf").content.startswith(b"%PDF")
    # the promise: faults are shown with their line, then it is adopted from a day of its own
    faulty = upload(desk, own_standard.replace("working_days: 5", "working_dayz: 5"))
    assert faulty.status_code == 422
    assert "working_dayz" in faulty.content.decode()
    assert upload(desk, own_standard, in_force_from="2026-01-01").status_code == 302
    assert in_force(the_office().pk, "iumk", datetime(2026, 1, 1, tzinfo=UTC).date())
    # the standard may be read, and nobody can apply yet
    assert client.get("/layanan/iumk/").status_code == 200
    with pytest.raises(OfficeNotOpen):
        start_draft(actor=applicant(the_office().pk), now=clock.now(), service="iumk", mode="mandiri")
    # numbers go on
    year = clock.local_date(clock.now(), "Asia/Jayapura").year
    for series, last in (("application:iumk", 0), ("licence:iumk", 212)):
        answers = {"last": last, "reason": "buku register"}
        assert desk.post(f"/kantor/nomor/{series}/", answers).status_code == 302
    assert Sequence.objects.get(series="licence:iumk", year=year).last == 212
    assert "213" in desk.get("/kantor/nomor/").content.decode()
    # not before somebody can do the steps
    assert desk.post("/kantor/buka/")["Location"] == "/kantor/kesiapan/"
    hire()
    assert desk.post("/kantor/buka/")["Location"] == "/kantor/", desk.get("/kantor/kesiapan/").content.decode()
    assert the_office().opened_at is not None
    assert "belum dibuka" not in client.get("/").content.decode()
    assert client.get("/layanan/iumk/ajukan/").status_code == 200


def test_every_change_stands_in_the_history(desk):
    desk.post("/kantor/profil/", {**PLACE, "short_name": "PTSP Baru", "reason": "ganti nomenklatur"})
    page = re.sub(r"\s+", " ", desk.get("/kantor/riwayat/").content.decode())
    for told in ("DPMPTSP Contoh Timur", "PTSP Baru", "Sari Contohwati", "ganti nomenklatur"):
        assert told in page
    assert OfficeChange.objects.filter(field="short_name").count() == 1


def test_standards_numbers_closed_days_and_people_stand_in_the_history_beside_the_office(desk, own_standard):
    upload(desk, own_standard)
    desk.post("/kantor/nomor/licence:iumk/", {"last": 212, "reason": "buku register 2026"})
    desk.post("/meja/kalender/", {"on": "2027-02-02", "name": "Hari Jadi", "decree": "Keputusan Bupati 7/2026"})
    user = {"name": "Petugas Contohrini", "username": "rini", "roles": ["front_office"]}
    assert desk.post("/kantor/petugas/undang/", user).status_code == 200
    rini = User.objects.get(username="rini").pk
    assert desk.post(f"/kantor/petugas/{rini}/data/", {**user, "nip": "000000000000000999"}).status_code == 302
    page = re.sub(r"\s+", " ", desk.get("/kantor/riwayat/").content.decode())
    for told in (
        "berlaku sejak", "Izin IUMK", "buku register 2026", "Keputusan Bupati 7/2026", "2 Februari 2027",
        "Petugas Contohrini", "Mulai bekerja di sini", "Data diubah. NIP",
    ):  # fmt: skip
        assert told in page
    assert "000000000000000999" not in page, "what is sealed beside a fact is for whoever looks at that person"
    only = desk.get("/kantor/riwayat/", {"about": "Nomor urut"}).content.decode()
    assert "buku register 2026" in only
    assert "Petugas Contohrini" not in only


def test_a_number_that_was_used_is_refused_with_the_last_one(desk, own_standard):
    upload(desk, own_standard)
    desk.post("/kantor/nomor/licence:iumk/", {"last": 212, "reason": "buku register"})
    answer = desk.post("/kantor/nomor/licence:iumk/", {"last": 100, "reason": "salah"})
    assert answer.status_code == 422
    assert "212 atau lebih" in answer.content.decode()
    assert desk.get("/kantor/nomor/licence:lain/").status_code == 404


def test_the_letter_books_go_on_after_the_last_number_too(desk):
    assert desk.post("/kantor/nomor/agenda:outgoing/", {"last": 88, "reason": "buku agenda"}).status_code == 302
    page = desk.get("/kantor/nomor/").content.decode()
    assert "503/0089/PTSP/" in page
    assert desk.get("/kantor/nomor/agenda:lain/").status_code == 404


def test_another_offices_promise_is_an_example_and_no_more(desk):
    page = desk.get("/kantor/standar/").content.decode()
    assert "Milik kantor lain" in page
    assert b"schema: 1" in desk.get("/kantor/standar/iumk/2019-01-01.yaml").content
    assert desk.post("/kantor/standar/iumk/2019-01-01/tetapkan/").status_code == 422
    assert desk.get("/kantor/standar/iumk/1900-01-01.yaml").status_code == 404


def test_a_standard_in_the_offices_own_folder_lies_ready(desk, own_standard, fresh):
    folder = fresh / "law" / "standards" / "iumk"
    folder.mkdir(parents=True)
    (folder / "2019-01-01.yaml").write_text(own_standard)
    assert "/kantor/standar/iumk/2019-01-01/tetapkan/" in desk.get("/kantor/standar/").content.decode()
    assert desk.post("/kantor/standar/iumk/2019-01-01/tetapkan/").status_code == 302
    assert in_force(the_office().pk, "iumk", datetime(2026, 1, 1, tzinfo=UTC).date())


def test_a_slip_in_a_number_is_put_right_on_the_page_while_nobody_took_one(desk, own_standard):
    upload(desk, own_standard)
    address = "/kantor/nomor/licence:iumk/"
    assert "salah ketik; saya" not in desk.get(address).content.decode()
    desk.post(address, {"last": 2120, "reason": "buku register"})
    assert "salah ketik; saya" in desk.get(address).content.decode()
    assert desk.post(address, {"last": 212, "reason": "buku register", "slip": "on"}).status_code == 302
    assert Sequence.objects.get(series="licence:iumk").last == 212


def test_complaints_and_help_go_on_after_the_last_number_too_and_receipts_where_there_is_a_fee(desk, own_standard):
    upload(desk, own_standard)
    for series, shown in (("complaint", "ADU-"), ("assistance", "BN-")):
        assert desk.post(f"/kantor/nomor/{series}/", {"last": 41, "reason": "register"}).status_code == 302
        assert re.search(rf"{shown}\d{{4}}-0+42", desk.get("/kantor/nomor/").content.decode())
    assert desk.get("/kantor/nomor/receipt/").status_code == 404


def test_what_is_left_of_another_office_in_a_standard_is_told_before_opening(desk, own_standard):
    upload(desk, own_standard, in_force_from="2026-01-01")
    page = desk.get("/kantor/kesiapan/").content.decode()
    assert "Masih menyebut Rokan Hulu, milik kantor lain" in page
    assert "dpmptsprohul@gmail.com" in page


def test_a_standard_may_rest_on_a_statute_that_only_this_office_knows(desk, own_standard, fresh):
    (fresh / "law" / "legal").mkdir(parents=True)
    (fresh / "law" / "legal" / "register.yaml").write_text(
        "statutes: [{ref: perda-contoh-4-2017, number: Perda Contoh 4/2017, title: Pelayanan Perizinan,"
        " status: in_force, checked_on: 2026-11-23, sure: A, source: Salinan di kantor.}]"
    )
    folder = fresh / "law" / "standards" / "iumk"
    folder.mkdir(parents=True)
    text = own_standard.replace("perda-rokan-hulu-4-2017", "perda-contoh-4-2017")
    (folder / "2019-01-01.yaml").write_text(text.replace("[exists, active,", '[exists, active, region_begins: "0099",'))
    answer = desk.post("/kantor/standar/iumk/2019-01-01/tetapkan/")
    assert answer.status_code == 302, answer.content.decode()
    assert in_force(the_office().pk, "iumk", datetime(2026, 1, 1, tzinfo=UTC).date())


@pytest.mark.parametrize(
    "page",
    ["", "profil/", "lambang/", "standar/", "nomor/", "surel/", "riwayat/", "kesiapan/"],
)
def test_each_page_is_small_work_and_only_for_administrators(desk, own_standard, page, django_assert_max_num_queries):
    upload(desk, own_standard)
    hire()
    desk.get(f"/kantor/{page}")
    with django_assert_max_num_queries(12):
        assert desk.get(f"/kantor/{page}").status_code == 200
    stranger = Client()
    stranger.post("/masuk/", {"login": "petugas3", "password": "rahasia-contoh-2026"})
    assert stranger.get(f"/kantor/{page}").status_code == 403
