"""Sentences that many of the office's messages share: until when, how to follow, that it is free."""

from satupintu.applications.case import Case
from satupintu.applications.services.writing import shown_code, track_url
from satupintu.rules.promise import due
from satupintu.rules.words import long_date


def due_words(case: Case) -> str:
    """Until when the licence is promised, e.g. "Senin, 9 November 2026"."""
    day = due(case.standard, case.journey, case.calendar, case.zone)
    return long_date(day) if day else "belum dapat ditentukan"


def title(case: Case) -> str:
    """What is applied for."""
    return case.standard.title


def follow(case: Case) -> str:
    """Where and with which code the file can be followed."""
    return (
        f"Ikuti permohonan Anda di {track_url(case)} (nomor {case.application.number}, kode {shown_code(case)}). "
        "Simpan kode ini; jangan berikan kepada orang lain."
    )


def free(case: Case) -> str:
    """What it costs."""
    fee = case.standard.delivery.fee
    if fee.rupiah:
        return f"Biaya: {fee.text}."
    return "Layanan ini GRATIS. Jangan membayar kepada siapa pun; laporkan bila ada yang meminta uang."
