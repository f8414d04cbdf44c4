"""Child processes that do not outlive the one that started them, even when it is killed outright."""

import ctypes
import os
import signal
import sys

PARENT = "SATUPINTU_PARENT"
_PR_SET_PDEATHSIG = 1


def hold(parent: int | None = None) -> None:
    """Have the kernel end this process (SIGTERM) when its parent dies; only Linux can, elsewhere nothing happens.

    parent: who it should be, so that one that died a moment ago is noticed too.
    """
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if parent is not None and os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGTERM)


def hold_if_asked() -> None:
    """Hold when the parent left its number in the environment: `demo` does; a service manager does not."""
    named = os.environ.get(PARENT, "")
    if named.isdigit() and int(named) == os.getppid():
        hold(int(named))
