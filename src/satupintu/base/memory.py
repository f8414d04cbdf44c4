"""Keeps the office small: threads must not each hoard memory of their own, and what is done with is given back."""

import ctypes
import gc
import sys
from datetime import datetime

_ARENA_MAX = -8  # M_ARENA_MAX of glibc's malloc.h


def share_arenas() -> None:
    """Let all threads of this process take memory from one pool; call it before threads start.

    glibc gives each thread a pool of its own that hardly shrinks. The worker has a thread for each way out of the
    office and the web server four: together some 10 MB that nobody uses.
    """
    _ask_glibc("mallopt", _ARENA_MAX, 1)


def give_back(now: datetime | None = None) -> None:
    """Return to the machine what this process is done with: after starting up, and now and then in the worker."""
    gc.collect()
    trim()


def trim() -> None:
    """Return what was freed just now: after something large (a printed paper, a photo) it would stay with this process,
    as much as 50 MB. Takes a millisecond or two."""
    _ask_glibc("malloc_trim", 0)


def _ask_glibc(function: str, *arguments: int) -> None:
    """On Linux with glibc; elsewhere nothing happens."""
    if not sys.platform.startswith("linux"):
        return
    try:
        getattr(ctypes.CDLL(None), function)(*arguments)
    except (AttributeError, OSError):
        return  # another C library
