"""Reads law/calendar: which days the state closes the office, each with the decree that says so.

One file for each year, written by officials. What is doubtful is a fault with file, line and key, never a
guess.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, cast

from satupintu.rules.faults import Fault, FaultyLaw, dotted
from satupintu.rules.workdays import Calendar, Closure
from satupintu.rules.yaml_marks import Marked, Way, load_marked

LawKind = Literal["national", "cuti_bersama"]
KINDS = ("national", "cuti_bersama")
UNKNOWN = "unknown"

_FILE_KEYS = {"year": True, "decrees": True, "days": True}
_DECREE_KEYS = {"id": True, "number": True, "title": True, "signed_on": True, "amends": False, "note": False}
_DAY_KEYS = {"date": True, "kind": True, "decree": True, "name": True}


@dataclass(frozen=True, slots=True)
class Decree:
    """A decree that closes days. `number` may be "unknown"; `signed_on` is None when not known."""

    id: str
    number: str
    title: str
    signed_on: date | None
    amends: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class LawDay:
    """A day the state closes the office."""

    on: date
    name: str
    kind: LawKind
    decree: Decree


@dataclass(frozen=True, slots=True)
class LawCalendar:
    """All of law/calendar: the days in order, and the years that have a file."""

    days: tuple[LawDay, ...]
    years: frozenset[int]

    def calendar(self) -> Calendar:
        """The calendar of an office without closures of its own."""
        closures = {day.on: Closure(day.on, day.name, day.kind, day.decree.number) for day in self.days}
        return Calendar(closures, self.years)


def load(folder: Path) -> LawCalendar:
    """Read every <year>.yaml of a folder. FaultyLaw with all faults of all files if there is any."""
    days: list[LawDay] = []
    years: set[int] = set()
    faults: list[Fault] = []
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        advice = "Tidak ada kalender di folder ini. Tambahkan berkas <tahun>.yaml, atau atur SATUPINTU_LAW."
        raise FaultyLaw([Fault(str(folder), 0, "", advice)])
    for path in paths:
        reading = _Year(path.stem, load_marked(path), str(path))
        days += reading.read()
        years.add(reading.year)
        faults += reading.faults
    if faults:
        raise FaultyLaw(faults)
    return LawCalendar(tuple(sorted(days, key=lambda day: day.on)), frozenset(years))


class _Year:
    """The reading of one file: what it says, and what is wrong with it."""

    def __init__(self, stem: str, marked: Marked, file: str) -> None:
        self.marked, self.file, self.stem = marked, file, stem
        self.faults = list(marked.faults)
        self.year = int(stem) if stem.isascii() and stem.isdigit() and len(stem) == 4 else 0

    def fault(self, way: Way, message: str) -> None:
        self.faults.append(Fault(self.file, self.marked.line(way), dotted(way), message))

    def read(self) -> list[LawDay]:
        if self.marked.data is None and self.faults:
            return []
        top = self.keyed(self.marked.data, (), _FILE_KEYS)
        if not self.year:
            self.fault((), "Nama berkas harus tahun, misalnya 2026.yaml.")
        elif "year" in top and top["year"] != self.year:
            self.fault(("year",), f"Tahun di sini {top['year']}, tetapi nama berkasnya {self.stem}. Samakan.")
        decrees = self.decrees(self.rows(top, "decrees"))
        return self.days(self.rows(top, "days"), decrees)

    def rows(self, top: Mapping[Any, Any], key: str) -> list[Any]:
        rows = top.get(key, [])
        if isinstance(rows, list):
            return rows
        self.fault((key,), "Bagian ini harus daftar: satu baris untuk tiap isi, diawali tanda -.")
        return []

    def keyed(self, made: Any, way: Way, keys: Mapping[str, bool]) -> dict[Any, Any]:
        """What was written, as keys and values; tells which keys are missing or not known."""
        if not isinstance(made, dict):
            self.fault(way, f"Di sini harus tertulis {', '.join(keys)}.")
            return {}
        for key, needed in keys.items():
            if needed and made.get(key) is None:
                self.fault((*way, key), f"{key} belum diisi.")
        for key in made.keys() - keys.keys():
            self.fault((*way, str(key)), f"{key} tidak dikenal. Yang dikenal: {', '.join(keys)}.")
        return {key: value for key, value in made.items() if key in keys and value is not None}

    def decrees(self, rows: list[Any]) -> dict[str, Decree]:
        found: dict[str, Decree] = {}
        for index, row in enumerate(rows):
            way: Way = ("decrees", index)
            made = self.keyed(row, way, _DECREE_KEYS)
            decree = self.decree(made, way)
            if decree.id in found:
                self.fault((*way, "id"), f"Keputusan {decree.id} sudah ditulis. Beri id lain.")
            if decree.amends and decree.amends not in found:
                self.fault((*way, "amends"), f"Keputusan {decree.amends} tidak ada di atasnya.")
            found.setdefault(decree.id, decree)
        return found

    def decree(self, made: Mapping[str, Any], way: Way) -> Decree:
        signed = made.get("signed_on", UNKNOWN)
        if not isinstance(signed, date) and signed != UNKNOWN:
            self.fault((*way, "signed_on"), "Tulis tanggal seperti 2025-09-19, atau unknown.")
        return Decree(
            id=self.text(made, way, "id"),
            number=self.text(made, way, "number"),
            title=self.text(made, way, "title"),
            signed_on=signed if isinstance(signed, date) else None,
            amends=self.text(made, way, "amends"),
            note=self.text(made, way, "note"),
        )

    def text(self, made: Mapping[str, Any], way: Way, key: str) -> str:
        written = made.get(key, "")
        if isinstance(written, str) and (written.strip() or key not in made):
            return written.strip()
        self.fault((*way, key), f"{key} harus berupa teks.")
        return ""

    def days(self, rows: list[Any], decrees: Mapping[str, Decree]) -> list[LawDay]:
        found: dict[date, LawDay] = {}
        lines: dict[date, int] = {}
        for index, row in enumerate(rows):
            way: Way = ("days", index)
            day = self.day(self.keyed(row, way, _DAY_KEYS), way, decrees)
            if day is None:
                continue
            if day.on in found:
                first = f"{found[day.on].name}, baris {lines[day.on]}"
                advice = "Hapus salah satu; bila dua hari raya jatuh bersamaan, tulis keduanya di name."
                self.fault((*way, "date"), f"Tanggal {day.on} sudah ada ({first}). {advice}")
            found.setdefault(day.on, day)
            lines.setdefault(day.on, self.marked.line(way))
        return list(found.values())

    def day(self, made: Mapping[str, Any], way: Way, decrees: Mapping[str, Decree]) -> LawDay | None:
        on, kind, decree = made.get("date"), made.get("kind"), made.get("decree")
        name = self.text(made, way, "name")
        if "date" in made and not isinstance(on, date):
            self.fault((*way, "date"), f"{on!r} bukan tanggal. Tulis seperti {self.stem}-03-19.")
        elif isinstance(on, date) and self.year and on.year != self.year:
            self.fault((*way, "date"), f"{on} bukan tahun {self.stem}. Pindahkan ke {on.year}.yaml.")
        if "kind" in made and kind not in KINDS:
            self.fault((*way, "kind"), f"Jenis {kind!r} tidak dikenal. Tulis national atau cuti_bersama.")
        known = decrees.get(decree) if isinstance(decree, str) else None
        if "decree" in made and known is None:
            self.fault((*way, "decree"), f"Keputusan {decree!r} belum ada di bagian decrees. Tambahkan di sana.")
        if isinstance(on, date) and kind in KINDS and known and name:
            return LawDay(on, name, cast("LawKind", kind), known)
        return None
