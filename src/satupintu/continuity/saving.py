"""Making a backup while the office works: first the database as of one instant, then the files it names, then the law
that the office has of its own, and the keys.

A file is always written before the row that names it, so every file the copy of the database names lies in the
storage already; what comes in meanwhile is copied too and harms nobody. All of it is written under a name that ends in
.part and gets its own name at the very end: what was cut short is never taken for whole.
"""

import errno
import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import connection

from satupintu.base.database import second, settings_for
from satupintu.continuity import keycase, lawcase, schema, snapshot
from satupintu.continuity.keycase import Apart, Sealed
from satupintu.continuity.manifest import DATABASE, FORMAT, KEYS, LIST, PART, Manifest, measured, whole_ones, write_list
from satupintu.continuity.pool import Pool
from satupintu.continuity.refusals import BackupBusy, BackupInside, BackupNoRoom, NoOffice
from satupintu.files import services as files

MB = 2**20
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
README = """Cadangan kantor Satu Pintu. Memulihkan di komputer lain: pasang Satu Pintu, lalu
    satupintu restore {folder}
Isi folder "files" dipakai bersama oleh semua cadangan di sini: jangan hapus atau pindahkan sebagian saja.
"""


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved: the backup's folder, its manifest, how many bytes came into the backup folder."""

    path: Path
    manifest: Manifest
    added: int


def save(home: Path, keys: Sealed | Apart, now: datetime, keep: int | None) -> Saved:
    """Write one backup into the folder; `keep`: how many whole ones stay. Raises what `refusals` names."""
    _require_apart(home, keys)
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(home):
        for left in home.glob(f"*{PART}"):  # by a run that was killed
            shutil.rmtree(left)
        done = whole_ones(home)
        number = int(done[-1].name[:6]) + 1 if done else 1
        name = f"{number:06d}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        part, pool = home / (name + PART), Pool(home)
        with _tidy(home, part, pool):
            saved = _write(home, part, pool, keys, now, name)
        if keep is not None:
            rotate(home, keep)
    return saved


def rotate(home: Path, keep: int) -> None:
    """Take away all but the newest `keep` (at least one) whole backups, and the files that only they named."""
    for old in whole_ones(home)[: -max(keep, 1)]:
        dying = old.with_name(old.name + PART)  # first it stops counting as whole
        old.rename(dying)
        shutil.rmtree(dying)
    Pool(home).sweep()


def _write(home: Path, part: Path, pool: Pool, keys: Sealed | Apart, now: datetime, name: str) -> Saved:
    part.mkdir(mode=0o700)
    lying = files.lying()
    known = pool.known()
    _require_room(home, sum(size for each, size in lying.items() if each not in known))
    seen = snapshot.take(part / DATABASE)
    named = _named(part / DATABASE)
    found = pool.gather(named, files.lying(), known)
    # A draft may have ended meanwhile and its files with it: missing is only what the office still names.
    missing = sorted(set(pool.missing) & named & files.registered())
    write_list(part / LIST, found)
    lawcase.pack(part)
    cabinet = files.all_keys()
    if isinstance(keys, Sealed):
        (part / KEYS).write_bytes(keycase.seal(cabinet, keys.passphrase))
    else:
        keycase.lay_apart(cabinet, keys.folder)
    manifest = Manifest(
        format=FORMAT,
        name=name,
        made_at=now.astimezone(UTC).isoformat(),
        version=version("satupintu"),
        engine=connection.vendor,
        state=seen,
        parts={path.name: measured(path) for path in sorted(part.iterdir())},
        files=len(found),
        bytes=sum(each.size for each in found.values()),
        keys=files.prints(cabinet),
        marks=files.marks(),
        kept_at="" if isinstance(keys, Sealed) else str(keys.folder),
        missing=missing,
    )
    manifest.write(part)
    (home / "BACA-SAYA.txt").write_text(README.format(folder=home), encoding="utf-8")
    os.sync()  # one for all: everything lies on the disk before the name says that it does
    whole = part.with_name(name)
    part.rename(whole)
    os.sync()
    return Saved(whole, manifest, pool.added + sum(each.size for each in manifest.parts.values()))


def _named(database: Path) -> set[str]:
    """The files that the copy of the database names."""
    with second(snapshot.ALIAS, settings_for(f"sqlite:///{database}") | {"OPTIONS": {}}) as alias:
        return files.registered(alias)


@contextmanager
def _tidy(home: Path, part: Path, pool: Pool) -> Iterator[None]:
    """Nothing half-made stays, and a full disk is told in words."""
    try:
        yield
    except BaseException as error:
        shutil.rmtree(part, ignore_errors=True)
        with suppress(OSError):
            pool.undo()
        if _full(error):
            raise _no_room(home, pool.added) from error
        raise


def _full(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in _FULL
    while error is not None:  # Django wraps what SQLite says
        if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode == sqlite3.SQLITE_FULL:
            return True
        if error.__cause__ is None:
            return False
        error = error.__cause__
    return False


def _no_room(home: Path, needed: int) -> BackupNoRoom:
    free = shutil.disk_usage(home).free
    return BackupNoRoom(folder=home, free_mb=free // MB, needed_mb=max(needed, free) // MB + 1)


def _require_room(home: Path, new: int) -> None:
    needed = new + _database_size()
    if needed > shutil.disk_usage(home).free:
        raise _no_room(home, needed)


def _database_size() -> int:
    """Bytes; on PostgreSQL what it says itself, which is more than the copy will take."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        (size,) = cursor.fetchone() or (0,)
    return int(size)


def _require_apart(home: Path, keys: Sealed | Apart) -> None:
    outer = [Path(settings.MEDIA_ROOT), Path(settings.KEYS)]
    for inside in outer:
        if _within(home, inside):
            raise BackupInside(folder=home, inside=inside)
    if isinstance(keys, Apart):
        for inside in (home, Path(settings.DATA), Path(settings.KEYS)):
            if _within(keys.folder, inside):
                raise BackupInside(folder=keys.folder, inside=inside)
    if schema.waiting("default"):
        raise NoOffice


def _within(folder: Path, other: Path) -> bool:
    folder, other = folder.resolve(), other.resolve()
    return other in (folder, *folder.parents)


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    descriptor = os.open(home / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise BackupBusy(folder=home) from None
    try:
        yield
    finally:
        os.close(descriptor)
