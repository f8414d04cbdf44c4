"""Reads law/legal/register.yaml: which statutes there are, and whether they are still in force."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field

from satupintu.rules.faults import Fault, FaultyLaw, dotted
from satupintu.rules.parts import Part, Ref, Sentence, Unknown
from satupintu.rules.shape import shape
from satupintu.rules.spelling import nearest
from satupintu.rules.spoken import noop
from satupintu.rules.yaml_marks import Way, load_marked

Status = Literal["in_force", "amended", "revoked", "basis_revoked", "superseded", "unknown"]
Sure = Literal["A", "B", "C"]
UNSURE: Sure = "C"  # one weak source, or none

# How each status is said on a screen; the first word also serves as a badge.
STATUS_WORDS: Mapping[str, str] = {
    "in_force": noop("Berlaku"),
    "amended": noop("Berlaku, dengan perubahan"),
    "revoked": noop("Dicabut"),
    "basis_revoked": noop("Dasarnya telah dicabut"),
    "superseded": noop("Tidak lagi dipakai"),
    "unknown": noop("Belum diketahui"),
}
# A standard that rests on one of these must be looked at by the office.
OUT_OF_DATE = frozenset({"revoked", "basis_revoked", "superseded"})


class Statute(Part):
    """Satu peraturan, dan keadaannya pada saat diperiksa."""

    ref: Ref = Field(description="Nama pendek yang dirujuk standar.")
    number: Sentence = Field(description="Jenis, nomor, dan tahun.")
    title: Sentence = Field(description="Tentang apa.")
    status: Status = Field(description="Keadaannya kini.")
    in_force_from: date | Unknown = Field(default="unknown", description="Mulai berlaku, atau `unknown`.")
    amended_by: tuple[Ref, ...] = Field(default=(), description="Peraturan yang mengubahnya.")
    revoked_by: Ref | None = Field(default=None, description="Peraturan yang mencabutnya.")
    basis: Ref | None = Field(default=None, description="Peraturan yang menjadi dasarnya.")
    replaced_by: tuple[Ref, ...] = Field(default=(), description="Peraturan yang kini dipakai sebagai gantinya.")
    checked_on: date = Field(description="Kapan keadaannya diperiksa.")
    sure: Sure = Field(description="Seberapa pasti: A, B, atau C.")
    source: Sentence = Field(description="Dari mana keadaannya diketahui.")

    @property
    def out_of_date(self) -> bool:
        """Whether a standard should no longer rest on it."""
        return self.status in OUT_OF_DATE

    def refs(self) -> Iterator[tuple[str, str]]:
        """(key, ref) of each other statute it names."""
        for key in ("revoked_by", "basis"):
            if ref := getattr(self, key):
                yield key, ref
        for key in ("amended_by", "replaced_by"):
            for ref in getattr(self, key):
                yield key, ref


class _File(Part):
    statutes: tuple[Statute, ...] = Field(min_length=1, description="Peraturan.")


@dataclass(frozen=True)
class Register:
    """All statutes, in the order of the file."""

    statutes: tuple[Statute, ...]

    @cached_property
    def by_ref(self) -> Mapping[str, Statute]:
        return {statute.ref: statute for statute in self.statutes}

    def __contains__(self, ref: object) -> bool:
        return ref in self.by_ref

    def status_of(self, ref: str) -> Statute:
        """The statute with its status; KeyError when the register does not have it."""
        return self.by_ref[ref]

    def successors(self, ref: str) -> tuple[Statute, ...]:
        """What is used in its place, itself in force as far as known."""
        return tuple(self.by_ref[other] for other in self.by_ref[ref].replaced_by)


def read(path: Path, *, base: Register | None = None) -> tuple[Register | None, tuple[Fault, ...]]:
    """The register of a file and the faults of the file; no register when there are any. With `base`, its statutes are
    added: a file of an office's own regulations may refer to them, and what it says of one of them comes first."""
    marked = load_marked(path)
    shaped = shape(_File, marked, str(path))
    if shaped.model is None:
        return None, shaped.faults
    own = shaped.model.statutes
    named = {statute.ref for statute in own}
    register = Register((*own, *(each for each in (base.statutes if base else ()) if each.ref not in named)))
    found = (each for each in _amiss(register) if int(each[0][1]) < len(own))
    faults = tuple(Fault(str(path), marked.line(way), dotted(way), why) for way, why in found)
    return (None if faults else register), faults


def load(path: Path, *, base: Register | None = None) -> Register:
    """The register of a file; FaultyLaw with every fault when it cannot be used. `base` as for `read`."""
    register, faults = read(path, base=base)
    if register is None:
        raise FaultyLaw(faults)
    return register


def _amiss(register: Register) -> Iterator[tuple[Way, str]]:
    seen: set[str] = set()
    for index, statute in enumerate(register.statutes):
        here: Way = ("statutes", index)
        if statute.ref in seen:
            yield (*here, "ref"), f"`{statute.ref}` sudah ada di atas. Hapus salah satu."
        seen.add(statute.ref)
        for key, ref in statute.refs():
            if ref not in register:
                yield (*here, key), f"`{ref}` tidak ada dalam daftar ini{nearest(ref, register.by_ref)}."
        if statute.status == "revoked" and statute.revoked_by is None:
            yield (*here, "status"), "Peraturan ini dicabut. Sebutkan pencabutnya dalam `revoked_by`."
        if statute.status == "basis_revoked" and statute.basis is None:
            yield (*here, "status"), "Dasar peraturan ini dicabut. Sebutkan dasarnya dalam `basis`."
