"""The staff work without a mouse: to the search box, along the rows of any list, to all keys at a glance."""

import contextlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.browser.running import RunningOffice
from tests.browser.windows import Team

LISTS = (
    ("rina", "/meja/"),
    ("rina", "/meja/semua/?status=semua"),
    ("budi", "/meja/pengaduan/semua/"),
    ("rina", "/meja/cetak/?printer=tercetak"),
    ("rina", "/meja/agenda/?buku=outgoing"),
    ("tuti", "/kantor/petugas/"),
)


@contextlib.contextmanager
def at(team: Team, office: RunningOffice, who: str, path: str) -> Iterator[Page]:
    with team.at(who) as page:
        page.goto(office.url + path)
        yield page


def row_in_focus(page: Page) -> int:
    """The place of the row that the keyboard is in, from 1; 0 for none."""
    return int(
        page.evaluate(
            """() => {
              const rows = [...document.querySelectorAll("[data-list] tbody tr")];
              return rows.findIndex((row) => row.contains(document.activeElement)) + 1;
            }"""
        )
    )


@pytest.mark.parametrize(("who", "path"), LISTS)
def test_j_and_k_go_along_the_rows_of_every_list(team: Team, office: RunningOffice, who: str, path: str) -> None:
    with at(team, office, who, path) as page:
        reachable = page.locator("[data-list] tbody tr").filter(has=page.locator("a[href], button, input")).count()
        assert reachable
        page.keyboard.press("j")
        first = row_in_focus(page)
        assert first
        page.keyboard.press("k")
        assert row_in_focus(page) == first, "from the first row there is no way further up"
        for _ in range(reachable + 2):
            page.keyboard.press("j")
        assert row_in_focus(page) >= first + reachable - 1, "the last row is reached and not left"


def test_a_row_is_opened_from_the_keyboard(team: Team, office: RunningOffice) -> None:
    with at(team, office, "rina", "/meja/semua/?status=semua") as page:
        page.keyboard.press("j")
        number = page.evaluate("() => document.activeElement.textContent.trim()")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/berkas/{number}/")
        expect(page.locator("main")).to_contain_text(number)


def test_a_slash_leads_to_the_search_box_and_letters_typed_there_stay_letters(
    team: Team, office: RunningOffice
) -> None:
    with at(team, office, "rina", "/meja/semua/?status=semua") as page:
        number = str(office.shown["application"])
        page.keyboard.press("/")
        box = page.locator("#cari-semua")
        expect(box).to_be_focused()
        page.keyboard.type("jk?/")
        expect(box).to_have_value("jk?/")
        expect(page.locator("#pintasan")).to_be_hidden()
        box.fill(number)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/berkas/{number}/")


def test_a_question_mark_shows_all_keys_of_the_page_and_they_can_be_turned_off(
    team: Team, office: RunningOffice
) -> None:
    with at(team, office, "rina", "/meja/semua/?status=semua") as page:
        page.keyboard.press("?")
        shown = page.locator("#pintasan")
        expect(shown).to_be_visible()
        keys = shown.locator("[data-keys] kbd").all_text_contents()
        assert "/" in keys
        assert len(keys) == len(set(keys)), "one key, one meaning"
        expect(shown.locator("[data-keys-list]")).to_be_visible()
        off = shown.locator("[data-keys-on]")
        off.uncheck()
        page.keyboard.press("Escape")
        expect(shown).to_be_hidden()
        page.keyboard.press("j")
        assert row_in_focus(page) == 0
        page.keyboard.press("?")
        off.check()
        page.keyboard.press("Escape")
        expect(shown).to_be_hidden()
        page.keyboard.press("j")
        assert row_in_focus(page)


def test_f_leads_to_the_filter_of_a_list_and_its_heads_sort_it(team: Team, office: RunningOffice) -> None:
    with at(team, office, "tuti", "/kantor/petugas/") as page:
        page.keyboard.press("f")
        expect(page.locator("#cari-daftar")).to_be_focused()
        page.keyboard.type("kepala")
        page.keyboard.press("Enter")
        page.wait_for_url("**cari=kepala**")
        page.locator("th[aria-sort] a").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**urut=name**")
        expect(page.locator("th[aria-sort='ascending']")).to_have_count(1)
        assert "cari=kepala" in page.url
