"""What the tests that kill the office stand on: its processes in one group, and clients who note what they are told."""

import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

HERE = Path(__file__).parent
PATIENCE = 90  # seconds: a busy machine is slow, not broken
COOKIE = "a" * 32  # what a browser got with the form, and sends back twice


def environment() -> dict[str, str]:
    """For processes that share the database, data and keys of this test."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{known['NAME']}"
    else:
        host, port = known["HOST"] or "/var/run/postgresql", known["PORT"] or "5432"
        where = f"{quote(known['USER'])}:{quote(known['PASSWORD'])}@{quote(host, safe='')}:{port}"
        url = f"postgresql://{where}/{known['NAME']}"
    return os.environ | {
        "DATABASE_URL": url,
        "SATUPINTU_DATA": str(settings.DATA),
        "SATUPINTU_KEYS": str(settings.KEYS),
        "SATUPINTU_LOG": "CRITICAL",
    }


class Group:
    """Processes of one process group, which die together."""

    def __init__(self) -> None:
        self._members: list[subprocess.Popen[str]] = []

    def start(self, *arguments: str, given: str = "") -> "subprocess.Popen[str]":
        leader = self._members[0].pid if self._members else 0
        made = subprocess.Popen(
            [sys.executable, *arguments],
            env=environment(),
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            process_group=leader,
        )
        assert made.stdin is not None
        self._members.append(made)
        made.stdin.write(given)
        made.stdin.close()
        return made

    def kill(self) -> None:
        """SIGKILL to all at once: nobody gets to finish anything."""
        if not self._members:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._members[0].pid, signal.SIGKILL)
        for member in self._members:
            member.wait(PATIENCE)
        self._members.clear()


@contextmanager
def group() -> Iterator[Group]:
    made = Group()
    try:
        yield made
    finally:
        made.kill()
        wait_until(nobody_else_is_connected)


def wait_until(holds: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < ends, f"{holds} did not come true in {PATIENCE} s"
        time.sleep(0.01)


def nobody_else_is_connected() -> bool:
    """PostgreSQL goes on for a moment with what a client had asked for before it was killed."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
            "AND backend_type = 'client backend'"  # the housekeeper of the database may sweep meanwhile
        )
        return bool(cursor.fetchone() == (0,))


def serve(office: Group) -> int:
    """The real server with two workers and the background worker; the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    office.start("-m", "satupintu.cli.main", "serve", "--port", str(port), "--workers", "2")
    office.start("-m", "satupintu.cli.main", "worker")

    def answers() -> bool:
        try:
            return post(port, "/v/") in {403, 405}
        except OSError:
            return False

    wait_until(answers)
    return port


def post(port: int, path: str) -> int:
    """The last click of a form; the status of the answer. Raises OSError when the office is gone."""
    caller = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        headers = {"Cookie": f"csrftoken={COOKIE}", "Content-Type": "application/x-www-form-urlencoded"}
        caller.request("POST", path, f"csrfmiddlewaretoken={COOKIE}", headers)
        return caller.getresponse().status
    except http.client.HTTPException as broken:
        raise ConnectionError(str(broken)) from broken
    finally:
        caller.close()


class Crowd:
    """Clients who all click at once, each once. `told`: whom the office said yes to; `others`: what else it said."""

    def __init__(self, port: int, paths: dict[str, str]) -> None:
        self.told: set[str] = set()
        self.others: list[int] = []
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._click, args=(port, *each)) for each in paths.items()]
        for thread in self._threads:
            thread.start()

    def leave(self) -> None:
        for thread in self._threads:
            thread.join(PATIENCE)

    def _click(self, port: int, name: str, path: str) -> None:
        try:
            status = post(port, path)
        except OSError:
            return  # never told anything
        with self._lock:
            if status == 302:
                self.told.add(name)
            else:
                self.others.append(status)


def some_moment(luck: random.Random) -> None:
    time.sleep(luck.random() * 0.03)
