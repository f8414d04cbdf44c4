"""The commands of the office: `satupintu <command>`. A command's module is imported only when it is run.

A module of this package that is named in COMMANDS has `configure(parser)`, which adds its arguments, and
`run(args) -> int`, which does the work and returns the exit code: 0 done, 1 refused, 2 wrong input.
"""

import difflib
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NamedTuple

from satupintu.base.refusal import Refusal
from satupintu.cli.parser import Parser
from satupintu.rules.faults import FaultyLaw


class Command(NamedTuple):
    """A module of this package; what it does, for the overview; whether Django is started before it is imported."""

    module: str
    says: str
    django: bool = False


COMMANDS: dict[str, Command] = {
    "demo": Command("demo", "kantor contoh: satu permohonan dari NIB sampai izin, lalu semua halamannya"),
    "serve": Command("serve", "layani semua halaman kantor"),
    "worker": Command("worker", "kerjakan dokumen, surat, dan laporan ke OSS", django=True),
    "people": Command("people", "petugas: daftar, pemulihan akses, administrator", django=True),
    "init": Command("init", "siapkan kantor: bertanya, atau dari berkas", django=True),
    "check": Command("check", "sebutkan yang salah atur", django=True),
    "verify": Command("verify", "periksa keaslian izin dari berkas atau pindaian", django=True),
    "backup": Command("backup", "simpan cadangan basis data, berkas, dan kunci selagi kantor bekerja", django=True),
    "restore": Command("restore", "pulihkan cadangan ke tempat kosong", django=True),
    "keys": Command("keys", "buat kunci utama baru, dan bungkus ulang yang lama", django=True),
    "move": Command("move", "pindahkan kantor ke basis data lain, dan buktikan sama", django=True),
    "import-old": Command("import_old", "impor daftar izin lama dari CSV atau XLSX", django=True),
    "migrate": Command("migrate", "mutakhirkan tabel basis data", django=True),
    "find": Command("find", "buat ulang indeks pencarian", django=True),
    "systemd": Command("systemd", "tulis unit agar kantor menyala sendiri dan bangkit lagi"),
    "deadline": Command("deadline", "hitung batas waktu: hari mana yang dihitung, mana yang tidak, dan mengapa"),
    "standard": Command("standard", "periksa standar pelayanan, atau cetak skemanya"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    name = given[0] if given else ""
    if name not in COMMANDS:
        return _no_command(name)
    command = COMMANDS[name]
    if command.django:  # first, so that the command can import features at its top like any other module
        import_module("satupintu.cli.django_start").start()
    module = import_module(f"satupintu.cli.{command.module}")
    parser = Parser(prog=f"satupintu {name}", description=command.says)
    module.configure(parser)
    try:
        return int(module.run(parser.parse_args(given[1:])))
    except (Refusal, FaultyLaw) as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def overview() -> str:
    """All commands with a line about each."""
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {command.says}" for name, command in sorted(COMMANDS.items())]
    return "\n".join(["pemakaian: satupintu <perintah> …", "", *lines, "", "satupintu <perintah> --help"]) + "\n"


def _no_command(name: str) -> int:
    if name in {"-h", "--help"}:
        sys.stdout.write(overview())
        return 0
    if name:
        near = difflib.get_close_matches(name, COMMANDS, n=1)
        advice = f"Maksud Anda {near[0]}?" if near else "Lihat daftarnya: satupintu --help"
        sys.stderr.write(f"Perintah {name!r} tidak dikenal. {advice}\n")
    else:
        sys.stderr.write(overview())
    return 2


if __name__ == "__main__":
    sys.exit(main())
