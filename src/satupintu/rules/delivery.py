"""Components 1 to 6 of a standard: service delivery, which the citizen sees (UU 25/2009 Pasal 21)."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Discriminator, Field, StringConstraints, Tag

from satupintu.rules.kinds import KINDS, StepKind
from satupintu.rules.parts import Id, MediaType, Part, RoleName, Scale, Sentence, Unknown


class UploadEvidence(Part):
    """Salinan yang diunggah atau difoto pemohon, atau dibawa ke loket."""

    kind: Literal["upload"] = Field(description="Bukti berupa berkas.")
    media: tuple[MediaType, ...] = Field(min_length=1, description="Jenis berkas yang diterima.")
    at_most_mb: int = Field(ge=1, le=20, description="Ukuran terbesar, dalam megabita.")
    personal_data: bool = Field(default=False, description="`true` bila berkas memuat data pribadi.")
    counter: bool = Field(default=True, description="`true` bila boleh dibawa ke loket saja.")


class OssNibEvidence(Part):
    """NIB, yang dibenarkan sendiri oleh OSS."""

    kind: Literal["oss_nib"] = Field(description="Bukti berupa nomor yang ditanyakan ke OSS.")


class AnswerEvidence(Part):
    """Pertanyaan yang dijawab pemohon dengan tulisan."""

    kind: Literal["answer"] = Field(description="Bukti berupa jawaban tertulis.")
    question: Sentence = Field(description="Pertanyaan kepada pemohon.")
    at_most_letters: int = Field(default=500, ge=1, le=5000, description="Panjang jawaban, dalam huruf.")


Evidence = Annotated[UploadEvidence | OssNibEvidence | AnswerEvidence, Field(discriminator="kind")]


class ScaleMust(Part):
    """Usaha berskala salah satu dari ini."""

    scale: tuple[Scale, ...] = Field(min_length=1, description="Skala usaha yang dilayani.")


class RegionMust(Part):
    """Tempat usaha berada di wilayah ini."""

    region_begins: Annotated[str, StringConstraints(pattern=r"^\d{2,10}$")] = Field(
        description="Angka awal kode wilayah Kemendagri tempat usaha, dalam tanda petik."
    )


def _must_tag(value: Any) -> str:
    if isinstance(value, ScaleMust) or (isinstance(value, dict) and "scale" in value):
        return "scale"
    return "region" if isinstance(value, RegionMust | dict) else "word"


Must: TypeAlias = Annotated[
    Annotated[Literal["exists", "active"], Tag("word")]
    | Annotated[ScaleMust, Tag("scale")]
    | Annotated[RegionMust, Tag("region")],
    Discriminator(_must_tag),
]


def defect_of(must: str | ScaleMust | RegionMust) -> str:
    """The id of the defect whose sentence the applicant gets when this is not so."""
    if isinstance(must, ScaleMust):
        return "wrong_scale"
    if isinstance(must, RegionMust):
        return "elsewhere"
    return {"exists": "not_found", "active": "inactive"}[must]


class Requirement(Part):
    """Satu syarat (komponen 1), dan kalimat untuk setiap kekurangannya."""

    id: Id = Field(description="Nama pendek syarat, tanpa spasi.")
    text: Sentence = Field(description="Bunyi yang diterbitkan, tanpa diubah.")
    title: Sentence = Field(description="Nama syarat di layar.")
    plain: str = Field(default="", description="Penjelasan dengan bahasa sehari-hari.")
    evidence: Evidence = Field(description="Bagaimana pemohon menunjukkannya.")
    checked_by: RoleName = Field(default="front_office", description="Peran yang memeriksanya.")
    must: tuple[Must, ...] = Field(default=(), description="Yang harus benar menurut OSS.")
    defects: dict[Id, Sentence] = Field(
        default_factory=dict, description="Kekurangan yang mungkin: nama, lalu kalimat untuk pemohon."
    )


class Mode(Part):
    """Satu cara mengajukan."""

    title: Sentence = Field(description="Nama cara ini di layar.")
    filed_by: Literal["applicant", "front_office"] = Field(description="Siapa yang mengisi permohonan.")
    asks: tuple[Literal["reason"], ...] = Field(default=(), description="Yang harus dicatat petugas.")
    rule: str = Field(default="", description="Aturan yang menentukan cara ini, atau `unknown`.")


class ChecklistItem(Part):
    """Satu baris daftar periksa lapangan."""

    id: Id = Field(description="Nama pendek butir, tanpa spasi.")
    text: Sentence = Field(description="Yang diperiksa, sebagai kalimat yang dijawab ya atau tidak.")
    weighs: bool = Field(default=True, description="`true`: jawaban tidak berarti tidak sesuai.")


class Step(Part):
    """Satu tahap: jenisnya, siapa pelakunya, dan siapa yang ditunggu selama itu."""

    kind: StepKind = Field(description="Jenis tahap yang dikenal sistem.")
    title: Sentence = Field(description="Nama tahap di layar.")
    owner: RoleName = Field(description="Peran yang mengerjakannya.")
    court: Literal["office", "applicant", "third_party"] = Field(
        default="office", description="Siapa yang ditunggu selama tahap ini."
    )
    not_by: tuple[StepKind, ...] = Field(
        default=(),
        description="Pelaku tahap berjenis ini tidak boleh mengerjakan tahap ini pada berkas yang sama.",
    )
    outcomes: tuple[str, ...] = Field(default=(), description="Hasil yang boleh; kosong berarti semua hasil jenisnya.")
    back_to: Id | None = Field(default=None, description="Tahap yang diulang bila berkas dikembalikan ke dalam.")
    checklist: tuple[ChecklistItem, ...] = Field(default=(), description="Daftar periksa.")
    agency: str = Field(default="", description="Instansi yang memberi pertimbangan.")
    plain: str = Field(default="", description="Apa yang terjadi, untuk pemohon.")

    def may_end_in(self) -> tuple[str, ...]:
        """The outcomes this step may have, in the kind's order."""
        known = KINDS[self.kind]
        return tuple(name for name in known if not self.outcomes or name in self.outcomes)


class When(Part):
    """Apa yang harus dikatakan OSS agar suatu jalur ditempuh."""

    oss_checklist: tuple[Literal["Y", "N", "O", "T"], ...] = Field(
        min_length=1, description="Tanda OSS: Y komitmen, N tanpa komitmen, O terbit otomatis, T tembusan."
    )


class Route(Part):
    """Satu jalur: urutan tahap."""

    title: Sentence = Field(description="Nama jalur di layar.")
    steps: tuple[Id, ...] = Field(min_length=1, description="Tahap-tahapnya, berurutan.")
    why: Sentence = Field(description="Mengapa jalur ini ada.")
    default: bool = Field(
        default=False, description="`true` pada satu jalur: yang ditempuh bila tidak ada alasan lain."
    )
    when: When | None = Field(default=None, description="Kapan jalur ini ditempuh.")
    starts: str | None = Field(default=None, description="Kejadian yang memulai jangka waktu di jalur ini, bila lain.")


class Registration(Part):
    """Nomor yang didapat permohonan saat diterima."""

    number: Sentence = Field(default="{service}-{year}-{seq:6}", description="Pola nomor pendaftaran.")


class Procedure(Part):
    """Komponen 2: Sistem, mekanisme, dan prosedur."""

    text: tuple[Sentence, ...] = Field(min_length=1, description="Bunyi yang diterbitkan, tanpa diubah.")
    modes: dict[Id, Mode] = Field(min_length=1, description="Cara mengajukan.")
    routes: dict[Id, Route] = Field(min_length=1, description="Jalur yang ditempuh permohonan.")
    steps: dict[Id, Step] = Field(min_length=1, description="Tahap yang dirangkai oleh jalur.")
    registration: Registration = Field(default_factory=Registration, description="Cara permohonan dinomori.")


class PauseReason(Part):
    """Satu alasan jangka waktu boleh berhenti, dan siapa yang ditunggu."""

    id: Id = Field(description="Nama pendek alasan, tanpa spasi.")
    text: Sentence = Field(description="Alasan sebagai kalimat untuk pemohon.")
    court: Literal["applicant", "third_party"] = Field(description="Siapa yang ditunggu.")


class TimeLimit(Part):
    """Komponen 3: Jangka waktu penyelesaian."""

    text: Sentence = Field(description="Bunyi yang diterbitkan, tanpa diubah.")
    working_days: int = Field(ge=1, le=365, description="Banyaknya hari kerja yang dijanjikan.")
    starts: str = Field(description="Kejadian yang memulai jangka waktu.")
    ends: str = Field(description="Kejadian yang mengakhirinya.")
    counts: Literal["office"] = Field(default="office", description="Waktu siapa yang dihitung.")
    acceptance_within: Annotated[int, Field(ge=1, le=60)] | Unknown = Field(
        default="unknown", description="Batas hari kerja kantor untuk memeriksa kelengkapan, atau `unknown`."
    )
    pauses: tuple[PauseReason, ...] = Field(default=(), description="Alasan jangka waktu boleh berhenti.")


class Fee(Part):
    """Komponen 4: Biaya/tarif."""

    text: Sentence = Field(description="Bunyi yang diterbitkan, tanpa diubah.")
    rupiah: int = Field(ge=0, description="Biaya dalam rupiah bulat; 0 berarti gratis.")
    basis: str = Field(default="", description="Aturan yang menetapkan biaya, bila tidak gratis.")


class Product(Part):
    """Komponen 5: Produk pelayanan, dan bagaimana ia dinomori dan dicetak."""

    text: Sentence = Field(description="Bunyi yang diterbitkan, tanpa diubah.")
    title: Sentence = Field(description="Judul dokumen.")
    number: Sentence = Field(description="Pola nomor dokumen.")
    sequence: Literal["per_year"] = Field(default="per_year", description="Kapan nomor urut kembali ke 1.")
    template: Literal["licence"] = Field(default="licence", description="Bentuk dokumen yang dicetak.")
    grants: Sentence = Field(description="Kalimat diktum pada dokumen.")
    validity: Sentence | Unknown = Field(default="unknown", description="Masa berlaku, atau `unknown`.")


class Channel(Part):
    """Satu saluran pengaduan."""

    kind: Literal["email", "facebook", "website", "twitter", "whatsapp", "phone", "counter"] = Field(
        description="Jenis saluran."
    )
    address: Sentence = Field(description="Alamat atau nomor, dalam bentuk yang dapat dipakai.")
    text: Sentence = Field(description="Bunyi yang diterbitkan, tanpa diubah.")


class Complaints(Part):
    """Komponen 6: Penanganan pengaduan, saran, dan masukan."""

    rules: str = Field(description="Berkas aturan pengaduan di law/complaints, tanpa `.yaml`.")
    channels: tuple[Channel, ...] = Field(min_length=1, description="Saluran pengaduan yang diterbitkan.")
    text: tuple[Sentence, ...] = Field(default=(), description="Bunyi lain yang diterbitkan, tanpa diubah.")


class Delivery(Part):
    """Enam komponen penyampaian pelayanan: yang dilihat masyarakat."""

    requirements: tuple[Requirement, ...] = Field(min_length=1, description="Komponen 1: Persyaratan.")
    procedure: Procedure = Field(description="Komponen 2: Sistem, mekanisme, dan prosedur.")
    time_limit: TimeLimit = Field(description="Komponen 3: Jangka waktu penyelesaian.")
    fee: Fee = Field(description="Komponen 4: Biaya/tarif.")
    product: Product = Field(description="Komponen 5: Produk pelayanan.")
    complaints: Complaints = Field(description="Komponen 6: Penanganan pengaduan, saran, dan masukan.")
