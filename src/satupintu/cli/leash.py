"""Child processes that do not outlive the one that started them, even when it is killed outright."""

import ctypes
import os
import signal
import sys

PARENT = "SATUPINTU_PARENT"
_PR_SET_PDEATHSIG = 1


def hold_if_asked(how: signal.Signals = signal.SIGTERM) -> None:
    """Have the kernel end this process when its parent dies, if the parent left its number in the environment.

    `demo` and `serve` do, a service manager does not. Only Linux can; elsewhere nothing happens. how: the signal.
    """
    named = os.environ.get(PARENT, "")
    if not named.isdigit() or not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, how)
    if os.getppid() != int(named):  # it died before we came this far
        os.kill(os.getpid(), how)


def environment() -> dict[str, str]:
    """The environment for children that are to be held."""
    return os.environ | {PARENT: str(os.getpid())}
