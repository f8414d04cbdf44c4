"""Two languages: a switch on every page, kept in a cookie; what leaves the office is Indonesian all the same."""

import pytest
from django.test import Client

PAGES = ("/", "/lacak/", "/v/", "/pengaduan/", "/layanan/iumk/", "/masuk/", "/tidak-ada/", "/v/00000-00000-0000")


@pytest.fixture
def english():
    client = Client()
    client.cookies["bahasa"] = "en"
    return client


@pytest.mark.parametrize("path", PAGES)
def test_every_page_can_be_had_in_both_languages(house, english, path):
    plain, other = Client().get(path), english.get(path)
    assert '<html lang="id"' in plain.content.decode()
    assert 'name="bahasa" value="en"' in plain.content.decode()
    assert '<html lang="en"' in other.content.decode()
    assert 'name="bahasa" value="id"' in other.content.decode()
    assert other["Content-Language"] == "en"
    assert "Cookie" in other["Vary"]


def test_choosing_on_the_answer_to_a_code_leads_back_to_that_answer(house):
    page = Client().get("/v/00000-00000-0000").content.decode()
    assert 'name="kembali" value="/v/00000-00000-0000"' in page


def choose(client, back, language="en", **headers):
    return client.post("/bahasa/", {"bahasa": language, "kembali": back}, **headers)


def test_the_choice_is_kept_in_a_cookie_and_leads_back_to_the_same_page(client, db):
    answer = choose(client, "/lacak/?nomor=A%2F1")
    assert answer["Location"] == "/lacak/?nomor=A%2F1"
    kept = answer.cookies["bahasa"]
    assert (kept.value, kept["samesite"], kept["httponly"], kept["path"]) == ("en", "Lax", True, "/")
    assert int(kept["max-age"]) > 300 * 24 * 3600


@pytest.mark.parametrize(
    "back",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "", "///evil.example"],
)
def test_nobody_is_led_out_of_the_office_by_choosing_a_language(client, db, back):
    assert choose(client, back)["Location"] == "/"


def test_a_language_that_is_not_spoken_is_not_kept(client, db):
    assert "bahasa" not in choose(client, "/", "fr").cookies


def test_a_link_cannot_change_the_language(client, db):
    assert client.get("/bahasa/?bahasa=en").status_code == 405


def test_an_answer_to_a_form_leads_back_to_the_page_of_the_form(house):
    page = Client().post("/v/", {}, headers={"Referer": "http://testserver/v/?a=1"})
    if page.status_code == 405:
        page = Client().post("/lacak/", {}, headers={"Referer": "http://testserver/v/?a=1"})
    assert 'name="kembali" value="/v/?a=1"' in page.content.decode()


def test_staff_have_the_switch_too(house, at_desk):
    client = at_desk(house, "rina")
    assert 'name="bahasa" value="en"' in client.get("/meja/").content.decode()
    choose(client, "/meja/")
    assert '<html lang="en"' in client.get("/meja/").content.decode()
