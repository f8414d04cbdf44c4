"""Runs law/**/examples.yaml: situations that an official can write, each with what must come of it.

An example is a list of facts and what the standard then says: when it is due, whose turn it is, what may be done. How
to write one: docs/standard.md.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from pydantic import Field, ValidationError

from satupintu.rules import calendars, offices
from satupintu.rules import facts as f
from satupintu.rules.checking import Law
from satupintu.rules.facts import Fact
from satupintu.rules.faults import Fault, FaultyLaw, dotted
from satupintu.rules.journey import ImpossibleFact, Journey, journey
from satupintu.rules.kinds import KINDS, STEP_FACTS
from satupintu.rules.loading import law_around, load
from satupintu.rules.parts import Id, Part, Sentence
from satupintu.rules.promise import local, promise
from satupintu.rules.shape import shape
from satupintu.rules.spelling import nearest
from satupintu.rules.standard import Standard
from satupintu.rules.workdays import Calendar, Closure
from satupintu.rules.yaml_marks import Marked, Way, load_marked

Found = Iterator[tuple[Way, str]]


class Closed(Part):
    """Satu hari libur tambahan, dengan keputusannya."""

    day: date = Field(alias="date", description="Tanggal.")
    name: Sentence = Field(description="Nama hari libur.")
    decree: Sentence = Field(description="Keputusan yang meliburkan.")


class Expect(Part):
    """Apa yang harus terjadi. Yang tidak ditulis tidak diperiksa."""

    route: Id | None = Field(default=None, description="Jalur.")
    current: str | None = Field(default=None, description="Tahap kini; kosong bila sudah berakhir.")
    owner: str | None = Field(default=None, description="Peran yang mengerjakan tahap kini.")
    court: f.Court | None = Field(default=None, description="Siapa yang ditunggu.")
    may: tuple[str, ...] | None = Field(default=None, description="Hasil yang boleh dicatat sekarang.")
    may_not: tuple[str, ...] | None = Field(default=None, description="Orang yang tidak boleh mengerjakan tahap kini.")
    missing: tuple[str, ...] | None = Field(default=None, description="Pengaman yang belum dibubuhkan.")
    ending: str | None = Field(default=None, description="Cara berakhir; kosong bila masih berjalan.")
    returns: int | None = Field(default=None, description="Berapa kali dikembalikan kepada pemohon.")
    due: date | None = Field(default=None, description="Batas waktu; kosong bila jam berhenti atau belum mulai.")
    days_left: int | None = Field(default=None, description="Sisa hari kerja; negatif bila lewat.")
    days_to_start: int | None = Field(default=None, description="Hari kerja dari pengajuan sampai jam mulai.")
    office_days: int | None = Field(default=None, description="Hari kerja yang dipakai kantor.")
    applicant_days: int | None = Field(default=None, description="Hari kerja yang dipakai pemohon.")
    third_party_days: int | None = Field(default=None, description="Hari kerja yang dipakai pihak lain.")
    kept: bool | None = Field(default=None, description="Janji ditepati, tanpa hari berhenti.")
    kept_gross: bool | None = Field(default=None, description="Janji ditepati, dengan hari berhenti.")
    chip: str | None = Field(default=None, description="Keadaan jam.")
    impossible: bool | None = Field(default=None, description="`true`: kejadian terakhir tidak boleh terjadi.")


class Example(Part):
    """Satu keadaan dan akibatnya."""

    name: Sentence = Field(description="Keadaan sebagai kalimat.")
    facts: tuple[dict[str, Any], ...] = Field(min_length=1, description="Kejadian, dari yang terlama.")
    on: date | None = Field(default=None, description="Dilihat pada akhir hari ini; bawaan: hari kejadian terakhir.")
    closures: tuple[Closed, ...] = Field(default=(), description="Hari libur tambahan.")
    readings: dict[Id, Id] = Field(default_factory=dict, description="Bacaan lain yang dipilih, untuk contoh ini.")
    expect: Expect = Field(description="Yang harus terjadi.")


class _File(Part):
    standard: date = Field(description="Standar di folder ini yang diuji.")
    examples: tuple[Example, ...] = Field(min_length=1, description="Contoh.")


@dataclass(frozen=True)
class Case:
    """An example, where it stands in its file, and the world it is run in."""

    example: Example
    way: Way
    standard: Standard
    calendar: Calendar
    zone: str


class Here(NamedTuple):
    """The office of a machine, as far as a standard must agree with it."""

    slug: str
    region_code: str
    zone: str


class _Unwritable(ValueError):
    """A fact of an example cannot be understood; `way` is relative to the example."""

    def __init__(self, way: Way, message: str) -> None:
        self.way = way
        super().__init__(message)


def cases(
    path: Path, *, law: Path | None = None, own: Path | None = None, here: Here | None = None
) -> tuple[tuple[Case, ...], Marked, tuple[Fault, ...]]:
    """The examples of a file with the standard they speak of; no cases when there is a fault in either.

    law, own: as for `load`. here: the office that is set up here and has no file in law/offices.
    """
    root = law or law_around(path, own=own)
    marked = load_marked(path)
    shaped = shape(_File, marked, str(path))
    if shaped.model is None:
        return (), marked, shaped.faults
    beside = path.with_name(f"{shaped.model.standard.isoformat()}.yaml")
    standard = load(beside, law=root, own=own, offices={here.slug: here.region_code} if here else None).standard
    if standard is None:
        why = f"{beside.name} tidak dapat dibaca atau masih punya kesalahan; contohnya belum dijalankan."
        return (), marked, (Fault(str(path), marked.line(("standard",)), "standard", why),)
    try:
        calendar = calendars.load(root / "calendar").calendar()
        zone = here.zone if here and here.slug == standard.office else _zone(Law(root, own), standard.office)
    except FaultyLaw as error:
        return (), marked, error.faults
    made = [
        Case(example, ("examples", index), standard, calendar, zone)
        for index, example in enumerate(shaped.model.examples)
    ]
    return tuple(made), marked, ()


def _zone(law: Law, office: str) -> str:
    return offices.load_office(law.file("offices", office)).zone


def check(
    path: Path, *, law: Path | None = None, own: Path | None = None, here: Here | None = None
) -> tuple[Fault, ...]:
    """The faults of an examples file: of its writing, and every expectation that is not met."""
    made, marked, faults = cases(path, law=law, own=own, here=here)
    failed = [(case.way + way, message) for case in made for way, message in run(case)]
    return (*faults, *(Fault(str(path), marked.line(way), dotted(way), message) for way, message in failed))


def run(case: Case) -> list[tuple[Way, str]]:
    """What is not as the example expects: the way inside it, and a sentence; empty when all is as expected."""
    try:
        standard = _read_otherwise(case.standard, case.example.readings)
        return list(_compare(case, standard))
    except _Unwritable as error:
        return [(error.way, str(error))]


def _compare(case: Case, standard: Standard) -> Found:
    expect = case.example.expect
    try:
        stands, today = _stand(case, standard)
    except ImpossibleFact as error:
        if not expect.impossible:
            yield ("facts",), f"Kejadian ini tidak mungkin menurut standar ({error})."
        return
    if expect.impossible:
        yield ("expect", "impossible"), "Semua kejadian ini ternyata boleh terjadi."
        return
    got = _outcome(case, standard, stands, today)
    for key in expect.model_fields_set - {"impossible", "note"}:
        wanted, found = getattr(expect, key), got[key]
        if isinstance(wanted, tuple):
            wanted, found = sorted(wanted), sorted(found)
        if wanted != found:
            yield ("expect", key), f"{case.example.name}: diharapkan {_plain(wanted)}, ternyata {_plain(found)}."


def _stand(case: Case, standard: Standard) -> tuple[Journey, date]:
    facts = _facts(case, standard)
    last = local(facts[-1].at, case.zone)
    today = case.example.on or last
    end_of_day = datetime.combine(today, time.max, ZoneInfo(case.zone))
    return journey(standard, facts, as_of=end_of_day), today


def _outcome(case: Case, standard: Standard, stands: Journey, today: date) -> Mapping[str, Any]:
    """Everything an example can expect, as it is."""
    closures = {c.day: Closure(c.day, c.name, "local", c.decree) for c in case.example.closures}
    calendar = case.calendar
    if closures:
        calendar = Calendar({**calendar.closures, **closures}, calendar.years)
    told = promise(standard, stands, calendar, case.zone, today)
    step = standard.steps.get(stands.current)
    barred = {v.by for v in stands.visits if step and v.done_at and v.kind in step.not_by}
    return {
        "route": stands.route,
        "current": stands.current,
        "owner": step.owner if step else "",
        "court": stands.court,
        "may": stands.outcomes,
        "may_not": tuple(barred),
        "missing": stands.pending_marks,
        "ending": stands.ending,
        "returns": stands.returns,
        "due": told.due,
        "days_left": told.days_left,
        "days_to_start": told.days_to_start,
        "office_days": told.office_days,
        "applicant_days": told.applicant_days,
        "third_party_days": told.third_party_days,
        "kept": told.kept_net,
        "kept_gross": told.kept_gross,
        "chip": told.chip,
    }


def _facts(case: Case, standard: Standard) -> list[Fact]:
    """The facts of an example. Without a `submitted` at first, the file was submitted when the first fact happened."""
    made: list[Fact] = []
    for index, written in enumerate(case.example.facts):
        way: Way = ("facts", index)
        kind, details = _kind(written, way)
        at = _instant(written.get("at"), case.zone, (*way, "at"))
        if not made and kind != f.SUBMITTED:
            made.append(Fact(f.SUBMITTED, at, by="applicant"))
        made.append(_fact(standard, made, kind, at, details, way))
    return made


def _kind(written: Mapping[str, Any], way: Way) -> tuple[str, dict[str, Any]]:
    kinds = [key for key in written if key != "at"]
    if len(kinds) != 1:
        raise _Unwritable(way, "Tulis satu waktu (`at`) dan satu kejadian.")
    kind = kinds[0]
    if kind not in f.GENERAL | STEP_FACTS:
        raise _Unwritable((*way, kind), f"Kejadian `{kind}` tidak dikenal{nearest(kind, f.GENERAL | STEP_FACTS)}.")
    details = written[kind] or {}
    if not isinstance(details, dict):
        raise _Unwritable((*way, kind), "Isi kejadian harus berupa {kunci: isi}, atau {} bila tidak ada.")
    return kind, dict(details)


def _instant(written: Any, zone: str, way: Way) -> datetime:
    try:
        at = datetime.fromisoformat(str(written))
    except ValueError:
        raise _Unwritable(way, f"`{written}` bukan waktu. Tulis seperti 2026-03-17 10:00.") from None
    return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))


def _fact(standard: Standard, before: list[Fact], kind: str, at: datetime, details: dict[str, Any], way: Way) -> Fact:
    """A fact as the ledger has it: the step is the present one, the outcome the one that leaves such a fact."""
    by, outcome, step = details.pop("by", ""), details.pop("outcome", ""), details.pop("step", "")
    if kind in f.GENERAL:
        return Fact(kind, at, by=by, data=details)
    present = journey(standard, before).current
    step = step or present
    known = KINDS[standard.steps[step].kind] if step in standard.steps else {}
    possible = [name for name, known_outcome in known.items() if known_outcome.fact == kind]
    if not outcome and len(possible) > 1:
        raise _Unwritable((*way, kind), f"Tulis juga hasilnya: outcome {' atau '.join(possible)}.")
    owner = standard.steps[step].owner if step in standard.steps else ""
    return Fact(kind, at, step, outcome or next(iter(possible), ""), by or owner, details)


def _read_otherwise(standard: Standard, chosen: Mapping[str, str]) -> Standard:
    """The standard as it would be had these readings been chosen."""
    if not chosen:
        return standard
    data = standard.model_dump(by_alias=True)
    readings = {reading.id: reading for reading in standard.readings}
    for reading_id, option in chosen.items():
        reading = readings.get(reading_id)
        if reading is None or option not in reading.options:
            raise _Unwritable(("readings", reading_id), f"Bacaan `{option}` tidak ada dalam standar.")
        for key, value in reading.means.get(option, {}).items():
            _put(data, key, deepcopy(value))
    try:
        return Standard.model_validate(data)
    except ValidationError as error:
        raise _Unwritable(("readings",), f"Bacaan ini tidak dapat dijalankan: {error.errors()[0]['msg']}") from None


def _put(data: Any, key: str, value: Any) -> None:
    """Set the value at a dotted key; items of a list go by their id."""
    *ways, last = key.split(".")
    for word in ways:
        data = data[word] if isinstance(data, dict) else next(i for i in data if i.get("id") == word)
    data[last] = value


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(str, value))}]"
    return str(value) if value or value == 0 else "kosong"
