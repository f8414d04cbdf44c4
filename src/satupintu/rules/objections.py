"""Reads law/objections: how somebody objects to the office's decision, and within how many working days."""

from functools import lru_cache
from pathlib import Path

from pydantic import Field

from satupintu.rules.faults import Fault, FaultyLaw
from satupintu.rules.parts import Part, Ref, RoleName, Sentence
from satupintu.rules.register import UNSURE, Sure
from satupintu.rules.shape import shape
from satupintu.rules.yaml_marks import load_marked


class Remedy(Part):
    """Satu upaya terhadap keputusan."""

    working_days: int = Field(ge=1, le=365, description="Batas pengajuan, dalam hari kerja.")
    answer_working_days: int = Field(ge=1, le=365, description="Batas menjawabnya, dalam hari kerja.")
    sure: Sure = Field(description="Seberapa pasti: A, B, atau C.")
    text: Sentence = Field(description="Kalimat untuk pemohon; `{office}` dan `{days}` diganti.")
    silence: Sentence = Field(description="Apa kata undang-undang bila tidak dijawab; `{answer_days}` diganti.")

    @property
    def to_be_confirmed(self) -> bool:
        """Whether no source is sure of its days, so that the office must say that it stands by them."""
        return self.sure == UNSURE

    def of_silence(self) -> str:
        """What the law says when nobody answers in time, for the applicant."""
        return self.silence.format(answer_days=self.answer_working_days)


class Objections(Part):
    """Upaya terhadap keputusan kantor."""

    ref: Ref = Field(description="Nama peraturan di law/legal/register.yaml.")
    title: Sentence = Field(description="Nama aturan.")
    objection: Remedy = Field(description="Keberatan kepada kantor yang memutuskan.")
    appeal: Remedy = Field(description="Banding kepada atasannya.")
    decided_by: tuple[RoleName, ...] = Field(min_length=1, description="Peran yang memutus keberatan di kantor ini.")
    again: Sentence = Field(description="Apakah boleh mengajukan lagi.")

    def remedy(self, level: str) -> Remedy:
        """The rules of "objection" or "appeal"."""
        return self.appeal if level == "appeal" else self.objection

    @property
    def to_be_confirmed(self) -> bool:
        """Whether the office must still confirm any of it."""
        return self.objection.to_be_confirmed or self.appeal.to_be_confirmed

    def words(self, office: str) -> tuple[str, ...]:
        """The sentences for an applicant: how to object, how to appeal, whether to apply again."""
        told = (each.text.format(office=office, days=each.working_days) for each in (self.objection, self.appeal))
        return (*told, self.again)


def read(path: Path) -> tuple[Objections | None, tuple[Fault, ...]]:
    """The rules of a file and its faults; no rules when there are any."""
    marked = load_marked(path)
    shaped = shape(Objections, marked, str(path))
    return (None if shaped.faults else shaped.model), shaped.faults


@lru_cache(maxsize=8)
def load(path: Path) -> Objections:
    """The rules of a file; FaultyLaw with every fault when it cannot be used. Kept in memory."""
    rules, faults = read(path)
    if rules is None:
        raise FaultyLaw(faults)
    return rules
