"""The Standar Pelayanan as data: the 14 components that UU 25/2009 Pasal 21 and PermenPANRB 15/2014 make an office publish.

Each component carries its published wording (`text`) beside what the machine does with it. An unknown is said to be
unknown. `rules.loading` reads the file and finds its faults; this module is only the shape.
"""

from datetime import date
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from satupintu.rules.kinds import KINDS, MARK_FOR_MEASURE, StepKind

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Unknown = Literal["unknown"]
RoleName = Literal[
    "front_office",
    "back_office",
    "inspector",
    "section_head",
    "head_of_office",
    "cashier",
]
Scale = Literal["mikro", "kecil", "menengah", "besar"]
MediaType = Literal["image/jpeg", "image/png", "application/pdf"]


class Part(BaseModel):
    """A part of a standard: nothing but what the schema names, and never changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class Enacted(Part):
    """Under which decree, and since when, the standard is promised."""

    decree: str = Field(description="Nomor keputusan penetapan, atau `unknown`")
    signed_on: date | Unknown = "unknown"
    in_force_from: date
    note: str = ""


class Reading(Part):
    """A place where the source contradicts itself: both readings, the one chosen, and why."""

    id: Id
    question: Sentence
    sources: tuple[Sentence, ...] = Field(min_length=2, description="Di mana sumber mengatakan masing-masing")
    options: dict[Id, Sentence] = Field(min_length=2)
    chosen: Id
    why: Sentence


class UploadEvidence(Part):
    """A copy that the applicant uploads or photographs, or brings to the counter."""

    kind: Literal["upload"]
    media: tuple[MediaType, ...] = Field(min_length=1)
    at_most_mb: int = Field(ge=1, le=20)
    personal_data: bool = False
    counter: bool = Field(default=True, description="boleh dibawa ke loket")


class OssNibEvidence(Part):
    """A business number that OSS itself confirms."""

    kind: Literal["oss_nib"]


class AnswerEvidence(Part):
    """A question answered in words."""

    kind: Literal["answer"]
    question: Sentence
    at_most_letters: int = Field(default=500, ge=1, le=5000)


Evidence = Annotated[UploadEvidence | OssNibEvidence | AnswerEvidence, Field(discriminator="kind")]


class ScaleMust(Part):
    """The business is of one of these scales."""

    scale: tuple[Scale, ...] = Field(min_length=1)


class RegionMust(Part):
    """The place of the project lies where the region code begins with these digits (Kemendagri)."""

    region_begins: Annotated[str, StringConstraints(pattern=r"^\d{2,10}$")]


Must: TypeAlias = Literal["exists", "active"] | ScaleMust | RegionMust


class Requirement(Part):
    """One thing the applicant must bring (component 1), and the words for each way it can be wrong."""

    id: Id
    text: Sentence
    title: Sentence = Field(description="nama pendek untuk layar")
    plain: str = Field(default="", description="penjelasan dengan bahasa sehari-hari")
    evidence: Evidence
    checked_by: RoleName = "front_office"
    must: tuple[Must, ...] = ()
    defects: dict[Id, Sentence] = Field(default_factory=dict, description="kekurangan: kalimat untuk pemohon")


class Mode(Part):
    """How an application is filed."""

    title: Sentence
    filed_by: Literal["applicant", "front_office"]
    asks: tuple[Literal["reason"], ...] = ()
    rule: str = Field(default="", description="aturan yang menentukan cara ini, atau `unknown`")


class ChecklistItem(Part):
    """One line of an inspector's checklist."""

    id: Id
    text: Sentence
    weighs: bool = Field(default=True, description="jawaban `tidak` berarti tidak sesuai")


class Step(Part):
    """A step of the procedure: its kind, who does it, and in whose court it lies meanwhile."""

    kind: StepKind
    title: Sentence
    owner: RoleName
    court: Literal["office", "applicant", "third_party"] = "office"
    not_by: tuple[StepKind, ...] = Field(default=(), description="pelaku tahap ini tidak boleh pelaku tahap itu")
    outcomes: tuple[str, ...] = Field(default=(), description="kosong: semua hasil yang dikenal jenis tahap ini")
    back_to: Id | None = Field(default=None, description="tahap yang diulang bila berkas dikembalikan ke dalam")
    checklist: tuple[ChecklistItem, ...] = ()
    agency: str = Field(default="", description="instansi yang memberi pertimbangan")
    plain: str = Field(default="", description="apa yang terjadi, untuk pemohon")

    def may_end_in(self) -> tuple[str, ...]:
        """The outcomes this step may have, in the kind's order."""
        known = KINDS[self.kind]
        return tuple(name for name in known if not self.outcomes or name in self.outcomes)


class When(Part):
    """What OSS must say for a route to be taken."""

    oss_checklist: tuple[Literal["Y", "N", "O", "T"], ...] = Field(min_length=1)


class Route(Part):
    """An ordered way through the steps."""

    title: Sentence
    steps: tuple[Id, ...] = Field(min_length=1)
    why: Sentence
    default: bool = False
    when: When | None = None
    starts: str | None = Field(default=None, description="fakta yang memulai jangka waktu, bila lain dari time_limit")


class Registration(Part):
    """How an application is numbered when it is received."""

    number: Sentence = "{service}-{year}-{seq:6}"


class Procedure(Part):
    """Component 2: Sistem, mekanisme, dan prosedur."""

    text: tuple[Sentence, ...] = Field(min_length=1)
    modes: dict[Id, Mode] = Field(min_length=1)
    routes: dict[Id, Route] = Field(min_length=1)
    steps: dict[Id, Step] = Field(min_length=1)
    registration: Registration = Registration()


class PauseReason(Part):
    """Why the clock may stand still, and for whom the office then waits."""

    id: Id
    text: Sentence
    court: Literal["applicant", "third_party"]


class TimeLimit(Part):
    """Component 3: Jangka waktu penyelesaian."""

    text: Sentence
    working_days: int = Field(ge=1, le=365)
    starts: str
    ends: str
    counts: Literal["office"] = "office"
    pauses: tuple[PauseReason, ...] = ()


class Fee(Part):
    """Component 4: Biaya/tarif, in whole rupiah."""

    text: Sentence
    rupiah: int = Field(ge=0)
    basis: str = ""


class Product(Part):
    """Component 5: Produk pelayanan, and how it is numbered and printed."""

    text: Sentence
    title: Sentence
    number: Sentence
    sequence: Literal["per_year"] = "per_year"
    template: Literal["licence"] = "licence"
    grants: Sentence = Field(description="kalimat diktum pada dokumen")
    validity: Sentence | Unknown = "unknown"


class Channel(Part):
    """One way to complain."""

    kind: Literal["email", "facebook", "website", "twitter", "whatsapp", "phone", "counter"]
    address: Sentence
    text: Sentence


class Complaints(Part):
    """Component 6: Penanganan pengaduan, saran, dan masukan."""

    rules: str
    channels: tuple[Channel, ...] = Field(min_length=1)
    text: tuple[Sentence, ...] = ()


class Delivery(Part):
    """The six components of service delivery: those the citizen sees."""

    requirements: tuple[Requirement, ...] = Field(min_length=1)
    procedure: Procedure
    time_limit: TimeLimit
    fee: Fee
    product: Product
    complaints: Complaints


class LegalRef(Part):
    """Component 7: a legal basis, as published; its status is in law/legal/register.yaml under `ref`."""

    ref: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]
    text: Sentence


class Item(Part):
    """A thing the office promises to have, to be or to do."""

    id: Id
    text: Sentence


class Facilities(Part):
    """Component 8: Sarana, prasarana, dan/atau fasilitas."""

    sarana: tuple[Item, ...] = Field(min_length=1)
    prasarana: tuple[Item, ...] = ()


class Competence(Part):
    """Component 9: Kompetensi pelaksana."""

    text: tuple[Sentence, ...] = Field(min_length=1)
    education: tuple[str, ...] = ()
    skills: tuple[Item, ...] = ()
    training: tuple[Item, ...] = ()
    steps: dict[Id, tuple[Id, ...]] = Field(default_factory=dict, description="tahap: kompetensi yang diminta")


class Supervision(Part):
    """Component 10: Pengawasan internal. `tiers` are those warned, in this order."""

    text: Sentence
    tiers: tuple[RoleName, ...] = ()


class Staffing(Part):
    """Component 11: Jumlah pelaksana."""

    text: Sentence
    officers: int = Field(ge=1)


ShownBy = Literal[
    "requirements_published", "clock_kept", "zero_fee", "fee_published", "competence_recorded", "conflict_guard"
]


class Guarantee(Part):
    """Component 12: Jaminan pelayanan, and by which of the office's own records it is shown."""

    text: Sentence
    shown_by: tuple[ShownBy, ...] = ()


class SecurityMeasure(Part):
    """Component 13: Jaminan keamanan dan keselamatan pelayanan."""

    id: Literal["wet_signature", "wet_stamp", "barcode", "meterai"]
    text: Sentence


class Evaluation(Part):
    """Component 14: Evaluasi kinerja pelaksana."""

    text: tuple[Sentence, ...] = Field(min_length=1)
    survey: str
    given_to: Literal["each_applicant", "sample"] = "each_applicant"


class Manufacturing(Part):
    """The eight components of service management: those that face the office."""

    legal_basis: tuple[LegalRef, ...] = Field(min_length=1)
    facilities: Facilities
    competence: Competence
    supervision: tuple[Supervision, ...] = Field(min_length=1)
    staffing: Staffing
    guarantees: tuple[Guarantee, ...] = Field(min_length=1)
    security: tuple[SecurityMeasure, ...] = ()
    evaluation: Evaluation


class Standard(Part):
    """One dated Standar Pelayanan of one service of one office."""

    schema_version: Literal[1] = Field(alias="schema", default=1)
    service: Slug
    title: Sentence
    short_title: Sentence
    office: Slug
    enacted: Enacted
    readings: tuple[Reading, ...] = ()
    delivery: Delivery
    manufacturing: Manufacturing

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
        return next((r for r in self.delivery.requirements if r.id == requirement_id), None) or _missing(requirement_id)

    def measures(self) -> frozenset[str]:
        """The security measures promised in component 13."""
        return frozenset(measure.id for measure in self.manufacturing.security)

    def marks(self) -> tuple[str, ...]:
        """The marks a document needs before it is ready: printed, and what component 13 promises."""
        return ("print", *(mark for measure, mark in MARK_FOR_MEASURE.items() if measure in self.measures()))


def _missing(key: str) -> Any:
    raise KeyError(key)


# Where each of the 14 components lies in the file, in the order in which the law lists them.
COMPONENTS: tuple[tuple[int, str, str], ...] = (
    (1, "Persyaratan", "delivery.requirements"),
    (2, "Sistem, mekanisme, dan prosedur", "delivery.procedure"),
    (3, "Jangka waktu penyelesaian", "delivery.time_limit"),
    (4, "Biaya/tarif", "delivery.fee"),
    (5, "Produk pelayanan", "delivery.product"),
    (6, "Penanganan pengaduan, saran, dan masukan", "delivery.complaints"),
    (7, "Dasar hukum", "manufacturing.legal_basis"),
    (8, "Sarana, prasarana, dan/atau fasilitas", "manufacturing.facilities"),
    (9, "Kompetensi pelaksana", "manufacturing.competence"),
    (10, "Pengawasan internal", "manufacturing.supervision"),
    (11, "Jumlah pelaksana", "manufacturing.staffing"),
    (12, "Jaminan pelayanan", "manufacturing.guarantees"),
    (13, "Jaminan keamanan dan keselamatan pelayanan", "manufacturing.security"),
    (14, "Evaluasi kinerja pelaksana", "manufacturing.evaluation"),
)
