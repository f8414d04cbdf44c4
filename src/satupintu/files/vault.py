"""The strongroom's keys: master keys outside the data, a key of its own for every file, and blind indexes.

Keys lie under SATUPINTU_KEYS (folder 0700, files 0600). A wrapped key names the master key that wrapped it, so that a
new master key can be added while old files stay readable.
"""

import base64
import hashlib
import hmac
import os
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from satupintu.base.refusal import Refusal

NONCE = 12
KEY = 32


class KeyMissing(Refusal):
    """The key that sealed something is not in the keys folder."""

    code = "key_missing"
    says = "Kunci {key} tidak ada di folder kunci, jadi data ini tidak dapat dibuka. Pulihkan folder kunci dari cadangan."
    status = 500


class SealBroken(Refusal):
    """What was sealed was changed, or sealed for another place."""

    code = "seal_broken"
    says = "Data tersegel ini rusak atau bukan milik tempat ini. Pulihkan dari cadangan, lalu laporkan kepada administrator."
    status = 500


def _folder() -> Path:
    folder = Path(settings.KEYS)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _make(name: str) -> bytes:
    """Make a key file unless it exists; of several processes the first wins and the others read its key."""
    path = _folder() / name
    if not path.exists():
        fresh = _folder() / f".{name}.{os.getpid()}.{os.urandom(4).hex()}"
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(base64.b64encode(os.urandom(KEY)))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        fresh.unlink()
    return base64.b64decode(path.read_bytes())


@lru_cache(maxsize=16)
def _master(folder: Path, number: int) -> AESGCM:
    path = folder / f"master-{number}.key"
    if not path.exists():
        raise KeyMissing(key=path.name)
    return AESGCM(base64.b64decode(path.read_bytes()))


@lru_cache(maxsize=4)
def _newest(folder: Path) -> int:
    numbers = [int(path.stem.removeprefix("master-")) for path in folder.glob("master-*.key")]
    if not numbers:
        _make("master-1.key")
        return 1
    return max(numbers)


@lru_cache(maxsize=4)
def _index_key(folder: Path) -> bytes:
    return _make("index.key")


def forget_keys() -> None:
    """Read the keys folder afresh; after a rotation, and in tests."""
    for cached in (_master, _newest, _index_key):
        cached.cache_clear()


def new_file_key() -> tuple[bytes, bytes]:
    """A fresh 256-bit key, and the same wrapped by the newest master key (to be stored beside what it seals)."""
    key, nonce = os.urandom(KEY), os.urandom(NONCE)
    folder = _folder()
    number = _newest(folder)
    head = number.to_bytes(2, "big")
    return key, head + nonce + _master(folder, number).encrypt(nonce, key, head)


def unwrap(wrapped: bytes) -> bytes:
    """The key that `new_file_key` wrapped. Raises KeyMissing, SealBroken."""
    head, nonce, sealed = wrapped[:2], wrapped[2 : 2 + NONCE], wrapped[2 + NONCE :]
    try:
        return _master(_folder(), int.from_bytes(head, "big")).decrypt(nonce, sealed, head)
    except InvalidTag:
        raise SealBroken() from None


def seal(key: bytes, plaintext: bytes, *, context: bytes) -> bytes:
    """AES-256-GCM with a random 96-bit nonce; `context` binds it to its place and must be given again to open it."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plaintext, context)


def open_(key: bytes, sealed: bytes, *, context: bytes) -> bytes:
    """What `seal` sealed. Raises SealBroken."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], context)
    except InvalidTag:
        raise SealBroken() from None


def blind_index(purpose: str, value: str) -> str:
    """A keyed hash (HMAC-SHA256, 43 letters) under which a value is found without being readable."""
    mac = hmac.new(_index_key(_folder()), f"{purpose}\0{value}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(mac).decode().rstrip("=")


def check() -> list[str]:
    """One sentence for each thing that is wrong with the keys folder."""
    folder = Path(settings.KEYS)
    if not folder.exists():
        return [f"Folder kunci {folder} belum ada; dibuat pada pemakaian pertama."]
    problems = []
    if folder.stat().st_mode & 0o077:
        problems.append(f"Folder kunci {folder} dapat dibaca orang lain. Jalankan: chmod 700 {folder}")
    if Path(settings.DATA) in folder.parents:
        problems.append(f"Folder kunci {folder} ada di dalam folder data. Pindahkan: kunci harus di tempat lain.")
    return problems
