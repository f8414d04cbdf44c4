"""The real server, `satupintu serve`, and the real worker, as processes of their own on the office of this measure."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

START_SECONDS = 15


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def program(*arguments: str, settings: str = "") -> Iterator[subprocess.Popen[bytes]]:
    """A command of `satupintu` until the end of the block; then SIGTERM to it and, at last, to its group."""
    env = os.environ | {"SATUPINTU_PARENT": str(os.getpid())}  # it goes when this process goes, however that ends
    if settings:
        env["DJANGO_SETTINGS_MODULE"] = settings
    command = [sys.executable, "-m", "satupintu.cli.main", *arguments]
    said = subprocess.DEVNULL if settings else None  # other settings know no office, and the server says so
    started = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=said, start_new_session=True)
    try:
        yield started
    finally:
        started.terminate()
        try:
            started.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)
            started.wait()


@contextmanager
def serving(*, settings: str = "") -> Iterator[tuple[int, int]]:
    """(port, process id) of a server with 2 workers of 4 threads."""
    port = free_port()
    with program("serve", "--port", str(port), "--workers", "2", settings=settings) as started:
        _wait(port)
        yield port, started.pid


def _wait(port: int) -> None:
    ends = time.monotonic() + START_SECONDS
    while time.monotonic() < ends:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"no server on port {port} after {START_SECONDS} s")


def family(pid: int) -> list[int]:
    """A process and all that come from it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in family(int(child)))]


def pss_megabytes(pid: int) -> float:
    """The memory that a process takes: its own, and its share of what it shares (PSS); 0 for one that has ended."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except ProcessLookupError:
        return 0.0
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.M)
    assert found is not None
    return int(found[1]) / 1024
