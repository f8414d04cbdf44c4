"""Windows onto the office: Chromium as a cheap phone or a desk, and the six of the cast, each signed in once.

Whatever the browser complains about (a script that fails, a style the content security policy refuses, a file that is
not there) fails whoever uses the window.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright

from satupintu.base import clock
from satupintu.demo import totp
from satupintu.demo.cast import PASSWORD, STAFF

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
FLAGS = [
    "--no-sandbox",  # tests also run as root, in containers
    "--disable-gpu",
    "--lang=id",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # a page that asks anyone else gets nothing
]
# An answer of 4xx is also written to the console; the pages that say no are looked at like the others.
EXPECTED = ("the server responded with a status of 4",)


def launch(playwright: Playwright, path: str) -> Browser:
    """The browser at this path."""
    return playwright.chromium.launch(executable_path=path, args=FLAGS)


@contextlib.contextmanager
def window(browser: Browser, *, size: dict[str, int] = PHONE, listen: bool = True, **more: Any) -> Iterator[Page]:
    """A fresh window. listen: whether what the browser complains about is an error at the end. more: of new_context."""
    context = browser.new_context(
        locale="id-ID", timezone_id="Asia/Jakarta", viewport=size, reduced_motion="reduce", **more
    )
    context.set_default_timeout(15_000)
    page, complaints = context.new_page(), []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if _complains(said) else None)
    try:
        yield page
    finally:
        context.close()
    assert not (listen and complaints), "\n".join(complaints)


def _complains(said: ConsoleMessage) -> bool:
    return said.type == "error" and not any(words in said.text for words in EXPECTED)


class Team:
    """The six of the cast. Each signs in once, because a code of the second factor works once."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser, self._url = browser, url
        self._signed_in: dict[str, Any] = {}

    @contextlib.contextmanager
    def at(self, username: str, *, size: dict[str, int] = DESK) -> Iterator[Page]:
        """A window in which this member is signed in, at their desk."""
        if username not in self._signed_in:
            with window(self._browser, size=size) as page:
                sign_in(page, self._url, username)
                self._signed_in[username] = page.context.storage_state()
        with window(self._browser, size=size, storage_state=self._signed_in[username]) as page:
            page.goto(f"{self._url}/meja/")
            yield page


def sign_in(page: Page, url: str, username: str) -> None:
    """Name, password, and the code where the role has one."""
    member = next(each for each in STAFF if each.username == username)
    page.goto(f"{url}/masuk/")
    page.fill("[name=login]", username)
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    if member.totp_secret:
        page.fill("[name=code]", totp.code(member.totp_secret, clock.now()))
        page.click("main button")
    page.wait_for_url("**/meja/")
