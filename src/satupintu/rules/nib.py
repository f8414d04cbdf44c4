"""The business number (NIB) and its owner's number (NIK): what OSS knows of a business, and pure checks.

A NIB alone reveals nothing: `prefill` shows a record, masked, only to whoever also gave the NIK that OSS has.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Literal, Protocol

Scale = Literal["mikro", "kecil", "menengah", "besar"]
SCALES: Mapping[str, Scale] = {"01": "mikro", "02": "kecil", "03": "menengah", "04": "besar"}  # Lampiran 31

# Lampiran 14: in these states the business number may be used.
ACTIVE = frozenset({"01", "03", "04"})
STATUS_WORDS: Mapping[str, str] = {
    "01": "aktif",
    "02": "belum aktif",
    "03": "diizinkan usaha",
    "04": "diizinkan beroperasi",
    "05": "dibekukan",
    "06": "dicabut",
}

# Lampiran 28 and 10: issued outright, so that nothing is left to fulfil. 52 (issued until
# the commitments are met) is not among them.
WITHOUT_COMMITMENT = frozenset({"N", "O"})
IN_EFFECT = frozenset({"50", "57", "58"})

FICTIONAL_REGION = "00"
HIDDEN = "•"


@dataclass(frozen=True, slots=True)
class Checklist:
    """One licence on the checklist of a project (`data_checklist`); codes as OSS sends them."""

    id_izin: str
    kd_izin: str
    name: str
    flag: str  # Lampiran 28: Y with commitment, N without, O issued automatically, T copy
    status: str  # Lampiran 10
    kd_daerah: str
    kewenangan: str  # 00 national, 01 province, 02 regency or city


@dataclass(frozen=True, slots=True)
class Project:
    """One business activity at one place (`data_proyek`); `region_code` is that place, not the seat."""

    id_proyek: str
    kbli: str
    kbli_title: str
    activity: str  # the trade name or the description of the activity
    address: str
    region_code: str  # 10 digits, Kemendagri
    kelurahan: str
    capital_rupiah: int
    scale: Scale | None
    risk: str
    workers: int
    licences: tuple[Checklist, ...] = ()


@dataclass(frozen=True, slots=True)
class NibRecord:
    """What OSS answers to one NIB, at one instant."""

    nib: str
    status: str  # Lampiran 14
    oss_id: str
    owner_name: str
    owner_nik: str
    business_name: str
    business_form: str  # code of Lampiran 2
    business_form_words: str
    scale: Scale | None
    address: str
    region_code: str
    phone: str
    email: str
    capital_rupiah: int
    projects: tuple[Project, ...]
    queried_at: datetime
    responsible_niks: tuple[str, ...] = ()  # further persons who answer for the business

    @property
    def active(self) -> bool:
        """Whether the number may be used for an application (Lampiran 14)."""
        return self.status in ACTIVE

    def project(self, id_proyek: str) -> Project | None:
        """The project with this id, if the business has it."""
        return next((each for each in self.projects if each.id_proyek == id_proyek), None)


class NibUnknown(Exception):
    """OSS has no such NIB. Plain exceptions, because rules may not import the base's Refusal."""


class OssUnavailable(Exception):
    """OSS did not give an answer that can be used; `reason` is for the log, not the applicant."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class NibDirectory(Protocol):
    """Where a NIB is looked up. The oss feature serves it; applications owns the port."""

    def inquire(self, nib: str) -> NibRecord:
        """The record of this NIB; raises NibUnknown or OssUnavailable."""
        ...


@dataclass(frozen=True, slots=True)
class NumberCheck:
    """What a typed number is (`digits`, separators gone), and what is wrong with it as codes a form can word.

    problems: `empty`, `not_digits`, `length`, `region_fictional`, `region`, `birth_date`, `serial`;
    `length` goes with `count` (digits given) and `expected`.
    warnings: `region_unknown` (a NIK keeps the code of a region that was split since).
    """

    digits: str
    expected: int
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the number can be one."""
        return not self.problems

    @property
    def count(self) -> int:
        """How many digits were given."""
        return len(self.digits)


def _digits(text: str, expected: int) -> NumberCheck:
    bare = re.sub(r"[\s.\-]", "", text)
    if not bare:
        return NumberCheck("", expected, ("empty",))
    if not re.fullmatch(r"[0-9]+", bare):
        return NumberCheck(re.sub(r"[^0-9]", "", bare), expected, ("not_digits",))
    return NumberCheck(bare, expected, () if len(bare) == expected else ("length",))


def valid_nib(text: str) -> NumberCheck:
    """Whether this can be a NIB: 13 digits; blanks, dots and hyphens between them do no harm."""
    return _digits(text, 13)


# lokal-id guesses the century of the birth year from a reference day. Only 29 February of year 00 would ever
# depend on it; a fixed day keeps the rule free of the clock.
_ANY_DAY = date(2099, 12, 31)
_NIK_PROBLEMS = {"wilayah": "region", "birth_date": "birth_date", "serial": "serial"}


def valid_nik(text: str, *, fictional_ok: bool) -> NumberCheck:
    """Whether this can be a NIK: 16 digits PPKKCC DDMMYY SSSS (day + 40 for women).

    Region 00 does not exist: it is the fictional cast's, which only demo and tests accept (`fictional_ok`).
    """
    checked = _digits(text, 16)
    if not checked.ok:
        return checked
    from lokal import parse_nik  # 0.2 s and its tables: only when a NIK is really checked
    from lokal.wilayah import wilayah_name

    fictional = checked.digits.startswith(FICTIONAL_REGION)
    info = parse_nik(checked.digits, lookup_wilayah=wilayah_name, reference_date=_ANY_DAY)
    codes = [issue.code for issue in info.errors]
    problems = [_NIK_PROBLEMS[code] for code in codes if code in _NIK_PROBLEMS]
    warnings: tuple[str, ...] = ()
    if fictional:
        problems = [each for each in problems if each != "region"]
        if not fictional_ok:
            problems.insert(0, "region_fictional")
    elif "province" in codes or info.warnings:
        warnings = ("region_unknown",)
    return NumberCheck(checked.digits, 16, tuple(problems), warnings)


def owner_matches(record: NibRecord, nik: str) -> bool:
    """Whether this NIK (16 digits) is that of a person whom OSS names as answering for the business."""
    bare = _digits(nik, 16)
    return bare.ok and bare.digits in {record.owner_nik, *record.responsible_niks}


def in_region(project: Project, prefix: str) -> bool:
    """Whether the place of the *project* lies there; where the firm has its seat does not matter."""
    return bool(prefix) and project.region_code.startswith(prefix)


def without_commitment(licence: Checklist) -> bool:
    """Whether OSS says that this licence is in effect with nothing left to fulfil (component 2)."""
    return licence.flag in WITHOUT_COMMITMENT and licence.status in IN_EFFECT


def place_words(region_code: str) -> str:
    """ "Kecamatan Rambah, Kabupaten Rokan Hulu" for 10 (or 6, or 4) digits; "" when the code is not known."""
    from lokal.wilayah import wilayah_name

    regency = wilayah_name(f"{region_code[:2]}.{region_code[2:4]}") if len(region_code) >= 4 else None
    district = (
        wilayah_name(f"{region_code[:2]}.{region_code[2:4]}.{region_code[4:6]}") if len(region_code) >= 6 else None
    )
    return ", ".join(([f"Kecamatan {district}"] if district else []) + ([regency] if regency else []))


def mask_name(name: str) -> str:
    """ "Siti Cahyani" as "S••• C••••••": the person knows themselves again, a stranger learns nothing."""
    return " ".join(word[0] + HIDDEN * (len(word) - 1) for word in name.split())


def mask_nik(nik: str) -> str:
    """Only the last four digits stay."""
    return HIDDEN * max(0, len(nik) - 4) + nik[-4:] if len(nik) > 4 else HIDDEN * len(nik)


def mask_address(address: str, region_code: str) -> str:
    """The street is hidden; kecamatan and regency stay, from the region's code: addresses are free text."""
    place = place_words(region_code)
    hidden = HIDDEN * 6 if address.strip() else ""
    return ", ".join(part for part in (hidden, place) if part)


def mask_phone(phone: str) -> str:
    """Only the last three digits stay."""
    return HIDDEN * max(0, len(phone) - 3) + phone[-3:] if len(phone) > 3 else HIDDEN * len(phone)


def mask_email(email: str) -> str:
    """ "siti@contoh.example" as "s•••@contoh.example"."""
    name, at, host = email.partition("@")
    return f"{name[:1]}{HIDDEN * 3}{at}{host}" if at and name else HIDDEN * len(email)


@dataclass(frozen=True, slots=True)
class ProjectView:
    """A project as the apply form may show it."""

    id_proyek: str
    kbli: str
    kbli_title: str
    activity: str
    address: str  # masked
    place: str
    region_code: str
    scale: Scale | None
    capital_rupiah: int


@dataclass(frozen=True, slots=True)
class PrefillView:
    """What the apply form may show of a record: masked, and only after the owner's NIK (`prefill`)."""

    nib: str
    status: str
    owner_name: str
    owner_nik: str
    business_name: str
    business_form: str
    scale: Scale | None
    address: str
    phone: str
    email: str
    capital_rupiah: int
    projects: tuple[ProjectView, ...]


def _project_view(project: Project) -> ProjectView:
    return ProjectView(
        id_proyek=project.id_proyek,
        kbli=project.kbli,
        kbli_title=project.kbli_title,
        activity=project.activity,
        address=mask_address(project.address, project.region_code),
        place=place_words(project.region_code),
        region_code=project.region_code,
        scale=project.scale,
        capital_rupiah=project.capital_rupiah,
    )


def prefill(record: NibRecord, *, nik: str) -> PrefillView | None:
    """The masked view of the record for whoever knows the owner's NIK; None for everyone else."""
    if not owner_matches(record, nik):
        return None
    return PrefillView(
        nib=record.nib,
        status=record.status,
        owner_name=mask_name(record.owner_name),
        owner_nik=mask_nik(_digits(nik, 16).digits),
        business_name=record.business_name,
        business_form=record.business_form_words,
        scale=record.scale,
        address=mask_address(record.address, record.region_code),
        phone=mask_phone(record.phone),
        email=mask_email(record.email),
        capital_rupiah=record.capital_rupiah,
        projects=tuple(_project_view(each) for each in record.projects),
    )


def snapshot(record: NibRecord) -> dict[str, Any]:
    """The record as JSON data, to be sealed beside the application that rests on it."""
    return asdict(record) | {"queried_at": record.queried_at.isoformat()}


def restore(data: Mapping[str, Any]) -> NibRecord:
    """The record from its `snapshot`."""
    projects = tuple(
        Project(**{**each, "licences": tuple(Checklist(**licence) for licence in each["licences"])})
        for each in data["projects"]
    )
    given = {
        "projects": projects,
        "responsible_niks": tuple(data.get("responsible_niks", ())),
        "queried_at": datetime.fromisoformat(data["queried_at"]),
    }
    return NibRecord(**{**data, **given})
