"""Keeps the office small: many threads must not each hoard memory of their own."""

import ctypes
import sys

_ARENA_MAX = -8  # M_ARENA_MAX of glibc's malloc.h


def share_arenas() -> None:
    """Let all threads of this process take memory from one pool, on Linux with glibc; elsewhere nothing happens.

    glibc gives each thread a pool of its own that hardly shrinks. The worker has a thread for each way out of the office
    and the web server four: together some 10 MB that nobody uses. Call it before threads start.
    """
    if not sys.platform.startswith("linux"):
        return
    try:
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)
    except (AttributeError, OSError):
        return  # another C library
