"""Dates, times and money as Indonesian papers write them. Papers for citizens are always in Indonesian; a page says a
date in its own language (`base.speaking.speak`)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from satupintu.rules.spoken import said

DAYS = (said("Senin"), said("Selasa"), said("Rabu"), said("Kamis"), said("Jumat"), said("Sabtu"), said("Minggu"))
MONTHS = (
    *(said("Januari"), said("Februari"), said("Maret"), said("April"), said("Mei"), said("Juni"), said("Juli")),
    *(said("Agustus"), said("September"), said("Oktober"), said("November"), said("Desember")),
)
ZONE_NAMES = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def plain_date(day: date) -> str:
    """ "23 November 2026"."""
    return said("{day} {month} {year}", day=day.day, month=MONTHS[day.month - 1], year=day.year)


def long_date(day: date) -> str:
    """ "Senin, 23 November 2026"."""
    return said("{weekday}, {date}", weekday=DAYS[day.weekday()], date=plain_date(day))


def moment(at: datetime, zone: str) -> str:
    """ "Senin, 23 November 2026, pukul 09.15 WIB"."""
    local = at.astimezone(ZoneInfo(zone))
    return said("{date}, pukul {hour}", date=long_date(local.date()), hour=hour(at, zone))


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
