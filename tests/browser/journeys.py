"""How people go through the pages: the apply form question by question, and each officer's step of a file.

One set of hands for the journey test, the accessibility walk and the pictures. Pages are worked as a person would:
by labels and buttons, not by addresses.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from playwright.sync_api import Page
from tests.browser.windows import Team

from satupintu.demo import oss_data, pictures

Look = Callable[[str, Page], None]
PAPERS_WITHIN = 30  # seconds until the worker has made a paper


def no_look(name: str, page: Page) -> None:
    """Walk on without looking."""


@dataclass(frozen=True)
class Filed:
    """What the applicant is told at the end."""

    number: str
    tracking_code: str


def card(owner: str) -> dict[str, object]:
    """The photo of a card, as a file chooser takes it."""
    return {"name": "ktp.jpg", "mimeType": "image/jpeg", "buffer": pictures.card(owner)}


def apply(page: Page, url: str, situation: str, look: Look = no_look, *, wrong: bool = False) -> Filed:
    """From the standard's page to the confirmation. wrong: also try each question with a wrong answer first."""
    who = oss_data.situation(situation)
    page.goto(f"{url}/layanan/iumk/")
    page.click("a.govuk-button--start")
    look("ajukan", page)
    send(page, "Mulai sekarang")
    _ask(page, look, wrong, "nib", lambda: page.fill("[name=nib]", who.nib), lambda: page.fill("[name=nib]", "12345"))
    _ask(page, look, wrong, "nik", lambda: page.fill("[name=nik]", who.nik), lambda: page.fill("[name=nik]", "99"))
    _ask(page, look, False, "proyek", lambda: page.locator("[name=project]").first.check())
    _ask(page, look, wrong, "ktp", lambda: page.set_input_files("[name=file]", card("Contoh")), lambda: None)
    _ask(
        page,
        look,
        wrong,
        "kontak",
        lambda: (page.fill("[name=phone]", "0800-0000-123"), page.fill("[name=email]", "pemohon@contoh.example")),
        lambda: page.fill("[name=phone]", "12"),
    )
    _ask(page, look, wrong, "pernyataan", lambda: [each.check() for each in page.locator("main [type=checkbox]").all()])
    look("periksa", page)
    send(page, "Ajukan permohonan")
    look("terkirim", page)
    return filed(page)


def _ask(
    page: Page,
    look: Look,
    wrong: bool,
    name: str,
    answer: Callable[[], object],
    mistake: Callable[[], object] | None = None,
) -> None:
    look(name, page)
    if wrong:
        (mistake or (lambda: None))()
        send(page)
        look(f"{name}, salah", page)
    answer()
    before = page.url
    send(page)
    assert page.url != before, page.locator("main").inner_text()


def send(page: Page, name: str = "") -> None:
    """The first button of the page's form, or the one with these words; back when the next page is there."""
    button = page.locator("main form[method=post] button:not([type=button])", has_text=name).first
    button.wait_for()
    page.wait_for_load_state()  # else this page's own late arrival would be taken for the next one
    with page.expect_navigation():
        button.click()


def filed(page: Page) -> Filed:
    """The number and the tracking code on the confirmation."""
    panel = page.locator(".govuk-panel__body")
    return Filed(panel.locator("strong").first.inner_text().strip(), panel.locator(".sp-code").inner_text().strip())


def open_file(page: Page, url: str, number: str) -> None:
    """The case file."""
    page.goto(f"{url}/berkas/{number}/")


def begin(page: Page, url: str, number: str) -> None:
    """The page of the step that is this officer's turn."""
    open_file(page, url, number)
    with page.expect_navigation():
        page.locator("a.govuk-button[data-key=k]").click()


def choose(page: Page, value: str) -> None:
    """This answer to every question of the form that has it."""
    choices = page.locator(f"main input[type=radio][value={value}]")
    choices.first.wait_for()
    for each in choices.all():
        each.check()


def complete(page: Page, url: str, number: str, look: Look = no_look) -> None:
    """The front office finds everything in order."""
    begin(page, url, number)
    look("kelengkapan", page)
    choose(page, "ok")
    send(page, "Terima: berkas lengkap")
    _done(page)


def inspect(page: Page, url: str, number: str, look: Look = no_look) -> None:
    """The inspector takes a photo and fills the checklist in."""
    begin(page, url, number)
    send(page, "Tambah foto")
    look("cek lapangan, foto", page)
    page.set_input_files("[name=photo]", {**card("Toko"), "name": "toko.jpg"})
    page.fill("[name=caption]", "Tampak depan")
    send(page)
    look("cek lapangan", page)
    choose(page, "yes")
    page.fill("[name=findings]", "Usaha berjalan di alamat ini; papan nama terpasang.")
    send(page, "Selesai")
    _done(page)


def settle(page: Page, url: str, number: str, outcome: str, look: Look = no_look) -> None:
    """Examination or decision, with this outcome."""
    begin(page, url, number)
    look(f"telaah atau keputusan, {outcome}", page)
    choose(page, outcome)
    send(page)
    _done(page)


def issue(page: Page, url: str, number: str, look: Look = no_look) -> None:
    """The licence gets its number."""
    begin(page, url, number)
    look("terbitkan", page)
    send(page)
    _done(page)


def sign(page: Page, url: str, number: str, look: Look = no_look) -> None:
    """Printed, signed, stamped, with meterai: recorded one after the other, then ready to collect."""
    begin(page, url, number)
    wait_for(page, "a[download]")
    look("tanda tangan", page)
    while page.locator("main button.govuk-button").count():
        if page.locator("[name=serial]").count():
            page.fill("[name=serial]", "CONTOH0001")
        last = page.get_by_role("button", name="Siap diambil").count() > 0
        send(page)
        if last:
            break
    _done(page)


def hand_over(page: Page, url: str, number: str, receiver: str, look: Look = no_look) -> None:
    """Handed to whoever showed their card."""
    begin(page, url, number)
    look("serahkan", page)
    page.fill("[name=receiver]", receiver)
    choose(page, "self")
    send(page)
    _done(page)


def wait_for(page: Page, selector: str) -> None:
    """Load the page again until the worker has made what is waited for."""
    end = monotonic() + PAPERS_WITHIN
    while not page.locator(selector).count():
        assert monotonic() < end, f"{selector} did not come: {page.url}"
        sleep(0.5)
        page.reload()


def download(page: Page, selector: str) -> bytes:
    """What a link hands out to keep."""
    with page.expect_download() as given:
        page.locator(selector).first.click()
    return Path(given.value.path()).read_bytes()


def _done(page: Page) -> None:
    assert page.locator(".govuk-error-summary").count() == 0, page.locator("main").inner_text()


def whose_turn(team: Team, url: str, number: str) -> str:
    """Which of the two inspectors has the turn: on their desk lies the file."""
    for username in ("joko", "budi"):
        with team.at(username) as page:
            open_file(page, url, number)
            if page.locator("a.govuk-button[data-key=k]").count():
                return username
    raise AssertionError(f"{number} is on no inspector's desk")


def track(page: Page, url: str, filed: Filed) -> None:
    """Ask for a file by number and code."""
    page.goto(f"{url}/lacak/")
    page.fill("main [name=nomor]", filed.number)
    page.fill("main [name=kode]", filed.tracking_code)
    send(page)


def blocked(page: Page, url: str, situation: str) -> None:
    """As far as the form lets a business go that cannot have this licence here."""
    who = oss_data.situation(situation)
    page.goto(f"{url}/layanan/iumk/ajukan/")
    page.get_by_role("button", name="Mulai sekarang").click()
    page.fill("[name=nib]", who.nib)
    send(page)
    page.fill("[name=nik]", who.nik)
    send(page)
    if page.locator("[name=project]").count():
        page.locator("[name=project]").first.check()
        send(page)
