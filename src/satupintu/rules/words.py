"""Dates, times and money as Indonesian papers write them. Papers for citizens are always in Indonesian; the names of
days and months are marked for the pages that show them by themselves."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from satupintu.rules.spoken import noop

DAYS = (noop("Senin"), noop("Selasa"), noop("Rabu"), noop("Kamis"), noop("Jumat"), noop("Sabtu"), noop("Minggu"))
MONTHS = (
    *(noop("Januari"), noop("Februari"), noop("Maret"), noop("April"), noop("Mei"), noop("Juni"), noop("Juli")),
    *(noop("Agustus"), noop("September"), noop("Oktober"), noop("November"), noop("Desember")),
)
ZONE_NAMES = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def plain_date(day: date) -> str:
    """ "23 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def long_date(day: date) -> str:
    """ "Senin, 23 November 2026"."""
    return f"{DAYS[day.weekday()]}, {plain_date(day)}"


def moment(at: datetime, zone: str) -> str:
    """ "Senin, 23 November 2026, pukul 09.15 WIB"."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{long_date(local.date())}, pukul {hour(at, zone)}"


def hour(at: datetime, zone: str) -> str:
    """ "09.15 WIB"."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{local:%H.%M} {ZONE_NAMES.get(zone, '')}".rstrip()


def rupiah(amount: int) -> str:
    """ "Rp1.250.000"."""
    return "Rp" + f"{amount:,}".replace(",", ".")


def scale_words(scale: str) -> str:
    """ "Usaha mikro"; "" for no scale."""
    return f"Usaha {scale}" if scale else ""
