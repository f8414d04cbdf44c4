"""Components 7 to 14 of a standard: service management, which faces the office (UU 25/2009 Pasal 21)."""

from typing import Literal

from pydantic import Field

from satupintu.rules.parts import Id, Part, Ref, RoleName, Sentence


class LegalRef(Part):
    """Satu dasar hukum (komponen 7); keadaannya kini ada di law/legal/register.yaml."""

    ref: Ref = Field(description="Nama peraturan di law/legal/register.yaml.")
    text: Sentence = Field(description="Bunyi yang diterbitkan, tanpa diubah.")


class Item(Part):
    """Satu hal yang dijanjikan kantor: dimiliki, dikuasai, atau dilakukan."""

    id: Id = Field(description="Nama pendek, tanpa spasi.")
    text: Sentence = Field(description="Bunyi yang diterbitkan, tanpa diubah.")


class Facilities(Part):
    """Komponen 8: Sarana, prasarana, dan/atau fasilitas."""

    sarana: tuple[Item, ...] = Field(min_length=1, description="Sarana.")
    prasarana: tuple[Item, ...] = Field(default=(), description="Prasarana dan fasilitas.")


class Competence(Part):
    """Komponen 9: Kompetensi pelaksana."""

    text: tuple[Sentence, ...] = Field(min_length=1, description="Bunyi yang diterbitkan, tanpa diubah.")
    education: tuple[str, ...] = Field(default=(), description="Pendidikan yang diterima, misalnya S1, D3, SMA.")
    skills: tuple[Item, ...] = Field(default=(), description="Kemampuan.")
    training: tuple[Item, ...] = Field(default=(), description="Diklat.")
    steps: dict[Id, tuple[Id, ...]] = Field(
        default_factory=dict, description="Tahap, dan kemampuan atau diklat yang diminta dari pelakunya."
    )


class Supervision(Part):
    """Komponen 10: Pengawasan internal."""

    text: Sentence = Field(description="Bunyi yang diterbitkan, tanpa diubah.")
    tiers: tuple[RoleName, ...] = Field(default=(), description="Atasan yang diberi tahu, dari yang terdekat.")


class Staffing(Part):
    """Komponen 11: Jumlah pelaksana."""

    text: Sentence = Field(description="Bunyi yang diterbitkan, tanpa diubah.")
    officers: int = Field(ge=1, description="Banyaknya pelaksana.")


ShownBy = Literal[
    "requirements_published",
    "clock_kept",
    "zero_fee",
    "fee_published",
    "competence_recorded",
    "conflict_guard",
]


class Guarantee(Part):
    """Komponen 12: satu jaminan pelayanan, dan catatan kantor yang membuktikannya."""

    text: Sentence = Field(description="Bunyi yang diterbitkan, tanpa diubah.")
    shown_by: tuple[ShownBy, ...] = Field(default=(), description="Catatan kantor yang membuktikannya.")


class SecurityMeasure(Part):
    """Komponen 13: satu jaminan keamanan dan keselamatan pelayanan."""

    id: Literal["wet_signature", "wet_stamp", "barcode", "meterai"] = Field(description="Jenis pengaman.")
    text: Sentence = Field(description="Bunyi yang diterbitkan, tanpa diubah.")
    applied: bool = Field(
        default=True, description="`false` bila diterbitkan tetapi menurut bacaan terpilih tak dipakai."
    )


class Evaluation(Part):
    """Komponen 14: Evaluasi kinerja pelaksana."""

    text: tuple[Sentence, ...] = Field(min_length=1, description="Bunyi yang diterbitkan, tanpa diubah.")
    mechanism: tuple[Sentence, ...] = Field(
        default=(), description="Langkah-langkah survei di bawah bunyi yang pertama, tanpa diubah."
    )
    survey: str = Field(description="Berkas survei di law/survey, tanpa `.yaml`.")
    given_to: Literal["each_applicant", "sample"] = Field(
        default="each_applicant", description="Kepada siapa formulir diberikan."
    )


class Manufacturing(Part):
    """Delapan komponen pengelolaan pelayanan: yang menghadap ke dalam kantor."""

    legal_basis: tuple[LegalRef, ...] = Field(min_length=1, description="Komponen 7: Dasar hukum.")
    facilities: Facilities = Field(description="Komponen 8: Sarana, prasarana, dan/atau fasilitas.")
    competence: Competence = Field(description="Komponen 9: Kompetensi pelaksana.")
    supervision: tuple[Supervision, ...] = Field(min_length=1, description="Komponen 10: Pengawasan internal.")
    staffing: Staffing = Field(description="Komponen 11: Jumlah pelaksana.")
    guarantees: tuple[Guarantee, ...] = Field(min_length=1, description="Komponen 12: Jaminan pelayanan.")
    security: tuple[SecurityMeasure, ...] = Field(
        default=(), description="Komponen 13: Jaminan keamanan dan keselamatan pelayanan."
    )
    evaluation: Evaluation = Field(description="Komponen 14: Evaluasi kinerja pelaksana.")
