"""`satupintu keys`: fresh master keys, and how far the old ones are from being needed no more."""

import argparse
import json
import sys

from satupintu.base import clock
from satupintu.cli.migrate import require_ready
from satupintu.continuity import services as continuity

EPILOG = """\
rotate  buat kunci utama baru. Yang baru langsung memakainya; yang lama dibungkus ulang oleh pekerja sedikit demi
        sedikit, lalu kunci lama disisihkan ke folder "retired" (paling cepat dua hari kemudian).
        Sesudahnya buat cadangan baru: cadangan lama tetap memakai kunci lama yang tersimpan di dalamnya.
resume  bungkus ulang sekarang juga sampai selesai. Boleh diputus dan diulang.
status  sebutkan berapa yang masih memakai kunci lama.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = EPILOG
    parser.add_argument("what", choices=["rotate", "resume", "status"], metavar="rotate|resume|status")
    parser.add_argument("--json", action="store_true", help="satu objek JSON saja di stdout")


def run(args: argparse.Namespace) -> int:
    """Do it, and say how things stand; 1 when keys are broken."""
    require_ready()
    if args.what == "rotate":
        continuity.rotate(now=clock.now())
    if args.what == "resume":
        while continuity.go_on(clock.now()):
            pass
    found = continuity.standing()
    if args.json:
        said = {"newest": found.newest, "older": found.older, "waiting": found.waiting, "broken": found.broken}
        sys.stdout.write(json.dumps(said) + "\n")
        return int(bool(found.broken))
    sys.stdout.write(f"Kunci utama nomor {found.newest}. ")
    if not found.older:
        sys.stdout.write("Tidak ada kunci lama yang masih dipakai.\n")
    else:
        older = ", ".join(map(str, found.older))
        sys.stdout.write(f"Kunci lama {older}: {found.waiting} masih memakainya.\n")
    if found.broken:
        sys.stderr.write(f"{found.broken} kunci tidak terbuka oleh kunci mana pun. Jalankan: satupintu check\n")
    return int(bool(found.broken))
