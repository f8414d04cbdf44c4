"""The first door: on an installation without people, whoever knows the code from the terminal sets the office up."""

import contextlib
import hmac
import os
from pathlib import Path

from django.conf import settings

from satupintu.base.codes import new_code
from satupintu.base.refusal import Refusal
from satupintu.people.queries import nobody_yet
from satupintu.rules import codes

_FILE = "first-run-code"


class FirstDoorShut(Refusal):
    """The office has people already; new ones are let in by an administrator."""

    code = "first_door_shut"
    says = "Kantor ini sudah punya petugas. Masuklah dengan akun Anda, atau minta undangan kepada administrator."
    status = 404


class WrongFirstCode(Refusal):
    """Not the code that stands on the terminal."""

    code = "wrong_first_code"
    says = (
        "Kode ini tidak cocok. Salin kode yang tampil di terminal saat menjalankan satupintu serve atau satupintu init."
    )
    status = 403
    field = "code"


def first_code() -> str | None:
    """The code to show on the terminal, the same until it is used; None when there are people already.

    It lies in the keys folder, which only the owner of the machine reads; it never reaches the data or a page.
    """
    if not nobody_yet():
        return None
    path = _path()
    if (kept := _read()) is not None:
        return kept
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(new_code())
    with contextlib.suppress(FileExistsError):  # of server and command, started at once, the first wins
        os.link(fresh, path)
    fresh.unlink()
    return _read()


def require_nobody_yet() -> None:
    """Raise FirstDoorShut once there are people."""
    if not nobody_yet():
        raise FirstDoorShut()


def require_first_code(typed: str) -> None:
    """Raise FirstDoorShut once there are people, WrongFirstCode for another code than the one on the terminal."""
    require_nobody_yet()
    kept, given = _read(), codes.normalise(typed)
    if kept is None or given is None or not hmac.compare_digest(kept, given):
        raise WrongFirstCode()


def burn_first_code() -> None:
    """The code was used; nobody comes in by it again."""
    _path().unlink(missing_ok=True)


def _path() -> Path:
    return Path(settings.KEYS) / _FILE


def _read() -> str | None:
    try:
        return codes.normalise(_path().read_text())
    except FileNotFoundError:
        return None
