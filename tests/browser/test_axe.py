"""Every page, walked to along its links, as everyone who may: nothing that axe finds, nothing wider than a phone, and
nothing that the browser complains about (the window sees to that)."""

import pytest
from tests.browser import journeys, walking
from tests.browser.windows import DESK, PHONE, window

MEMBERS = ("dewi", "hendra", "tuti", "joko", "budi", "rina")


@pytest.fixture(scope="module")
def seen():
    return set()


def faults(page, axe):
    """At a phone's width, where the most is hidden, moved and narrow."""
    page.set_viewport_size(PHONE)
    return [*axe(page), *walking.too_wide(page)]


def test_public_pages_are_open_to_everyone(chromium, office, axe, seen):
    found, pages = {}, 0
    with window(chromium) as page:
        for path in walking.walk(page, office.url, (*walking.PUBLIC_STARTS, "/ui/", "/tidak-ada/"), seen):
            pages += 1
            if wrong := faults(page, axe):
                found[path] = wrong
    assert found == {}
    assert pages >= 10


@pytest.mark.parametrize("member", MEMBERS)
def test_the_pages_of_the_staff_are_open_to_everyone(team, office, axe, seen, member):
    found, pages, starts = {}, 0, (*walking.STAFF_STARTS, "/ui/petugas/")
    if member == MEMBERS[0]:
        starts += walking.finished(office.shown["application"])
    with team.at(member) as page:
        for path in walking.walk(page, office.url, starts, seen, member):
            pages += 1
            if wrong := faults(page, axe):
                found[path] = wrong
    assert found == {}
    assert pages


def test_every_question_is_open_to_everyone_also_when_it_was_answered_wrongly(page, office, axe):
    found = {}

    def look(name, page):
        if wrong := faults(page, axe):
            found[name] = wrong

    filed = journeys.apply(page, office.url, "nama_panjang", look, wrong=True)
    journeys.track(page, office.url, filed)
    look("lacak", page)
    journeys.track(page, office.url, journeys.Filed(filed.number, "AAAAA-AAAAA-AAAA"))
    look("lacak, kode salah", page)
    assert found == {}


@pytest.mark.parametrize("path", ["/masuk/", "/lacak/"])
def test_an_empty_form_says_what_is_missing(page, office, axe, path):
    page.goto(office.url + path)
    journeys.send(page)
    assert page.locator(".govuk-error-summary").count() == 1
    assert faults(page, axe) == []


def test_what_verification_says_is_open_to_everyone(page, office, axe):
    for code in (office.shown["verify_code"], "00000-00000-0000", "bukan-kode"):
        page.goto(f"{office.url}/v/{code}")
        assert faults(page, axe) == [], code


def test_a_wide_desk_is_no_less_open(team, office, axe):
    with team.at("dewi", size=DESK) as page:
        for path in ("/meja/semua/", f"/berkas/{office.shown['application']}/"):
            page.goto(office.url + path)
            page.set_viewport_size(DESK)
            assert axe(page) == [], path
