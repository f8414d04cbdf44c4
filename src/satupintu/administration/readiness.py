"""What is missing or amiss in an office: one list, for `satupintu check` and for the page before opening."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, Literal, NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.administration import staffing
from satupintu.administration.duties import laws, left_of_others, limits, people
from satupintu.administration.findings import ERROR, WARNING, Finding, Findings
from satupintu.applications.services import series_begun
from satupintu.audit.services import broken_seals
from satupintu.base import heartbeat
from satupintu.base.actor import system
from satupintu.continuity.queries import failure_words, last_backup
from satupintu.documents import services as documents
from satupintu.files import services as files
from satupintu.notifications import queries as outbox
from satupintu.notifications.channels import CHANNELS
from satupintu.notifications.services import mail_server
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

    title: Any
    where: str
    look: Callable[[Seen], Findings]
    deep: bool = False
    of_machine: bool = False


def office_findings(office: Office, now: datetime) -> list[Finding]:
    """Everything amiss in an office at an instant; what is amiss with the machine is for the caller to ask once."""
    seen = Seen(office, now)
    return [found for check in CHECKS if not check.of_machine for found in check.look(seen)]


def by_subject(office: Office, now: datetime) -> Iterator[tuple[Check, list[Finding]]]:
    """The same with the machine's part, subject by subject, with those in which nothing is amiss; without the deep
    ones."""
    seen = Seen(office, now)
    for check in CHECKS:
        if not check.deep:
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


def _ways_out(seen: Seen) -> Findings:
    """Only on the page, as above."""
    return channels()


def _letterhead(seen: Seen) -> Findings:
    here = {_("alamat"): seen.office.address, _("telepon"): seen.office.phone}
    lacking = [name for name, there in here.items() if not there]
    if lacking:
        says = _("Kop surat belum memuat %(what)s. Pemohon perlu tahu ke mana bertanya.") % {"what": ", ".join(lacking)}
        yield Finding(WARNING, "kop surat", says)


def _arms(seen: Seen) -> Findings:
    """Only before opening: an office may do without, and then it has decided so."""
    if not seen.office.arms and seen.office.opened_at is None:
        yield Finding(WARNING, "lambang", _("Lambang daerah belum diunggah; surat memakai perisai polos."))


def _trail(seen: Seen) -> Findings:
    broken = broken_seals(seen.office.pk)
    if broken:
        numbers = ", ".join(map(str, broken))
        says = _("Segel nomor %(numbers)s rusak: catatan diubah. Bandingkan dengan cadangan.") % {"numbers": numbers}
        yield Finding(ERROR, "jejak audit", says)


def _outbox(seen: Seen) -> Findings:
    root = system(seen.office.pk)
    oldest = outbox.oldest_waiting(root)
    if oldest is not None and oldest < seen.now - WAITS_TOO_LONG:
        minutes = int((seen.now - oldest).total_seconds() // 60)
        advice = _("Jalankan: satupintu worker") if _quiet(seen.now) else _("Lihat keadaan OSS dan surel.")
        says = _("Ada yang menunggu dikirim sejak %(minutes)s menit lalu.") % {"minutes": minutes}
        yield Finding(WARNING, "kotak keluar", f"{says} {advice}")
    stopped = outbox.troubled_count(root)
    if stopped:
        says = _("%(count)s pesan tidak berhasil dikirim dan menunggu petugas. Lihat di meja kerja.")
        yield Finding(WARNING, "kotak keluar", says % {"count": stopped})


def _quiet(now: datetime) -> bool:
    alive = heartbeat.last()
    return alive is None or now - alive > timedelta(seconds=heartbeat.QUIET_AFTER_SECONDS)


def _worker(seen: Seen) -> Findings:
    if _quiet(seen.now):
        says = _("Tidak berjalan, jadi dokumen tidak dibuat dan surat tidak dikirim. Jalankan: satupintu worker")
        yield Finding(WARNING, "pekerja", says)


def _backup(seen: Seen) -> Findings:
    last = last_backup(system(seen.office.pk))
    if last.at is None:
        says = _("Data kantor belum pernah dicadangkan. Jalankan: satupintu backup FOLDER")
        yield Finding(WARNING, "cadangan", says)
    elif seen.now - last.at > BACKUP_TOO_OLD:
        days = (seen.now - last.at).days
        says = _("Cadangan terakhir %(days)s hari lalu. Jalankan: satupintu backup FOLDER") % {"days": days}
        yield Finding(WARNING, "cadangan", says)
    if last.failed:
        yield Finding(ERROR, "cadangan", _("Cadangan terakhir gagal: %(why)s") % {"why": failure_words(last.failed)})


def _mail(seen: Seen) -> Findings:
    try:
        there = mail_server(seen.office.pk) is not None
    except ValueError:
        return  # a faulty address is told by the channel itself
    if not there and not settings.DEMO:
        says = _("Server surel belum diatur, jadi surat elektronik tidak dikirim. Atur di halaman Surel kantor.")
        yield Finding(WARNING, "saluran email", says)


def _calendar(seen: Seen) -> Findings:
    years, year = calendar_for(seen.office.pk).years, seen.today.year
    grades: tuple[tuple[int, Literal["error", "warning"]], ...] = ((year, ERROR), (year + 1, WARNING))
    for wanted, level in grades:
        if wanted not in years:
            says = _("Hari libur %(year)s belum ada, jadi batas waktu hanya perkiraan. Isi law/calendar/%(year)s.yaml.")
            yield Finding(level, "kalender", says % {"year": wanted})


def _signatory(seen: Seen) -> Findings:
    return staffing.signatory(seen.crew)


def _administrators(seen: Seen) -> Findings:
    return staffing.administrators(administrators(seen.office.pk, seen.now))


def _clock(seen: Seen) -> Findings:
    if ahead := clock_ahead(seen.office.pk, seen.now):
        minutes = int((ahead - seen.now).total_seconds() // 60)
        says = _("Jam komputer mundur sekitar %(minutes)s menit dari catatan terakhir. Betulkan jamnya.")
        yield Finding(WARNING, "jam", says % {"minutes": minutes})


def _access(seen: Seen) -> Findings:
    yield from staffing.joined(seen.crew)
    yield from staffing.second_factor(seen.crew)


def _standards(seen: Seen) -> Findings:
    if not seen.offered:
        says = _("Belum ada standar yang berlaku. Tetapkan satu di halaman Standar kantor.")
        yield Finding(ERROR, "standar", says)
    for adopted in seen.offered:
        yield from laws(adopted.standard)
        yield from left_of_others(adopted.standard, seen.office)


def _limits(seen: Seen) -> Findings:
    return limits([adopted.standard for adopted in seen.offered])


def _people(seen: Seen) -> Findings:
    if not seen.offered:
        yield Finding(WARNING, "pelaksana", _("Baru dapat diperiksa sesudah ada standar yang berlaku."))
    for adopted in seen.offered:
        yield from people(adopted.standard, seen.crew)
    yield from staffing.desks(seen.crew)
    yield from staffing.superiors(seen.crew)


def _numbers(seen: Seen) -> Findings:
    """Only before opening: afterwards a series begins with the first file of the year."""
    if seen.office.opened_at is not None:
        return
    if not seen.offered:
        yield Finding(WARNING, "nomor", _("Baru dapat diperiksa sesudah ada standar yang berlaku."))
    begun = series_begun(system(seen.office.pk), seen.today.year)
    for adopted in seen.offered:
        service = adopted.standard.service
        if not {f"application:{service}", f"licence:{service}"} <= set(begun):
            title, year = adopted.standard.short_title, seen.today.year
            says = _("Nomor terakhir %(title)s tahun %(year)s belum ditulis; tulis 0 bila belum ada.")
            yield Finding(WARNING, "nomor", says % {"title": title, "year": year})


CHECKS: tuple[Check, ...] = (
    Check(lazy("Alamat dan telepon pada kop surat"), "office_profile", _letterhead),
    Check(lazy("Lambang daerah"), "office_arms", _arms),
    Check(lazy("Penanda tangan"), "office_staff", _signatory),
    Check(lazy("Standar yang berlaku"), "office_standards", _standards),
    Check(lazy("Batas waktu yang perlu ditegaskan kantor"), "", _limits),
    Check(lazy("Petugas, peran, dan atasan"), "office_staff", _people),
    Check(lazy("Administrator"), "office_staff", _administrators),
    Check(lazy("Undangan dan kode masuk"), "office_staff", _access),
    Check(lazy("Hari kerja tahun ini dan tahun depan"), "calendar", _calendar),
    Check(lazy("Nomor urut"), "office_numbers", _numbers),
    Check(lazy("Surel"), "office_mail", _mail),
    Check(lazy("Sambungan ke OSS dan saluran pesan"), "", _ways_out, of_machine=True),
    Check(lazy("Kunci dan huruf cetak"), "", _machine, of_machine=True),
    Check(lazy("Pekerja latar"), "", _worker),
    Check(lazy("Kotak keluar"), "", _outbox, deep=True),
    Check(lazy("Cadangan"), "", _backup),
    Check(lazy("Jam komputer"), "", _clock, deep=True),
    Check(lazy("Jejak audit"), "", _trail, deep=True),
)
