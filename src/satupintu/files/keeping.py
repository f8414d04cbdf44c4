"""Keeping files: sealed, written before the row that names them, nothing half-written."""

import errno
import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from satupintu.base.actor import Actor
from satupintu.base.ids import new_id
from satupintu.base.refusal import Refusal
from satupintu.base.transaction import required, write
from satupintu.files.models import StoredFile
from satupintu.files.vault import open_, seal


class StorageFull(Refusal):
    """No room for the file."""

    code = "storage_full"
    says = "Tempat penyimpanan kantor sedang penuh, jadi berkas ini belum tersimpan. Coba lagi nanti, atau bawa ke loket."
    status = 507


class FileDamaged(Refusal):
    """The stored bytes are not those that were kept."""

    code = "file_damaged_in_store"
    says = "Berkas {name} di penyimpanan rusak atau hilang. Pulihkan dari cadangan."
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


def put(
    *, actor: Actor, now: datetime, content: bytes, media: str, name: str, key: bytes, kind: str
) -> Placed:
    """Seal the content and write it to the storage, outside any transaction. Raises StorageFull, nothing half-written."""
    file_id = new_id()
    path = f"{actor.office_id.hex[-8:]}/{now:%Y/%m}/{file_id}.sealed"
    sealed = seal(key, content, context=file_id.bytes)
    try:
        stored = default_storage.save(path, ContentFile(sealed))
    except OSError as error:
        if default_storage.exists(path):
            default_storage.delete(path)
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise StorageFull() from error
        raise
    return Placed(
        file_id, actor.office_id, kind, name, media, len(content), hashlib.sha256(content).hexdigest(), stored, now
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


def keep(
    *, actor: Actor, now: datetime, content: bytes, media: str, name: str, key: bytes, kind: str
) -> StoredFile:
    """Put and record in one go."""
    placed = put(actor=actor, now=now, content=content, media=media, name=name, key=key, kind=kind)
    with write():
        return record(placed)


def read(stored: StoredFile, key: bytes) -> bytes:
    """The plain content. Raises FileDamaged."""
    try:
        with default_storage.open(stored.storage_name) as file:
            content = open_(key, file.read(), context=stored.pk.bytes)
    except FileNotFoundError:
        raise FileDamaged(name=stored.name) from None
    if hashlib.sha256(content).hexdigest() != stored.sha256:
        raise FileDamaged(name=stored.name)
    return content
