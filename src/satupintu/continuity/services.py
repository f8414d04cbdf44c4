"""The door to saving the office: back up, verify, restore, and remember how it went."""

from datetime import datetime
from pathlib import Path

from django.db import DatabaseError

from satupintu.base.actor import system
from satupintu.base.events import Event, emit
from satupintu.base.refusal import Refusal
from satupintu.base.transaction import write
from satupintu.continuity import saving
from satupintu.continuity.checking import choose, faults, require_whole
from satupintu.continuity.events import BackupFailed, BackupTaken
from satupintu.continuity.keycase import LEAST, Apart, Sealed
from satupintu.continuity.manifest import whole_ones
from satupintu.continuity.models import Backup
from satupintu.continuity.moving import MOVED, Moved, move
from satupintu.continuity.refusals import KeysSealed
from satupintu.continuity.restoring import Restored, restore
from satupintu.continuity.rotation import Standing, go_on, rotate, standing
from satupintu.continuity.saving import Saved
from satupintu.continuity.watching import give_sign, watch
from satupintu.people.queries import offices

__all__ = [
    "LEAST",
    "MOVED",
    "Apart",
    "KeysSealed",
    "Moved",
    "Restored",
    "Saved",
    "Sealed",
    "Standing",
    "back_up",
    "choose",
    "faults",
    "give_sign",
    "go_on",
    "move",
    "require_whole",
    "restore",
    "rotate",
    "standing",
    "watch",
    "whole_ones",
]


def back_up(*, folder: Path, keys: Sealed | Apart, now: datetime, keep: int | None = None) -> Saved:
    """Save the whole installation into a folder, while it works; every office on it remembers how it went.

    keep: how many whole backups stay in the folder (default: all). Raises BackupNoRoom, BackupBusy, BackupInside,
    BackupBroken, NotEqual, NoOffice, ShortPassphrase.
    """
    try:
        saved = saving.save(folder, keys, now, keep)
    except Refusal as refused:
        _remember_failure(now, refused.code)
        raise
    except OSError as error:
        _remember_failure(now, f"os_{error.errno}")
        raise
    with write():
        for office in offices():
            manifest, root = saved.manifest, system(office.pk)
            row = Backup(office_id=office.pk, at=now, name=manifest.name, files=manifest.files, room=saved.added)
            row.missing = len(manifest.missing)
            row.save(force_insert=True)
            emit(BackupTaken(at=now, actor=root, subject=office.pk, name=manifest.name, files=manifest.files))
    return saved


def _remember_failure(now: datetime, code: str) -> None:
    try:
        with write():
            for office in offices():
                Backup(office_id=office.pk, at=now, failed=code).save(force_insert=True)
                event: Event = BackupFailed(at=now, actor=system(office.pk), subject=office.pk, why=code)
                emit(event)
    except DatabaseError:
        return  # the database's own disk is full too: the age of the last backup will tell
