"""A machine on which an office is set up by hand: `satupintu …` commands, server and worker in one process group, and
the power that may fail.

Nothing of it comes from the demo: an empty folder, an empty database, the settings of the operating guide.
"""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.browser.running import end, free_port, own_database, wait

from satupintu.demo.oss_simulator import Handle

COMMAND = [sys.executable, "-m", "satupintu.cli.main"]


@dataclass
class Machine:
    """Where it keeps things and, once it is open, where it serves; `stdout` and `stderr` of its processes lie in
    `folder`."""

    folder: Path
    environment: dict[str, str]
    port: int = 0
    _group: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def law(self) -> Path:
        """The folder in which the office keeps the law that is its own."""
        return self.folder / "data" / "law"

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `satupintu …` to its end."""
        return subprocess.run(
            [*COMMAND, *arguments],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def succeed(self, *arguments: str) -> str:
        """Run it, and have it succeed; what it said."""
        done = self.command(*arguments)
        assert done.returncode == 0, f"satupintu {' '.join(arguments)}\n{done.stdout}{done.stderr}"
        return done.stdout + done.stderr

    def open(self) -> None:
        """Start server and worker, in one process group, and wait for the first page. The port is taken here: one that
        was chosen long before may be somebody else's by now."""
        assert not self._group
        self.port = free_port()
        self.environment["SATUPINTU_BASE_URL"] = self.url
        server = self._start("serve", "--port", str(self.port), group=0)
        self._group.append(server)
        self._group.append(self._start("worker", group=server.pid))
        wait(f"{self.url}/sehat?hidup", server, self.folder / "serve.log")

    def lose_power(self) -> None:
        """All at once, and nobody gets to finish anything."""
        os.killpg(self._group[0].pid, signal.SIGKILL)
        self._gone()

    def close(self) -> None:
        """Stop what still runs."""
        if self._group:
            end(self._group[0])
            self._gone()

    def _start(self, name: str, *more: str, group: int) -> subprocess.Popen[bytes]:
        with (self.folder / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                [*COMMAND, name, *more],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                process_group=group,
            )

    def _gone(self) -> None:
        for each in self._group:
            each.wait(15)
        self._group.clear()


@contextlib.contextmanager
def machine(folder: Path, oss: Handle) -> Iterator[Machine]:
    """An empty one, on the engine that the tests run on; whatever it started has ended afterwards."""
    (folder / "keys").mkdir(mode=0o700, parents=True)
    (folder / "kata-sandi").write_text("empat kata acak sekali\n")
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("SATUPINTU_", "DJANGO_", "DATABASE_URL"))}
    with own_database() as database:
        made = Machine(folder, clean | database | _settings(folder, oss))
        try:
            yield made
        finally:
            made.close()


def _settings(folder: Path, oss: Handle) -> dict[str, str]:
    return {
        "SATUPINTU_DATA": str(folder / "data"),
        "SATUPINTU_KEYS": str(folder / "keys"),
        "SATUPINTU_BACKUP_PASSPHRASE_FILE": str(folder / "kata-sandi"),
        "SATUPINTU_OSS_URL": oss.url,
        "SATUPINTU_OSS_USER_KEY": oss.simulator.user_key,
        "SATUPINTU_OSS_USERNAME": oss.simulator.username,
        "SATUPINTU_OSS_PASSWORD": oss.simulator.password,
        "SATUPINTU_DEMO": "1",  # people whose NIK begins with 00
        "PYTHONWARNINGS": "default",
    }
