"""The door of the strongroom: keys, seals, blind indexes; cleaning what is uploaded; keeping and reading files."""

from satupintu.files.keeping import FileDamaged, Placed, StorageFull, keep, put, read, record
from satupintu.files.vault import (
    KeyMissing,
    SealBroken,
    blind_index,
    forget_keys,
    new_file_key,
    open_,
    seal,
    unwrap,
)

__all__ = [
    "FileDamaged",
    "KeyMissing",
    "Placed",
    "SealBroken",
    "StorageFull",
    "blind_index",
    "forget_keys",
    "keep",
    "new_file_key",
    "open_",
    "put",
    "read",
    "record",
    "seal",
    "unwrap",
]
