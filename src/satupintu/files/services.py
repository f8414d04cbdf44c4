"""The door of the strongroom: keys, seals, blind indexes; cleaning what is handed in; keeping and reading files."""

from satupintu.files import keeping, keyring
from satupintu.files.binding import bind
from satupintu.files.cleaning import ALL_MEDIA, Cleaned, clean
from satupintu.files.keeping import (
    FileDamaged,
    Placed,
    StorageFull,
    discard,
    find,
    keep,
    put,
    read,
    record,
    sweep_orphans,
)
from satupintu.files.keycopy import KeysOccupied, all_keys, marks, prints, put_keys, put_marks, require_free
from satupintu.files.keyring import KeyMissing, add_master_key, forget_keys, made_at, newest, numbers, retire
from satupintu.files.keyring import lost as keys_lost
from satupintu.files.pictures import PhotoOrigin, photo_origin
from satupintu.files.refusals import (
    FileEmpty,
    FileTooLarge,
    FileTypeRefused,
    NotAPicture,
    OpeningBusy,
    PdfLocked,
    PdfTooHeavy,
    PdfTooLong,
    PictureTooBig,
    UploadDamaged,
    UploadRefused,
)
from satupintu.files.sealed_text import open_text, rewrap_text, seal_text, wrapped_by
from satupintu.files.shelf import lying, put_back, registered, taken_down
from satupintu.files.vault import SealBroken, blind_index, new_file_key, number_of, open_, rewrap, seal, unwrap

__all__ = [
    "ALL_MEDIA",
    "Cleaned",
    "FileDamaged",
    "FileEmpty",
    "FileTooLarge",
    "FileTypeRefused",
    "KeyMissing",
    "KeysOccupied",
    "NotAPicture",
    "OpeningBusy",
    "PdfLocked",
    "PdfTooHeavy",
    "PdfTooLong",
    "PhotoOrigin",
    "PictureTooBig",
    "Placed",
    "SealBroken",
    "StorageFull",
    "UploadDamaged",
    "UploadRefused",
    "add_master_key",
    "all_keys",
    "bind",
    "blind_index",
    "check",
    "clean",
    "discard",
    "find",
    "forget_keys",
    "keep",
    "keys_lost",
    "lying",
    "made_at",
    "marks",
    "new_file_key",
    "newest",
    "number_of",
    "numbers",
    "open_",
    "open_text",
    "photo_origin",
    "prints",
    "put",
    "put_back",
    "put_keys",
    "put_marks",
    "read",
    "record",
    "registered",
    "require_free",
    "retire",
    "rewrap",
    "rewrap_text",
    "seal",
    "seal_text",
    "sweep_orphans",
    "taken_down",
    "unwrap",
    "wrapped_by",
]


def check() -> list[str]:
    """One Indonesian sentence for each thing that is wrong with the keys or the storage; empty when all is well."""
    return keyring.check() + keeping.check()
