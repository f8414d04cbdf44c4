"""The steps of helping somebody to register at OSS, in words for both sides of the counter."""

from typing import Final, Literal

from satupintu.rules.spoken import noop

Ending = Literal["", "applied", "stopped"]

OPENED: Final = "opened"
NIB_GIVEN: Final = "nib_given"
APPLIED: Final = "applied"
STOPPED: Final = "stopped"

# What the counter writes down, in the order in which it usually happens; any may happen again.
STEPS: Final = {
    "account": noop("Akun OSS dibuat"),
    "data": noop("Data pemilik dan usaha diisi"),
    "kbli": noop("KBLI dipilih"),
    "sent": noop("Pendaftaran dikirim ke OSS"),
    "waiting": noop("Menunggu OSS atau pemohon"),
    "note": noop("Catatan"),
    NIB_GIVEN: noop("NIB sudah terbit"),
    STOPPED: noop("Bantuan dihentikan"),
}
TITLES: Final = {**STEPS, OPENED: noop("Bantuan dimulai"), APPLIED: noop("Dilanjutkan menjadi permohonan")}
CHANNELS: Final = {
    "counter": noop("Datang ke loket"),
    "phone": noop("Telepon"),
    "whatsapp": noop("WhatsApp"),
    "mobile": noop("Mobil keliling"),
}


def ending(last: str) -> Ending:
    """How it ended, by the kind of its last step: a NIB that came is no end, the application is."""
    return "applied" if last == APPLIED else "stopped" if last == STOPPED else ""
