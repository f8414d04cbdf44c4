"""`satupintu backup DIR`: save database, files and keys while the office works; or look whether backups are whole."""

import argparse
import json
import os
import sys
from pathlib import Path

from satupintu.base import clock
from satupintu.continuity import services
from satupintu.continuity.services import Apart, Saved, Sealed

MB = 2**20
EPILOG = """\
Kunci disegel dengan kata sandi (--passphrase-file), atau disimpan terpisah (--keys).
Tanpa keduanya, kunci ditaruh terbuka di folder FOLDER-keys: pindahkan folder itu ke tempat lain.

contoh:
  satupintu backup /mnt/usb/cadangan --passphrase-file /etc/satupintu/kata-sandi-cadangan --keep 30
  satupintu backup --verify /mnt/usb/cadangan
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = EPILOG
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="tempat semua cadangan, sebaiknya di disk lain")
    keys = parser.add_mutually_exclusive_group()
    passphrase_argument(keys)
    keys.add_argument("--keys", metavar="FOLDER2", type=Path, help="simpan kunci terpisah di folder ini")
    parser.add_argument("--keep", metavar="N", type=int, help="sisakan N cadangan terbaru (bawaan: semua)")
    parser.add_argument("--verify", action="store_true", help="periksa semua cadangan di FOLDER, jangan membuat baru")
    parser.add_argument("--json", action="store_true", help="satu objek JSON saja di stdout")


def run(args: argparse.Namespace) -> int:
    """Make one, or verify what is there (1 when one is not whole)."""
    if args.keep is not None and args.keep < 1:
        sys.stderr.write("--keep paling sedikit 1: cadangan terbaru selalu tinggal.\n")
        return 2
    folder = args.folder.absolute()
    if args.verify:
        return _verify(folder, as_json=args.json)
    passphrase = read_passphrase(args.passphrase_file)
    keys = Sealed(passphrase) if passphrase is not None else Apart((args.keys or beside(folder)).absolute())
    saved = services.back_up(folder=folder, keys=keys, now=clock.now(), keep=args.keep)
    _tell(saved, keys, as_json=args.json)
    if passphrase is None and args.keys is None:
        sys.stderr.write(f"Kunci terbuka ada di {beside(folder)}. Pindahkan ke tempat lain, atau pakai kata sandi.\n")
    return 0


def passphrase_argument(parser: argparse._ActionsContainer) -> None:
    """The argument that `backup` and `restore` share."""
    parser.add_argument(
        "--passphrase-file",
        metavar="BERKAS",
        type=Path,
        help="kata sandi untuk kunci di cadangan, baris pertama berkas ini (atau SATUPINTU_BACKUP_PASSPHRASE_FILE)",
    )


def read_passphrase(given: Path | None) -> str | None:
    """The first line of the file that was named, here or in the environment; None when none was."""
    named = given or os.environ.get("SATUPINTU_BACKUP_PASSPHRASE_FILE")
    if not named:
        return None
    try:
        return Path(named).read_text(encoding="utf-8").partition("\n")[0].strip()
    except (OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"Berkas kata sandi {named} tidak terbaca. Periksa letak dan haknya.\n")
        raise SystemExit(2) from error


def beside(folder: Path) -> Path:
    """Where keys go when nothing else was said."""
    return folder.with_name(f"{folder.name}-keys")


def _tell(saved: Saved, keys: Sealed | Apart, *, as_json: bool) -> None:
    manifest = saved.manifest
    if as_json:
        said = {
            "backup": str(saved.path),
            "files": manifest.files,
            "bytes": manifest.bytes,
            "added": saved.added,
            "missing": manifest.missing,
            "keys": "sealed" if isinstance(keys, Sealed) else str(keys.folder),
        }
        sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(
            f"Cadangan {manifest.name} selesai: {manifest.files} berkas, {manifest.bytes // MB} MB; "
            f"{saved.added // MB} MB baru. Di {saved.path}\n"
        )
    if manifest.missing:
        sys.stderr.write(
            f"{len(manifest.missing)} berkas tercatat tetapi tidak ada di penyimpanan, misalnya {manifest.missing[0]}. "
            "Pulihkan dari cadangan yang lebih lama, atau laporkan.\n"
        )


def _verify(folder: Path, *, as_json: bool) -> int:
    newest = services.choose(folder)
    looked = [newest] if newest == folder else services.whole_ones(folder)
    said = {each.name: services.faults(each) for each in looked}
    if as_json:
        sys.stdout.write(json.dumps({"ok": not any(said.values()), "backups": said}, ensure_ascii=False) + "\n")
    else:
        for name, faults in said.items():
            sys.stdout.write(f"{'✗' if faults else '✓'} {name}{': ' if faults else ''}{'; '.join(faults)}\n")
    return int(any(said.values()))
