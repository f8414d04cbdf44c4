"""`satupintu demo`: a fictional office of six, one application from NIB to verified licence on a simulated OSS; then it
serves it. Nothing here exists but the law and the standard."""

import argparse
import os
import socket
import sys
from importlib import import_module

from satupintu.cli import django_start
from satupintu.demo import businesses, oss_simulator
from satupintu.demo.oss_memory import Simulator

FIRST_PORT, PORTS = 8000, 40
HOST = "127.0.0.1"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("--once", action="store_true", help="selesai sesudah ringkasan, tanpa membuka halaman web")
    parser.add_argument("--json", action="store_true", help="satu objek JSON saja di stdout")
    parser.add_argument(
        "--port", type=int, help=f"pintu untuk halaman web (bawaan: {FIRST_PORT}, atau yang kosong sesudahnya)"
    )


def run(args: argparse.Namespace) -> int:
    """Play, say what came of it, and serve unless `--once`; 1 when the port is taken."""
    port = args.port or (FIRST_PORT if args.once else _free_port())
    if not args.once and not _free(port):
        sys.stderr.write(f"Pintu {port} sedang dipakai. Pilih yang lain: satupintu demo --port {port + 1}\n")
        return 1
    simulator = oss_simulator.serve(0, Simulator(businesses=businesses.businesses()))
    try:
        _settle_environment(simulator, port)
        django_start.start()
        # Only now are there settings for them to read.
        stage = import_module("satupintu.cli.demo_stage")
        return int(stage.perform(once=args.once, as_json=args.json, port=port))
    finally:
        simulator.close()


def _settle_environment(simulator: oss_simulator.Handle, port: int) -> None:
    """What settings read, here and in the processes that are started from here."""
    name = simulator.simulator
    os.environ |= {
        "SATUPINTU_DEMO": "1",
        "SATUPINTU_OSS_URL": simulator.url,
        "SATUPINTU_OSS_USER_KEY": name.user_key,
        "SATUPINTU_OSS_USERNAME": name.username,
        "SATUPINTU_OSS_PASSWORD": name.password,
    }
    for real in ("MAIL_URL", "OSS_AUTH", "OSS_ENVELOPE", "OSS_TRANSPORT"):
        os.environ.pop(f"SATUPINTU_{real}", None)  # a real office's ways out are not for the demo
    os.environ.setdefault("SATUPINTU_BASE_URL", f"http://{HOST}:{port}")


def _free_port() -> int:
    return next((port for port in range(FIRST_PORT, FIRST_PORT + PORTS) if _free(port)), FIRST_PORT)


def _free(port: int) -> bool:
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HOST, port))
        except OSError:
            return False
    return True
