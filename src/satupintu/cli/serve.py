"""`satupintu serve`: the office's pages, by a web server with a few processes of a few threads each."""

import argparse
import os
import subprocess
import sys

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from satupintu.cli import leash

TARGET = "satupintu.config.wsgi:application"
BACKLOG = 1024


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("--host", default="127.0.0.1", help="alamat yang didengarkan (bawaan: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="pintu yang didengarkan (bawaan: 8000)")
    parser.add_argument("--workers", type=int, default=2, help="banyaknya proses (bawaan: 2)")
    parser.add_argument("--threads", type=int, default=4, help="utas tiap proses (bawaan: 4)")


def run(args: argparse.Namespace) -> int:
    """Serve until SIGTERM or Ctrl-C; says so when the database is not up to date, and how the first person gets in."""
    leash.hold_if_asked()
    if leash.PARENT not in os.environ:
        sys.stderr.write(f"Melayani http://{args.host}:{args.port}/ – hentikan dengan Ctrl-C.\n")
    # In a process of its own: this one only keeps watch, and stays as small as it can.
    checking = subprocess.Popen([sys.executable, "-m", "satupintu.cli.main", "init", "--code"])
    os.environ[leash.PARENT] = str(os.getpid())
    server = Granian(
        TARGET,
        address=args.host,
        port=args.port,
        interface=Interfaces.WSGI,
        workers=args.workers,
        blocking_threads=args.threads,
        backlog=BACKLOG,
        http=HTTPModes.http1,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    )
    server.serve()
    checking.wait()
    return 0
