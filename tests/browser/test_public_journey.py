"""A citizen with a phone: without JavaScript, on a second phone, at the wrong office, and putting something right."""

import re
from urllib.parse import urlsplit

import pytest
from tests.browser.journeys import apply, begin, card, choose, send
from tests.browser.walking import too_wide
from tests.browser.windows import window

from satupintu.demo import oss_data


@pytest.fixture
def plain(chromium):
    """A window in which no script runs."""
    with window(chromium, java_script_enabled=False) as page:
        yield page


def test_without_javascript_an_application_is_sent_followed_and_put_right(plain, office, team):
    filed = apply(plain, office.url, "tanpa_surel", wrong=True)
    assert re.fullmatch(r"IUMK-\d{4}-\d{6}", filed.number)
    assert re.fullmatch(r"[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{4}", filed.tracking_code)

    with team.at("rina") as desk:
        begin(desk, office.url, filed.number)
        choose(desk, "ok")
        desk.locator("main input[type=radio][value=unreadable]").first.check()
        send(desk, "Kembalikan")

    plain.goto(f"{office.url}/lacak/?nomor={filed.number}&kode={filed.tracking_code}")
    send(plain)
    assert "Foto KTP tidak terbaca" in plain.inner_text("main")
    with plain.expect_navigation():
        plain.get_by_role("button", name="Perbaiki sekarang").click()
    send(plain)
    assert "Unggah yang baru: Foto atau fotokopi KTP" in plain.inner_text("main")
    plain.set_input_files("input[type=file]", card("Baru"))
    send(plain)
    assert "Perbaikan Anda sudah kami terima" in plain.inner_text("main")
    assert "Giliran kantor" in plain.inner_text("main")


def test_what_was_begun_on_one_phone_is_finished_on_another(page, chromium, office):
    who = oss_data.situation("dua_penanggung_jawab")
    page.goto(f"{office.url}/layanan/iumk/ajukan/")
    page.get_by_role("button", name="Mulai sekarang").click()
    page.fill("[name=nib]", who.nib)
    send(page)
    page.fill("[name=nik]", who.nik)
    send(page)
    link = page.locator("details a", has_text="/ajukan/").first.get_attribute("href")
    with window(chromium) as other:
        other.goto(f"{office.url}{urlsplit(link).path}")
        assert other.url.endswith("/proyek/")
        assert "Dapur Contoh" in other.inner_text("main")
        assert who.nik not in other.content()


def test_a_business_in_kampar_is_told_to_go_there(page, office, axe):
    who = oss_data.situation("proyek_luar")
    page.goto(f"{office.url}/layanan/iumk/ajukan/")
    page.get_by_role("button", name="Mulai sekarang").click()
    page.fill("[name=nib]", who.nib)
    send(page)
    page.fill("[name=nik]", who.nik)
    send(page)
    page.locator("[name=project]").first.check()
    send(page)
    assert "DPMPTSP Kabupaten Kampar" in page.inner_text("main")
    assert axe(page) == []
    assert too_wide(page) == []


def test_keys_alone_lead_from_the_front_page_to_an_error_and_its_field(page, office):
    page.goto(f"{office.url}/layanan/iumk/ajukan/")
    page.get_by_role("button", name="Mulai sekarang").press("Enter")
    page.wait_for_url("**/nib/")
    page.locator("[name=nib]").press("Enter")
    page.wait_for_selector(".govuk-error-summary")
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "nib"
