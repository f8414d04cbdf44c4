"""One door to writing: `write()` opens a transaction, or joins the one that is open.

On SQLite there is one writer at a time. Threads of this process queue on a lock of their own, which costs nothing,
instead of polling the database's; between processes BEGIN IMMEDIATE and the busy time-out do the same.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

_writer = threading.RLock()


@contextmanager
def write() -> Iterator[None]:
    """All or nothing: what is written inside is committed at the end of the outermost `write()`."""
    if connection.in_atomic_block:
        with transaction.atomic():
            yield
    elif connection.vendor == "sqlite":
        with _writer, transaction.atomic():
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
