"""`satupintu restore DIR`: bring the office back from a backup, on an empty machine."""

import argparse
import getpass
import json
import sys
from datetime import datetime
from pathlib import Path

from satupintu.base import clock
from satupintu.cli.backup import passphrase_argument, read_passphrase
from satupintu.continuity import services
from satupintu.continuity.services import KeysSealed, Restored
from satupintu.people.queries import the_office
from satupintu.rules.words import moment

EPILOG = """\
FOLDER: folder cadangan (yang terbaru dipakai), atau satu cadangan di dalamnya.
Hanya ke tempat kosong: SATUPINTU_DATA, SATUPINTU_KEYS, dan basis data di DATABASE_URL.
Semua diperiksa dulu; bila ada yang rusak, tidak ada yang ditulis.
"""
AFTERWARDS = """\
Sebelum membuka kantor lagi:
  1. Yang terjadi sesudah {made_at} tidak ada di sini: catat ulang dari kertas, juga nomor terakhir yang terpakai.
  2. {held} pesan ditahan karena mungkin sudah terkirim: periksa di meja kerja.
  3. Periksa daftar petugas dan peran; semua harus masuk kembali.
  4. Jalankan: satupintu check
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = EPILOG
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="folder cadangan, atau satu cadangan di dalamnya")
    keys = parser.add_mutually_exclusive_group()
    passphrase_argument(keys)
    keys.add_argument("--keys", metavar="FOLDER2", type=Path, help="folder kunci yang disimpan terpisah")
    parser.add_argument("--json", action="store_true", help="satu objek JSON saja di stdout")


def run(args: argparse.Namespace) -> int:
    """Restore, and say what to do before the doors open again."""
    folder, keys = args.folder.absolute(), args.keys.absolute() if args.keys else None
    passphrase = read_passphrase(args.passphrase_file)
    try:
        done = _restore(folder, keys, passphrase)
    except KeysSealed:
        if not sys.stdin.isatty():
            raise
        done = _restore(folder, keys, getpass.getpass("Kata sandi cadangan: "))
    _tell(done, as_json=args.json)
    return 0


def _restore(folder: Path, keys: Path | None, passphrase: str | None) -> Restored:
    return services.restore(
        folder=folder,
        keys=keys,
        passphrase=passphrase,
        now=clock.now(),
        tell=lambda said: sys.stderr.write(f"{said}\n"),
    )


def _tell(done: Restored, *, as_json: bool) -> None:
    manifest = done.manifest
    if as_json:
        said = {"backup": manifest.name, "made_at": manifest.made_at, "files": manifest.files, "held": done.held}
        sys.stdout.write(json.dumps(said) + "\n")
        return
    sys.stdout.write(f"Kantor dipulihkan dari {manifest.name}: {manifest.files} berkas.\n\n")
    sys.stdout.write(AFTERWARDS.format(made_at=_spoken(manifest.made_at), held=done.held))


def _spoken(made_at: str) -> str:
    """The instant by the clock of the office, as it stands on paper."""
    office = the_office()
    return moment(datetime.fromisoformat(made_at), office.zone if office else "UTC")
