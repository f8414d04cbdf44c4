"""The steps of helping somebody to register at OSS, in words for both sides of the counter."""

from typing import Final, Literal

Ending = Literal["", "applied", "stopped"]

OPENED: Final = "opened"
NIB_GIVEN: Final = "nib_given"
APPLIED: Final = "applied"
STOPPED: Final = "stopped"

# What the counter writes down, in the order in which it usually happens; any may happen again.
STEPS: Final = {
    "account": "Akun OSS dibuat",
    "data": "Data pemilik dan usaha diisi",
    "kbli": "KBLI dipilih",
    "sent": "Pendaftaran dikirim ke OSS",
    "waiting": "Menunggu OSS atau pemohon",
    "note": "Catatan",
    NIB_GIVEN: "NIB sudah terbit",
    STOPPED: "Bantuan dihentikan",
}
TITLES: Final = {**STEPS, OPENED: "Bantuan dimulai", APPLIED: "Dilanjutkan menjadi permohonan"}
CHANNELS: Final = {
    "counter": "Datang ke loket",
    "phone": "Telepon",
    "whatsapp": "WhatsApp",
    "mobile": "Mobil keliling",
}


def ending(last: str) -> Ending:
    """How it ended, by the kind of its last step: a NIB that came is no end, the application is."""
    return "applied" if last == APPLIED else "stopped" if last == STOPPED else ""
