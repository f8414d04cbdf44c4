"""Signing in: name and password, the code from the phone, and who may not do without it."""

import re
import time
from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from satupintu.audit.models import Entry
from satupintu.base import clock
from satupintu.demo.cast import DEWI, HENDRA, PASSWORD
from satupintu.demo.totp import code
from satupintu.people.access import Role
from satupintu.people.models import RoleGrant, User


def sign_in(username, password=PASSWORD):
    client = Client()
    return client, client.post("/masuk/", {"login": username, "password": password})


def test_the_desk_is_closed_to_whoever_has_not_signed_in(house, client):
    for address in ("/meja/", "/meja/kalender/", "/berkas/IUMK-2026-000001/", "/meja/ajukan/iumk/"):
        assert client.get(address)["Location"].startswith("/masuk/?next=")
    assert client.post("/meja/pesan/0190c0de-0000-7000-8000-000000000000/kirim-lagi/").status_code == 302


def test_a_counter_officer_signs_in_with_name_and_password(house):
    client, answer = sign_in("rina")
    assert answer["Location"] == "/meja/"
    assert client.get("/meja/").status_code == 200
    assert Entry.objects.get(event="SignedIn").data == {"methods": ["password"]}


def test_nobody_comes_in_with_a_wrong_password_and_the_trail_keeps_the_try_without_what_was_typed(house):
    client, answer = sign_in("rina", "rahasia-yang-salah")
    assert answer.status_code == 200
    assert "Nama pengguna atau kata sandi salah" in answer.content.decode()
    sign_in("siapa-ini", PASSWORD)
    kept = list(Entry.objects.filter(event="SignInFailed").order_by("id"))
    assert [each.data for each in kept] == [{"step": "password"}, {"step": "password"}]
    assert kept[0].subject == User.objects.get(username="rina").pk
    assert "siapa" not in str([each.data for each in kept])
    assert client.get("/meja/").status_code == 302


def test_whoever_guesses_passwords_must_wait(house):
    for _ in range(5):
        sign_in("rina", "tebakan-yang-salah")
    _, answer = sign_in("rina")
    assert "Terlalu banyak percobaan masuk" in answer.content.decode()


def test_the_head_of_the_office_needs_the_code_from_the_phone(house):
    client, answer = sign_in("dewi")
    assert answer["Location"] == "/masuk/kode/"
    assert client.get("/meja/").status_code == 302
    wrong = client.post("/masuk/kode/", {"code": "000000"})
    assert "Kode salah" in wrong.content.decode()
    right = client.post("/masuk/kode/", {"code": code(DEWI.totp_secret, clock.now())})
    assert right["Location"] == "/meja/"
    assert client.get("/meja/").status_code == 200
    assert Entry.objects.get(event="SignInFailed").data == {"step": "totp"}
    assert Entry.objects.get(event="SignedIn").data == {"methods": ["password", "totp"]}


def test_whoever_guesses_codes_must_wait_even_when_right_at_last(house):
    client, _ = sign_in("hendra")
    for wrong in range(10):
        client.post("/masuk/kode/", {"code": f"{wrong:06}"})
    answer = client.post("/masuk/kode/", {"code": code(HENDRA.totp_secret, clock.now())})
    assert answer.get("Location") != "/meja/"
    assert client.get("/meja/").status_code == 302


def test_a_code_is_good_once(house):
    shown = code(DEWI.totp_secret, clock.now())
    first, _ = sign_in("dewi")
    assert first.post("/masuk/kode/", {"code": shown})["Location"] == "/meja/"
    second, _ = sign_in("dewi")
    second.post("/masuk/kode/", {"code": shown})
    assert second.get("/meja/").status_code == 302


def test_whose_word_binds_the_office_is_led_to_set_up_the_phone_before_anything_else(house):
    Authenticator.objects.filter(user__username="hendra").delete()
    client, answer = sign_in("hendra")
    assert answer["Location"] == "/meja/"
    for address in ("/meja/", "/meja/semua/", "/berkas/IUMK-2026-000001/", "/meja/ajukan/iumk/"):
        assert client.get(address)["Location"] == "/masuk/totp/"
    page = client.get("/masuk/totp/").content.decode()
    assert "Jabatan Anda mengikat kantor" in page
    assert "<svg" in page
    secret = re.search(r"<strong>([A-Z2-7 ]{16,})</strong>", page)[1].replace(" ", "")
    wrong = client.post("/masuk/totp/", {"code": "000000"})
    assert "Kode salah" in wrong.content.decode()
    done = client.post("/masuk/totp/", {"code": code(secret, clock.now())})
    assert done["Location"] == "/masuk/cadangan/"
    spare = client.get("/masuk/cadangan/").content.decode()
    assert len(re.findall(r"<li>\d{4} ?\d{4}</li>", spare)) == 10
    assert client.get("/meja/").status_code == 200
    row = Authenticator.objects.get(user__username="hendra", type="totp")
    assert secret not in str(row.data)


def test_a_session_from_before_the_phone_was_set_up_elsewhere_must_sign_in_again(house):
    user = User.objects.get(username="rina")
    client, _ = sign_in("rina")
    RoleGrant.objects.create(office_id=user.office_id, user=user, role=Role.SECTION_HEAD, since=clock.now())
    assert client.get("/meja/")["Location"] == "/masuk/totp/"
    Authenticator.objects.create(user=user, type="totp", data=Authenticator.objects.first().data)
    assert client.get("/meja/")["Location"].startswith("/masuk/?next=")


def test_a_role_taken_back_counts_at_once(house):
    client, _ = sign_in("rina")
    assert "/meja/ajukan/iumk/" in client.get("/meja/").content.decode()
    RoleGrant.objects.filter(user__username="rina", role=Role.FRONT_OFFICE).update(until=clock.now())
    assert "/meja/ajukan/iumk/" not in client.get("/meja/").content.decode()


def test_whoever_left_the_office_is_out_at_once(house):
    client, _ = sign_in("rina")
    User.objects.filter(username="rina").update(is_active=False)
    assert client.get("/meja/").status_code == 302


def test_signing_out_asks_once_and_ends_the_session(house):
    client, _ = sign_in("rina")
    assert client.get("/keluar/").status_code == 200
    assert client.get("/meja/").status_code == 200
    client.post("/keluar/")
    assert client.get("/meja/").status_code == 302


def test_nobody_signs_up_and_no_password_travels_by_mail(house, client):
    for address in ("/masuk/daftar/", "/masuk/signup/", "/accounts/signup/", "/masuk/password/reset/"):
        assert client.get(address).status_code == 404


def test_no_page_behind_the_door_is_kept_by_a_browser(house):
    client, _ = sign_in("rina")
    assert "no-store" in client.get("/meja/")["Cache-Control"]


def signed_in_with_phone():
    client, _ = sign_in("hendra")
    assert client.post("/masuk/kode/", {"code": code(HENDRA.totp_secret, clock.now())})["Location"] == "/meja/"
    return client


def new_phone(client):
    page = client.get("/masuk/totp/ganti/").content.decode()
    return re.search(r"<strong>([A-Z2-7 ]{16,})</strong>", page)[1].replace(" ", "")


def test_whose_word_binds_the_office_is_never_without_a_phone_not_even_just_after_signing_in(house):
    client = signed_in_with_phone()
    assert client.get("/masuk/totp/lepas/")["Location"] == "/masuk/totp/ganti/"
    refused = client.post("/masuk/totp/lepas/")
    assert refused.status_code == 403
    assert "hanya dipindahkan ke ponsel lain" in refused.content.decode()
    assert Authenticator.objects.filter(user__username="hendra", type="totp").exists()
    assert client.get("/meja/").status_code == 200


def test_a_new_phone_takes_the_place_of_the_old_one_when_both_showed_a_code(house):
    client = signed_in_with_phone()
    secret = new_phone(client)
    soon = clock.now() + timedelta(seconds=30)  # the code of the next half minute: this one's is used up
    done = client.post(
        "/masuk/totp/ganti/", {"fresh": code(secret, clock.now()), "code": code(HENDRA.totp_secret, soon)}
    )
    assert done["Location"] == "/masuk/akun/"
    assert "Kode dipindahkan ke ponsel lain" in client.get("/masuk/akun/").content.decode()
    other, _ = sign_in("hendra")
    assert "Kode salah" in other.post("/masuk/kode/", {"code": code(HENDRA.totp_secret, soon)}).content.decode()
    assert other.post("/masuk/kode/", {"code": code(secret, soon)})["Location"] == "/meja/"
    assert Entry.objects.filter(event="SecondFactorChanged").last().data == {"what": "moved"}


def test_without_the_old_phones_code_no_phone_is_moved_and_a_wrong_new_one_uses_nothing_up(house):
    client = signed_in_with_phone()
    secret = new_phone(client)
    good, soon = code(secret, clock.now()), code(HENDRA.totp_secret, clock.now() + timedelta(seconds=30))
    for typed in ({"fresh": good, "code": "000000"}, {"fresh": "000000", "code": soon}, {"fresh": good}):
        assert client.post("/masuk/totp/ganti/", typed).status_code == 200
    assert client.post("/masuk/totp/ganti/", {"fresh": good, "code": soon})["Location"] == "/masuk/akun/"


def test_a_used_code_is_not_good_again_when_the_clock_jumps_back_and_the_office_is_told_why(house, monkeypatch):
    real = time.time
    shown = code(DEWI.totp_secret, clock.now())
    first, _ = sign_in("dewi")
    assert first.post("/masuk/kode/", {"code": shown})["Location"] == "/meja/"
    cache.clear()  # the library's own memory of it, which lasts half a minute
    second, _ = sign_in("dewi")
    assert "Kode salah" in second.post("/masuk/kode/", {"code": shown}).content.decode()
    monkeypatch.setattr(time, "time", lambda: real() - 3600)
    cache.clear()
    earlier = code(DEWI.totp_secret, clock.now() - timedelta(hours=1))
    refused = second.post("/masuk/kode/", {"code": earlier}).content.decode()
    assert "Jam komputer kantor mundur" in refused
    assert second.get("/meja/").status_code == 302


def test_without_a_binding_role_the_phone_may_be_taken_off(house):
    data = Authenticator.objects.get(user__username="hendra", type="totp").data
    Authenticator.objects.create(user=User.objects.get(username="joko"), type="totp", data=data)
    client, _ = sign_in("joko")
    client.post("/masuk/kode/", {"code": code(HENDRA.totp_secret, clock.now())})
    assert client.post("/masuk/totp/lepas/")["Location"] == "/masuk/akun/"
    assert not Authenticator.objects.filter(user__username="joko").exists()
