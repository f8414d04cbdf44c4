"""`satupintu move --to DATABASE_URL`: from SQLite to PostgreSQL (or back), proven equal."""

import argparse
import json
import sys

from django.core.exceptions import ImproperlyConfigured

from satupintu.base import clock
from satupintu.continuity import services as continuity
from satupintu.continuity.services import Moved

EPILOG = """\
Hentikan dulu server dan pekerjanya, dan buat cadangan. Basis data tujuan harus kosong:
  createdb --encoding UTF8 satupintu
  satupintu move --to postgresql://satupintu:KATA_SANDI@localhost/satupintu
Sesudahnya tulis DATABASE_URL itu di berkas setelan, lalu nyalakan lagi.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = EPILOG
    parser.add_argument("--to", required=True, metavar="DATABASE_URL", help="alamat basis data tujuan")
    parser.add_argument("--json", action="store_true", help="satu objek JSON saja di stdout")


def run(args: argparse.Namespace) -> int:
    """Move, and show the proof; 2 for an address that is none."""
    try:
        moved = continuity.move(url=args.to, now=clock.now(), tell=lambda said: sys.stderr.write(f"{said}\n"))
    except ImproperlyConfigured as error:
        sys.stderr.write(f"{error}\n")
        return 2
    _tell(moved, as_json=args.json)
    return 0


def _tell(moved: Moved, *, as_json: bool) -> None:
    if as_json:
        proof = {name: {"rows": each.rows, "digest": each.digest} for name, each in moved.tables.items()}
        said = {"rows": moved.rows, "tables": proof, "old": moved.old}
        sys.stdout.write(json.dumps(said) + "\n")
        return
    width = max(map(len, moved.tables))
    for name, each in moved.tables.items():
        sys.stdout.write(f"  {name:<{width}}  {each.rows:>9}  {each.digest[:16]}\n")
    sys.stdout.write(f"\n{moved.rows} baris, sama persis di kedua sisi. Tulis DATABASE_URL baru.\n")
    if moved.old:
        sys.stdout.write(f"Basis data lama disimpan sebagai {moved.old}.\n")
