"""What `satupintu check` looks at: the machine and its settings first, then each office."""

import shutil
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from satupintu.administration.services import (
    ERROR,
    WARNING,
    Finding,
    Findings,
    channels,
    keys_and_papers,
    office_findings,
)
from satupintu.base import append_only
from satupintu.cli.migrate import pending
from satupintu.people.queries import offices

NO_ROOM, LITTLE_ROOM = 200 * 2**20, 2**30


def all_findings(now: datetime) -> list[Finding]:
    """Everything amiss at an instant. What lies deeper is looked at only when what it stands on is whole."""
    found = [*_settings(), *_disk(), *keys_and_papers(), *channels()]
    tables = list(_database())
    if any(each.about == "basis data" for each in tables):
        return found + tables
    found += tables
    known = offices()
    if not known:
        found.append(
            Finding(ERROR, "kantor", "Belum ada kantor. Jalankan: satupintu init (untuk mencoba: satupintu demo)")
        )
    for office in known:
        found += office_findings(office, now)
    return found


def _settings() -> Findings:
    if not settings.DEMO and not settings.HTTPS:
        says = (
            f"SATUPINTU_BASE_URL ({settings.BASE_URL}) bukan https://. Pasang sertifikat sebelum melayani masyarakat."
        )
        yield Finding(WARNING, "alamat", says)
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").is_file():
        says = f"Gaya dan gambar halaman belum ada di {settings.STATIC_ROOT}. Jalankan: make assets"
        yield Finding(ERROR, "halaman", says)


def _disk() -> Findings:
    folder = Path(settings.DATA)
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    if free < LITTLE_ROOM:
        level = ERROR if free < NO_ROOM else WARNING
        yield Finding(
            level, "ruang", f"Tinggal {free // 2**20} MB di {folder}. Kosongkan, atau pindahkan SATUPINTU_DATA."
        )


def _database() -> Findings:
    try:
        waiting = pending()
        gone = [] if waiting else append_only.missing(connection)
    except DatabaseError as error:
        says = f"Tidak dapat dibuka ({str(error).splitlines()[0]}). Periksa DATABASE_URL dan SATUPINTU_DATA."
        yield Finding(ERROR, "basis data", says)
        return
    if waiting:
        yield Finding(ERROR, "basis data", f"{len(waiting)} migrasi tertunda. Jalankan: satupintu migrate")
    if gone:
        says = f"Pengunci yang menolak perubahan fakta tidak ada: {', '.join(gone)}. Jalankan: satupintu migrate"
        yield Finding(ERROR, "buku fakta", says)
