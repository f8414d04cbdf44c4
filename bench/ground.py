"""The ground the measures stand on: the fictional office, set up once for each database and copied for each measure."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


@dataclass(frozen=True)
class Ground:
    """One office: its folder (data and keys), its database, and the environment that leads there."""

    folder: Path
    url: str

    @property
    def env(self) -> dict[str, str]:
        others = {name: value for name, value in os.environ.items() if not name.startswith("SATUPINTU_")}
        return others | {
            "SATUPINTU_STATIC": os.environ.get("SATUPINTU_STATIC", str(ROOT / "build" / "static")),
            "SATUPINTU_DATA": str(self.folder / "data"),
            "SATUPINTU_KEYS": str(self.folder / "keys"),
            "SATUPINTU_DEMO": "1",
            "SATUPINTU_LOG": "ERROR",
            "DATABASE_URL": self.url,
            "DJANGO_SETTINGS_MODULE": "satupintu.config.settings",
            "PYTHONPATH": str(HERE),
        }

    def run(self, *arguments: str) -> str:
        """Run a Python process here and return what it prints; its complaints go to the terminal."""
        done = subprocess.run([sys.executable, *arguments], env=self.env, stdout=subprocess.PIPE, text=True, check=True)
        return done.stdout


class Template:
    """An office just set up, from which copies are made. `server`: address of a PostgreSQL, or "" for SQLite."""

    def __init__(self, folder: Path, server: str) -> None:
        self._server, self._copies = server, 0
        self._first = Ground(folder / "template", self._url(folder / "template", "bench_template"))
        self._make(self._first)
        self._first.run(str(HERE / "one.py"), "setup")

    @contextmanager
    def copy(self) -> Iterator[Ground]:
        """A fresh office, gone afterwards."""
        self._copies += 1
        folder, name = self._first.folder.with_name(f"copy{self._copies}"), f"bench_copy{self._copies}"
        shutil.copytree(self._first.folder, folder)
        ground = Ground(folder, self._url(folder, name))
        if self._server:
            self._ask(f"CREATE DATABASE {name} TEMPLATE bench_template")
        try:
            yield ground
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            if self._server:
                self._ask(f"DROP DATABASE {name} WITH (FORCE)")

    def close(self) -> None:
        if self._server:
            self._ask("DROP DATABASE bench_template WITH (FORCE)")

    def _make(self, ground: Ground) -> None:
        for name in ("data", "keys"):
            (ground.folder / name).mkdir(parents=True)
        if self._server:
            self._ask("DROP DATABASE IF EXISTS bench_template WITH (FORCE)")
            self._ask("CREATE DATABASE bench_template")

    def _url(self, folder: Path, name: str) -> str:
        if not self._server:
            return f"sqlite:///{folder / 'data' / 'satupintu.sqlite3'}"
        return urlunsplit(urlsplit(self._server)._replace(path=f"/{name}"))

    def _ask(self, statement: str) -> None:
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def template(server: str) -> Iterator[Template]:
    """A template in a temporary folder, for as long as it is needed."""
    with tempfile.TemporaryDirectory(prefix="satupintu-bench-") as folder:
        made = Template(Path(folder), server)
        try:
            yield made
        finally:
            made.close()
