"""What browser tests stand on: a real Chromium, a real office in processes of its own, and axe.

`page`   a fresh browser window, Indonesian, 360 px wide like a cheap phone; a script that fails fails the test.
`office` the demo's office served by granian on a free port, on the database the other tests use.
`axe`    what people with a screen reader or a keyboard would stumble over on a page.
"""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import psycopg
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM_FLAGS = [
    "--no-sandbox",  # tests also run as root, in containers
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # a page that asks anyone else gets nothing
]
STARTS_WITHIN = 120  # seconds: the demo's office is set up from nothing, on a busy machine


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium(program: Callable[..., str]) -> Iterator[Browser]:
    """The system's Chromium, or the one that CHROMIUM names."""
    path = os.environ.get("CHROMIUM") or program("chromium", "chromium-browser", "google-chrome")
    # Playwright runs an event loop in this thread; Django would refuse the database here, though nothing is async.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A window of its own. Use `page.set_viewport_size` for a desk."""
    context = chromium.new_context(
        locale="id-ID", timezone_id="Asia/Jakarta", viewport={"width": 360, "height": 740}, reduced_motion="reduce"
    )
    context.set_default_timeout(15_000)
    window = context.new_page()
    failures: list[str] = []
    window.on("pageerror", lambda error: failures.append(str(error)))
    yield window
    context.close()
    assert not failures, "a script on the page failed"


@dataclass(frozen=True)
class RunningOffice:
    """An office that serves: where, and where it keeps its things."""

    url: str
    folder: Path
    environment: dict[str, str]

    @property
    def shown(self) -> dict[str, Any]:
        """What the demo made before it served: `application`, `licence_number`, `verify_url`, …."""
        return dict(json.loads((self.folder / "shown.json").read_text()))

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `satupintu …` beside the server, on the same data."""
        return subprocess.run(
            [sys.executable, "-m", "satupintu.cli.main", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    """`satupintu demo`, as a person would start it: cast, standard, simulated OSS, worker, two web workers."""
    folder = tmp_path_factory.mktemp("office")
    port = _free_port()
    with _own_database() as database:
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("SATUPINTU_", "DJANGO_"))}
        environment |= database | {
            "SATUPINTU_DATA": str(folder / "data"),
            "SATUPINTU_KEYS": str(folder / "keys"),
            "SATUPINTU_BASE_URL": f"http://127.0.0.1:{port}",
            "PYTHONWARNINGS": "default",
        }
        running = RunningOffice(f"http://127.0.0.1:{port}", folder, environment)
        with _process(["demo", "--json", "--port", str(port)], running):
            yield running


@contextlib.contextmanager
def _process(arguments: list[str], office: RunningOffice) -> Iterator[None]:
    log = office.folder / "log"
    with (office.folder / "shown.json").open("wb") as out, log.open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "satupintu.cli.main", *arguments],
            env=office.environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=errors,
            start_new_session=True,  # workers are children: they go with it
        )
        try:
            _wait(f"{office.url}/sehat", process, log)
            yield
        finally:
            _end(process)


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(STARTS_WITHIN * 5):
        if process.poll() is not None:
            break
        with contextlib.suppress(URLError, OSError), urlopen(url, timeout=5):
            return
        time.sleep(0.2)
    pytest.fail(f"the office did not start (exit {process.poll()}):\n{log.read_text(errors='replace')[-4000:]}")


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(15)
    with contextlib.suppress(ProcessLookupError):  # whoever of the group did not listen
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(5)


@contextlib.contextmanager
def _own_database() -> Iterator[dict[str, str]]:
    """The environment that names an empty database: on PostgreSQL a new one; on SQLite a file in the data folder."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield {}
        return
    name = f"office_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    try:
        yield {"DATABASE_URL": urlsplit(url)._replace(path=f"/{name}").geturl()}
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


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
