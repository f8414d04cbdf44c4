"""The Standar Pelayanan as data: the 14 components an office must publish (UU 25/2009, PermenPANRB 15/2014).

Each component carries its published wording (`text`) beside what the machine does with it. An unknown is
said to be unknown. `rules.loading` reads the file and finds its faults; this module is only the shape. How an
official writes one: docs/standard.md.
"""

from datetime import date
from typing import Any, Literal

from pydantic import Field

from satupintu.rules.delivery import (
    AnswerEvidence,
    Channel,
    ChecklistItem,
    Complaints,
    Delivery,
    Evidence,
    Fee,
    Mode,
    Must,
    OssNibEvidence,
    PauseReason,
    Procedure,
    Product,
    RegionMust,
    Registration,
    Requirement,
    Route,
    ScaleMust,
    Step,
    TimeLimit,
    UploadEvidence,
    When,
    defect_of,
)
from satupintu.rules.kinds import MARK_FOR_MEASURE
from satupintu.rules.manufacturing import (
    Competence,
    Evaluation,
    Facilities,
    Guarantee,
    Item,
    LegalRef,
    Manufacturing,
    SecurityMeasure,
    Staffing,
    Supervision,
)
from satupintu.rules.parts import Id, Part, RoleName, Sentence, Slug, Unknown
from satupintu.rules.spoken import noop

__all__ = [
    "COMPONENTS",
    "AnswerEvidence",
    "Channel",
    "ChecklistItem",
    "Competence",
    "Complaints",
    "Delivery",
    "Enacted",
    "Evaluation",
    "Evidence",
    "Facilities",
    "Fee",
    "Guarantee",
    "Id",
    "Item",
    "LegalRef",
    "Manufacturing",
    "Mode",
    "Must",
    "OssNibEvidence",
    "Part",
    "PauseReason",
    "Procedure",
    "Product",
    "Reading",
    "RegionMust",
    "Registration",
    "Requirement",
    "RoleName",
    "Route",
    "ScaleMust",
    "SecurityMeasure",
    "Slug",
    "Staffing",
    "Standard",
    "Step",
    "Supervision",
    "TimeLimit",
    "Unknown",
    "UploadEvidence",
    "When",
    "defect_of",
]


class Enacted(Part):
    """Dengan keputusan apa, dan sejak kapan, standar ini dijanjikan."""

    decree: Sentence = Field(description="Nomor keputusan penetapan, atau `unknown`.")
    signed_on: date | Unknown = Field(default="unknown", description="Tanggal keputusan, atau `unknown`.")
    in_force_from: date = Field(description="Mulai berlaku; sama dengan nama berkas ini.")


class Reading(Part):
    """Satu pertentangan dalam sumber: kedua bacaan, yang dipilih, dan alasannya."""

    id: Id = Field(description="Nama pendek, tanpa spasi.")
    question: Sentence = Field(description="Pertanyaan yang dijawab berbeda oleh sumber.")
    sources: tuple[Sentence, ...] = Field(min_length=2, description="Di mana sumber mengatakan masing-masing.")
    options: dict[Id, Sentence] = Field(min_length=2, description="Bacaan yang mungkin.")
    chosen: Id = Field(description="Bacaan yang dijalankan kantor.")
    why: Sentence = Field(description="Alasan pilihan.")
    means: dict[Id, dict[str, Any]] = Field(
        default_factory=dict,
        description="Akibat tiap bacaan: kunci dalam berkas ini, dan isinya bila bacaan itu dipilih.",
    )


class Standard(Part):
    """Satu Standar Pelayanan bertanggal, untuk satu layanan satu kantor."""

    schema_version: Literal[1] = Field(alias="schema", default=1, description="Versi susunan berkas ini.")
    service: Slug = Field(description="Nama pendek layanan; dipakai dalam alamat web.")
    title: Sentence = Field(description="Nama layanan.")
    short_title: Sentence = Field(description="Nama singkat layanan.")
    text: Sentence = Field(description="Jenis pelayanan seperti diterbitkan, tanpa diubah.")
    office: Slug = Field(description="Berkas kantor di law/offices, tanpa `.yaml`.")
    enacted: Enacted = Field(description="Penetapan.")
    readings: tuple[Reading, ...] = Field(default=(), description="Pertentangan dalam sumber, dan bacaan yang dipilih.")
    delivery: Delivery = Field(description="Penyampaian pelayanan: komponen 1 sampai 6.")
    manufacturing: Manufacturing = Field(description="Pengelolaan pelayanan: komponen 7 sampai 14.")

    @property
    def steps(self) -> dict[str, Step]:
        return self.delivery.procedure.steps

    @property
    def routes(self) -> dict[str, Route]:
        return self.delivery.procedure.routes

    def default_route(self) -> str:
        """The name of the route taken when nothing else decides."""
        return next(name for name, route in self.routes.items() if route.default)

    def clock_starts(self, route: str) -> str:
        """The kind of fact that starts the promised time on this route."""
        return self.routes[route].starts or self.delivery.time_limit.starts

    def requirement(self, requirement_id: str) -> Requirement:
        """KeyError when the standard demands no such thing."""
        for requirement in self.delivery.requirements:
            if requirement.id == requirement_id:
                return requirement
        raise KeyError(requirement_id)

    def measures(self) -> frozenset[str]:
        """The security measures of component 13 that are applied."""
        return frozenset(measure.id for measure in self.manufacturing.security if measure.applied)

    def marks(self) -> tuple[str, ...]:
        """The marks a document needs before it is ready: printed, and what component 13 promises."""
        return ("print", *(mark for measure, mark in MARK_FOR_MEASURE.items() if measure in self.measures()))


# Where each of the 14 components lies in the file, in the order in which the law lists them.
COMPONENTS: tuple[tuple[int, str, str], ...] = (
    (1, noop("Persyaratan"), "delivery.requirements"),
    (2, noop("Sistem, mekanisme, dan prosedur"), "delivery.procedure"),
    (3, noop("Jangka waktu penyelesaian"), "delivery.time_limit"),
    (4, noop("Biaya/tarif"), "delivery.fee"),
    (5, noop("Produk pelayanan"), "delivery.product"),
    (6, noop("Penanganan pengaduan, saran, dan masukan"), "delivery.complaints"),
    (7, noop("Dasar hukum"), "manufacturing.legal_basis"),
    (8, noop("Sarana, prasarana, dan/atau fasilitas"), "manufacturing.facilities"),
    (9, noop("Kompetensi pelaksana"), "manufacturing.competence"),
    (10, noop("Pengawasan internal"), "manufacturing.supervision"),
    (11, noop("Jumlah pelaksana"), "manufacturing.staffing"),
    (12, noop("Jaminan pelayanan"), "manufacturing.guarantees"),
    (13, noop("Jaminan keamanan dan keselamatan pelayanan"), "manufacturing.security"),
    (14, noop("Evaluasi kinerja pelaksana"), "manufacturing.evaluation"),
)
