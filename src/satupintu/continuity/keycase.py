"""The keys on their way into a backup and out again: sealed with a passphrase, or in a folder of their own."""

import base64
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from satupintu.continuity.refusals import KeysWrong, ShortPassphrase, WrongPassphrase
from satupintu.files import services as files

LEAST = 12  # letters of a passphrase
_CONTEXT = b"satupintu backup keys 1"
_COST = {"n": 1 << 15, "r": 8, "p": 1}  # a third of a second, 32 MB
_MEMORY = 64 << 20


@dataclass(frozen=True, slots=True)
class Sealed:
    """Into the backup itself, under a passphrase of at least 12 letters. Raises ShortPassphrase."""

    passphrase: str

    def __post_init__(self) -> None:
        if len(self.passphrase) < LEAST:
            raise ShortPassphrase(least=LEAST)


@dataclass(frozen=True, slots=True)
class Apart:
    """Into a folder of their own, in clear: on another disk, in another building."""

    folder: Path


def seal(keys: dict[str, bytes], passphrase: str) -> bytes:
    """The keys as one sealed file: scrypt, AES-256-GCM."""
    salt = os.urandom(16)
    said = {"kdf": "scrypt", **_COST, "salt": base64.b64encode(salt).decode()}
    inside = json.dumps({name: base64.b64encode(content).decode() for name, content in keys.items()}).encode()
    sealed = files.seal(_stretched(passphrase, salt, _COST), inside, context=_CONTEXT)
    return json.dumps(said | {"sealed": base64.b64encode(sealed).decode()}).encode()


def unseal(content: bytes, passphrase: str) -> dict[str, bytes]:
    """What `seal` sealed. Raises WrongPassphrase."""
    try:
        said = json.loads(content)
        cost = {name: int(said[name]) for name in _COST}
        key = _stretched(passphrase, base64.b64decode(said["salt"]), cost)
        inside = json.loads(files.open_(key, base64.b64decode(said["sealed"]), context=_CONTEXT))
    except (ValueError, KeyError, TypeError, files.SealBroken):
        raise WrongPassphrase from None
    return {name: base64.b64decode(each) for name, each in inside.items()}


def lay_apart(keys: dict[str, bytes], folder: Path) -> None:
    """Copy the keys into a folder; older keys there stay, because older backups need them."""
    for name, content in keys.items():
        path = folder / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.fresh")
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
        fresh.replace(path)


def fetch(folder: Path, wanted: dict[str, str]) -> dict[str, bytes]:
    """The keys with these fingerprints from a folder. Raises KeysWrong."""
    found = {name: path.read_bytes() for name in wanted if (path := folder / name).is_file()}
    prints = files.prints(found)
    if wrong := [name for name, fingerprint in wanted.items() if prints.get(name) != fingerprint]:
        raise KeysWrong(folder=folder, keys=", ".join(wrong))
    return found


def _stretched(passphrase: str, salt: bytes, cost: dict[str, int]) -> bytes:
    return hashlib.scrypt(passphrase.encode(), salt=salt, dklen=32, maxmem=_MEMORY, **cost)
