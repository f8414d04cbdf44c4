"""Is the office at work? Server and worker hold a lock for as long as they live; who must be alone asks for all of it.

The kernel lets go of the lock however a process ends, so a killed office never looks as if it were still open.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from satupintu.base.refusal import Refusal

_held: list[int] = []  # for the life of the process


class OfficeRunning(Refusal):
    """Server or worker are at work on these data, and this must be done while the office is closed."""

    code = "office_running"
    says = (
        "Kantor sedang berjalan di {folder}. Hentikan dulu server dan pekerjanya "
        "(systemctl stop satupintu-serve satupintu-worker), lalu ulangi."
    )
    status = 409


def hold() -> None:
    """Say that this process is the office at work, until it ends. Raises OfficeRunning while somebody must be alone."""
    descriptor = _open()
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise OfficeRunning(folder=settings.DATA) from None
    _held.append(descriptor)


@contextmanager
def alone() -> Iterator[None]:
    """Nobody opens the office meanwhile. Raises OfficeRunning when it is open."""
    descriptor = _open()
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OfficeRunning(folder=settings.DATA) from None
    else:
        yield
    finally:
        os.close(descriptor)


def _open() -> int:
    folder = Path(settings.DATA)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.open(folder / "running.lock", os.O_RDWR | os.O_CREAT, 0o600)
