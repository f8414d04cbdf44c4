"""`satupintu verify`: is this file, or this scan, the licence it says it is?"""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from satupintu.cli.migrate import require_ready
from satupintu.licences.queries import Examined, examine, examine_paper
from satupintu.rules import codes
from satupintu.rules.unreadable import why

LABELS = {
    "valid": "ASLI DAN BERLAKU",
    "unsigned": "DITERBITKAN, BELUM DITANDATANGANI",
    "altered": "ISI BERKAS TELAH DIUBAH",
    "superseded": "CETAKAN LAMA, SUDAH DIGANTI",
    "revoked": "SUDAH DICABUT",
    "old_unverified": "DATA LAMA, BELUM DIVERIFIKASI",
    "old_verified": "DATA LAMA, SUDAH DIVERIFIKASI OLEH KANTOR",
    "old_ended": "DATA LAMA, TIDAK BERLAKU LAGI",
    "unknown": "BELUM TERBUKTI",
}
FIELDS = {"on": "Tanggal", "business": "Usaha", "activity": "Kegiatan", "scale": "Skala", "place": "Tempat"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = "Keluar 0 bila berkas asli dan berlaku, 1 bila tidak terbukti demikian, 2 bila tidak dapat dibaca."
    parser.add_argument("file", type=Path, nargs="?", metavar="BERKAS", help="izin sebagai PDF, foto, atau pindaian")
    parser.add_argument("--number", metavar="NOMOR", help="izin lama tanpa kode: nomornya, bersama --date")
    parser.add_argument("--date", metavar="TANGGAL", help="izin lama tanpa kode: tanggal pada kertasnya, 2019-03-07")
    parser.add_argument("--json", action="store_true", help="satu objek JSON saja di stdout")


def run(args: argparse.Namespace) -> int:
    """Say what the register says of the file; 0 only for a genuine document in force, 2 when there is no such file."""
    found = _found(args)
    if found is None:
        return 2
    if args.json:
        sys.stdout.write(json.dumps(as_json(found), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("\n".join(_lines(found)) + "\n")
    return 0 if found.status in {"valid", "old_verified"} else 1


def _found(args: argparse.Namespace) -> Examined | None:
    """What the registers say; None, after saying why, for what cannot be asked."""
    if args.number or args.date:
        try:
            on = date.fromisoformat(args.date or "")
        except ValueError:
            sys.stderr.write("Tulis --number dan --date bersama, tanggalnya seperti 2019-03-07.\n")
            return None
        require_ready()
        return examine_paper(args.number or "", on)
    if args.file is None:
        sys.stderr.write("Tulis nama berkasnya, atau --number dan --date dari izin lama.\n")
        return None
    try:
        content = args.file.read_bytes()
    except OSError as error:
        sys.stderr.write(f"{args.file} tidak dapat dibaca ({why(error)}). Periksa nama berkasnya.\n")
        return None
    require_ready()
    return examine(content)


def as_json(found: Examined) -> dict[str, object]:
    """One flat object; instants in ISO 8601, null for what is not known."""
    instants = {name: getattr(found, name) for name in ("issued_at", "signed_at", "revoked_at")}
    return {
        "status": found.status,
        "code_valid": found.code_valid,
        "code": codes.show(found.code) if found.code else None,
        "licence_number": found.number or None,
        "title": found.title or None,
        **{name: at.isoformat() if at else None for name, at in instants.items()},
        "register": dict(found.says),
        "note": found.note,
    }


def _lines(found: Examined) -> Iterator[str]:
    yield LABELS[found.status]
    yield found.note
    if not found.code_valid:
        return
    yield ""
    yield "Menurut register kantor:"
    rows = [("Kode", codes.show(found.code)), ("Nomor izin", found.number), ("Jenis", found.title)]
    rows += [(FIELDS.get(name, name), value) for name, value in found.says if value]
    for label, value in rows:
        yield f"  {label:<12}{value}"
