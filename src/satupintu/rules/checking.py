"""Checks what no schema can see: whether the sections of a standard agree with each other and with the rest of law/."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from satupintu.rules import checking_routes, numbering, offices, register
from satupintu.rules.delivery import RegionMust, Requirement, defect_of
from satupintu.rules.sections import Sections
from satupintu.rules.spelling import nearest
from satupintu.rules.standard import Reading, Standard
from satupintu.rules.yaml_marks import Way

Found = Iterator[tuple[Way, str]]


@dataclass(frozen=True)
class Law:
    """What a standard stands in: the folder law/; over it the folder in which an office keeps what is its own; and the
    region codes of the offices that are known without a file, by slug."""

    root: Path
    own: Path | None = None
    offices: Mapping[str, str] = field(default_factory=dict)

    def file(self, folder: str, name: str) -> Path:
        """The file, the office's own first."""
        mine = self.own / folder / f"{name}.yaml" if self.own else None
        return mine if mine is not None and mine.is_file() else self.root / folder / f"{name}.yaml"

    def has(self, folder: str, name: str) -> bool:
        return (folder == "offices" and name in self.offices) or self.file(folder, name).is_file()

    def names(self, folder: str) -> list[str]:
        """All that are known, for a hint at a misspelt one."""
        known = {path.stem for root in (self.root, self.own) if root for path in (root / folder).glob("*.yaml")}
        return sorted(known | (set(self.offices) if folder == "offices" else set()))

    def statutes(self) -> register.Register | None:
        """The legal register with the office's own statutes; None when it cannot be read."""
        known, _ = register.read(self.root / "legal" / "register.yaml")
        mine = self.own / "legal" / "register.yaml" if self.own else None
        if known is None or mine is None or not mine.is_file():
            return known
        return register.read(mine, base=known)[0]


def check(s: Sections, law: Law) -> Found:
    """Every fault, as the way to it and an Indonesian sentence."""
    yield from checking_routes.check(s)
    yield from _ids(s)
    yield from _requirements(s)
    yield from _numbers(s)
    yield from _fee(s)
    yield from _security(s)
    yield from _competence(s)
    yield from _readings(s)
    yield from _neighbours(s, law)
    yield from _statutes(s, law)
    yield from _region(s, law)


def _twice(way: Way, key: str, values: Iterable[str]) -> Found:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            yield (*way, index, key), f"`{value}` sudah dipakai di atas. Beri nama lain, atau hapus."
        seen.add(value)


def _ids(s: Sections) -> Found:
    """Nothing of one kind has the same name twice."""
    lists: list[tuple[Way, str, Iterable[str]]] = [
        (("readings",), "id", (r.id for r in s.readings or ())),
        (("delivery", "requirements"), "id", (r.id for r in s.requirements or ())),
        (("manufacturing", "legal_basis"), "ref", (r.ref for r in s.legal_basis or ())),
        (("manufacturing", "security"), "id", (m.id for m in s.security or ())),
    ]
    if s.time_limit:
        lists.append((("delivery", "time_limit", "pauses"), "id", (p.id for p in s.time_limit.pauses)))
    if s.complaints:
        channels = (f"{c.kind} {c.address}" for c in s.complaints.channels)
        lists.append((("delivery", "complaints", "channels"), "address", channels))
    if s.facilities:
        for key in ("sarana", "prasarana"):
            lists.append((("manufacturing", "facilities", key), "id", (i.id for i in getattr(s.facilities, key))))
    if s.competence:
        for key in ("skills", "training"):
            lists.append((("manufacturing", "competence", key), "id", (i.id for i in getattr(s.competence, key))))
    if s.procedure:
        for name, step in s.procedure.steps.items():
            way: Way = ("delivery", "procedure", "steps", name, "checklist")
            lists.append((way, "id", (item.id for item in step.checklist)))
    for way, key, values in lists:
        yield from _twice(way, key, values)


def _requirements(s: Sections) -> Found:
    """The applicant gets a sentence for whatever can be wrong."""
    nibs = [r for r in s.requirements or () if r.evidence.kind == "oss_nib"]
    for index, requirement in enumerate(s.requirements or ()):
        here: Way = ("delivery", "requirements", index)
        yield from _defects(here, requirement)
        if requirement in nibs[1:]:
            yield (*here, "evidence"), "NIB hanya dapat diminta satu kali."


def _defects(here: Way, requirement: Requirement) -> Found:
    if requirement.must and requirement.evidence.kind != "oss_nib":
        yield (*here, "must"), "Hanya NIB yang dapat ditanyakan ke OSS. Hapus `must`, atau ganti buktinya."
    if not requirement.defects:
        yield here, "Tulis dalam `defects` kalimat untuk pemohon bila syarat ini kurang."
        return
    for index, must in enumerate(requirement.must):
        if defect_of(must) not in requirement.defects:
            message = (
                f"Tambahkan kekurangan `{defect_of(must)}` dalam `defects`: kalimat bila syarat ini tidak terpenuhi."
            )
            yield (*here, "must", index), message


def _numbers(s: Sections) -> Found:
    """Numbers are distinct, and those in addresses are safe there."""
    if s.product:
        for problem in numbering.check(s.product.number):
            yield ("delivery", "product", "number"), problem
    if s.procedure:
        for problem in numbering.check(s.procedure.registration.number, url_safe=True):
            yield ("delivery", "procedure", "registration", "number"), problem


def _fee(s: Sections) -> Found:
    """A fee is paid at a step of its own; without a fee there is no such step, and no promise speaks against it."""
    if s.fee is None:
        return
    here: Way = ("delivery", "fee", "rupiah")
    if s.procedure:
        for name, route in s.procedure.routes.items():
            pays = "payment" in checking_routes.kinds_of(s.procedure, route)
            if s.fee.rupiah and route.default and not pays:
                yield here, f"Ada biaya, tetapi jalur utama `{name}` tidak punya tahap pembayaran (jenis payment)."
            if not s.fee.rupiah and pays:
                yield here, f"Layanan ini gratis, tetapi jalur `{name}` punya tahap pembayaran. Hapus tahap itu."
    if s.fee.rupiah and not s.fee.basis:
        yield here, "Ada biaya: sebutkan aturan yang menetapkannya dalam `basis`."
    for index, guarantee in enumerate(s.guarantees or ()):
        if s.fee.rupiah and "zero_fee" in guarantee.shown_by:
            yield ("manufacturing", "guarantees", index, "shown_by"), "Layanan ini berbiaya; hapus `zero_fee`."


def _security(s: Sections) -> Found:
    """What component 13 promises is put on the document at some step of every route."""
    if s.procedure is None:
        return
    for index, measure in enumerate(s.security or ()):
        if not measure.applied or measure.id == "barcode":  # the code is printed with the document
            continue
        for name, route in s.procedure.routes.items():
            if "signing" not in checking_routes.kinds_of(s.procedure, route):
                message = f"Jalur `{name}` tidak punya tahap jenis signing, tempat pengaman ini dibubuhkan."
                yield ("manufacturing", "security", index), message


def _competence(s: Sections) -> Found:
    if s.competence is None:
        return
    known = [item.id for item in (*s.competence.skills, *s.competence.training)]
    here: Way = ("manufacturing", "competence", "steps")
    for step, wanted in s.competence.steps.items():
        if s.procedure and step not in s.procedure.steps:
            yield (*here, step), f"Tahap `{step}` tidak ada{nearest(step, s.procedure.steps)}."
        for index, competence in enumerate(wanted):
            if competence not in known:
                message = f"`{competence}` tidak ada dalam `skills` atau `training`{nearest(competence, known)}."
                yield (*here, step, index), message


def _readings(s: Sections) -> Found:
    """A reading that is chosen is one of its options, and the file says what it means."""
    for index, reading in enumerate(s.readings or ()):
        here: Way = ("readings", index)
        if reading.chosen not in reading.options:
            hint = nearest(reading.chosen, reading.options)
            yield (*here, "chosen"), f"`{reading.chosen}` tidak ada dalam `options`{hint}."
        for option in reading.means:
            if option not in reading.options:
                message = f"`{option}` tidak ada dalam `options`{nearest(option, reading.options)}."
                yield (*here, "means", option), message
        if s.whole is not None:
            yield from _means(s.whole, reading, here)


def _means(standard: Standard, reading: Reading, here: Way) -> Found:
    for option, wanted in reading.means.items():
        for key, value in wanted.items():
            way = (*here, "means", option, key)
            try:
                found = look_up(standard, key)
            except KeyError:
                yield way, f"Kunci `{key}` tidak ada dalam berkas ini."
                continue
            if option == reading.chosen and found != value:
                message = f"Bacaan yang dipilih menuntut `{key}` berisi {_plain(value)}, tetapi isinya {_plain(found)}."
                yield way, message


def look_up(standard: Standard, key: str) -> Any:
    """The value at a dotted key; items of a list by their id, or by their number from 0. KeyError if there is none."""
    here: Any = standard
    for word in key.split("."):
        here = _inside(here, word)
    return here


def _inside(here: Any, word: str) -> Any:
    if isinstance(here, Mapping):
        return here[word]
    if isinstance(here, tuple):
        for item in here:
            if getattr(item, "id", None) == word:
                return item
        if word.isdigit() and int(word) < len(here):
            return here[int(word)]
        raise KeyError(word)
    if word in getattr(type(here), "model_fields", {}):
        return getattr(here, word)
    raise KeyError(word)


def _plain(value: Any) -> str:
    return {True: "`true`", False: "`false`"}[value] if isinstance(value, bool) else f"`{value}`"


def _neighbours(s: Sections, law: Law) -> Found:
    """The files that a standard names are there."""
    named: list[tuple[Way, str, str | None]] = [
        (("office",), "offices", s.office),
        (("delivery", "complaints", "rules"), "complaints", s.complaints.rules if s.complaints else None),
        (("manufacturing", "evaluation", "survey"), "survey", s.evaluation.survey if s.evaluation else None),
    ]
    for way, folder, name in named:
        if name is not None and not law.has(folder, name):
            yield way, f"Berkas law/{folder}/{name}.yaml tidak ada{nearest(name, law.names(folder))}."


def _statutes(s: Sections, law: Law) -> Found:
    if not s.legal_basis:
        return
    known = law.statutes()
    if known is None:
        yield (
            ("manufacturing", "legal_basis"),
            "law/legal/register.yaml tidak dapat dibaca. Perbaiki berkas itu dahulu.",
        )
        return
    for index, basis in enumerate(s.legal_basis):
        if basis.ref not in known:
            message = f"`{basis.ref}` tidak ada dalam law/legal/register.yaml{nearest(basis.ref, known.by_ref)}."
            yield ("manufacturing", "legal_basis", index, "ref"), message


def _region(s: Sections, law: Law) -> Found:
    """A region code has the length of a province, regency, district or village, and lies where the office is."""
    home = law.offices.get(s.office or "", "")
    if not home and s.office and (file := law.file("offices", s.office)).is_file():
        profile = offices.read(file)[0]
        home = profile.region_code if profile else ""
        if profile is None:
            yield ("office",), f"Berkas law/offices/{s.office}.yaml punya kesalahan. Periksa berkas itu."
    for index, requirement in enumerate(s.requirements or ()):
        for number, must in enumerate(requirement.must):
            if not isinstance(must, RegionMust):
                continue
            way: Way = ("delivery", "requirements", index, "must", number, "region_begins")
            code = must.region_begins
            inside = bool(home) and code.startswith(home)
            if len(code) not in {2, 4, 6, 10} or (code[0] == "0" and not inside):
                yield way, f"`{code}` bukan kode wilayah: 2, 4, 6, atau 10 angka (provinsi sampai desa)."
            elif home and not inside:
                yield way, f"`{code}` di luar wilayah kantor ini ({home})."
