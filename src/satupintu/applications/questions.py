"""The apply form as a list of questions: which pages a standard asks for, in which order, and which comes next.
Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from satupintu.applications.beside import KUASA, PAPER_FORM
from satupintu.applications.draft import DraftData
from satupintu.rules.nib import NibRecord, Project, in_region
from satupintu.rules.standard import RegionMust, Requirement, ScaleMust, Standard, defect_of

Kind = Literal[
    "reason", "nib", "nik", "project", "business", "upload", "answer", "contact", "representative", "statement", "check"
]

CHECK = "periksa"
BLOCKED = "belum-bisa"
ELSEWHERE = "elsewhere"  # the district of a business that lies in another regency


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the form: `slug` in its address, what it asks, and the requirement it answers, if it is one."""

    slug: str
    kind: Kind
    requirement: str = ""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a business cannot have this licence here. `defect` as in the standard; `place` where it lies instead."""

    requirement: str
    defect: str
    sentence: str
    region_code: str = ""


def nib_requirement(standard: Standard) -> Requirement | None:
    """The requirement that OSS itself shows to be met, if the standard has one."""
    return next((each for each in standard.delivery.requirements if each.evidence.kind == "oss_nib"), None)


def pages(standard: Standard, mode: str, data: DraftData) -> tuple[Page, ...]:
    """All pages of this draft in order. What OSS said decides whether the business is chosen or described."""
    rule = standard.delivery.procedure.modes.get(mode)
    asks_oss = nib_requirement(standard) is not None
    found: list[Page] = []
    if rule is not None and "reason" in rule.asks:
        found.append(Page("alasan", "reason"))
    if asks_oss:
        found.append(Page("nib", "nib"))
    found.append(Page("nik", "nik"))
    if asks_oss and data.nib_state != "to_be_confirmed":
        found.append(Page("proyek", "project"))
    else:
        found.append(Page("usaha", "business"))
    for each in standard.delivery.requirements:
        if each.evidence.kind == "upload":
            found.append(Page(f"berkas-{each.id}", "upload", each.id))
        elif each.evidence.kind == "answer":
            found.append(Page(f"jawab-{each.id}", "answer", each.id))
    if data.paper_at:
        found.append(Page("formulir", "upload", PAPER_FORM.id))
    found.append(Page("kontak", "contact"))
    if data.acting:
        found += [Page("wakil", "representative"), Page("surat-kuasa", "upload", KUASA.id)]
    return (*found, Page("pernyataan", "statement"), Page(CHECK, "check"))


def obstacle(standard: Standard, data: DraftData) -> Obstacle | None:
    """What OSS says of this business that the standard does not allow; None when nothing stands in the way, or when
    OSS has not been asked. Whether the NIB exists was settled when it was looked up."""
    requirement, record = nib_requirement(standard), data.record
    if requirement is None:
        return None
    if record is None:
        return _obstacle(requirement, "elsewhere") if data.typed.district == ELSEWHERE else None
    chosen = data.chosen()
    project = chosen[1] if chosen else None
    for must in requirement.must:
        defect = defect_of(must)
        if isinstance(must, RegionMust):
            if project is not None and not in_region(project, must.region_begins):
                return _obstacle(requirement, defect, project.region_code)
        elif isinstance(must, ScaleMust):
            if wrong_scale(must, record, project):
                return _obstacle(requirement, defect)
        elif must == "active" and not record.active:
            return _obstacle(requirement, defect)
    return None


def companions(standard: Standard, record: NibRecord, project: Project) -> tuple[Project, ...]:
    """The business's other projects that one licence may name with this one: at the same place, and none that the
    standard does not allow."""
    requirement = nib_requirement(standard)
    scales = [must for must in requirement.must if isinstance(must, ScaleMust)] if requirement else []
    here = (_squeezed(project.address), project.region_code)
    return tuple(
        each
        for each in record.projects
        if each.id_proyek != project.id_proyek
        and (_squeezed(each.address), each.region_code) == here
        and not any(wrong_scale(must, record, each) for must in scales)
    )


def _squeezed(address: str) -> str:
    return " ".join(address.casefold().replace(".", " ").replace(",", " ").split())


def wrong_scale(must: ScaleMust, record: NibRecord, project: Project | None) -> bool:
    """Whether OSS says that the chosen project has another scale; one that OSS doesn't name is left to the officer."""
    scale = (project.scale or record.scale) if project else None
    return scale is not None and scale not in must.scale


def _obstacle(requirement: Requirement, defect: str, region_code: str = "") -> Obstacle:
    return Obstacle(requirement.id, defect, requirement.defects.get(defect, requirement.title), region_code)


def region_begins(standard: Standard) -> str:
    """The digits with which every place that this standard serves begins; "" when it does not say."""
    requirement = nib_requirement(standard)
    musts = requirement.must if requirement else ()
    return next((must.region_begins for must in musts if isinstance(must, RegionMust)), "")


def answered(page: Page, standard: Standard, data: DraftData) -> bool:
    """Whether this page has its answer."""
    return _ANSWERED[page.kind](page, standard, data)


def _identified(standard: Standard, data: DraftData) -> bool:
    return bool(data.nik) and (nib_requirement(standard) is None or data.nib_state != "")


def _described(data: DraftData) -> bool:
    typed = data.typed
    return bool(typed.owner and typed.name and typed.address and typed.district and typed.district != ELSEWHERE)


_ANSWERED: dict[Kind, Callable[[Page, Standard, DraftData], bool]] = {
    "reason": lambda page, standard, data: bool(data.reason),
    "nib": lambda page, standard, data: bool(data.nib),
    "nik": lambda page, standard, data: _identified(standard, data),
    "project": lambda page, standard, data: data.chosen() is not None and obstacle(standard, data) is None,
    "business": lambda page, standard, data: _described(data),
    "upload": lambda page, standard, data: page.requirement in data.uploads,
    "answer": lambda page, standard, data: bool(data.answers.get(page.requirement)),
    "contact": lambda page, standard, data: bool(data.phone),
    "representative": lambda page, standard, data: bool(data.representative.name),
    "statement": lambda page, standard, data: bool(data.stated_at),
    "check": lambda page, standard, data: False,
}


def next_page(standard: Standard, mode: str, data: DraftData) -> Page:
    """The first page without an answer; the check page once all have one. So whoever changes one answer from the check
    page comes straight back to it, and whoever resumes is led to where they stopped."""
    return next(page for page in pages(standard, mode, data) if not answered(page, standard, data))


def page_at(standard: Standard, mode: str, data: DraftData, slug: str) -> Page | None:
    """The page with this slug if it may be opened now: all pages before it have their answers. Else None."""
    for page in pages(standard, mode, data):
        if page.slug == slug:
            return page
        if not answered(page, standard, data):
            return None
    return None


def page_before(standard: Standard, mode: str, data: DraftData, slug: str) -> Page | None:
    """The page before this one, for the link back; None at the first."""
    before: Page | None = None
    for page in pages(standard, mode, data):
        if page.slug == slug:
            return before
        before = page
    return before


def progress(standard: Standard, mode: str, data: DraftData, slug: str) -> tuple[int, int]:
    """Which page this is, of how many, counted from 1: ("Langkah 2 dari 7")."""
    slugs = [page.slug for page in pages(standard, mode, data)]
    return (slugs.index(slug) + 1 if slug in slugs else len(slugs), len(slugs))
