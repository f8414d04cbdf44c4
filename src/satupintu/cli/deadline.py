"""`satupintu deadline`: when is it due, which days count, which do not, and why. Starts no Django."""

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from satupintu.cli import places
from satupintu.rules import calendars
from satupintu.rules.deadline import Deadline, Pause, deadline
from satupintu.rules.words import long_date

EXAMPLE = """\
contoh:
  satupintu deadline --accepted 2026-03-17T10:00+07:00 --working-days 5
  satupintu deadline --accepted 2026-11-16 --working-days 5 --pause 2026-11-18 2026-11-20 --json
"""
MOST_DAYS = 10_000


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = EXAMPLE
    parser.add_argument(
        "--accepted",
        required=True,
        metavar="SAAT",
        type=_instant,
        help="saat permohonan diterima lengkap, ISO 8601; tanpa selisih UTC dianggap waktu setempat",
    )
    parser.add_argument("--working-days", required=True, metavar="N", type=_days, help="hari kerja yang dijanjikan")
    parser.add_argument(
        "--pause",
        nargs=2,
        action="append",
        default=[],
        metavar=("DARI", "SAMPAI"),
        type=_instant,
        help="waktu berhenti, misalnya menunggu pemohon; boleh lebih dari sekali",
    )
    parser.add_argument(
        "--zone",
        default=ZoneInfo("Asia/Jakarta"),
        type=_zone,
        metavar="ZONA",
        help="zona waktu kantor (bawaan: Asia/Jakarta)",
    )
    parser.add_argument("--json", action="store_true", help="satu objek JSON saja di stdout")


def run(args: argparse.Namespace) -> int:
    """Print the due date with its account; 2 for a pause that ends before it starts."""
    accepted = _local(args.accepted, args.zone)
    spans = [(_local(start, args.zone), _local(end, args.zone)) for start, end in args.pause]
    for start, end in spans:
        if end < start:
            sys.stderr.write(f"--pause berakhir ({end}) sebelum mulai ({start}). Tukar kedua tanggalnya.\n")
            return 2
    pauses = [Pause(start, end, f"jeda {start} s.d. {end}") for start, end in spans]
    calendar = calendars.load(places.law() / "calendar").calendar()
    try:
        account = deadline(accepted, args.working_days, calendar, pauses)
    except OverflowError:
        sys.stderr.write("Batas waktunya lewat tahun 9999. Periksa tanggal dan jumlah hari.\n")
        return 2
    if account.provisional:
        known = f"{min(calendar.years)}–{max(calendar.years)}"
        sys.stderr.write(
            f"Sementara: kalender libur baru ada untuk {known}; di luar itu hanya Sabtu dan Minggu dilewati. "
            "Tambahkan law/calendar/<tahun>.yaml.\n"
        )
    sys.stdout.write(as_json(account) if args.json else as_table(accepted, account))
    return 0


def as_json(account: Deadline) -> str:
    """One object: due, counted, skipped (each with date and why)."""
    made = {
        "due": account.due.isoformat() if account.due else None,
        "counted": [on.isoformat() for on in account.counted],
        "skipped": [{"date": day.on.isoformat(), "why": day.why} for day in account.skipped],
    }
    return json.dumps(made, ensure_ascii=False) + "\n"


def as_table(accepted: date, account: Deadline) -> str:
    """A small table: every day up to the due date, with its number or the reason why it has none."""
    numbered = {on: f"hari ke-{number}" for number, on in enumerate(account.counted, 1)}
    told: dict[date, str] = numbered | {day.on: f"– {day.why}" for day in account.skipped}
    due = long_date(account.due) if account.due else "–"
    head = [("Diterima", long_date(accepted)), ("Batas waktu", f"{due} ({len(account.counted)} hari kerja)")]
    rows = [(long_date(on), told[on]) for on in sorted(told)]
    return "\n".join([*_columns(head), "", *_columns(rows)]) + "\n"


def _columns(rows: list[tuple[str, str]]) -> Iterable[str]:
    width = max((len(left) for left, _ in rows), default=0)
    return (f"{left:<{width}}  {right}" for left, right in rows)


def _local(at: datetime, zone: ZoneInfo) -> date:
    """The office's date of an instant; one without an offset is the office's own time."""
    try:
        return (at.astimezone(zone) if at.tzinfo else at).date()
    except OverflowError:  # the first or last day there is, seen from another zone
        return at.date()


def _instant(written: str) -> datetime:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        example = "2026-03-17 atau 2026-03-17T10:00+07:00"
        raise argparse.ArgumentTypeError(f"{written!r} bukan saat yang ada. Tulis seperti {example}.") from None


def _days(written: str) -> int:
    if written.isascii() and written.isdigit() and len(written) <= 9 and 1 <= int(written) <= MOST_DAYS:
        return int(written)
    raise argparse.ArgumentTypeError(f"{written!r} bukan jumlah hari. Tulis bilangan bulat 1 sampai {MOST_DAYS}.")


def _zone(written: str) -> ZoneInfo:
    try:
        return ZoneInfo(written)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise argparse.ArgumentTypeError(
            f"zona {written!r} tidak dikenal. Tulis seperti Asia/Jakarta, Asia/Makassar atau Asia/Jayapura."
        ) from None
