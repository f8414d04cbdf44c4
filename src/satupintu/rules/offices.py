"""Reads law/offices: who publishes a standard, as the office itself writes it on its letterhead."""

from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import Field, StringConstraints

from satupintu.rules.faults import Fault, FaultyLaw
from satupintu.rules.parts import Part, Sentence
from satupintu.rules.shape import shape
from satupintu.rules.yaml_marks import Marked, load_marked

_CONTACT = ("address", "phone", "email", "website")


class Profile(Part):
    """Satu kantor perizinan."""

    name: Sentence = Field(description="Nama lengkap kantor.")
    short_name: Sentence = Field(description="Nama singkat kantor.")
    government: Sentence = Field(description="Pemerintah daerah, pada baris pertama kop surat.")
    regency: Sentence = Field(description="Kabupaten atau kota.")
    region_code: Annotated[str, StringConstraints(pattern=r"^\d{4}$")] = Field(
        description="Kode wilayah Kemendagri kabupaten atau kota, dalam tanda petik."
    )
    seat: Sentence = Field(description="Tempat yang ditulis sebelum tanggal pada dokumen.")
    zone: str = Field(default="Asia/Jakarta", description="Zona waktu tempat hari kerja dihitung.")
    address: Sentence = Field(default="unknown", description="Alamat kantor, atau `unknown`.")
    phone: Sentence = Field(default="unknown", description="Telepon kantor, atau `unknown`.")
    email: Sentence = Field(default="unknown", description="Surel kantor, atau `unknown`.")
    website: Sentence = Field(default="unknown", description="Situs kantor, atau `unknown`.")

    def fields(self, slug: str) -> dict[str, Any]:
        """What `people.services.adopt_office` takes; what is unknown is left empty."""
        kept = self.model_dump(exclude={"note"})
        return {"slug": slug} | {k: "" if k in _CONTACT and v == "unknown" else v for k, v in kept.items()}


def read(path: Path) -> tuple[Profile | None, tuple[Fault, ...]]:
    """The office of a file and the faults of the file; no office when there are any."""
    marked = load_marked(path)
    shaped = shape(Profile, marked, str(path))
    if shaped.model is not None and (faults := zone_fault(shaped.model.zone, marked, str(path))):
        return None, faults
    return shaped.model, shaped.faults


def zone_fault(zone: str, marked: Marked, file: str) -> tuple[Fault, ...]:
    """The fault of a time zone that nobody knows; none for a known one."""
    if _is_zone(zone):
        return ()
    return (Fault(file, marked.line(("zone",)), "zone", "Zona waktu tidak dikenal. Contoh: Asia/Jakarta."),)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):  # "not found" is a LookupError
        return False
    return True


def load_office(path: Path) -> Profile:
    """The office of a file; FaultyLaw with every fault when it cannot be used."""
    profile, faults = read(path)
    if profile is None:
        raise FaultyLaw(faults)
    return profile
