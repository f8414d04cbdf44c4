"""An office that runs: `satupintu demo` with its web server, worker and simulated OSS, in processes of its own.

Used by the browser tests and by scripts/screens.py.
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
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import psycopg

STARTS_WITHIN = 120  # seconds: the demo's office is set up from nothing, on a busy machine


class DidNotStart(AssertionError):
    """The office came to an end, or took too long, before it served a page."""


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


@contextlib.contextmanager
def running(folder: Path, database: dict[str, str]) -> Iterator[RunningOffice]:
    """The demo's office, as a person would start it, with its data in a folder. database: the environment naming it."""
    port = free_port()
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("SATUPINTU_", "DJANGO_", "DATABASE_URL"))}
    environment |= database | {
        "SATUPINTU_DATA": str(folder / "data"),
        "SATUPINTU_KEYS": str(folder / "keys"),
        "SATUPINTU_BASE_URL": f"http://127.0.0.1:{port}",
        "PYTHONWARNINGS": "default",
    }
    office = RunningOffice(f"http://127.0.0.1:{port}", folder, environment)
    with _process(["demo", "--json", "--port", str(port)], office):
        yield office


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
            wait(f"{office.url}/sehat", process, log)
            yield
        finally:
            end(process)


def wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until the office answers. Raises DidNotStart, with what it said."""
    for _ in range(STARTS_WITHIN * 5):
        if process.poll() is not None:
            break
        with contextlib.suppress(URLError, OSError), urlopen(url, timeout=5):
            return
        time.sleep(0.2)
    raise DidNotStart(f"exit {process.poll()}:\n{log.read_text(errors='replace')[-4000:]}")


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask the process and all of its group to stop, and make sure of it."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(15)
    with contextlib.suppress(ProcessLookupError):  # whoever of the group did not listen
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(5)


@contextlib.contextmanager
def own_database() -> Iterator[dict[str, str]]:
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


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
