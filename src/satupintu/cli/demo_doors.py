"""Opens the demo's doors: the web server and the worker as children of this process, gone when it goes."""

import signal
import subprocess
import sys
import threading
import time
from http import HTTPStatus

import urllib3

from satupintu.cli import leash

STARTS_WITHIN, STOPS_WITHIN = 60.0, 15.0


class Doors:
    """The processes that serve. Use as a context: they are stopped, cleanly, at its end."""

    def __init__(self, host: str, port: int) -> None:
        self._address = f"http://{host}:{port}/sehat"
        self._commands = (("serve", "--host", host, "--port", str(port)), ("worker",))
        self._running: list[subprocess.Popen[bytes]] = []
        self._stop = threading.Event()

    def __enter__(self) -> "Doors":
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda *_: self._stop.set())
        for command in self._commands:
            started = subprocess.Popen(  # noqa: S603 – our own commands
                [sys.executable, "-m", "satupintu.cli.main", *command],
                env=leash.environment(),
                stdin=subprocess.DEVNULL,
                stdout=sys.stderr.fileno(),
                start_new_session=True,  # Ctrl-C reaches this process, and this process stops the others in order
            )
            self._running.append(started)
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._running:
            if process.poll() is None:
                process.terminate()
        for process in self._running:
            try:
                process.wait(STOPS_WITHIN)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def opened(self) -> bool:
        """Wait until pages are served; False when that does not come to pass."""
        end = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < end and not self._over():
            try:
                if urllib3.request("GET", self._address, timeout=2, retries=False).status == HTTPStatus.OK:
                    return True
            except urllib3.exceptions.HTTPError:
                pass
            self._stop.wait(0.1)
        return False

    def watch(self) -> int:
        """Wait for Ctrl-C or SIGTERM (0), or for a child that ends by itself (1)."""
        while not self._over():
            self._stop.wait(0.5)
        return 0 if self._stop.is_set() else 1

    def _over(self) -> bool:
        return self._stop.is_set() or any(process.poll() is not None for process in self._running)
