"""What the office knows of the applicant and the business: sealed beside the file, never in the ledger."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from satupintu.files.services import open_, seal
from satupintu.rules.nib import NibRecord, Project, place_words


@dataclass(frozen=True, slots=True)
class Person:
    """The applicant. `nik` has 16 digits; phone as typed; e-mail may be empty."""

    name: str = ""
    nik: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Representative:
    """Who acts for the applicant with a surat kuasa (KUHPerdata Pasal 1792). `tell`: messages go to them, because the
    applicant said so."""

    name: str
    nik: str
    phone: str = ""
    email: str = ""
    tell: bool = False


@dataclass(frozen=True, slots=True)
class FurtherActivity:
    """Another of the business's projects at the same place, which the same licence names."""

    id_proyek: str
    kbli: str
    kbli_title: str = ""
    activity: str = ""


@dataclass(frozen=True, slots=True)
class Business:
    """The business and the one project that the licence is for, with the further activities at its place. Codes as OSS
    has them; empty where the applicant typed."""

    name: str = ""
    form: str = ""
    scale: str = ""
    capital_rupiah: int = 0
    id_proyek: str = ""
    oss_id: str = ""
    id_izin: str = ""
    kd_izin: str = ""
    kd_daerah: str = ""
    kbli: str = ""
    kbli_title: str = ""
    activity: str = ""
    address: str = ""
    village: str = ""
    region_code: str = ""
    place: str = ""
    workers: int = 0
    further: tuple[FurtherActivity, ...] = ()

    @property
    def lines(self) -> tuple[FurtherActivity, ...]:
        """All lines of business that the licence names, the one it is for first."""
        return (FurtherActivity(self.id_proyek, self.kbli, self.kbli_title, self.activity), *self.further)


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything personal in one file, as JSON under one key.

    `nib_state`: "confirmed" by OSS, or "to_be_confirmed" because OSS could not be reached; empty where no NIB is asked.
    `answers`: by requirement id. `reason`: why priority was asked. `tracking_code`: canonical, see rules.codes.
    """

    person: Person = field(default_factory=Person)
    business: Business = field(default_factory=Business)
    nib: str = ""
    nib_state: Literal["", "confirmed", "to_be_confirmed"] = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    stated_true_at: str = ""
    tracking_code: str = ""
    representative: Representative | None = None

    @property
    def told(self) -> Person | Representative:
        """Whose phone and e-mail the office's messages go to."""
        acting = self.representative
        return acting if acting is not None and acting.tell else self.person

    def to_bytes(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> "Dossier":
        data: dict[str, Any] = json.loads(content)
        further = tuple(FurtherActivity(**each) for each in data["business"].get("further", ()))
        acting = data.get("representative")
        return cls(
            **{
                **data,
                "person": Person(**data["person"]),
                "business": Business(**{**data["business"], "further": further}),
                "representative": Representative(**acting) if acting else None,
            }
        )


def seal_dossier(dossier: Dossier, key: bytes) -> bytes:
    """Seal under the file's own key."""
    return seal(key, dossier.to_bytes(), context=b"dossier")


def open_dossier(sealed: bytes, key: bytes) -> Dossier:
    """Open what `seal_dossier` sealed."""
    return Dossier.from_bytes(open_(key, sealed, context=b"dossier"))


def business_from(record: NibRecord, project: Project, place: str, further: Sequence[Project] = ()) -> Business:
    """The business as OSS knows it, for one of its projects; `further` are others at its place. The first licence on
    the project's checklist that the regency itself gives (kewenangan 02) is the one whose status OSS is told of."""
    # A sole trader's firm bears the owner's name; the trade name stands at the project (PIA `nama_kegiatan`).
    sole_trader = record.business_form == "17"
    ours = [licence for licence in project.licences if licence.kewenangan in {"", "02"}] or list(project.licences)
    licence = ours[0] if ours else None
    return Business(
        name=(project.activity if sole_trader else "") or record.business_name or project.activity,
        form=record.business_form_words,
        scale=project.scale or record.scale or "",
        capital_rupiah=project.capital_rupiah or record.capital_rupiah,
        id_proyek=project.id_proyek,
        oss_id=record.oss_id,
        id_izin=licence.id_izin if licence else "",
        kd_izin=licence.kd_izin if licence else "",
        kd_daerah=licence.kd_daerah if licence else project.region_code,
        kbli=project.kbli,
        kbli_title=project.kbli_title,
        activity=project.activity,
        address=project.address,
        village=project.kelurahan,
        region_code=project.region_code,
        place=place,
        workers=project.workers,
        further=tuple(
            FurtherActivity(each.id_proyek, each.kbli, each.kbli_title, each.activity)
            for each in further
            if each.id_proyek != project.id_proyek
        ),
    )


def lives_elsewhere(dossier: Dossier) -> bool:
    """Whether the applicant's address is another than that of the business: worth a note, and no defect, because only
    the place of the business decides which office is the right one."""
    home, place = (" ".join(each.casefold().split()) for each in (dossier.person.address, dossier.business.address))
    return bool(home) and bool(place) and home != place


def confirmed_by(dossier: Dossier, record: NibRecord, project: Project) -> Dossier:
    """The dossier after OSS confirmed the NIB: its facts about the project replace what the applicant typed, contact
    details stay theirs."""
    named = {each.id_proyek for each in dossier.business.further}
    further = [each for each in record.projects if each.id_proyek in named]
    business = business_from(record, project, place_words(project.region_code), further)
    person = replace(dossier.person, name=record.owner_name or dossier.person.name)
    return replace(dossier, business=business, person=person, nib_state="confirmed")
