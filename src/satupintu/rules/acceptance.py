"""Reads law/acceptance: within how many working days the office itself wants to check a file for completeness."""

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
    sure: Sure = Field(description="Seberapa pasti: A, B, atau C.")


def read(path: Path) -> tuple[OwnLimit | None, tuple[Fault, ...]]:
    """The limit of a file and its faults; no limit when there are any."""
    shaped = shape(OwnLimit, load_marked(path), str(path))
    return (None if shaped.faults else shaped.model), shaped.faults


@lru_cache(maxsize=8)
def load(path: Path) -> OwnLimit:
    """The limit of a file; FaultyLaw with every fault when it cannot be used. Kept in memory."""
    limit, faults = read(path)
    if limit is None:
        raise FaultyLaw(faults)
    return limit


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
