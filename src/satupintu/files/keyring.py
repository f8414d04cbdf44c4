"""The key cabinet: key files in a folder of their own, made once, and never made anew when one has been lost.

Which keys were in use is marked beside the data (name and fingerprint only). So a keys folder that was lost or swapped
is noticed before anything is sealed with keys under which nothing old can be read or found.
"""

import base64
import contextlib
import hashlib
import os
import re
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from satupintu.base.refusal import Refusal
from satupintu.rules.spoken import said

KEY = 32  # bytes
FINGERPRINT = 8  # bytes
INDEX = "index.key"
RETIRED = "retired"  # the folder of old master keys that nothing needs any more
_MASTER = re.compile(r"master-(\d{1,4})\.key")


class KeyMissing(Refusal):
    """A key that was in use is not in the keys folder, or another lies in its place. `data`: key, folder."""

    code = "key_missing"
    says = (
        "Kunci {key} tidak ada di folder kunci {folder}, atau bukan kunci yang dipakai data ini. "
        "Pulihkan folder kunci dari cadangan, lalu mulai ulang."
    )
    status = 500


def master(number: int) -> bytes:
    """The master key of this number, 32 bytes. Raises KeyMissing."""
    return _load(f"master-{number}.key", folder(), _marks())


def newest() -> int:
    """The number of the newest master key; the first is made where none was ever in use. Raises KeyMissing.

    Looked up again whenever the folder has changed: from the moment of a rotation nothing is wrapped with an older one,
    whichever process does it.
    """
    keys = folder()
    try:
        stamp = keys.stat().st_mtime_ns
    except FileNotFoundError:
        stamp = 0
    return _newest(keys, _marks(), stamp)


def index_key() -> bytes:
    """The key of the blind indexes, made at first use. Raises KeyMissing: all look-ups would silently find nothing."""
    return _load_or_make(INDEX, folder(), _marks())


def add_master_key() -> int:
    """Add a master key with which everything new is wrapped from now on; returns its number. Old ones stay."""
    number = newest() + 1
    _make(folder() / f"master-{number}.key")
    forget_keys()
    master(number)  # marks it
    return number


def folder() -> Path:
    """Where the keys lie (SATUPINTU_KEYS)."""
    return Path(settings.KEYS)


def fingerprint(key: bytes) -> bytes:
    """Eight bytes that tell one key from another and tell nothing else of it."""
    return hashlib.sha256(b"satupintu key fingerprint\0" + key).digest()[:FINGERPRINT]


def forget_keys() -> None:
    """Read the keys folder afresh; after a rotation or a restore, and in tests."""
    for cached in (_load, _load_or_make, _newest):
        cached.cache_clear()


def check() -> list[str]:
    """One Indonesian sentence for each thing that is wrong with the keys."""
    keys, marks = folder(), _marks()
    problems: list[str] = []
    if keys.exists() and keys.stat().st_mode & 0o077:
        problems.append(
            said("Folder kunci {folder} dapat dibaca orang lain. Jalankan: chmod 700 {folder}", folder=keys)
        )
    for path in sorted(keys.glob("*.key")):
        if path.stat().st_mode & 0o077:
            problems.append(said("Berkas kunci {path} dapat dibaca orang lain. Jalankan: chmod 600 {path}", path=path))
    if Path(settings.DATA) in (keys, *keys.parents):
        problems.append(
            said("Folder kunci {folder} ada di dalam folder data. Pindahkan: kunci harus di tempat lain.", folder=keys)
        )
    for mark in sorted(marks.glob("*.key")):
        try:
            _read(mark.name, keys, marks)
        except KeyMissing as missing:
            problems.append(said(missing.says, **missing.data))
    return problems


def lost() -> bool:
    """Whether a key that these data know is not there, or is another."""
    try:
        for mark in _marks().glob("*.key"):
            _read(mark.name, folder(), _marks())
    except KeyMissing:
        return True
    return False


def _marks() -> Path:
    return Path(settings.DATA) / "keys-in-use"


def numbers() -> list[int]:
    """The numbers of the master keys in the folder, oldest first."""
    return sorted(int(match[1]) for path in folder().glob("*.key") if (match := _MASTER.fullmatch(path.name)))


def made_at(number: int) -> float:
    """When a master key was made, as seconds since 1970."""
    return (folder() / f"master-{number}.key").stat().st_mtime


def retire(number: int) -> None:
    """Put a master key aside that nothing needs any more; the newest stays (ValueError)."""
    if number >= newest():
        raise ValueError("the newest master key is in use")
    name = f"master-{number}.key"
    (folder() / RETIRED).mkdir(mode=0o700, exist_ok=True)
    with contextlib.suppress(FileNotFoundError):
        (folder() / name).rename(folder() / RETIRED / name)
    (_marks() / name).unlink(missing_ok=True)
    forget_keys()


@lru_cache(maxsize=32)
def _newest(keys: Path, marks: Path, stamp: int) -> int:
    numbers = [int(match[1]) for path in keys.glob("*.key") if (match := _MASTER.fullmatch(path.name))]
    if not numbers:
        _load_or_make("master-1.key", keys, marks)
        return 1
    return max(numbers)


@lru_cache(maxsize=32)
def _load(name: str, keys: Path, marks: Path) -> bytes:
    key = _read(name, keys, marks)
    _place(marks / name, fingerprint(key).hex().encode())
    return key


@lru_cache(maxsize=8)
def _load_or_make(name: str, keys: Path, marks: Path) -> bytes:
    if not (keys / name).exists() and not (marks / name).exists():
        _make(keys / name)
    return _load(name, keys, marks)


def _read(name: str, keys: Path, marks: Path) -> bytes:
    """The key, if it is there, whole, and the one that was marked."""
    try:
        key = base64.b64decode((keys / name).read_bytes().strip(), validate=True)
    except (FileNotFoundError, ValueError):
        raise KeyMissing(key=name, folder=keys) from None
    mark = marks / name
    if len(key) != KEY or (mark.exists() and mark.read_text() != fingerprint(key).hex()):
        raise KeyMissing(key=name, folder=keys)
    return key


def _make(path: Path) -> None:
    _place(path, base64.b64encode(os.urandom(KEY)))


def _place(path: Path, content: bytes) -> None:
    """Put a small file there, whole and lasting, unless one is there: of several processes the first wins."""
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(fresh, path)
    finally:
        fresh.unlink()
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(directory)  # the key must outlast a power cut before anything is sealed with it
    finally:
        os.close(directory)
