"""`satupintu import-old FILE`: an old register brought in at the terminal, as the page does it."""

import argparse
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from satupintu.base import clock
from satupintu.base.actor import system
from satupintu.cli.migrate import require_ready
from satupintu.heritage.queries import an_import, faulty_listing, told_faults
from satupintu.heritage.services import confirm, run_import, take_in
from satupintu.people.queries import Office, the_office
from satupintu.rules.promise import local
from satupintu.rules.unreadable import why
from satupintu.sheets.services import CSV, export
from satupintu.standards.queries import services_offered

WORDS = {
    "new": "baris baru",
    "known": "sudah diimpor sebelumnya",
    "twice": "sama dengan baris lain dalam berkas",
    "faulty": "baris salah, tidak diimpor",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = "Keluar 0 bila semua baris baik, 1 bila ada yang salah, 2 bila berkas tidak dapat dibaca."
    parser.add_argument("file", type=Path, metavar="BERKAS", help="daftar izin lama, CSV atau XLSX")
    parser.add_argument("--preview", action="store_true", help="hanya periksa; tidak ada yang diimpor")
    parser.add_argument("--service", default="", metavar="LAYANAN", help="izin apa bila tidak ada kolomnya, mis. iumk")
    parser.add_argument("--order", default="", choices=("dmy", "mdy"), help="07/03/2019: 7 Maret (dmy) atau 3 Juli")
    parser.add_argument("--faults", type=Path, metavar="CSV", help="tulis baris yang salah ke berkas ini")
    parser.add_argument("--json", action="store_true", help="satu objek JSON saja di stdout")


def run(args: argparse.Namespace) -> int:
    """Judge the file, say what was found, and unless it is a preview let the good rows in."""
    try:
        content = args.file.read_bytes()
    except OSError as error:
        sys.stderr.write(f"{args.file} tidak dapat dibaca ({why(error)}). Periksa nama berkasnya.\n")
        return 2
    require_ready()
    here = the_office()
    if here is None:
        sys.stderr.write("Kantor belum disiapkan. Jalankan: satupintu init\n")
        return 1
    actor, now = system(here.pk), clock.now()
    usual = _usual(here, args.service)
    made = take_in(actor=actor, now=now, content=content, name=args.file.name, usual=usual, order=args.order)
    run_import(made.pk, now)
    found = an_import(actor, made.pk)
    kinds = told_faults(found)
    faulty = found.counts.get("faulty", 0)
    if args.faults and faulty:
        sheet = export(actor=actor, now=now, listing=faulty_listing(actor, found, now), kind=CSV, zone=here.zone)
        with args.faults.open("wb") as out:
            shutil.copyfileobj(sheet.content, out)
    if not args.preview and found.counts.get("new"):
        confirm(actor=actor, now=now, import_id=made.pk)
        run_import(made.pk, now)
        found = an_import(actor, made.pk)
    told = {
        "import": str(made.pk),
        "state": found.state,
        "why": found.failed_why,
        "rows": found.rows,
        "counts": {name: found.counts.get(name, 0) for name in WORDS},
        "faults": [{"rows": rows, "wrong": what, "repair": how} for rows, what, how in kinds],
    }
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n" if args.json else "\n".join(_lines(told)) + "\n")
    return 1 if faulty or found.state == "failed" else 0


def _usual(here: Office, service: str) -> tuple[str, str]:
    """The licence where a row names none: one that the office offers, or any other by its own words."""
    offered = {
        each.standard.service: each.standard for each in services_offered(here.pk, local(clock.now(), here.zone))
    }
    return (service, offered[service].delivery.product.title) if service in offered else ("", service)


def _lines(told: dict[str, Any]) -> Iterator[str]:
    if told["state"] == "failed":
        yield f"Berkas tidak dapat dibaca: {told['why']}"
        return
    yield "Selesai diimpor." if told["state"] == "done" else "Baru diperiksa; belum ada yang diimpor."
    for name, words in WORDS.items():
        if told["counts"][name]:
            yield f"  {told['counts'][name]:>7} {words}"
    for fault in told["faults"]:
        yield f"  {fault['rows']:>7} {fault['wrong']}. {fault['repair']}"
