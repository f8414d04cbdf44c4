"""What was typed so far in an application that is being filled in, and what it becomes: the dossier and the
evidence."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any, Final, Literal
from uuid import UUID

from satupintu.applications.dossier import Business, Dossier, Person, Representative, business_from
from satupintu.rules.nib import NibRecord, Project, restore

COUNTER: Final = "counter"

NibState = Literal["", "confirmed", "to_be_confirmed"]


@dataclass(frozen=True, slots=True)
class Upload:
    """How one requirement is met: a stored file (`file_id`), or `how` = "counter", brought along later. `size` in
    bytes."""

    how: Literal["file", "counter"] = "file"
    file_id: str = ""
    name: str = ""
    media: str = ""
    size: int = 0
    pages: int = 1


@dataclass(frozen=True, slots=True)
class TypedBusiness:
    """The business in the applicant's own words, where OSS cannot be asked. `district`: 6 digits, or "elsewhere"."""

    owner: str = ""
    name: str = ""
    activity: str = ""
    address: str = ""
    district: str = ""
    village: str = ""
    place: str = ""  # "Kecamatan …, Kabupaten …", kept so that nothing has to be looked up at submission
    home: str = ""  # the address on the KTP, where it is another


@dataclass(frozen=True, slots=True)
class TypedRepresentative:
    """Who acts for the applicant, as typed."""

    name: str = ""
    nik: str = ""
    phone: str = ""
    email: str = ""
    tell: bool = False


@dataclass(frozen=True, slots=True)
class DraftData:
    """A draft's data as JSON. `oss` is the sealed snapshot of what OSS answered, there only once the owner's NIK
    fitted; `stated_at` (ISO) is when the applicant said that all is true. `further`: other projects at the same place.
    `acting`: somebody with a surat kuasa fills it in. `paper_at` (ISO): when the paper form that a clerk keys in came;
    `paper_number`, `written_by`: the ids of the number of a block that it bears, and of who wrote it there.
    """

    nib: str = ""
    nik: str = ""
    nib_state: NibState = ""
    oss: Mapping[str, Any] | None = None
    project: str = ""
    place: str = ""
    typed: TypedBusiness = field(default_factory=TypedBusiness)
    uploads: Mapping[str, Upload] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    phone: str = ""
    email: str = ""
    reason: str = ""
    stated_at: str = ""
    further: tuple[str, ...] = ()
    acting: bool = False
    representative: TypedRepresentative = field(default_factory=TypedRepresentative)
    paper_at: str = ""
    paper_number: str = ""
    written_by: str = ""

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "DraftData":
        """From what `to_dict` gave; an empty mapping is a draft just begun."""
        known: dict[str, Any] = dict(data)
        known["typed"] = TypedBusiness(**known.get("typed", {}))
        known["further"] = tuple(known.get("further", ()))
        known["representative"] = TypedRepresentative(**known.get("representative", {}))
        known["uploads"] = {name: Upload(**each) for name, each in known.get("uploads", {}).items()}
        return cls(**known)

    @property
    def record(self) -> NibRecord | None:
        """What OSS answered, if it did."""
        return restore(self.oss) if self.oss is not None else None

    def chosen(self) -> tuple[NibRecord, Project] | None:
        """The record and the project that was chosen."""
        record = self.record
        project = record.project(self.project) if record and self.project else None
        return (record, project) if record and project else None

    def without_identity(self) -> "DraftData":
        """The same draft when another NIB or NIK is given: what OSS said of the former one is forgotten."""
        return replace(self, nib_state="", oss=None, project="", place="", further=())

    def with_upload(self, requirement: str, upload: Upload) -> "DraftData":
        return replace(self, uploads={**self.uploads, requirement: upload})

    def with_answer(self, requirement: str, answer: str) -> "DraftData":
        return replace(self, answers={**self.answers, requirement: answer})

    def dossier(self) -> Dossier:
        """What the office is told: from OSS where it answered, else in the applicant's own words."""
        chosen = self.chosen()
        if chosen is not None:
            record, project = chosen
            others = [each for each in record.projects if each.id_proyek in self.further]
            business = business_from(record, project, self.place, others)
            owner, address = record.owner_name, record.address
        else:
            business = _business_typed(self.typed)
            owner, address = self.typed.owner, self.typed.home
        person = Person(name=owner, nik=self.nik, address=address, phone=self.phone, email=self.email)
        return Dossier(
            person=person,
            business=business,
            nib=self.nib,
            nib_state=self.nib_state,
            answers=dict(self.answers),
            reason=self.reason,
            stated_true_at=self.stated_at,
            representative=self._acting(),
        )

    def _acting(self) -> Representative | None:
        acting = self.representative
        if not self.acting or not acting.name:
            return None
        return Representative(acting.name, acting.nik, acting.phone, acting.email, acting.tell)

    def file_ids(self) -> dict[str, UUID]:
        """The stored files by requirement."""
        return {name: UUID(each.file_id) for name, each in self.uploads.items() if each.how == "file"}

    def stating_truth(self, at: datetime) -> "DraftData":
        return replace(self, stated_at=at.isoformat())


def _business_typed(typed: TypedBusiness) -> Business:
    region = typed.district.ljust(10, "0") if typed.district.isdigit() else ""
    return Business(
        name=typed.name,
        activity=typed.activity,
        address=typed.address,
        village=typed.village,
        region_code=region,
        kd_daerah=region,
        place=typed.place,
    )
