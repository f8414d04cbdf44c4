"""`satupintu init`: set the office up from the terminal, by questions or from a file; safe to run again."""

import argparse
import getpass
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from satupintu.administration.services import (
    Finding,
    Line,
    channels,
    first_code,
    keys_and_papers,
    office_findings,
    set_up,
)
from satupintu.base import clock
from satupintu.base.actor import system
from satupintu.base.refusal import Refusal
from satupintu.cli.migrate import migrate, pending, require_ready
from satupintu.people.queries import Office, the_office
from satupintu.people.services import Handed, open_office
from satupintu.rules import codes
from satupintu.rules.faults import FaultyLaw
from satupintu.rules.founding import Founding, load_founding

EPILOG = """\
contoh:
  satupintu init                      bertanya satu per satu
  satupintu init --from kantor.yaml   profil kantor seperti di law/offices, boleh ditambah petugas, standar, nomor
Yang sudah ada tidak diubah: perbedaannya disebut.
Kata sandi server surel: SATUPINTU_INIT_MAIL_PASSWORD, atau ditanyakan.
"""
MARKS = {"made": "+", "there": "=", "differs": "≠"}
QUESTIONS = (
    ("name", "Nama lengkap kantor", ""),
    ("short_name", "Nama singkat kantor", ""),
    ("government", "Pemerintah daerah (baris pertama kop surat)", ""),
    ("regency", "Kabupaten atau kota", ""),
    ("region_code", "Kode wilayah Kemendagri (4 angka)", ""),
    ("seat", "Kota yang ditulis sebelum tanggal surat", ""),
    ("zone", "Zona waktu (Asia/Jakarta, Asia/Makassar, Asia/Jayapura)", "Asia/Jakarta"),
    ("address", "Alamat", "unknown"),
    ("phone", "Telepon", "unknown"),
    ("email", "Surel kantor", "unknown"),
    ("website", "Laman", "unknown"),
)


class NoTerminal(Refusal):
    """Nobody is there to answer questions."""

    code = "no_terminal"
    says = "Tidak ada terminal untuk bertanya. Tulis berkasnya: satupintu init --from kantor.yaml"


class NotReadyToOpen(Refusal):
    """Something still keeps the office from working."""

    code = "not_ready_to_open"
    says = "Kantor belum dapat dibuka: {what}"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = EPILOG
    parser.add_argument("--from", dest="source", type=Path, metavar="BERKAS", help="berkas YAML kantor")
    parser.add_argument("--open", action="store_true", help="buka kantor bila tidak ada yang menghalangi")
    parser.add_argument("--json", action="store_true", help="satu objek JSON saja di stdout")
    parser.add_argument("--code", action="store_true", help="hanya sebutkan kode untuk menyiapkan kantor di peramban")


def run(args: argparse.Namespace) -> int:
    """Set up what is missing and say what there is. Raises the refusals of the services; FaultyLaw for the file."""
    if args.code:
        require_ready()
        sys.stderr.write(_door())
        return 0
    founding, folder = _wanted(args)
    waiting = pending()
    if waiting:
        migrate()
    now = clock.now()
    done = _make(founding, folder, now) if founding else []
    office = the_office()
    if args.open and office is not None and office.opened_at is None:
        errors = [each.says for each in _missing(office, now) if each.level == "error"]
        if errors:
            raise NotReadyToOpen(what=" ".join(errors))
        office = open_office(actor=system(office.pk), now=now)
        done.append(Line("kantor dibuka", "made"))
    told = {
        "ok": True,
        "migrated": len(waiting),
        "lines": [_line(each) for each in done if isinstance(each, Line)],
        "links": [_link(each) for each in done if isinstance(each, Handed)],
        "open": bool(office and office.opened_at),
        "missing": [each._asdict() for each in _missing(office, now)] if office else [],
    }
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n" if args.json else _text(done, told))
    return 0


def _missing(office: Office, now: datetime) -> list[Finding]:
    """The same as the office's own page says before it opens: of the office, and of the machine it runs on."""
    return [*office_findings(office, now), *keys_and_papers(), *channels()]


def _make(founding: Founding, folder: Path, now: datetime) -> list[Line | Handed]:
    """All that was made. Where a refusal ends it, what was made until then is told first: a link is shown only once."""
    done: list[Line | Handed] = []
    try:
        for each in set_up(founding, folder=folder, now=now, mail_password=_mail_password(founding)):
            done.append(each)
    except (Refusal, FaultyLaw):
        sys.stderr.write("".join(f"{line}\n" for line in _lines(done)))
        raise
    return done


def _wanted(args: argparse.Namespace) -> tuple[Founding | None, Path]:
    if args.source is not None:
        return load_founding(args.source), args.source.resolve().parent
    if not sys.stdin.isatty():
        raise NoTerminal()
    if not pending() and (office := the_office()) is not None:
        sys.stderr.write(f"Kantor {office.name} sudah ada; ubahlah di {settings.BASE_URL}/kantor/\n")
        return None, Path()
    return ask(), Path()


def ask() -> Founding:
    """The office by questions; asked again until the answers hold together."""
    answers: dict[str, Any] = {}
    for name, question, otherwise in QUESTIONS:
        hint = f" [{otherwise}]" if otherwise and otherwise != "unknown" else ""
        given = ""
        while not given:
            given = input(f"{question}{hint}: ").strip() or otherwise
        answers[name] = given
    sys.stdout.write("Administrator pertama:\n")
    person = {"name": input("  Nama: ").strip(), "username": input("  Nama pengguna: ").strip().lower()}
    answers["staff"] = [{**person, "roles": ["administrator"]}]
    with tempfile.TemporaryDirectory() as folder:  # files and answers have one reader, and the same faults
        path = Path(folder) / "jawaban"
        path.write_text(yaml.safe_dump(answers, allow_unicode=True, sort_keys=False), encoding="utf-8")
        return load_founding(path)


def _mail_password(founding: Founding | None) -> str:
    if founding is None or founding.mail is None or not founding.mail.user:
        return ""
    office = the_office()
    if office is not None and office.mail.get("host"):
        return ""
    given = os.environ.get("SATUPINTU_INIT_MAIL_PASSWORD", "")
    return given or (getpass.getpass("Kata sandi server surel: ") if sys.stdin.isatty() else "")


def _line(line: Line) -> dict[str, str]:
    return {"what": line.what, "state": line.state, "says": line.says}


def _link(handed: Handed) -> dict[str, str]:
    return {"address": handed.address, "expires": handed.expires_at.isoformat()}


def _lines(done: Iterable[Line | Handed]) -> Iterator[str]:
    for each in done:
        if isinstance(each, Line):
            yield f"{MARKS[each.state]} {each.what}" + (f": {each.says}" if each.says else "")
        else:
            yield f"    atur kata sandi sebelum {each.expires_at:%Y-%m-%d}: {each.address}"


def _text(done: Iterable[Line | Handed], told: dict[str, Any]) -> str:
    lines = [*_lines(done)]
    if told["missing"]:
        lines += ["", "Yang masih kurang sebelum kantor dibuka:" if not told["open"] else "Yang perlu dilihat:"]
        for each in told["missing"]:
            lines.append(f"  {'✗' if each['level'] == 'error' else '!'} {each['about']}: {each['says']}")
    then = "" if told["open"] else f", lalu buka {settings.BASE_URL}/kantor/"
    lines += ["", f"Jalankan: satupintu serve, satupintu worker{then}"]
    return "\n".join(lines) + "\n" + _door()


def _door() -> str:
    code = first_code()
    if code is None:
        return ""
    shown = codes.show(code)
    return f"Belum ada petugas. Siapkan kantor di {settings.BASE_URL}/kantor/mulai/ dengan kode sekali pakai: {shown}\n"
