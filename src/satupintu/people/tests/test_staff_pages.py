"""The administrator's pages, and the pages on which somebody sets a password: through the browser's eyes."""

import html
import re

import pytest
from django.test import Client

from satupintu.base import clock
from satupintu.demo.cast import DEWI, HENDRA, PASSWORD
from satupintu.demo.totp import code as phone_code
from satupintu.notifications.models import Outgoing
from satupintu.people.access import ROLE_NAMES
from satupintu.people.models import AccessLink, RoleGrant, User

GOOD = "kuda hijau naik sepeda"
WHY = "Datang sendiri dengan KTP"
SARI = {"name": "Sari Contohwati", "username": "Sari", "roles": ["front_office", "cashier"], "position": "Petugas"}


def of(username):
    return User.objects.get(username=username)


def text(answer):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def shown_code(answer):
    return re.search(r'class="sp-code">([0-9A-Z-]{16})<', answer.content.decode())[1]


@pytest.fixture
def tuti(house, at_desk):
    return at_desk(house, "tuti")


def addresses():
    joko = of("joko").pk
    base = f"/kantor/petugas/{joko}/"
    more = [f"{base}{name}/" for name in ("data", "nik", "peran", "peran/inspector/cabut", "kunci", "pulihkan")]
    return ["/kantor/petugas/", "/kantor/petugas/undang/", "/kantor/petugas/peran/?pada=2026-03-09", base, *more]


def test_only_administrators_see_the_pages_of_the_staff(house, at_desk, client):
    rina = at_desk(house, "rina")
    for address in addresses():
        assert client.get(address)["Location"].startswith("/masuk/?next=")
        refused = rina.get(address)
        assert refused.status_code == 403
        assert "administrator" in text(refused)
    assert rina.post(f"/kantor/petugas/{of('joko').pk}/undang-lagi/").status_code == 403
    assert "/kantor/" not in rina.get("/meja/").content.decode()


def test_every_page_opens_asks_little_of_the_database_and_is_kept_by_no_browser(
    house, tuti, django_assert_max_num_queries
):
    for address in addresses():
        with django_assert_max_num_queries(12):
            page = tuti.get(address)
        assert page.status_code == 200, address
        assert "no-store" in page["Cache-Control"]


def test_an_invited_person_sets_a_password_and_works(house, tuti):
    handed = tuti.post("/kantor/petugas/undang/", SARI)
    typed = shown_code(handed)
    assert "sari" in text(handed)
    citizen = Client()
    assert "Sari" not in text(citizen.get("/masuk/undangan/"))
    page = citizen.post("/masuk/undangan/", {"code": typed.lower().replace("-", " ")})
    assert "Selamat datang, Sari Contohwati" in text(page)
    done = citizen.post("/masuk/undangan/", {"password": GOOD, "again": GOOD}, follow=True)
    assert "Masuklah dengan nama pengguna sari" in text(done)
    assert citizen.post("/masuk/", {"login": "sari", "password": GOOD})["Location"] == "/meja/"
    assert citizen.get("/meja/").status_code == 200
    again = Client().post("/masuk/undangan/", {"code": typed})
    assert again.status_code == 422
    assert "sudah dipakai" in text(again)


def test_a_link_leaves_the_address_at_once_and_looking_uses_nothing_up(house, tuti):
    typed = shown_code(tuti.post("/kantor/petugas/undang/", SARI))
    citizen = Client()
    for _ in range(3):
        assert citizen.get(f"/masuk/undangan/{typed}/")["Location"] == "/masuk/undangan/"
    page = citizen.get("/masuk/undangan/")
    assert "no-store" in page["Cache-Control"]
    assert typed not in page.content.decode()
    assert not AccessLink.objects.get(user__username="sari").used_at


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"password": "pendek", "again": "pendek"}, "12 karakter"),
        ({"password": GOOD, "again": GOOD + "!"}, "tidak sama"),
        ({"password": "", "again": ""}, "Tulis kata sandi baru"),
    ],
)
def test_a_password_that_will_not_do_is_refused_beside_its_field(house, tuti, typed, says):
    citizen = Client()
    citizen.post("/masuk/undangan/", {"code": shown_code(tuti.post("/kantor/petugas/undang/", SARI))})
    answer = citizen.post("/masuk/undangan/", typed)
    assert answer.status_code == 422
    assert says in text(answer)
    assert not of("sari").has_usable_password()


def test_whoever_guesses_codes_must_wait_and_a_colleague_with_a_good_code_need_not_at_first(house, tuti):
    typed = shown_code(tuti.post("/kantor/petugas/undang/", SARI))
    for number in range(10):
        assert "tidak dikenal" in text(Client().post("/masuk/undangan/", {"code": f"ABCDE-FGHJK-MN{number:02}"}))
        if number == 8:
            assert "Selamat datang" in text(Client().post("/masuk/undangan/", {"code": typed}))
    assert "Terlalu banyak percobaan" in text(Client().post("/masuk/undangan/", {"code": typed}))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"username": "rina"}, "sudah dipakai"),
        ({"username": "dua kata"}, "tanpa spasi"),
        ({"roles": ["raja"]}, "raja"),
        ({"roles": []}, "Pilih sedikitnya satu peran"),
        ({"roles": ["administrator", "head_of_office"]}, "tidak memutus permohonan"),
        ({"name": "Orang \u202eniaL"}, "tidak terlihat"),
        ({"nik": "123"}, "16 angka"),
        ({"email": "bukan alamat"}, "nama@contoh.example"),
    ],
)
def test_a_wrong_invitation_says_what_to_do_and_nobody_joins(house, tuti, change, says):
    before = User.objects.count()
    answer = tuti.post("/kantor/petugas/undang/", SARI | change)
    assert answer.status_code == 422
    assert says in text(answer)
    assert User.objects.count() == before


def test_line_ends_in_a_name_reach_no_letter(house, tuti):
    odd = SARI | {"name": "Sari\r\nBcc: lain@contoh.example", "email": "sari@contoh.example"}
    answer = tuti.post("/kantor/petugas/undang/", odd)
    assert "sari@contoh.example" in text(answer)
    assert not re.search(r'class="sp-code"', answer.content.decode())
    assert of("sari").name == "Sari Bcc: lain@contoh.example"
    assert Outgoing.objects.filter(topic="staff_invited").count() == 1


def test_a_locked_person_is_out_at_once_and_an_old_session_does_not_come_back_with_the_unlocking(house, tuti, at_desk):
    rina = at_desk(house, "rina")
    assert rina.get("/meja/").status_code == 200
    address = f"/kantor/petugas/{of('rina').pk}/kunci/"
    assert tuti.post(address, {"reason": ""}).status_code == 422
    done = tuti.post(address, {"reason": "Pindah tugas"}, follow=True)
    assert "Akun sudah dikunci" in text(done)
    assert rina.get("/meja/")["Location"].startswith("/masuk/?next=")
    refused = Client().post("/masuk/", {"login": "rina", "password": PASSWORD}, follow=True)
    assert "tidak aktif" in text(refused)
    tuti.post(address, {"reason": "Kembali bertugas"})
    assert rina.get("/meja/")["Location"].startswith("/masuk/?next=")
    assert Client().post("/masuk/", {"login": "rina", "password": PASSWORD})["Location"] == "/meja/"


def test_a_head_whose_phone_is_lost_comes_back_with_a_new_password_and_sets_a_phone_up_again(house, tuti, at_desk):
    dewi = at_desk(house, "dewi")
    address = f"/kantor/petugas/{of('dewi').pk}/pulihkan/"
    answer = tuti.post(address, {"reason": WHY, "phone": "on", "by_hand": "on"})
    assert dewi.get("/meja/")["Location"].startswith("/masuk/?next=")
    old = Client()
    old.post("/masuk/", {"login": "dewi", "password": PASSWORD})
    assert old.get("/meja/")["Location"].startswith("/masuk/?next=")
    back = Client()
    back.post("/masuk/undangan/", {"code": shown_code(answer)})
    back.post("/masuk/undangan/", {"password": GOOD, "again": GOOD})
    assert back.post("/masuk/", {"login": "dewi", "password": GOOD})["Location"] == "/meja/"
    assert back.get("/meja/")["Location"] == "/masuk/totp/"
    assert "belum; wajib untuk perannya" in text(tuti.get(f"/kantor/petugas/{of('dewi').pk}/"))


def test_a_forgotten_password_leaves_the_phone_where_it_is(house, tuti):
    answer = tuti.post(f"/kantor/petugas/{of('hendra').pk}/pulihkan/", {"reason": WHY, "by_hand": "on"})
    back = Client()
    back.post("/masuk/undangan/", {"code": shown_code(answer)})
    back.post("/masuk/undangan/", {"password": GOOD, "again": GOOD})
    assert back.post("/masuk/", {"login": "hendra", "password": GOOD})["Location"] == "/masuk/kode/"
    assert back.post("/masuk/kode/", {"code": phone_code(HENDRA.totp_secret, clock.now())}).status_code == 200
    assert DEWI.totp_secret != HENDRA.totp_secret


def test_what_one_may_not_do_to_oneself_is_neither_offered_nor_done(house, tuti):
    own = f"/kantor/petugas/{of('tuti').pk}/"
    page = tuti.get(own).content.decode()
    assert "Ini akun Anda sendiri" in page
    for name in ("peran", "kunci", "pulihkan"):
        assert f'href="{own}{name}/"' not in page
    for name, typed in (("peran", {"role": "inspector"}), ("kunci", {"reason": WHY}), ("pulihkan", {"reason": WHY})):
        refused = tuti.post(f"{own}{name}/", typed)
        assert refused.status_code == 422
        assert "administrator lain" in text(refused)
    last = tuti.post(f"{own}peran/administrator/cabut/", {})
    assert "administrator tetap yang terakhir" in text(last)


def test_a_role_is_given_from_a_day_on_and_the_page_tells_who_held_it_when(house, tuti):
    joko = f"/kantor/petugas/{of('joko').pk}/"
    typed = {"role": "section_head", "since": "2026-04-01", "until": "2026-04-30", "basis": "SK 800/12/2026"}
    done = tuti.post(f"{joko}peran/", typed, follow=True)
    assert "Diberi peran kepala seksi" in text(done)
    assert "berlaku mulai 1 April 2026" in text(done)
    for day, held in (("2026-03-31", False), ("2026-04-01", True), ("2026-04-30", True), ("2026-05-01", False)):
        assert ("SK 800/12/2026" in text(tuti.get(f"/kantor/petugas/peran/?pada={day}"))) is held
    tuti.post(f"{joko}peran/section_head/cabut/", {"reason": "Tidak jadi"})
    assert "SK 800/12/2026" not in text(tuti.get("/kantor/petugas/peran/?pada=2026-04-15"))


@pytest.mark.parametrize("odd", ["2026-02-30", "kemarin", "'; --", "9999-99-99"])
def test_a_day_that_is_none_shows_today(house, tuti, odd):
    assert "Selasa, 10 Maret 2026" in text(tuti.get("/kantor/petugas/peran/", {"pada": odd}))


def test_the_list_is_searched_and_filtered_and_says_when_nothing_fits(house, tuti):
    assert all(word in text(tuti.get("/kantor/petugas/")) for word in ("Rina", "Dewi", ROLE_NAMES["inspector"]))
    found = text(tuti.get("/kantor/petugas/", {"cari": "kepala dinas"}))
    assert "Dewi" in found
    assert "Rina" not in found
    assert "Tidak ada yang cocok" in text(tuti.get("/kantor/petugas/", {"state": "terkunci"}))
    assert "Dewi" in text(tuti.get("/kantor/petugas/", {"cari": of("dewi").nip}))


def test_since_when_somebody_works_here_is_written_down_and_never_in_the_future(house, tuti):
    address = f"/kantor/petugas/{of('joko').pk}/data/"
    typed = {"name": of("joko").name, "joined": "2019-02-01"}
    assert "→ 1 Februari 2019" in text(tuti.post(address, typed, follow=True))
    refused = tuti.post(address, typed | {"joined": "2026-03-11"})
    assert refused.status_code == 422
    assert "akan datang" in text(refused)
    assert "Jumat, 1 Februari 2019" in text(tuti.get(f"/kantor/petugas/{of('joko').pk}/"))


def test_family_is_declared_by_number_and_never_shown(house, tuti):
    address = f"/kantor/petugas/{of('joko').pk}/nik/"
    done = tuti.post(address, {"add": "0006030101900777\n0006 0301 0190 0778\n"}, follow=True)
    assert "3 NIK tercatat" in text(done)
    assert "0777" not in text(done)
    assert tuti.post(address, {"add": "12"}).status_code == 422
    assert tuti.post(address, {}).status_code == 422
    assert "2 NIK tercatat" in text(tuti.post(address, {"remove": "0006030101900777"}, follow=True))


def test_a_clock_that_jumped_back_locks_nobody_out_and_the_list_says_so(house, tuti, monkeypatch):
    sari = shown_code(tuti.post("/kantor/petugas/undang/", SARI))
    earlier = house.now.replace(hour=house.now.hour - 1)
    monkeypatch.setattr(clock, "now", lambda: earlier)
    assert "jam komputer server tampaknya mundur" in text(tuti.get("/kantor/petugas/")).lower()
    citizen = Client()
    citizen.post("/masuk/undangan/", {"code": sari})
    citizen.post("/masuk/undangan/", {"password": GOOD, "again": GOOD})
    assert citizen.post("/masuk/", {"login": "sari", "password": GOOD})["Location"] == "/meja/"
    assert "/meja/ajukan/iumk/" in citizen.get("/meja/").content.decode()
    assert not RoleGrant.objects.filter(user__username="sari", since__lte=earlier).exists()


def test_my_own_page_tells_me_what_was_done_to_my_account(house, tuti, at_desk):
    tuti.post(f"/kantor/petugas/{of('rina').pk}/data/", {"name": of("rina").name, "rank": "Penata, III/c"})
    page = text(at_desk(house, "rina").get("/masuk/akun/"))
    assert "Pangkat: Pengatur, II/c → Penata, III/c" in page
    assert of("tuti").name in page


def test_a_mistyped_name_to_sign_in_with_is_put_right_on_the_page(house, tuti):
    page = f"/kantor/petugas/{of('joko').pk}/data/"
    typed = {"name": "Joko Contohprasetyo", "username": " Joko.P ", "position": "Pemeriksa Lapangan"}
    assert tuti.post(page, {**typed, "username": "budi"}).status_code == 422
    assert tuti.post(page, typed).status_code == 302
    assert User.objects.filter(username="joko.p", is_active=True).exists()


def test_a_superior_who_was_locked_stays_written_down_when_something_else_is_changed(house, tuti):
    joko, hendra = of("joko"), of("hendra")
    page = f"/kantor/petugas/{joko.pk}/data/"
    tuti.post(page, {"name": joko.name, "superior": str(hendra.pk)})
    tuti.post(f"/kantor/petugas/{hendra.pk}/kunci/", {"reason": "pindah tugas"})
    assert hendra.name in tuti.get(page).content.decode()
    tuti.post(page, {"name": joko.name, "superior": str(hendra.pk), "position": "Pemeriksa"})
    assert User.objects.get(pk=joko.pk).superior_id == hendra.pk
