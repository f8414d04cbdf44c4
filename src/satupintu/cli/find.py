"""`satupintu find --rebuild`: the card index made anew from the files, licences, complaints and letters themselves."""

import argparse
import sys

from satupintu.cli.migrate import require_ready
from satupintu.finding.services import rebuild


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("--rebuild", action="store_true", required=True, help="buat ulang, selagi kantor bekerja")


def run(args: argparse.Namespace) -> int:
    """Rebuild, and say how much was there and how much was put right."""
    require_ready()
    count, differed = rebuild()
    sys.stdout.write(f"{count} hal dapat dicari; {differed} dibetulkan.\n")
    return 0
