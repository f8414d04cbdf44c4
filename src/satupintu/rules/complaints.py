"""Reads law/complaints: the classes of complaints and how soon each must be answered, in working days."""

from pathlib import Path

from pydantic import Field

from satupintu.rules.faults import Fault, FaultyLaw
from satupintu.rules.parts import Id, Part, Ref, Sentence
from satupintu.rules.register import Sure
from satupintu.rules.shape import shape
from satupintu.rules.yaml_marks import load_marked


class Limit(Part):
    """Satu batas waktu dalam hari kerja."""

    working_days: int = Field(ge=1, le=365, description="Banyaknya hari kerja.")
    sure: Sure = Field(description="Seberapa pasti: A, B, atau C.")
    text: Sentence = Field(description="Apa yang dibatasi.")


class ComplaintClass(Part):
    """Satu golongan pengaduan."""

    id: Id = Field(description="Nama pendek, tanpa spasi.")
    title: Sentence = Field(description="Nama golongan di layar.")
    working_days: int = Field(ge=1, le=365, description="Batas penyelesaian, dalam hari kerja.")
    sure: Sure = Field(description="Seberapa pasti: A, B, atau C.")
    plain: str = Field(default="", description="Penjelasan dengan bahasa sehari-hari.")


class OuterLimit(Part):
    """Batas terluar menurut peraturan lain."""

    ref: Ref = Field(description="Nama peraturan di law/legal/register.yaml.")
    days: int = Field(ge=1, description="Banyaknya hari.")
    sure: Sure = Field(description="Seberapa pasti: A, B, atau C.")
    text: Sentence = Field(description="Apa yang dibatasi.")


class Asking(Part):
    """Apa yang terjadi dengan batas waktu selama kantor menunggu keterangan pengadu."""

    stops_clock: bool = Field(default=False, description="`true` bila waktu berhenti sampai pengadu menjawab.")
    sure: Sure = Field(default="C", description="Seberapa pasti: A, B, atau C.")
    text: Sentence = Field(default="Waktu tetap berjalan.", description="Kalimat untuk pengadu.")


class WhistleBlowing(Part):
    """Ke mana dugaan pelanggaran dilaporkan."""

    to: Sentence = Field(description="Penerima laporan.")
    sure: Sure = Field(description="Seberapa pasti: A, B, atau C.")
    text: Sentence = Field(description="Bagaimana laporan dijaga.")


class ComplaintRules(Part):
    """Aturan penanganan pengaduan."""

    ref: Ref = Field(description="Nama peraturan di law/legal/register.yaml.")
    title: Sentence = Field(description="Nama aturan.")
    first_response: Limit = Field(description="Batas tanggapan pertama.")
    classes: tuple[ComplaintClass, ...] = Field(min_length=1, description="Golongan pengaduan.")
    closes: Limit = Field(description="Kapan pengaduan ditutup.")
    asking: Asking = Field(default_factory=Asking, description="Bila kantor bertanya kepada pengadu.")
    outer_limits: tuple[OuterLimit, ...] = Field(default=(), description="Batas terluar.")
    whistle_blowing: WhistleBlowing | None = Field(default=None, description="Laporan dugaan pelanggaran.")

    def class_of(self, class_id: str) -> ComplaintClass | None:
        """The class of this name; None for one the rules do not know."""
        return next((each for each in self.classes if each.id == class_id), None)


def read(path: Path) -> tuple[ComplaintRules | None, tuple[Fault, ...]]:
    """The rules of a file and the faults of the file; no rules when there are any."""
    shaped = shape(ComplaintRules, load_marked(path), str(path))
    return shaped.model, shaped.faults


def load(path: Path) -> ComplaintRules:
    """The rules of a file; FaultyLaw with every fault when it cannot be used."""
    rules, faults = read(path)
    if rules is None:
        raise FaultyLaw(faults)
    return rules
