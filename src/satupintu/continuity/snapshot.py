"""The database as of one instant, as one SQLite file: the form of every backup, whatever engine the office runs on.

SQLite: its online backup, which reads in one transaction and keeps nobody from writing. PostgreSQL: all tables in one
REPEATABLE READ transaction, poured into a SQLite file and proven equal; so a backup needs no tool of PostgreSQL, fits
every version of it, and opens on a laptop when the server is gone.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection, connections

from satupintu.base import append_only, transaction
from satupintu.base.database import second, settings_for
from satupintu.continuity import schema, tables
from satupintu.continuity.refusals import BackupBroken, NoOffice

ALIAS = "snapshot"


def take(path: Path) -> schema.State:
    """Write the database to a file that does not exist yet; returns the state of its tables.

    Raises NoOffice when migrations wait, BackupBroken, NotEqual, OSError or sqlite3.OperationalError on a full disk.
    """
    if schema.waiting("default"):
        raise NoOffice
    if connection.vendor == "sqlite":
        seen = schema.state("default")
        _copy_sqlite(Path(connection.settings_dict["NAME"]), path)
    else:
        seen = _pour(path)
    _look_at(path)
    return seen


def _copy_sqlite(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as office, closing(sqlite3.connect(target)) as copy:
        office.execute("PRAGMA busy_timeout = 30000")
        office.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it


def _pour(path: Path) -> schema.State:
    with second(ALIAS, settings_for(f"sqlite:///{path}")) as alias:
        with transaction.snapshot():
            seen = schema.state("default")
            schema.bring_to(alias, seen)
            with transaction.whole(alias):
                tables.empty(alias)
                tables.pour("default", alias)
        append_only.lay(connections[alias])
    with closing(sqlite3.connect(path)) as copy:
        copy.execute("PRAGMA journal_mode = DELETE")
    return seen


def _look_at(path: Path) -> None:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as copy:
        said = [row[0] for row in copy.execute("PRAGMA quick_check")]
    if said != ["ok"]:
        raise BackupBroken(why=said[0])
