"""What is missing or amiss in an office: one list, for `satupintu check` and for the page before opening."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cached_property
from typing import Literal, NamedTuple

from django.conf import settings

from satupintu.administration.duties import laws, people
from satupintu.administration.findings import ERROR, WARNING, Finding, Findings
from satupintu.applications.services import series_begun
from satupintu.audit.services import broken_seals
from satupintu.base import heartbeat
from satupintu.base.actor import system
from satupintu.continuity.queries import last_backup
from satupintu.documents import services as documents
from satupintu.files import services as files
from satupintu.notifications import queries as outbox
from satupintu.notifications.channels import CHANNELS
from satupintu.notifications.services import mail_server
from satupintu.people.access import TOTP_FORCED, Role
from satupintu.people.queries import Office, OnCrew, administrators, clock_ahead, crew
from satupintu.rules.promise import local
from satupintu.standards.queries import Adopted, services_offered
from satupintu.workdays.queries import calendar_for

WAITS_TOO_LONG = timedelta(minutes=15)
BACKUP_TOO_OLD = timedelta(hours=48)


class Seen:
    """An office at an instant, with what several checks ask read once."""

    def __init__(self, office: Office, now: datetime) -> None:
        self.office, self.now, self.today = office, now, local(now, office.zone)

    @cached_property
    def crew(self) -> list[OnCrew]:
        return crew(self.office.pk, self.now, self.office.zone)

    @cached_property
    def offered(self) -> list[Adopted]:
        return services_offered(self.office.pk, self.today)


class Check(NamedTuple):
    """One subject: what it is called on the page, where it is put right, and how it is looked at. `deep` ones read much
    and are left to the command."""

    title: str
    where: str
    look: Callable[[Seen], Findings]
    deep: bool = False
    of_machine: bool = False


def office_findings(office: Office, now: datetime) -> list[Finding]:
    """Everything amiss in an office at an instant; what is amiss with the machine is for the caller to ask once."""
    seen = Seen(office, now)
    return [found for check in CHECKS if not check.of_machine for found in check.look(seen)]


def by_subject(office: Office, now: datetime, *, own: bool = False) -> Iterator[tuple[Check, list[Finding]]]:
    """The same, subject by subject, with those in which nothing is amiss; without the deep ones. own: only what the
    office itself puts right on a page, not what whoever runs the machine must do."""
    seen = Seen(office, now)
    for check in CHECKS:
        if not check.deep and (check.where or not own):
            yield check, list(check.look(seen))


def keys_and_papers() -> Findings:
    """The machine's part: keys outside the data, typefaces there."""
    for says in files.check():
        yield Finding(ERROR, "kunci dan berkas", says)
    for says in documents.check():
        yield Finding(WARNING, "dokumen", says)


def channels() -> Findings:
    """A way out that is set up wrongly is an error; one that is not set up at all is a choice, and a warning."""
    for channel in CHANNELS:
        for says in channel.check():
            unset = channel.name == "oss" and not settings.OSS["base_url"]
            yield Finding(WARNING if unset else ERROR, f"saluran {channel.name}", says)


def _machine(seen: Seen) -> Findings:
    """Only on the page: the command looks at the machine once, and not once for each office."""
    return keys_and_papers()


def _letterhead(seen: Seen) -> Findings:
    lacking = [name for name, there in (("alamat", seen.office.address), ("telepon", seen.office.phone)) if not there]
    if lacking:
        says = f"Kop surat belum memuat {' dan '.join(lacking)}. Pemohon perlu tahu ke mana bertanya."
        yield Finding(WARNING, "kop surat", says)
    if not seen.office.arms and seen.office.opened_at is None:
        yield Finding(WARNING, "kop surat", "Lambang daerah belum diunggah; surat memakai perisai polos.")


def _trail(seen: Seen) -> Findings:
    broken = broken_seals(seen.office.pk)
    if broken:
        numbers = ", ".join(map(str, broken))
        yield Finding(ERROR, "jejak audit", f"Segel nomor {numbers} rusak: catatan diubah. Bandingkan dengan cadangan.")


def _outbox(seen: Seen) -> Findings:
    root = system(seen.office.pk)
    oldest = outbox.oldest_waiting(root)
    if oldest is not None and oldest < seen.now - WAITS_TOO_LONG:
        minutes = int((seen.now - oldest).total_seconds() // 60)
        advice = "Jalankan: satupintu worker" if _quiet(seen.now) else "Lihat keadaan OSS dan surel."
        yield Finding(WARNING, "kotak keluar", f"Ada yang menunggu dikirim sejak {minutes} menit lalu. {advice}")
    stopped = outbox.troubled_count(root)
    if stopped:
        says = f"{stopped} pesan tidak berhasil dikirim dan menunggu petugas. Lihat di meja kerja."
        yield Finding(WARNING, "kotak keluar", says)


def _quiet(now: datetime) -> bool:
    alive = heartbeat.last()
    return alive is None or now - alive > timedelta(seconds=heartbeat.QUIET_AFTER_SECONDS)


def _worker(seen: Seen) -> Findings:
    if _quiet(seen.now):
        says = "Tidak berjalan, jadi dokumen tidak dibuat dan surat tidak dikirim. Jalankan: satupintu worker"
        yield Finding(WARNING, "pekerja", says)


def _backup(seen: Seen) -> Findings:
    last = last_backup(system(seen.office.pk))
    if last.at is None:
        yield Finding(WARNING, "cadangan", "Data kantor belum pernah dicadangkan. Jalankan: satupintu backup FOLDER")
    elif seen.now - last.at > BACKUP_TOO_OLD:
        days = (seen.now - last.at).days
        yield Finding(WARNING, "cadangan", f"Cadangan terakhir {days} hari lalu. Jalankan: satupintu backup FOLDER")
    if last.failed:
        yield Finding(ERROR, "cadangan", f"Cadangan terakhir gagal: {last.failed}")


def _mail(seen: Seen) -> Findings:
    try:
        there = mail_server(seen.office.pk) is not None
    except ValueError:
        return  # a faulty address is told by the channel itself
    if not there and not settings.DEMO:
        says = "Server surel belum diatur, jadi surat elektronik tidak dikirim. Atur di halaman Surel kantor."
        yield Finding(WARNING, "saluran email", says)


def _calendar(seen: Seen) -> Findings:
    years, year = calendar_for(seen.office.pk).years, seen.today.year
    grades: tuple[tuple[int, Literal["error", "warning"]], ...] = ((year, ERROR), (year + 1, WARNING))
    for wanted, level in grades:
        if wanted not in years:
            says = f"Hari libur {wanted} belum ada, jadi batas waktu hanya perkiraan. Isi law/calendar/{wanted}.yaml."
            yield Finding(level, "kalender", says)


def _signatory(seen: Seen) -> Findings:
    if not any(Role.HEAD_OF_OFFICE in each.roles | each.acting for each in seen.crew):
        says = "Tidak ada kepala dinas, jadi izin tidak dapat diputuskan dan ditandatangani. Beri seseorang peran itu."
        yield Finding(ERROR, "penanda tangan", says)


def _administrators(seen: Seen) -> Findings:
    keepers = administrators(seen.office.pk, seen.now)
    if not keepers:
        says = "Tidak ada administrator yang dapat masuk. Jalankan: satupintu people administrator NAMA-PENGGUNA"
        yield Finding(ERROR, "administrator", says)
    elif len(keepers) == 1:
        says = f"Hanya {keepers[0]} yang administrator. Tambah satu lagi, agar ada yang memulihkan aksesnya."
        yield Finding(WARNING, "administrator", says)


def _clock(seen: Seen) -> Findings:
    if ahead := clock_ahead(seen.office.pk, seen.now):
        minutes = int((ahead - seen.now).total_seconds() // 60)
        says = f"Jam komputer mundur sekitar {minutes} menit dari catatan terakhir. Betulkan jamnya."
        yield Finding(WARNING, "jam", says)


def _second_factor(seen: Seen) -> Findings:
    lacking = [each.name for each in seen.crew if each.roles & TOTP_FORCED and not each.second_factor]
    if lacking:
        says = f"Belum memasang kode masuk dua langkah: {', '.join(lacking)}. Mereka diminta memasangnya saat masuk."
        yield Finding(WARNING, "kode masuk", says)


def _standards(seen: Seen) -> Findings:
    if not seen.offered:
        yield Finding(ERROR, "standar", "Belum ada standar yang berlaku. Tetapkan satu di halaman Standar kantor.")
    for adopted in seen.offered:
        yield from laws(adopted.standard)


def _people(seen: Seen) -> Findings:
    for adopted in seen.offered:
        yield from people(adopted.standard, seen.crew)


def _numbers(seen: Seen) -> Findings:
    """Only before opening: afterwards a series begins with the first file of the year."""
    if seen.office.opened_at is not None:
        return
    begun = series_begun(system(seen.office.pk), seen.today.year)
    for adopted in seen.offered:
        service = adopted.standard.service
        if not {f"application:{service}", f"licence:{service}"} <= set(begun):
            title, year = adopted.standard.short_title, seen.today.year
            says = f"Nomor terakhir {title} tahun {year} belum ditulis; tulis 0 bila belum ada."
            yield Finding(WARNING, "nomor", says)


CHECKS: tuple[Check, ...] = (
    Check("Kop surat", "office_profile", _letterhead),
    Check("Penanda tangan", "office_staff", _signatory),
    Check("Standar yang berlaku", "office_standards", _standards),
    Check("Petugas untuk setiap peran", "office_staff", _people),
    Check("Administrator", "office_staff", _administrators),
    Check("Kode masuk dua langkah", "office_staff", _second_factor),
    Check("Hari kerja tahun ini dan tahun depan", "calendar", _calendar),
    Check("Nomor urut", "office_numbers", _numbers),
    Check("Surel", "office_mail", _mail),
    Check("Kunci dan huruf cetak", "", _machine, of_machine=True),
    Check("Pekerja latar", "", _worker),
    Check("Kotak keluar", "", _outbox, deep=True),
    Check("Cadangan", "", _backup),
    Check("Jam komputer", "", _clock, deep=True),
    Check("Jejak audit", "", _trail, deep=True),
)
