"""Moving house: every record to another database, proven equal table by table, while nobody works.

Files and keys stay where they are. The old database gets another name, so that nobody goes on in it by mistake.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import connection, connections

from satupintu.base import append_only, running, transaction
from satupintu.base.actor import system
from satupintu.base.database import second, settings_for
from satupintu.base.events import emit
from satupintu.base.statistics import count_anew
from satupintu.continuity import schema, tables
from satupintu.continuity.events import OfficeMoved
from satupintu.continuity.refusals import NoOffice, NotEqual, OfficeThere, SameDatabase
from satupintu.people.queries import offices

ALIAS = "new_house"
MOVED = ".moved"
Tell = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved: rows and digest of each table, the same on both sides; and the old database's new name, "" where
    it is a server's and must be closed by hand."""

    tables: dict[str, tables.Sum]
    old: str

    @property
    def rows(self) -> int:
        return sum(each.rows for each in self.tables.values())


def move(*, url: str, now: datetime, tell: Tell = lambda _: None) -> Moved:
    """Move the office to the database at `url` (postgresql://… or sqlite:///…), which must hold nothing yet.

    Raises OfficeRunning, OfficeThere, SameDatabase, NotEqual, NoOffice, ImproperlyConfigured.
    """
    known = settings_for(url)
    if _place(known) == _place(connection.settings_dict):
        raise SameDatabase
    if known["ENGINE"].endswith("sqlite3"):
        Path(known["NAME"]).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with running.alone(), second(ALIAS, known) as alias:
        if schema.waiting("default"):
            raise NoOffice
        if found := tables.occupied(alias):
            raise OfficeThere(what=f"tabel {found} di basis data {known['NAME']}")
        _note(now)
        # On SQLite this keeps every other writer out until the end; PostgreSQL shows one steady view.
        with transaction.whole("default") if connection.vendor == "sqlite" else transaction.snapshot():
            tell("Menyiapkan tabel …")
            schema.bring_to(alias, schema.state("default"))
            tell("Menyalin dan membandingkan …")
            with transaction.whole(alias):
                tables.empty(alias)
                sums = tables.pour("default", alias)
        _lock(alias)
        count_anew(alias)
    return Moved(sums, _put_old_aside())


def _note(now: datetime) -> None:
    """Before, so that it moves along: the trail in the new house says when the office came."""
    with transaction.write():
        for office in offices():
            emit(OfficeMoved(at=now, actor=system(office.pk), subject=office.pk))


def _lock(alias: str) -> None:
    append_only.lay(connections[alias])
    if gone := append_only.missing(connections[alias]):
        raise NotEqual(table=gone[0], why="pengunci buku fakta tidak terpasang")


def _put_old_aside() -> str:
    if connection.vendor != "sqlite":
        return ""
    place = Path(connection.settings_dict["NAME"])
    connection.close()  # the last one to leave takes the write-ahead log with it
    aside = place.with_name(place.name + MOVED)
    place.rename(aside)
    for end in ("-wal", "-shm"):
        beside = place.with_name(place.name + end)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + end))
    return str(aside)


def _place(known: dict[str, object]) -> tuple[object, ...]:
    return tuple(str(known.get(name) or "") for name in ("ENGINE", "NAME", "HOST", "PORT"))
