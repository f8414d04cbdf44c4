"""The demo once Django runs: the tables, the play, the summary, the doors."""

import json
import os
import sys
from datetime import date

from django.db import connections

from satupintu.base import clock
from satupintu.cli.demo_doors import Doors
from satupintu.cli.migrate import migrate
from satupintu.demo import oss_data, totp
from satupintu.demo.cast import PASSWORD, STAFF
from satupintu.demo.show import Shown, show
from satupintu.demo.story import silent
from satupintu.demo.telling import Teller
from satupintu.rules.words import long_date

HOST = "127.0.0.1"
NIBS_SHOWN = 4


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
    return 0 if once else _serve(teller, port)


def _summary(teller: Teller, shown: Shown) -> None:
    teller.heading("Hasilnya")
    teller.pairs(
        (
            ("Permohonan", f"{shown.application}, kode pelacakan {shown.tracking_code}"),
            ("Dijanjikan", long_date(date.fromisoformat(shown.due))),
            ("Izin", shown.licence_number),
            ("Dokumen", shown.licence_pdf),
            ("Periksa", shown.verify_url),
        )
    )
    if not shown.fresh:
        teller.say("")
        teller.say(f"Kantor contoh sudah ada di {shown.data}; yang ada dipakai lagi.")


def _serve(teller: Teller, port: int) -> int:
    connections.close_all()
    with Doors(HOST, port) as doors:
        if not doors.opened():
            teller.say("Halaman tidak dapat dibuka. Lihat pesan di atas, atau jalankan: satupintu check")
            return 1
        _addresses(teller, f"http://{HOST}:{port}")
        ended = doors.watch()
        teller.say("")
        teller.say("Menutup …")
    return ended


def _addresses(teller: Teller, base: str) -> None:
    now = clock.now()
    teller.heading("Buka di peramban")
    teller.pairs(
        (
            (f"{base}/", "yang dilihat masyarakat: ajukan, lacak, periksa"),
            (f"{base}/meja/", "meja kerja petugas"),
            (f"{base}/surat/", "surat elektronik yang dikirim kantor contoh"),
            (f"{base}/contoh/", "semua di bawah ini, dengan kode masuk terbaru"),
        )
    )
    teller.heading("Masuk sebagai", f"Kata sandi semuanya {PASSWORD}. Kode berganti tiap 30 detik.")
    teller.pairs(
        tuple(
            (each.username, each.position, totp.code(each.totp_secret, now) if each.totp_secret else "tanpa kode")
            for each in STAFF
        )
    )
    teller.heading("Ajukan permohonan dengan NIB dan NIK")
    teller.pairs(tuple((each.nib, each.nik, each.shows) for each in oss_data.situations()[1 : 1 + NIBS_SHOWN]))
    teller.say("")
    teller.say("Tutup dengan Ctrl-C.")
