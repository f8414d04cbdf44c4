"""Reads law/survey: the elements, questions, answers and grades of the satisfaction survey (IKM)."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from satupintu.rules.faults import Fault, FaultyLaw, dotted
from satupintu.rules.parts import Id, Part, Ref, Sentence
from satupintu.rules.shape import shape
from satupintu.rules.yaml_marks import Way, load_marked

_STEP = Decimal("0.01")


class Element(Part):
    """Satu unsur survei, dengan pertanyaan dan jawabannya."""

    key: Id = Field(description="Kunci unsur; jawaban disimpan menurut kunci ini.")
    position: int = Field(ge=1, description="Urutan dalam aturan.")
    form_position: int = Field(ge=1, description="Urutan dalam formulir.")
    name: Sentence = Field(description="Nama unsur.")
    means: Sentence = Field(description="Arti unsur.")
    question: Sentence = Field(description="Pertanyaan.")
    answers: tuple[Sentence, ...] = Field(min_length=2, description="Jawaban, dari nilai terendah.")


class Grade(Part):
    """Satu nilai mutu."""

    grade: Literal["A", "B", "C", "D"] = Field(description="Nilai mutu.")
    lowest: Annotated[Decimal, Field(alias="from", description="Indeks terendah, dalam tanda petik.")]
    highest: Annotated[Decimal, Field(alias="to", description="Indeks tertinggi, dalam tanda petik.")]
    performance: Sentence = Field(description="Kinerja.")


class Questionnaire(Part):
    """Survei kepuasan masyarakat menurut satu aturan."""

    ref: Ref = Field(description="Nama peraturan di law/legal/register.yaml.")
    title: Sentence = Field(description="Nama survei.")
    weight: Literal["equal"] = Field(default="equal", description="Bobot unsur: sama besar, dihitung tepat.")
    scale: tuple[int, ...] = Field(min_length=2, description="Nilai jawaban, dari yang terendah.")
    times_a_year: int = Field(default=1, ge=1, description="Paling sedikit berapa kali setahun.")
    elements: tuple[Element, ...] = Field(min_length=1, description="Unsur.")
    grades: tuple[Grade, ...] = Field(min_length=1, description="Nilai mutu, dari yang tertinggi.")

    def on_form(self) -> tuple[Element, ...]:
        """The elements in the order of the form."""
        return tuple(sorted(self.elements, key=lambda element: element.form_position))


def read(path: Path) -> tuple[Questionnaire | None, tuple[Fault, ...]]:
    """The survey of a file and the faults of the file; no survey when there are any."""
    marked = load_marked(path)
    shaped = shape(Questionnaire, marked, str(path))
    if shaped.model is None:
        return None, shaped.faults
    faults = tuple(Fault(str(path), marked.line(way), dotted(way), why) for way, why in _amiss(shaped.model))
    return (None if faults else shaped.model), faults


def load(path: Path) -> Questionnaire:
    """The survey of a file; FaultyLaw with every fault when it cannot be used."""
    survey, faults = read(path)
    if survey is None:
        raise FaultyLaw(faults)
    return survey


def _amiss(survey: Questionnaire) -> Iterator[tuple[Way, str]]:
    for name in ("key", "position", "form_position"):
        seen = set()
        for index, element in enumerate(survey.elements):
            value = getattr(element, name)
            if value in seen:
                yield ("elements", index, name), f"`{value}` sudah dipakai unsur di atas."
            seen.add(value)
    for index, element in enumerate(survey.elements):
        if len(element.answers) != len(survey.scale):
            yield ("elements", index, "answers"), f"Jawaban harus {len(survey.scale)}, sebanyak nilainya."
    for index, (above, below) in enumerate(pairwise(survey.grades)):
        if above.lowest - below.highest != _STEP:
            yield (
                ("grades", index + 1, "to"),
                f"Batas ini harus tepat 0,01 di bawah {above.lowest}, agar tak ada celah.",
            )
