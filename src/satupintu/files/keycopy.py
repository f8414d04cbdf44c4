"""The key cabinet's contents, taken out for a backup and put back by a restore; and the marks beside the data."""

import os
from pathlib import Path

from django.conf import settings

from satupintu.base.refusal import Refusal
from satupintu.files import keyring


class KeysOccupied(Refusal):
    """Other keys lie where keys should be restored. `data`: folder, key."""

    code = "keys_occupied"
    says = (
        "Di folder kunci {folder} sudah ada kunci lain ({key}). Kosongkan folder itu, atau pilih SATUPINTU_KEYS lain."
    )


def all_keys() -> dict[str, bytes]:
    """Every key in use as it lies in the folder: name → content."""
    folder = keyring.folder()
    if not folder.is_dir():
        return {}
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith(".")]
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    return {name: path.read_bytes() for name, path in names.items() if not name.startswith(f"{keyring.RETIRED}/")}


def prints(keys: dict[str, bytes]) -> dict[str, str]:
    """What tells these keys from others and tells nothing else of them: name → hexadecimal."""
    return {name: keyring.fingerprint(content).hex() for name, content in keys.items()}


def put_keys(keys: dict[str, bytes]) -> None:
    """Put keys where the office looks for them. Raises KeysOccupied when others lie there.

    `django-secret` is made by every first start, so that one is replaced without asking.
    """
    require_free(keys)
    for name, content in keys.items():
        path = keyring.folder() / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.fresh")
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    keyring.forget_keys()


def require_free(keys: dict[str, bytes]) -> None:
    """Raise KeysOccupied when a key that is not one of these lies in the folder."""
    for path in keyring.folder().glob("*.key"):
        if keys.get(path.name, b"").strip() != path.read_bytes().strip():
            raise KeysOccupied(folder=keyring.folder(), key=path.name)


def marks() -> dict[str, str]:
    """Which keys these data know: name → fingerprint."""
    return {path.name: path.read_text() for path in sorted(_marks().glob("*.key"))}


def put_marks(known: dict[str, str]) -> None:
    """Have these data know their keys again, so that wrong ones are noticed before anything is sealed."""
    _marks().mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, written in known.items():
        (_marks() / Path(name).name).write_text(written)
    keyring.forget_keys()


def _marks() -> Path:
    return Path(settings.DATA) / "keys-in-use"
