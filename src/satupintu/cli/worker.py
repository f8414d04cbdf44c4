"""`satupintu worker`: the office's night shift: papers, messages, reports to OSS, deadlines that passed."""

import argparse
import signal
import threading

from django.conf import settings
from django.utils.module_loading import import_string

from satupintu.base import clock, running
from satupintu.cli import leash
from satupintu.cli.migrate import require_ready
from satupintu.continuity.services import give_sign
from satupintu.notifications import worker


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("--name", default="", help="nama pekerja ini di kotak keluar (bawaan: komputer dan proses)")


def run(args: argparse.Namespace) -> int:
    """Work until SIGTERM or Ctrl-C; what was begun is finished first."""
    leash.hold_if_asked()
    running.hold()
    require_ready()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    sweepers = import_string(settings.SWEEPERS)
    give_sign(clock.now())
    worker.run(stop, sweepers=(give_sign, *sweepers), name=args.name)
    return 0
