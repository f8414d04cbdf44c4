"""Words and numbers as the office writes them, for templates. Built in: no {% load %} needed."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from satupintu.base.speaking import speak

register = template.Library()
_SWAPPED = str.maketrans(",.", ".,")


def _day(value: date | datetime, zone: str) -> date:
    return value.astimezone(ZoneInfo(zone)).date() if isinstance(value, datetime) else value


@lru_cache(maxsize=1024)  # a page names the same few days over and over
def _written(day: date, how: str, _language: str | None) -> str:
    return date_format(day, how)


def _english() -> bool:
    return (get_language() or "").startswith("en")


@register.filter
def tanggal(value: date | datetime | None, zone: str = "Asia/Jakarta") -> str:
    """ "Senin, 23 November 2026"; the instant's day in the office's zone."""
    return _written(_day(value, zone), "l, j F Y", get_language()) if value else ""


@register.filter
def diucapkan(sentence: str) -> str:
    """What a rule or a check said, in the language of the page."""
    return speak(sentence)


@register.filter
def skala(scale: str) -> str:
    """How large a business is: "mikro", "kecil", "menengah", "besar", as OSS says it."""
    words = {"mikro": _("mikro"), "kecil": _("kecil"), "menengah": _("menengah"), "besar": _("besar")}
    return words.get(scale, scale)


@register.filter
def tanggal_pendek(value: date | datetime | None, zone: str = "Asia/Jakarta") -> str:
    """ "23 Nov 2026"."""
    return _written(_day(value, zone), "j M Y", get_language()) if value else ""


@register.filter
def pukul(value: datetime | None, zone: str = "Asia/Jakarta") -> str:
    """ "09.15"; "09:15" in English."""
    return value.astimezone(ZoneInfo(zone)).strftime("%H:%M" if _english() else "%H.%M") if value else ""


@register.filter
def rupiah(value: int | None) -> str:
    """ "Rp0 (gratis)", "Rp25.000"; "Rp25,000" in English."""
    if value is None:
        return ""
    if value == 0:
        return f"Rp0 ({_('gratis')})"
    return "Rp" + angka(value)


@register.filter
def angka(value: float | None) -> str:
    """ "1.234,5"; "1,234.5" in English."""
    if value is None:
        return ""
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
    return text if _english() else text.translate(_SWAPPED)


@register.filter
def ambil(mapping: Any, key: Any) -> Any:
    """The value of a key, for keys that are variables."""
    return mapping.get(key, "") if hasattr(mapping, "get") else ""


_SHAPES = {
    "done": "M9 16.2 4.8 12l-1.4 1.4L9 19 21 7l-1.4-1.4z",
    "on-time": (
        "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 18a8 8 0 1 1 0-16 8 8 0 0 1 0 16zm1-13h-2v6l5 3 1-1.600-4-2.400z"
    ),
    "soon": "M6 2v6l4 4-4 4v6h12v-6l-4-4 4-4V2zm10 14.500V20H8v-3.500l4-4z",
    "late": "M12 2 1 21h22zm1 16h-2v-2h2zm0-4h-2v-4h2z",
    "paused": "M6 5h4v14H6zm8 0h4v14h-4z",
    "idle": (
        "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 18a8 8 0 1 1 0-16 8 8 0 0 1 0 16z"
        "m-5-9h2.500v2H7zm3.800 0h2.500v2h-2.500zm3.700 0H17v2h-2.500z"
    ),
    "info": "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm1 15h-2v-6h2zm0-8h-2V7h2z",
}


@register.simple_tag
def ikon(name: str) -> SafeString:
    """A small shape beside a word: done, on-time, soon, late, paused, idle, info."""
    return format_html(
        '<svg class="sp-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        _SHAPES.get(name, _SHAPES["info"]),
    )


@register.simple_tag
def kepala(head: Any) -> SafeString:
    """A column's head that sorts the list: {% kepala table.heads.on %}.

    head: title, url (none: it does not sort), sorted (as aria-sort)."""
    if not head.url:
        return format_html('<th scope="col" class="govuk-table__header">{}</th>', head.title)
    return format_html(
        '<th scope="col" class="govuk-table__header" aria-sort="{}"><a href="{}">{}</a></th>',
        head.sorted,
        head.url,
        head.title,
    )
