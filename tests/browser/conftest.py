"""What browser tests stand on: a real Chromium, a real office in processes of its own, and axe.

`page`   a fresh browser window, Indonesian, 360 px wide like a cheap phone; a script that fails fails the test.
`office` the demo's office served by granian on a free port, on the database the other tests use.
`team`   a window for each of the six, signed in.
`axe`    what people with a screen reader or a keyboard would stumble over on a page.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.running import RunningOffice, own_database, running
from tests.browser.windows import AXE, Team, launch, window

BROWSER_GROUP = "browser"  # one worker drives the browser, so that there is one office and not two


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group(BROWSER_GROUP))


@pytest.fixture(scope="session")
def chromium(program: Callable[..., str]) -> Iterator[Browser]:
    """The system's Chromium, or the one that CHROMIUM names."""
    path = os.environ.get("CHROMIUM") or program("chromium", "chromium-browser", "google-chrome")
    # Playwright runs an event loop in this thread; Django would refuse the database here, though nothing is async.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = launch(playwright, path)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A window of its own. Use `page.set_viewport_size` for a desk."""
    with window(chromium) as opened:
        yield opened


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    """`satupintu demo`, as a person would start it: cast, standard, simulated OSS, worker, two web workers."""
    with own_database() as database, running(tmp_path_factory.mktemp("office"), database) as started:
        yield started


@pytest.fixture(scope="session")
def team(chromium: Browser, office: RunningOffice) -> Team:
    """`team.at("dewi")`: a window in which a member of the cast has signed in, with the second factor."""
    return Team(chromium, office.url)


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """`axe(page)`: a line for each violation of WCAG 2.2 A and AA or of good practice; none when the page is clean."""
    if not AXE.exists():
        pytest.fail("axe-core is not there: make assets")
    source = AXE.read_text()

    def violations(page: Page) -> list[str]:
        page.evaluate(source)  # through the debugger's door, so that the page's strict CSP stays as it is
        found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")["violations"]
        return [
            f"{each['impact']} {each['id']}: {each['help']} · {' '.join(node['html'].split())[:200]}"
            for each in found
            for node in each["nodes"]
        ]

    return violations
