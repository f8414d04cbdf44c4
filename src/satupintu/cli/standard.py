"""`satupintu standard`: is this standard complete and consistent (`check`), and what may stand in it (`schema`)."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from satupintu.cli import places
from satupintu.rules import (
    acceptance,
    calendars,
    complaints,
    examples,
    json_schema,
    loading,
    objections,
    offices,
    questionnaire,
    register,
    unanswered,
)
from satupintu.rules.faults import Fault, FaultyLaw

EXAMPLE = """\
contoh:
  satupintu standard check law/standards/iumk/2019-01-01.yaml
  satupintu standard check law --json
  satupintu standard schema > law/standards/schema.json
"""
EXAMPLES = "examples.yaml"
ABOUT_THE_OFFICE = ("office", "standard")  # keys of the faults behind which may lie an office without a file


def _calendar(file: Path) -> tuple[None, tuple[Fault, ...]]:
    """The faults of one year of the calendar; its neighbours are read with it, for a decree may span years."""
    try:
        calendars.load(file.parent)
    except FaultyLaw as error:
        return None, tuple(fault for fault in error.faults if fault.file == str(file))
    return None, ()


def _register(file: Path) -> tuple[Any, tuple[Fault, ...]]:
    """The faults of a register; that of an office may refer to the one that the program brings."""
    main = places.law() / "legal" / "register.yaml"
    return register.read(file) if file.resolve() == main else register.read(file, base=register.read(main)[0])


# What a file of law/ is, by the folder it lies in; in any other folder it is a standard.
READERS: dict[str, Callable[[Path], tuple[Any, tuple[Fault, ...]]]] = {
    "acceptance": acceptance.read,
    "calendar": _calendar,
    "complaints": complaints.read,
    "corrections": unanswered.read,
    "legal": _register,
    "objections": objections.read,
    "offices": offices.read,
    "survey": questionnaire.read,
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = EXAMPLE
    actions = parser.add_subparsers(dest="action", required=True, metavar="check|schema")
    check = actions.add_parser("check", description="periksa standar; untuk folder, contohnya ikut dijalankan")
    check.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="berkas atau folder")
    check.add_argument("--json", action="store_true", help="satu objek JSON saja di stdout")
    schema = actions.add_parser("schema", description="cetak JSON Schema sebuah standar")
    schema.add_argument("--markdown", action="store_true", help="cetak tabel kuncinya, untuk docs/standard.md")


def run(args: argparse.Namespace) -> int:
    """0 without a fault, 1 with any."""
    if args.action == "schema":
        sys.stdout.write(json_schema.tables() if args.markdown else json_schema.text())
        return 0
    checked, faults = check(args.paths)
    sys.stdout.write(as_json(checked, faults) if args.json else as_lines(checked, faults))
    return 1 if faults else 0


def check(paths: Iterable[Path]) -> tuple[list[str], list[Fault]]:
    """Check files and folders: the files that were looked at, and the faults of all of them."""
    checked: list[str] = []
    faults: list[Fault] = []
    for path in paths:
        if path.is_dir() and not any(_inside(path)):
            faults.append(Fault(str(path), 0, "", "Tidak ada berkas .yaml di folder ini."))
        for file in _inside(path) if path.is_dir() else [path]:
            checked.append(str(file))
            faults += _faults(file)
    return checked, sorted(faults)


def _inside(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.rglob("*.yaml"))


def _faults(file: Path) -> Iterable[Fault]:
    """The faults of one file, read as what its place says it is."""
    if (reader := READERS.get(file.parent.name)) and file.name != EXAMPLES:
        return reader(file)[1]
    faults = _of_service(file, None)
    if any(fault.key in ABOUT_THE_OFFICE for fault in faults) and not _in_a_law(file) and (here := _office_here()):
        return _of_service(file, here)
    return faults


def _in_a_law(file: Path) -> bool:
    """Whether it lies in a whole law/, where every office has its file; not so in the folder of an office."""
    nowhere = Path()
    return loading.law_around(file, otherwise=nowhere, own=places.own_law()) != nowhere


def _of_service(file: Path, here: examples.Here | None) -> tuple[Fault, ...]:
    """The faults of a standard, or of its examples. here: an office that is known without a file."""
    own = places.own_law()
    law = loading.law_around(file, otherwise=places.law(), own=own)
    if file.name == EXAMPLES:
        return examples.check(file, law=law, own=own, here=here)
    known = {here.slug: here.region_code} if here else None
    return loading.load(file, law=law, own=own, offices=known).faults


@cache
def _office_here() -> examples.Here | None:
    """The office that is set up on this machine. Only who checks a standard outside law/ waits for it."""
    if not places.own_law().parent.is_dir():
        return None
    import_module("satupintu.cli.django_start").start()
    return cast("examples.Here | None", import_module("satupintu.cli.office_here").here())


def as_json(checked: list[str], faults: list[Fault]) -> str:
    """One object: ok, faults (file, line, key, message), checked (paths)."""
    made = {"ok": not faults, "faults": [asdict(fault) for fault in faults], "checked": checked}
    return json.dumps(made, ensure_ascii=False) + "\n"


def as_lines(checked: list[str], faults: list[Fault]) -> str:
    """A line for each fault, as compilers write them, and one that sums up."""
    looked = f"{len(checked)} berkas diperiksa"
    if not faults:
        return f"{looked}: tidak ada kesalahan.\n"
    files = len({fault.file for fault in faults})
    lines = [*map(str, faults), "", f"{looked}: {len(faults)} kesalahan di {files} berkas."]
    return "\n".join(lines) + "\n"
