"""A second machine for an office: its own data, keys and empty database, on the engine the tests run on."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from tests.journeys.killed import environment

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Machine:
    """Where it keeps things, and how a command is run on it."""

    folder: Path
    url: str

    @property
    def env(self) -> dict[str, str]:
        own = {"SATUPINTU_DATA": str(self.folder / "data"), "SATUPINTU_KEYS": str(self.folder / "keys")}
        return environment() | own | {"DATABASE_URL": self.url, "SATUPINTU_LOG": "ERROR"}

    def run(self, *arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
        """A command of the office, e.g. run("restore", folder)."""
        command = [sys.executable, "-m", "satupintu.cli.main", *arguments]
        return subprocess.run(
            command, env=self.env | more, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )

    def ask(self, what: str, *arguments: str) -> Any:
        """What `office_process.py` finds here."""
        command = [sys.executable, str(HERE / "office_process.py"), what, *arguments]
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@contextmanager
def machine(folder: Path, vendor: str | None = None) -> Iterator[Machine]:
    """An empty one. vendor: the engine, that of the tests unless another is named."""
    (folder / "keys").mkdir(mode=0o700, parents=True)
    if (vendor or connection.vendor) == "sqlite":
        yield Machine(folder, f"sqlite:///{folder / 'data' / 'office.sqlite3'}")
        return
    server = environment()["DATABASE_URL"].rpartition("/")[0]
    name = f"elsewhere_{os.getpid()}_{folder.name}".lower().replace("-", "_")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as asked:
        asked.execute(f'CREATE DATABASE "{name}"')
        try:
            yield Machine(folder, f"{server}/{name}")
        finally:
            asked.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
