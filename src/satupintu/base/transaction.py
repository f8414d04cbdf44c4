"""One door to writing: `write()` opens a transaction, or joins the one that is open.

On SQLite there is one writer at a time. Threads of this process queue on a lock of their own, processes on a locked
file beside the database, which wakes the next one at once; the database's own lock would be polled, ever more seldom
the longer one waits. It still stands behind, for whoever writes without coming through this door.
"""

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from django.db import connection, transaction

if TYPE_CHECKING:
    from django.db.backends.sqlite3.base import DatabaseWrapper

_writer = threading.RLock()
_pens: list[int] = []  # the open file by which this process holds the pen; touched by the holder of `_writer` only


@contextmanager
def _turn() -> Iterator[None]:
    """Hold the one pen of an SQLite office. Whoever is killed lets go of it."""
    with _writer:
        # Ours already (whoever writes right after a commit), or there is nobody else who could write.
        if _pens or cast("DatabaseWrapper", connection).is_in_memory_db():
            yield
            return
        pen = os.open(f"{connection.settings_dict['NAME']}-pen", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        _pens.append(pen)
        try:
            fcntl.flock(pen, fcntl.LOCK_EX)
            yield
        finally:
            _pens.remove(pen)
            os.close(pen)


@contextmanager
def write() -> Iterator[None]:
    """All or nothing: what is written inside is committed at the end of the outermost `write()`."""
    if connection.in_atomic_block:
        with transaction.atomic():
            yield
    elif connection.vendor == "sqlite":
        with _turn(), transaction.atomic():
            yield
    else:
        with transaction.atomic():
            yield


def required() -> None:
    """State that the caller must hold a transaction; raises RuntimeError otherwise."""
    if not connection.in_atomic_block:
        raise RuntimeError("This must be called inside base.transaction.write().")


@contextmanager
def snapshot() -> Iterator[None]:
    """PostgreSQL: everything read inside is as of one instant, whatever others commit meanwhile; nothing is written."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@contextmanager
def whole(alias: str) -> Iterator[None]:
    """All or nothing in a database other than the office's own, or with nobody else writing in it meanwhile."""
    with transaction.atomic(using=alias):
        yield


def alone(*things: str) -> None:
    """Let nobody else do something about these things (any words) until this transaction ends: whoever asks at the same
    moment waits here. Empty words are nothing. On SQLite there is one writer anyway."""
    required()
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for thing in sorted(filter(None, set(things))):  # in one order for all, so that no two wait for each other
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [thing])
