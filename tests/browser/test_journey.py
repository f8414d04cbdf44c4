"""From the form to the verified licence in a real browser, as a citizen, the six officers and a stranger do it."""

import io
from urllib.parse import urlsplit

import pikepdf
import pytest
from tests.browser import journeys
from tests.browser.windows import window

from satupintu.demo import oss_data


def test_an_application_becomes_a_licence_that_a_stranger_can_verify(page, chromium, office, team):
    url = office.url
    filed = journeys.apply(page, url, "alamat_luar", wrong=True)
    journeys.wait_for(page, "a[href*='/surat/receipt/']")
    assert is_pdf(journeys.download(page, "a[href*='/surat/receipt/']"))

    with team.at("rina") as desk:
        journeys.complete(desk, url, filed.number)
    with team.at(journeys.whose_turn(team, url, filed.number)) as desk:
        journeys.inspect(desk, url, filed.number)
    with team.at("hendra") as desk:
        journeys.settle(desk, url, filed.number, "recommend")
    with team.at("dewi") as desk:
        journeys.settle(desk, url, filed.number, "approve")
    with team.at("tuti") as desk:
        journeys.issue(desk, url, filed.number)
        journeys.sign(desk, url, filed.number)
        journeys.open_file(desk, url, filed.number)
        assert is_pdf(journeys.download(desk, "a[download][href$='/surat/licence/']"))
    with team.at("rina") as desk:
        journeys.hand_over(desk, url, filed.number, oss_data.situation("alamat_luar").name)

    journeys.track(page, url, filed)
    with page.expect_navigation():
        page.click("main a[href^='/v/']")
    with window(chromium) as stranger:
        stranger.goto(page.url)
        verdict = stranger.locator("main").inner_text()
        assert "asli dan berlaku" in verdict
        assert "Warung Berkah Contoh" in verdict
        assert oss_data.situation("alamat_luar").nik not in stranger.content()


def test_two_questions_can_be_answered_with_the_keyboard_alone(page, office):
    who = oss_data.situation("satu_proyek")
    page.goto(f"{office.url}/layanan/iumk/ajukan/")
    page.keyboard.press("Tab")
    assert focused(page) == "Langsung ke isi"
    page.keyboard.press("Enter")
    press_until(page, "Mulai sekarang")
    go_on(page)
    press_until(page, "nib")
    page.keyboard.type("12345")
    press_until(page, "Simpan dan lanjutkan")
    go_on(page)
    assert "Ada yang perlu diperbaiki" in page.evaluate("document.activeElement.innerText"), "the summary has the focus"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert focused(page) == "nib", "the summary leads to the field"
    page.keyboard.press("Control+a")
    page.keyboard.type(who.nib)
    go_on(page)
    assert urlsplit(page.url).path.endswith("/nik/")


@pytest.mark.parametrize("situation", ["menengah", "dibekukan"])
def test_a_business_that_cannot_have_it_is_told_why_and_where_to_go(page, office, axe, situation):
    journeys.blocked(page, office.url, situation)
    assert page.locator("main h1").inner_text()
    assert page.locator("main a.govuk-link").count()
    assert axe(page) == []


def is_pdf(content):
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages) > 0


def focused(page):
    """The words of what has the focus; of a field its name."""
    return page.evaluate("(document.activeElement.name || document.activeElement.innerText || '').trim()")


def press_until(page, wanted):
    for _ in range(40):
        page.keyboard.press("Tab")
        if focused(page) == wanted:
            return
    pytest.fail(f"{wanted} cannot be reached with Tab")


def go_on(page):
    with page.expect_navigation():
        page.keyboard.press("Enter")
