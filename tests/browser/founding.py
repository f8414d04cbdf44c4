"""The first day of an office in the browser: founded with the code from the terminal, completed, and opened; and how
its people come in."""

import contextlib
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from playwright.sync_api import Browser, Page
from tests.browser.elsewhere import CONTACTS, FIRST, PROFILE, ZONE, Member, arms
from tests.browser.journeys import send
from tests.browser.windows import DESK, window

from satupintu.base import clock
from satupintu.demo import totp

PASSWORD = "kata sandi contoh yang panjang"
CODE = re.compile(r"[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{4}")


class Crew:
    """The staff of an office at its desks, each with a phone of their own that shows codes."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser, self.url = browser, url
        self._phones: dict[str, str] = {}
        self._last_step: dict[str, int] = {}
        self._sessions: dict[str, Any] = {}

    def moved_to(self, url: str) -> "Crew":
        """The same people with the same phones, before another machine."""
        crew = Crew(self._browser, url)
        crew._phones, crew._last_step = self._phones, self._last_step
        return crew

    @contextlib.contextmanager
    def at(self, member: Member, *, size: dict[str, int] = DESK) -> Iterator[Page]:
        """A window in which somebody is signed in; they sign in once."""
        with window(self._browser, size=size, storage_state=self._sessions.get(member.username)) as page:
            if member.username not in self._sessions:
                self.sign_in(page, member)
            page.goto(f"{self.url}/meja/")
            yield page
            self._sessions[member.username] = page.context.storage_state()

    def sign_in(self, page: Page, member: Member) -> None:
        """Name and password; the code of the phone, or at the first time its setting up."""
        page.goto(f"{self.url}/masuk/")
        page.fill("[name=login]", member.username)
        page.fill("[name=password]", PASSWORD)
        with page.expect_navigation():
            page.click("main button")
        if "/masuk/totp/" in page.url:
            page.locator("main details summary").click()
            key = page.locator("main details strong").inner_text()
            self._phones[member.username] = re.sub(r"\s", "", key)
        if page.locator("[name=code]").count():
            page.fill("[name=code]", self._code(member.username))
            with page.expect_navigation():
                page.click("main button[type=submit]")
        if (saved := page.locator("main a, main button", has_text="Sudah saya simpan")).count():
            with page.expect_navigation():
                saved.click()
        assert page.url.startswith((f"{self.url}/meja/", f"{self.url}/kantor/")), page.locator("main").inner_text()

    def _code(self, username: str) -> str:
        """The code that the phone shows; one that was used already is not waited out: the next one counts too."""
        now = clock.now()
        step = int(now.timestamp()) // totp.STEP_SECONDS
        ahead = max(self._last_step.get(username, 0) + 1 - step, 0)
        self._last_step[username] = step + ahead
        return totp.code(self._phones[username], now + timedelta(seconds=ahead * totp.STEP_SECONDS))


def found(page: Page, url: str, code: str) -> None:
    """From the first door to the sign-in page: the office and its first administrator."""
    page.goto(f"{url}/kantor/mulai/")
    page.fill("[name=code]", code)
    page.click("main button")
    for name, value in PROFILE.items():
        page.fill(f"[name={name}]", value)
    page.check(f"[value='{ZONE}']")
    for name, value in (("person", FIRST.name), ("position", FIRST.position), ("username", FIRST.username)):
        page.fill(f"[name={name}]", value)
    page.fill("[name=password]", PASSWORD)
    page.fill("[name=again]", PASSWORD)
    page.click("main button")
    page.wait_for_url("**/masuk/?next=/kantor/")


def complete(page: Page, url: str) -> None:
    """Contacts, arms, the standard that lies in the office's own folder, and the last numbers used."""
    page.goto(f"{url}/kantor/")
    page.get_by_role("link", name="Nama, tempat, dan kontak").click()
    for name, value in CONTACTS.items():
        page.fill(f"[name={name}]", value)
    send(page, "Simpan")
    page.get_by_role("link", name="Lambang dan kop surat").click()
    page.set_input_files("[name=file]", {"name": "lambang.png", "mimeType": "image/png", "buffer": arms()})
    send(page, "Unggah lambang")
    page.goto(f"{url}/kantor/")
    with page.expect_navigation():
        page.get_by_role("link", name="Standar yang berlaku").click()
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile(r"^Tetapkan")).click()
    assert "ditetapkan" in page.locator("main").inner_text(), page.locator("main").inner_text()
    for series, last in (("application:iumk", "340"), ("licence:iumk", "212")):
        page.goto(f"{url}/kantor/nomor/{series}/")
        page.fill("[name=last]", last)
        page.fill("[name=reason]", "Buku register tahun ini")
        send(page)


def invite(page: Page, url: str, member: Member) -> str:
    """Somebody is asked in, without e-mail; the code that is handed over on paper."""
    page.goto(f"{url}/kantor/petugas/undang/")
    for name in ("name", "username", "position", "rank", "nip"):
        page.fill(f"[name={name}]", getattr(member, name))
    for role in member.roles:
        page.check(f"[name=roles][value={role}]")
    page.check("[name=by_hand]")
    if member.superior:
        options = page.locator("[name=superior] option").all_inner_texts()
        page.select_option("[name=superior]", label=next(o for o in options if o.lower().startswith(member.superior)))
    send(page, "Undang")
    said = CODE.search(page.locator("main").inner_text())
    assert said, page.locator("main").inner_text()
    return said.group()


def come_in(browser: Browser, url: str, code: str) -> None:
    """Whoever was invited chooses a password."""
    with window(browser, size=DESK) as page:
        page.goto(f"{url}/masuk/undangan/{code}/")
        page.fill("[name=password]", PASSWORD)
        page.fill("[name=again]", PASSWORD)
        send(page, "Simpan kata sandi")


def open_doors(page: Page, url: str) -> None:
    """Nothing stands in the way any more: the public is let in."""
    page.goto(f"{url}/kantor/")
    send(page, "Buka kantor")
    assert "Kantor dibuka" in page.locator("main").inner_text(), page.locator("main").inner_text()
