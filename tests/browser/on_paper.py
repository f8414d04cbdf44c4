"""What reaches the counter on paper: a form that a clerk keys in, and the numbers of a day without electricity."""

from datetime import datetime

from playwright.sync_api import Page
from tests.browser.elsewhere import Member
from tests.browser.journeys import Filed, card, filed, open_file, send

from satupintu.demo.oss_data import Situation


def key_in(page: Page, who: Situation, at: datetime, *, written_by: Member | None = None) -> Filed:
    """From the clerk's first page to the confirmation: of a form without e-mail, whose copy of the card lies on the
    counter. at: as the form bears it, by the office's clock. written_by: who wrote the number that it bears."""
    page.check("[name=mode][value=perbantuan]")
    page.check("[name=paper]")
    page.fill("[name=received_on]", f"{at:%Y-%m-%d}")
    page.fill("[name=received_time]", f"{at:%H:%M}")
    if written_by:
        page.select_option("[name=written_by]", label=written_by.name)
    send(page, "Mulai mengisi")
    page.fill("[name=nib]", who.nib)
    send(page)
    page.fill("[name=nik]", who.nik)
    send(page)
    page.locator("[name=project]").first.check()
    send(page)
    page.wait_for_load_state()
    with page.expect_navigation():
        page.click("main button[value=counter]")
    page.set_input_files("[name=file]", {**card("Formulir"), "name": "formulir.jpg"})
    send(page)
    page.fill("[name=phone]", "0800-0000-911")
    send(page)
    for each in page.locator("main [type=checkbox]").all():
        each.check()
    send(page)
    send(page, "Ajukan permohonan")
    return filed(page)


def scan_copies(page: Page, url: str, number: str) -> None:
    """Both sides of the photocopy that was brought, into one document."""
    open_file(page, url, number)
    page.click("main a:has-text('Tambahkan pindaian')")
    page.set_input_files("[name=scan_ktp]", [{**card("Joko"), "name": name} for name in ("depan.jpg", "belakang.jpg")])
    send(page, "Tambahkan pindaian")


def reserve(page: Page, url: str, count: int) -> None:
    """Numbers for applications, before the power fails."""
    page.goto(f"{url}/meja/nomor-kertas/")
    page.check("[name=what][value='application:iumk']")
    page.fill("[name=count]", str(count))
    page.fill("[name=reason]", "Pemadaman menurut pengumuman PLN.")
    send(page, "Pesan nomor")


def open_block(page: Page, url: str) -> None:
    """The page of the only block."""
    page.goto(f"{url}/meja/nomor-kertas/")
    page.locator("main tbody a").first.click()


def void_rest(page: Page) -> None:
    """What is left of the block was not used."""
    page.click("main a:has-text('Nyatakan batal semua yang tersisa')")
    page.fill("[name=reason]", "Tidak terpakai sebelum listrik menyala.")
    send(page)
