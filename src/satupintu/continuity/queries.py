"""What one may ask about the office's safety: when it was last saved, and whether that went well."""

import os
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from satupintu.base.actor import Actor
from satupintu.base.refusal import NotFound
from satupintu.continuity.models import Backup
from satupintu.continuity.troubles import BACKUP_TOO_OLD, NO_ROOM, Trouble, alive, free_bytes, known, warnings

__all__ = [
    "BACKUP_TOO_OLD",
    "NO_ROOM",
    "LastBackup",
    "Trouble",
    "alive",
    "failure_words",
    "free_bytes",
    "known",
    "last_backup",
    "warnings",
]


@dataclass(frozen=True, slots=True)
class LastBackup:
    """The last whole backup, and the failure after it if there was one. Instants are aware; None: never."""

    at: datetime | None
    name: str
    missing: int
    failed_at: datetime | None
    failed: str


def last_backup(actor: Actor) -> LastBackup:
    """When the actor's office was last saved. Raises NotFound for applicants."""
    if actor.kind == "applicant":
        raise NotFound
    rows = Backup.objects.filter(office_id=actor.office_id).order_by("-at", "-id")
    newest = rows.first()
    bad = newest if newest is not None and newest.failed else None
    whole = rows.filter(failed="").first() if bad else newest
    return LastBackup(
        at=whole.at if whole else None,
        name=whole.name if whole else "",
        missing=whole.missing if whole else 0,
        failed_at=bad.at if bad else None,
        failed=bad.failed if bad else "",
    )


def failure_words(code: str) -> str:
    """Why the last backup failed, for whoever must see to it."""
    if code.startswith("os_"):
        return os.strerror(int(code.removeprefix("os_")))
    known_ones = {
        "backup_no_room": _("ruang di disk cadangan tidak cukup"),
        "backup_busy": _("cadangan lain sedang ditulis ke folder itu"),
        "backup_inside": _("foldernya terletak di dalam data atau kunci yang harus disimpan"),
        "backup_broken": _("salinan basis data tidak utuh"),
        "not_equal": _("salinan basis data tidak sama dengan aslinya"),
        "no_office": _("basis data belum mutakhir; jalankan: satupintu migrate"),
        "short_passphrase": _("kata sandi cadangan terlalu pendek"),
    }
    return known_ones.get(code, code)
