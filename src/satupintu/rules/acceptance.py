"""Reads law/acceptance: within how many working days the office itself wants to check a file for completeness."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from satupintu.rules.faults import Fault, FaultyLaw
from satupintu.rules.parts import Part, Ref, Sentence, Unknown
from satupintu.rules.register import Sure
from satupintu.rules.shape import shape
from satupintu.rules.standard import Standard
from satupintu.rules.yaml_marks import load_marked


class OwnLimit(Part):
    """Batas kantor sendiri untuk memeriksa kelengkapan."""

    title: Sentence = Field(description="Nama aturan.")
    ref: Ref | Unknown = Field(default="unknown", description="Peraturan yang menetapkannya, atau `unknown`.")
    working_days: Annotated[int, Field(ge=1, le=60)] | Unknown = Field(
        description="Hari kerja sejak berkas masuk, atau `unknown`: belum ditetapkan."
    )
    since: date | None = Field(
        default=None, description="Berlaku untuk berkas yang masuk mulai tanggal ini; wajib bila angkanya diketahui."
    )
    sure: Sure = Field(description="Seberapa pasti: A, B, atau C.")

    def for_file(self, came_on: date) -> int | Unknown:
        """The limit for a file that came in on a day: none for those that came before the office set it, which would
        else be late from one day to the next."""
        return "unknown" if self.since is None or came_on < self.since else self.working_days


NO_LIMIT = OwnLimit.model_construct(title="Batas kantor sendiri", working_days="unknown", since=None, sure="C")


def read(path: Path) -> tuple[OwnLimit | None, tuple[Fault, ...]]:
    """The limit of a file and its faults; no limit when there are any."""
    marked = load_marked(path)
    shaped = shape(OwnLimit, marked, str(path))
    faults, found = list(shaped.faults), shaped.model
    if found is not None and found.working_days != "unknown" and found.since is None:
        says = "Tulis `since`: mulai tanggal berapa batas ini berlaku, misalnya 2026-12-01."
        faults.append(Fault(str(path), marked.line(("working_days",)), "since", says))
    return (None if faults else found), tuple(faults)


@lru_cache(maxsize=8)
def load(path: Path) -> OwnLimit:
    """The limit of a file; FaultyLaw with every fault when it cannot be used. Kept in memory."""
    limit, faults = read(path)
    if limit is None:
        raise FaultyLaw(faults)
    return limit


@lru_cache(maxsize=8)
def as_it_stands(path: Path) -> OwnLimit:
    """The limit of a file; one with faults sets none, and `satupintu check` tells them. Kept in memory."""
    return read(path)[0] or NO_LIMIT


def left_open(standard: Standard) -> bool:
    """Whether the standard does not say how soon completeness is checked."""
    return standard.delivery.time_limit.acceptance_within == "unknown"


def filled_in(standard: Standard, working_days: int | Unknown) -> Standard:
    """The standard as the office keeps it: what it says itself goes before; what it leaves open is the office's own."""
    if working_days == "unknown" or not left_open(standard):
        return standard
    delivery = standard.delivery
    time_limit = delivery.time_limit.model_copy(update={"acceptance_within": working_days})
    return standard.model_copy(update={"delivery": delivery.model_copy(update={"time_limit": time_limit})})
