"""Restoring a backup into an empty place, and nowhere else: everything is checked before anything is written.

Keys and files first, the database last: until it is there the office does not open. A note left beside the data says
that a restore was begun, so that one that was cut short can simply be begun again.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection

from satupintu.base import append_only, running, transaction
from satupintu.base.actor import system
from satupintu.base.database import second, settings_for
from satupintu.base.events import emit
from satupintu.continuity import checking, keycase, lawcase, schema, snapshot, tables
from satupintu.continuity.events import OfficeRestored
from satupintu.continuity.manifest import DATABASE, KEYS, LIST, POOL, Manifest, read_list
from satupintu.continuity.refusals import BackupNewer, KeysSealed, OfficeThere
from satupintu.files import services as files
from satupintu.notifications.services import hold_all
from satupintu.people.queries import forget_offices, offices

NOTE = "restoring"
HELD = "Dipulihkan dari cadangan {name}: mungkin sudah terkirim. Periksa dulu, lalu kirim lagi bila perlu."
Tell = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, and how many messages were put on hold because they may have been sent already."""

    manifest: Manifest
    held: int


def restore(
    *, folder: Path, now: datetime, passphrase: str | None = None, keys: Path | None = None, tell: Tell = lambda _: None
) -> Restored:
    """Restore the backup in `folder` (or the newest one there) to where the settings point.

    passphrase: of sealed keys; keys: the folder where keys lie that were kept apart. Raises OfficeRunning, OfficeThere,
    KeysOccupied, NotABackup, BackupDamaged, BackupNewer, KeysSealed, WrongPassphrase, KeysWrong.
    """
    backup = checking.choose(folder)
    with running.alone():
        note = Path(settings.DATA) / NOTE
        _require_empty(begun=note.is_file() and note.read_text() == backup.name)
        tell(f"Memeriksa {backup.name} …")
        manifest = checking.require_whole(backup)
        if strange := schema.unknown(manifest.state):
            raise BackupNewer(version=manifest.version, unknown=strange[0])
        cabinet = _keys(backup, manifest, passphrase, keys)
        files.require_free(cabinet)
        note.write_text(backup.name)
        tell("Menaruh kunci dan berkas …")
        files.put_keys(cabinet)
        files.put_marks(manifest.marks)
        for name, _ in read_list(backup / LIST):
            files.put_back(name, backup.parent / POOL / name)
        lawcase.unpack(backup)
        os.sync()
        tell("Menaruh basis data …")
        _put_database(backup / DATABASE, manifest)
        held = _open_again(manifest, now)
        note.unlink()
    return Restored(manifest, held)


def _keys(backup: Path, manifest: Manifest, passphrase: str | None, folder: Path | None) -> dict[str, bytes]:
    if folder is not None:
        return keycase.fetch(folder, manifest.keys)
    if KEYS in manifest.parts:
        if passphrase is None:
            raise KeysSealed
        return keycase.unseal((backup / KEYS).read_bytes(), passphrase)
    apart = Path(manifest.kept_at)
    beside = backup.parent.with_name(apart.name)  # the disk may be mounted under another name now
    return keycase.fetch(beside if beside.is_dir() else apart, manifest.keys)


def _require_empty(*, begun: bool) -> None:
    """Raise OfficeThere where anything lies that an office left; what a restore began itself does not count."""
    place = connection.settings_dict["NAME"]
    if (connection.vendor != "sqlite" or Path(place).exists()) and (found := tables.occupied("default")):
        raise OfficeThere(what=f"tabel {found} di basis data {place}")
    if begun:
        return
    if any(True for _ in files.lying()):
        raise OfficeThere(what=f"berkas di {settings.MEDIA_ROOT}")
    if lawcase.lying():
        raise OfficeThere(what=f"berkas di {settings.OWN_LAW}")


def _put_database(copy: Path, manifest: Manifest) -> None:
    if connection.vendor == "sqlite":
        place = Path(connection.settings_dict["NAME"])
        connection.close()
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = place.with_name(f"{place.name}.fresh")
        shutil.copyfile(copy, fresh)
        for beside in ("-wal", "-shm"):  # of an empty database that somebody opened here
            place.with_name(place.name + beside).unlink(missing_ok=True)
        os.sync()
        fresh.replace(place)
    else:
        schema.bring_to("default", manifest.state)
        known = settings_for(f"sqlite:///{copy}") | {"OPTIONS": {}}
        with second(snapshot.ALIAS, known) as alias, transaction.write():
            tables.empty("default")
            tables.pour(alias, "default")
    call_command("migrate", verbosity=0, interactive=False)  # the program may be newer; the ledgers' locks are laid
    append_only.lay(connection)


def _open_again(manifest: Manifest, now: datetime) -> int:
    """Nobody is signed in any more, nothing leaves twice unnoticed, and the trail says what happened."""
    forget_offices()
    held = 0
    with transaction.write():
        Session.objects.all().delete()
        for office in offices():
            root = system(office.pk)
            held += hold_all(actor=root, now=now, reason=HELD.format(name=manifest.name))
            emit(OfficeRestored(at=now, actor=root, subject=office.pk, name=manifest.name, made_at=manifest.made_at))
    return held
