"""What each paper needs to be printed. A standard names its paper by `template`; `TEMPLATES` finds the class.

Every string is printed as given: dates, money and masked numbers arrive written out in Indonesian.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from satupintu.documents.parts import Business, Code, Holder, Letterhead, Official, Photo, Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Base of all papers. `title` is the paper's heading and the PDF's title; `letterhead` also names its author."""

    template: ClassVar[str]
    letterhead: Letterhead
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LicencePaper(Paper):
    """The licence: always exactly one page, its letters shrinking from 10.5 to 6 pt when there is much to say.
    Of more than six lines of business the later ones appear by KBLI code alone.

    `bases` are the legal bases of the standard the licence was filed under, in order. `dictum` is what is done
    ("memberikan izin kepada"), `purpose` what for ("untuk menjalankan usaha mikro dan kecil dengan identitas").
    `validity` says how long it holds, `notes` what protects it against forgery. `free` prints that nothing was paid.
    Without `qr` there is no barcode; `meterai` leaves a box for the stamp duty only when the standard asks for it.
    `edition` says which paper this one replaces. `proof`: a sheet to look at before the number is taken; it says so
    across the page and bears neither number nor barcode.
    """

    template: ClassVar[str] = "licence"
    number: str
    bases: tuple[str, ...]
    holder: Holder
    business: Business
    validity: str
    signatory: Signatory
    dictum: str = "memberikan izin kepada"
    purpose: str = "untuk menjalankan usaha dengan identitas"
    conditions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    free: bool = False
    meterai: bool = False
    qr: Code | None = None
    edition: str = ""
    proof: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One requirement on the receipt: its name, and how it came ("diunggah", "dibawa ke loket", "NIB 9120…")."""

    requirement: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPaper(Paper):
    """Tanda terima permohonan, half a sheet lying, or as long as it gets on a roll. `qr` leads to the tracking page;
    its `code` is the tracking code.

    `promise` is the office's time limit in words; `steps` is what happens next. `fee` is printed large when `free`.
    """

    template: ClassVar[str] = "receipt"
    number: str
    received_at: str
    service: str
    applicant: str
    business: str
    received: tuple[Received, ...]
    steps: tuple[str, ...]
    promise: str
    fee: str
    free: bool
    qr: Code
    received_by: str = ""
    represented_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentPaper(Paper):
    """Surat tugas: who is sent where, when and what for. `bases` is what it rests on, `tasks` what is to be done,
    `facts` the particulars of the place and the day."""

    template: ClassVar[str] = "assignment"
    number: str
    bases: tuple[str, ...]
    officials: tuple[Official, ...]
    tasks: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    signatory: Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistRow:
    """One thing the inspector looked at: what, the answer in a word or two ("Sesuai"), whether it was good, a note."""

    item: str
    result: str
    conforms: bool
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionPaper(Paper):
    """Berita acara pemeriksaan lapangan, several pages. Inspectors and the owner sign, all on paper.

    `owner_name` is whoever was met at the place; `owner_role` e.g. "Pemilik usaha". `where` holds the coordinates.
    """

    template: ClassVar[str] = "inspection"
    number: str
    application: str
    assignment: str
    date: str
    time: str
    place: str
    where: str
    inspectors: tuple[Official, ...]
    holder: Holder
    business: Business
    checklist: tuple[ChecklistRow, ...]
    findings: tuple[str, ...]
    conclusion: str
    owner_name: str
    owner_role: str = "Pemilik usaha"
    photos: tuple[Photo, ...] = ()
    signed_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Paper):
    """What every outgoing letter (surat dinas) has. `title` is its subject (hal), `recipient` the lines after "Yth.",
    `nature` and `attachments` are printed after "Sifat" and "Lampiran", `copies` after "Tembusan"."""

    number: str
    place: str
    date: str
    recipient: tuple[str, ...]
    signatory: Signatory
    nature: str = "Biasa"
    attachments: str = "-"
    copies: tuple[str, ...] = ()
    qr: Code | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPaper(Letter):
    """A notice: accepted, decided, ready to collect, effective at OSS. `facts` is a small table of labels and values
    between the first paragraph and the others."""

    template: ClassVar[str] = "letter"
    paragraphs: tuple[str, ...]
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """One thing that is missing or wrong: the requirement, what is wrong, and what to do, in the applicant's words."""

    requirement: str
    wrong: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnPaper(Letter):
    """Surat pengembalian untuk dilengkapi: every defect at once, and how to send the file back in."""

    template: ClassVar[str] = "return"
    application: str
    service: str
    defects: tuple[Defect, ...]
    how: tuple[str, ...]
    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalPaper(Letter):
    """Surat penolakan: why, on which law, and how to object. `again` says whether one may apply again."""

    template: ClassVar[str] = "refusal"
    application: str
    service: str
    applicant: str
    business: str
    reasons: tuple[str, ...]
    laws: tuple[str, ...]
    objection: tuple[str, ...]
    again: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentLine:
    """One line of a payment: for what, and how much ("Rp150.000")."""

    what: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentPaper(Paper):
    """Kuitansi of the cashier, half a sheet or a piece of a roll. `in_words` is the total spelled out: "seratus lima
    puluh ribu rupiah"."""

    template: ClassVar[str] = "payment"
    number: str
    application: str
    received_from: str
    service: str
    lines: tuple[PaymentLine, ...]
    total: str
    in_words: str
    method: str
    legal_basis: str
    signatory: Signatory
    qr: Code | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One of the 14 components: number, name, and its published lines; several are numbered, one is a paragraph. A line
    may have others below it; where each has, they are headings."""

    number: int
    name: str
    lines: tuple[str | tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardPaper(Paper):
    """The standard as a brochure: the six components that face the citizen, then the eight that face the office.

    `facts` are the promises in a word each, shown large: ("Biaya", "Gratis"), ("Waktu", "5 hari kerja").
    """

    template: ClassVar[str] = "standard"
    service: str
    enacted: str
    delivery: tuple[Component, ...]
    manufacturing: tuple[Component, ...]
    facts: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()
    qr: Code | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One thing to fill in with a pen. kind: "lines" (`size` of them), "digits" (`size` boxes, in `times` rows), or
    "choices" to tick."""

    label: str
    kind: Literal["lines", "digits", "choices"] = "lines"
    size: int = 1
    times: int = 1
    choices: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSection:
    """Fields that belong together, under a heading."""

    title: str
    fields: tuple[FormField, ...]
    intro: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPaper(Paper):
    """The blank application form. `version` is the beginning of the standard's content hash: whoever keys the form in
    sees for which standard it was printed. `received` are the lines in the office's own box."""

    template: ClassVar[str] = "form"
    service: str
    version: str
    instructions: tuple[str, ...]
    received: tuple[str, ...]
    sections: tuple[FormSection, ...]
    attachments: tuple[str, ...]
    statement: str
    privacy: str
    qr: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of the satisfaction survey, with its answers from worst (1) to best (4)."""

    number: int
    element: str
    text: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyPaper(Paper):
    """The IKM questionnaire on paper (PermenPANRB 14/2017). `respondent` are the labels and choices about the person;
    without choices a line to write on is left."""

    template: ClassVar[str] = "ikm"
    service: str
    intro: str
    questions: tuple[Question, ...]
    respondent: tuple[tuple[str, tuple[str, ...]], ...] = ()
    privacy: str = ""
    qr: Code | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentPaper(Paper):
    """Uji cetak: rulers from the paper's edges, to find how far a printer shifts what it prints. `how` says what to do
    with it, `set_to` what the offsets are now."""

    template: ClassVar[str] = "alignment"
    how: tuple[str, ...]
    set_to: str


_PAPERS: tuple[type[Paper], ...] = (
    LicencePaper,
    ReceiptPaper,
    AssignmentPaper,
    InspectionPaper,
    LetterPaper,
    ReturnPaper,
    RefusalPaper,
    PaymentPaper,
    StandardPaper,
    FormPaper,
    SurveyPaper,
    AlignmentPaper,
)
TEMPLATES: Mapping[str, type[Paper]] = {paper.template: paper for paper in _PAPERS}
"""Papers by the name a standard uses in `product.template`."""
