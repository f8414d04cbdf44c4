"""`satupintu check`: everything that is misconfigured, in sentences that say what to do."""

import argparse
import json
import sys

from satupintu.administration.services import ERROR, Finding
from satupintu.base import clock
from satupintu.cli.checks import all_findings

MARKS = {ERROR: "✗", "warning": "!"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = "Keluar 1 bila ada yang salah; peringatan saja tidak."
    parser.add_argument("--json", action="store_true", help="satu objek JSON saja di stdout")


def run(args: argparse.Namespace) -> int:
    """Look at everything; 1 when anything is an error."""
    found = all_findings(clock.now())
    errors = [each for each in found if each.level == ERROR]
    if args.json:
        sys.stdout.write(json.dumps(_as_json(found, len(errors)), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(_as_text(found, len(errors)))
    return int(bool(errors))


def _as_json(found: list[Finding], errors: int) -> dict[str, object]:
    return {
        "ok": not errors,
        "errors": errors,
        "warnings": len(found) - errors,
        "findings": [each._asdict() for each in found],
    }


def _as_text(found: list[Finding], errors: int) -> str:
    lines = [f"{MARKS[each.level]} {each.about}: {each.says}" for each in sorted(found, key=lambda each: each.level)]
    if not found:
        lines = ["Semua dalam keadaan baik."]
    else:
        lines += ["", f"{errors} kesalahan, {len(found) - errors} peringatan."]
    return "\n".join(lines) + "\n"
