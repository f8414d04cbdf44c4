"""The demo once Django runs: the tables, the play, the summary, the doors."""

import json
import os
import sys

from satupintu.base import clock
from satupintu.cli.migrate import migrate
from satupintu.demo.show import Shown, show
from satupintu.demo.story import silent
from satupintu.demo.telling import Teller


def perform(*, once: bool, as_json: bool, port: int) -> int:
    """Play and summarise; serve until interrupted unless `once`. With `as_json` stdout gets one object only."""
    out = sys.stderr if as_json else sys.stdout
    teller = Teller(out, colour=out.isatty() and "NO_COLOR" not in os.environ)
    quiet = as_json and once
    if not quiet:
        teller.heading(
            "Satu Pintu · kantor contoh",
            "Satu permohonan izin usaha mikro dan kecil, dari NIB sampai izin yang dapat diperiksa siapa saja. "
            "Semua orang, usaha, dan nomor di sini rekaan.",
        )
    migrate()
    shown = show(clock.now(), silent if quiet else teller.line)
    if as_json:
        sys.stdout.write(json.dumps(shown.as_json(), ensure_ascii=False) + "\n")
        sys.stdout.flush()
    if not quiet:
        _summary(teller, shown)
    return 0


def _summary(teller: Teller, shown: Shown) -> None:
    teller.heading("Hasilnya")
    teller.pairs(
        (
            ("Permohonan", shown.application),
            ("Izin", shown.licence_number),
            ("Dokumen", shown.licence_pdf),
            ("Periksa keaslian", shown.verify_url),
            ("Kode pelacakan", shown.tracking_code),
            ("Janji selesai", shown.due),
        )
    )
