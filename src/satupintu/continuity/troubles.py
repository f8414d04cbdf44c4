"""What is in trouble and what to do: looked for by the worker once a minute, shown to the staff on every page.

A page asks the shared cache and the disk only, never the database. If the worker is silent, that itself is the trouble.
"""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

from satupintu.base import heartbeat
from satupintu.base.actor import system
from satupintu.continuity.models import Backup
from satupintu.notifications import queries as outbox

NO_ROOM, LITTLE_ROOM = 200 * 2**20, 2**30  # bytes
BACKUP_TOO_OLD = timedelta(hours=36)  # a daily one that was missed once
WAITS_TOO_LONG = timedelta(minutes=15)
PLACE, CLOCK = "continuity:troubles:{}", "continuity:clock"  # in the shared cache; `watching` fills them


@dataclass(frozen=True, slots=True)
class Trouble:
    """`code`: disk, backup, backup_failed, backup_missing, email, oss, worker or clock; `amount`: MB, hours, minutes or
    files, as the code needs; None: never."""

    code: str
    amount: int | None = None


def known(office_id: UUID, now: datetime) -> list[Trouble]:
    """Everything in trouble now; looks into the cache and at the disk, and asks no database."""
    found = []
    free = free_bytes()
    if free is not None and free < LITTLE_ROOM:
        found.append(Trouble("disk", free // 2**20))
    if not alive(now):
        return [*found, Trouble("worker")]
    if (back := cache.get(CLOCK)) is not None:
        found.append(Trouble("clock", back))
    return found + list(cache.get(PLACE.format(office_id), ()))


def warnings(office_id: UUID, now: datetime) -> list[str]:
    """The same in sentences that say what to do, for the banner."""
    return [_say(each) for each in known(office_id, now)]


def alive(now: datetime) -> bool:
    """Whether the worker gave a sign of life a moment ago; one from the future proves nothing."""
    last = heartbeat.last()
    return last is not None and abs(now - last) < timedelta(seconds=heartbeat.QUIET_AFTER_SECONDS)


def free_bytes() -> int | None:
    """What is free where the data lie; None where that cannot be asked."""
    try:
        return shutil.disk_usage(Path(settings.DATA)).free
    except OSError:
        return None


def seen(office_id: UUID, now: datetime) -> list[Trouble]:
    """What only the database tells; a few queries."""
    found = []
    if not settings.DEMO:
        found += _backup(office_id, now)
    stuck = outbox.stuck(system(office_id), now - WAITS_TOO_LONG)
    for channel in ("email", "oss"):
        if channel in stuck:
            found.append(Trouble(channel, int((now - stuck[channel]).total_seconds() // 60)))
    return found


def _backup(office_id: UUID, now: datetime) -> list[Trouble]:
    rows = list(Backup.objects.filter(office_id=office_id).order_by("-at", "-id")[:50])
    whole = next((each for each in rows if not each.failed), None)
    found = []
    if rows and rows[0].failed:
        found.append(Trouble("backup_failed"))
    if whole is None:
        found.append(Trouble("backup"))
    elif now - whole.at > BACKUP_TOO_OLD:
        found.append(Trouble("backup", int((now - whole.at).total_seconds() // 3600)))
    if whole is not None and whole.missing:
        found.append(Trouble("backup_missing", whole.missing))
    return found


def _say(trouble: Trouble) -> str:
    never = trouble.code == "backup" and trouble.amount is None
    said = {
        "disk": _("Ruang simpan tinggal %(n)s MB. Kosongkan ruang sebelum berkas ditolak."),
        "backup": _("Cadangan terakhir %(n)s jam lalu. Periksa jadwal cadangan, atau jalankan: satupintu backup"),
        "backup_failed": _("Cadangan terakhir gagal. Periksa disk cadangan, lalu jalankan: satupintu backup"),
        "backup_missing": _("%(n)s berkas tidak ada di penyimpanan. Pulihkan dari cadangan yang lebih lama."),
        "email": _("Surel tidak terkirim sejak %(n)s menit lalu. Telepon pemohon; periksa server surel."),
        "oss": _("OSS tidak menjawab sejak %(n)s menit lalu. Teruskan bekerja: laporan dikirim sendiri nanti."),
        "worker": _("Pekerja latar tidak berjalan: dokumen dan surat tidak dibuat. Jalankan: satupintu worker"),
        "clock": _("Jam komputer mundur %(n)s menit. Periksa tanggal dan jam sebelum mencatat apa pun."),
    }
    if never:
        return _("Belum pernah ada cadangan. Jalankan: satupintu backup")
    return said[trouble.code] % {"n": trouble.amount}
