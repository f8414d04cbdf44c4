"""`satupintu systemd`: writes the unit files with which the office starts by itself, and starts again when it dies."""

import argparse
import os
import sys
from pathlib import Path

from satupintu.cli.systemd_units import Machine, units

EPILOG = """\
contoh, sebagai root:
  satupintu systemd --install-to /etc/systemd/system
  systemctl daemon-reload
  systemctl enable --now satupintu-serve satupintu-worker satupintu-backup.timer
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = EPILOG
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--print", action="store_true", help="cetak semua unit")
    how.add_argument("--install-to", metavar="FOLDER", type=Path, help="tulis semua unit ke folder ini")
    parser.add_argument("--user", default="satupintu", help="pengguna yang menjalankan kantor (bawaan: satupintu)")
    parser.add_argument(
        "--settings", default="/etc/satupintu/env", metavar="BERKAS", type=Path, help="berkas setelan, NAMA=isi"
    )
    data, keys = (os.environ.get(f"SATUPINTU_{name}") for name in ("DATA", "KEYS"))
    parser.add_argument("--data", default=data or "/var/lib/satupintu/data", metavar="FOLDER", type=Path)
    parser.add_argument("--keys", default=keys or "/var/lib/satupintu/keys", metavar="FOLDER", type=Path)
    parser.add_argument("--backups", default="/var/backups/satupintu", metavar="FOLDER", type=Path)
    parser.add_argument("--passphrase-file", default="/etc/satupintu/kata-sandi-cadangan", metavar="BERKAS", type=Path)
    parser.add_argument("--port", default=8000, type=int, help="pintu yang didengarkan (bawaan: 8000)")
    parser.add_argument("--keep", default=30, type=int, metavar="N", help="cadangan yang disisakan (bawaan: 30)")


def run(args: argparse.Namespace) -> int:
    """Print them, or write them and say what comes next; 2 when a path cannot stand in a unit."""
    paths = (args.settings, args.data, args.keys, args.backups, args.passphrase_file)
    if any(not path.is_absolute() or any(bad in str(path) for bad in " %\"'\\$\n") for path in paths):
        sys.stderr.write("Tulis setiap letak lengkap dari /, tanpa spasi dan tanda khusus.\n")
        return 2
    machine = Machine(
        program=Path(sys.prefix) / "bin" / "satupintu",
        user=args.user,
        settings=args.settings,
        data=args.data,
        keys=args.keys,
        backups=args.backups,
        passphrase=args.passphrase_file,
        port=args.port,
        keep=args.keep,
    )
    made = units(machine)
    if args.print:
        sys.stdout.write("\n".join(f"# {name}\n{content}" for name, content in made.items()))
        return 0
    for name, content in made.items():
        (args.install_to / name).write_text(content, encoding="utf-8")
    sys.stdout.write(f"{len(made)} unit ditulis ke {args.install_to}. Berikutnya:\n")
    sys.stdout.write("  systemctl daemon-reload\n")
    sys.stdout.write("  systemctl enable --now satupintu-serve satupintu-worker satupintu-backup.timer\n")
    return 0
