"""Keeping files: sealed, written before the row that names them, nothing half-written, nothing left lying about."""

import errno
import hashlib
import logging
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import transaction

from satupintu.base.actor import Actor
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotFound, Refusal
from satupintu.base.transaction import required, write
from satupintu.files.models import StoredFile
from satupintu.files.storage import PART
from satupintu.files.vault import SealBroken, open_, seal
from satupintu.rules.spoken import said

SEALED = ".sealed"
ORPHAN_AFTER = timedelta(days=1)
LITTLE_ROOM = 1024 * 1024 * 1024  # bytes
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
_UNSPEAKABLE = re.compile(r'[\x00-\x1f\x7f"\\/]+')
log = logging.getLogger(__name__)


class StorageFull(Refusal):
    """No room for the file; nothing was kept."""

    code = "storage_full"
    says = (
        "Tempat penyimpanan kantor sedang penuh, jadi berkas ini belum tersimpan. "
        "Isian Anda yang lain tetap ada. Coba lagi nanti, atau bawa berkasnya ke loket."
    )
    status = 507


class FileDamaged(Refusal):
    """The stored bytes are gone, or are not those that were kept. `data`: name."""

    code = "file_damaged_in_store"
    says = "Berkas {name} di penyimpanan rusak atau hilang. Laporkan kepada administrator: pulihkan dari cadangan."
    status = 500


@dataclass(frozen=True, slots=True)
class Placed:
    """A file whose bytes are in the storage and which no row names yet."""

    id: UUID
    office_id: UUID
    kind: str
    name: str
    media: str
    size: int
    sha256: str
    storage_name: str
    kept_at: datetime


def put(*, actor: Actor, now: datetime, content: bytes, media: str, name: str, key: bytes, kind: str) -> Placed:
    """Seal the content and write it to the storage; call it outside any transaction, then `record` inside one.

    `name` is for display (no personal data); `key` is the 256-bit key of the dossier it belongs to; `kind` says what
    it is ("ktp", "licence", …). If no row follows, `sweep_orphans` takes the bytes away. Raises StorageFull.
    """
    file_id = new_id()
    path = f"{actor.office_id.hex[-8:]}/{now:%Y/%m}/{file_id}{SEALED}"
    sealed = seal(key, content, context=file_id.bytes)
    try:
        stored = default_storage.save(path, ContentFile(sealed))
    except OSError as error:
        _take_away(path)
        if error.errno in _NO_ROOM:
            raise StorageFull() from error
        raise
    return Placed(
        id=file_id,
        office_id=actor.office_id,
        kind=kind,
        name=_UNSPEAKABLE.sub("-", name).strip()[:150] or "berkas",
        media=media,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        storage_name=stored,
        kept_at=now,
    )


def record(placed: Placed) -> StoredFile:
    """Write the row that names a placed file, in the caller's transaction."""
    required()
    row = StoredFile(
        id=placed.id,
        office_id=placed.office_id,
        kind=placed.kind,
        name=placed.name,
        media=placed.media,
        size=placed.size,
        sha256=placed.sha256,
        storage_name=placed.storage_name,
        kept_at=placed.kept_at,
    )
    row.save(force_insert=True)
    return row


def keep(*, actor: Actor, now: datetime, content: bytes, media: str, name: str, key: bytes, kind: str) -> StoredFile:
    """`put` and `record` in one go, for callers without a transaction of their own. Raises StorageFull."""
    placed = put(actor=actor, now=now, content=content, media=media, name=name, key=key, kind=kind)
    with write():
        return record(placed)


def find(*, actor: Actor, file_id: UUID) -> StoredFile:
    """The row of a kept file of the actor's office, for whoever holds its key. Raises NotFound."""
    stored = StoredFile.objects.filter(pk=file_id, office_id=actor.office_id).first()
    if stored is None:
        raise NotFound()
    return stored


def read(stored: StoredFile, key: bytes) -> bytes:
    """The plain content, checked against the hash in the row. Raises FileDamaged."""
    try:
        with default_storage.open(stored.storage_name) as file:
            content = open_(key, file.read(), context=stored.pk.bytes)
    except (FileNotFoundError, SealBroken) as error:
        raise FileDamaged(name=stored.name) from error
    if hashlib.sha256(content).hexdigest() != stored.sha256:
        raise FileDamaged(name=stored.name)
    return content


def discard(ids: Iterable[UUID]) -> int:
    """Forget files that nothing refers to any more (a draft that expired, a retention that ended); returns how many.

    The rows go with the caller's transaction, the bytes after its commit. A file that is still referred to stays
    protected by its foreign key (ProtectedError).
    """
    with write():
        rows = StoredFile.objects.filter(pk__in=list(ids))
        names = list(rows.values_list("storage_name", flat=True))
        rows.delete()
        for name in names:
            transaction.on_commit(partial(_take_away, name), robust=True)
    return len(names)


def sweep_orphans(now: datetime) -> int:
    """Take away files older than a day that no row names: left by a transaction that rolled back, or a process that was
    killed while writing. Looks only at names that `put` gives. Returns how many."""
    gone = 0
    for folder, names in _folders():
        paths = [f"{folder}/{name}" for name in names if name.endswith((SEALED, SEALED + PART))]
        for first in range(0, len(paths), 500):
            some = paths[first : first + 500]
            named = set(StoredFile.objects.filter(storage_name__in=some).values_list("storage_name", flat=True))
            for path in some:
                if path not in named and default_storage.get_modified_time(path) < now - ORPHAN_AFTER:
                    _take_away(path)
                    gone += 1
    return gone


def check() -> list[str]:
    """One Indonesian sentence for each thing that is wrong with the storage."""
    if not isinstance(default_storage, FileSystemStorage):
        return []
    path = default_storage.location
    try:
        free = shutil.disk_usage(path).free
    except FileNotFoundError:
        return []  # made with the first file
    if free >= LITTLE_ROOM:
        return []
    left = free // (1024 * 1024)
    return [
        said("Ruang simpan di {path} tinggal {left} MB. Tambah ruang sebelum berkas ditolak.", path=path, left=left)
    ]


def _folders() -> Iterator[tuple[str, list[str]]]:
    """Every office/year/month folder of the storage with the names in it."""
    for office in _listed("")[0]:
        for year in _listed(office)[0]:
            for month in _listed(f"{office}/{year}")[0]:
                folder = f"{office}/{year}/{month}"
                yield folder, _listed(folder)[1]


def _listed(folder: str) -> tuple[list[str], list[str]]:
    """Folders and files in a folder."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:  # nothing was ever kept
        return [], []
    return folders, files


def _take_away(path: str) -> None:
    try:
        if default_storage.exists(path):
            default_storage.delete(path)
    except OSError:
        log.exception("could not take away %s; the next sweep tries again", path)
