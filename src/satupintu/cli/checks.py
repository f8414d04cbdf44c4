"""What `satupintu check` looks at: the machine and its settings first, then what each office promised and has."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, NamedTuple

from django.conf import settings
from django.db import DatabaseError, connection

from satupintu.audit.services import broken_seals
from satupintu.base import append_only, heartbeat
from satupintu.base.actor import system
from satupintu.cli.migrate import pending
from satupintu.documents import services as documents
from satupintu.files import services as files
from satupintu.notifications import queries as outbox
from satupintu.notifications.channels import CHANNELS
from satupintu.people.access import ROLE_NAMES
from satupintu.people.queries import Office, holders, offices, signatory, staff
from satupintu.rules.faults import FaultyLaw
from satupintu.rules.promise import local
from satupintu.rules.register import STATUS_WORDS
from satupintu.rules.standard import Standard
from satupintu.standards.queries import services_offered, statutes
from satupintu.workdays.queries import calendar_for

Level = Literal["error", "warning"]
ERROR: Level = "error"
WARNING: Level = "warning"
NO_ROOM, LITTLE_ROOM = 200 * 2**20, 2**30
WAITS_TOO_LONG = timedelta(minutes=15)


class Finding(NamedTuple):
    """One thing amiss: how bad, where, and a sentence that says what to do."""

    level: Level
    about: str
    says: str


Findings = Iterator[Finding]


def all_findings(now: datetime) -> list[Finding]:
    """Everything amiss at an instant. What lies deeper is looked at only when what it stands on is whole."""
    found = [*_settings(), *_disk(), *_keys_and_papers(), *_channels()]
    tables = list(_database())
    if any(each.about == "basis data" for each in tables):
        return found + tables
    found += tables
    known = offices()
    if not known:
        found.append(Finding(ERROR, "kantor", "Belum ada kantor. Untuk mencoba, jalankan: satupintu demo"))
    for office in known:
        for look in OFFICE_CHECKS:
            found += look(office, now)
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


def _keys_and_papers() -> Findings:
    for says in files.check():
        yield Finding(ERROR, "kunci dan berkas", says)
    for says in documents.check():
        yield Finding(WARNING, "dokumen", says)


def _channels() -> Findings:
    """A way out that is set up wrongly is an error; one that is not set up at all is a choice, and a warning."""
    unset = {"email": not settings.MAIL_URL, "oss": not settings.OSS["base_url"]}
    for channel in CHANNELS:
        for says in channel.check():
            yield Finding(WARNING if unset.get(channel.name) else ERROR, f"saluran {channel.name}", says)


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


def _trail(office: Office, now: datetime) -> Findings:
    broken = broken_seals(office.pk)
    if broken:
        numbers = ", ".join(map(str, broken))
        yield Finding(ERROR, "jejak audit", f"Segel nomor {numbers} rusak: catatan diubah. Bandingkan dengan cadangan.")


def _outbox(office: Office, now: datetime) -> Findings:
    root = system(office.pk)
    oldest = outbox.oldest_waiting(root)
    if oldest is not None and oldest < now - WAITS_TOO_LONG:
        alive = heartbeat.last()
        quiet = alive is None or now - alive > timedelta(seconds=heartbeat.QUIET_AFTER_SECONDS)
        minutes = int((now - oldest).total_seconds() // 60)
        advice = "Jalankan: satupintu worker" if quiet else "Lihat keadaan OSS dan surel."
        yield Finding(WARNING, "kotak keluar", f"Ada yang menunggu dikirim sejak {minutes} menit lalu. {advice}")
    stopped = outbox.troubled_count(root)
    if stopped:
        says = f"{stopped} pesan tidak berhasil dikirim dan menunggu petugas. Lihat di meja kerja."
        yield Finding(WARNING, "kotak keluar", says)


def _calendar(office: Office, now: datetime) -> Findings:
    years, year = calendar_for(office.pk).years, local(now, office.zone).year
    for wanted, level in ((year, ERROR), (year + 1, WARNING)):
        if wanted not in years:
            says = f"Hari libur {wanted} belum ada, jadi batas waktu hanya perkiraan. Isi law/calendar/{wanted}.yaml."
            yield Finding(level, "kalender", says)


def _signatory(office: Office, now: datetime) -> Findings:
    if signatory(office.pk, now) is None:
        says = "Tidak ada kepala dinas, jadi izin tidak dapat diputuskan dan ditandatangani. Beri seseorang peran itu."
        yield Finding(ERROR, "penanda tangan", says)


def _standards(office: Office, now: datetime) -> Findings:
    today = local(now, office.zone)
    offered = services_offered(office.pk, today)
    if not offered:
        yield Finding(ERROR, "standar", "Belum ada standar yang berlaku. Tetapkan satu dari law/standards.")
    for adopted in offered:
        yield from _laws(adopted.standard)
        yield from _people(office, adopted.standard, now)


def _laws(standard: Standard) -> Findings:
    try:
        register = statutes()
    except FaultyLaw as faulty:
        yield Finding(ERROR, "dasar hukum", str(faulty))
        return
    for basis in standard.manufacturing.legal_basis:
        statute = register.by_ref.get(basis.ref)
        if statute is None or not statute.out_of_date:
            continue
        instead = ", ".join(each.number for each in register.successors(basis.ref))
        then = f" Kini: {instead}." if instead else ""
        says = f"{statute.number}: {STATUS_WORDS[statute.status].lower()}.{then} Pertimbangkan standar baru."
        yield Finding(WARNING, f"dasar hukum {standard.short_title}", says)


def _people(office: Office, standard: Standard, now: datetime) -> Findings:
    """Components 11 and 9: as many as promised, each able to do what the step asks, and nobody's chair empty."""
    promised, there = standard.manufacturing.staffing.officers, len(staff(system(office.pk)))
    if there < promised:
        says = f"Standar menjanjikan {promised} pelaksana, yang aktif {there}."
        yield Finding(WARNING, f"pelaksana {standard.short_title}", says)
    steps = {name for route in standard.routes.values() for name in route.steps}
    asked = standard.manufacturing.competence.steps
    for name in sorted(steps):
        step = standard.steps[name]
        able = holders(office.pk, step.owner, now)
        if not able:
            says = f"Tahap {step.title} menunggu {ROLE_NAMES[step.owner]}, dan tidak seorang pun memegang peran itu."
            yield Finding(ERROR, f"peran {standard.short_title}", says)
        lacking = [each.name for each in able if set(asked.get(name, ())) - set(each.competences)]
        if lacking:
            says = f"Tahap {step.title} meminta {', '.join(asked[name])}; belum tercatat pada {', '.join(lacking)}."
            yield Finding(WARNING, f"kompetensi {standard.short_title}", says)


OFFICE_CHECKS: tuple[Callable[[Office, datetime], Findings], ...] = (
    _trail,
    _outbox,
    _calendar,
    _signatory,
    _standards,
)
