"""The case file as one page shows it: who may do what now, what was handed in, papers, messages, the timeline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from satupintu.applications import queries, services
from satupintu.applications.pages import Opened
from satupintu.applications.queries import Evidence, Paper
from satupintu.backoffice import instructing, mail, objecting, rectify, timeline
from satupintu.backoffice.acts import offered
from satupintu.backoffice.steps import STEPS, StepPage
from satupintu.backoffice.viewer import page_count
from satupintu.backoffice.words import paper_title
from satupintu.complaints.queries import about_application, state_words
from satupintu.inspections.queries import reports
from satupintu.licences.queries import for_application, status_of
from satupintu.notifications.queries import may_restart
from satupintu.people.access import Role
from satupintu.rules.nib import mask_nik
from satupintu.rules.standard import Requirement

LOOK_FOR = 15 * 60  # seconds for which a document stays open after its reason was given
_signer = TimestampSigner(salt="backoffice.evidence")


@dataclass(frozen=True, slots=True)
class Document:
    """How one requirement was met. `pictures` are addresses to look at; empty until there is a reason to."""

    requirement: Requirement
    how: str
    given_at: datetime | None
    evidence_id: UUID | None
    answer: str
    pictures: tuple[str, ...] = ()
    masked: bool = False


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper of the file; `made_at` is None while the press is at work."""

    kind: str
    title: str
    made_at: datetime | None
    wanted_at: datetime
    url: str


@dataclass(frozen=True, slots=True)
class Now:
    """What is to be done now: the step's page if this person may, else why not."""

    page: StepPage | None
    url: str
    why_not: str


HOW: dict[str, str] = {
    "file": noop("Diunggah"),
    "counter": noop("Dibawa ke loket"),
    "scan": noop("Dibawa ke loket dan dipindai"),
    "oss": noop("Dari OSS"),
    "answer": noop("Dijawab"),
}


def now(opened: Opened) -> Now:
    """The step where the file stands, as an action for this person."""
    step = opened.case.step
    if step is None or not opened.case.journey.outcomes:
        return Now(None, "", "")
    waits = [opened.waits(outcome, step.kind) for outcome in opened.case.journey.outcomes]
    if all(waits):
        return Now(None, "", waits[0])
    page = STEPS[step.kind]
    return Now(page, reverse(page.address or "file_step", args=[opened.number]), "")


def documents(opened: Opened, look: bool = False) -> list[Document]:
    """What was handed in for each requirement, in the standard's order. `look`: with pictures, after
    `services.reveal_evidence` has noted why."""
    return _documents(opened, queries.evidence(opened.actor, opened.case), look)


def _documents(opened: Opened, given: Mapping[str, list[Evidence]], look: bool = False) -> list[Document]:
    answers = opened.case.dossier.answers
    found = []
    for requirement in opened.case.handed_in:
        all_given = given.get(requirement.id)
        last = all_given[-1] if all_given else None
        kept: UUID | None = last.pk if last is not None and last.file_id is not None else None
        personal = bool(getattr(requirement.evidence, "personal_data", False))
        show = look or not personal
        found.append(
            Document(
                requirement=requirement,
                how=_(HOW[last.how]) if last else _("Belum ada"),
                given_at=last.given_at if last else None,
                evidence_id=kept,
                answer=answers.get(requirement.id, ""),
                pictures=pictures(opened, kept) if kept and show else (),
                masked=kept is not None and not show,
            )
        )
    return found


def pictures(opened: Opened, evidence_id: UUID) -> tuple[str, ...]:
    """The addresses under which this person can look at a file for a quarter of an hour."""
    content, media, _requirement = queries.evidence_content(opened.actor, opened.case, evidence_id)
    token = _signer.sign(f"{opened.actor.user_id}.{evidence_id}")
    address = reverse("file_evidence", args=[opened.number, evidence_id])
    return tuple(f"{address}?halaman={page}&izin={token}" for page in range(1, page_count(content, media) + 1))


def may_look(opened: Opened, evidence_id: UUID, token: str) -> bool:
    """Whether this address was given to this person lately."""
    try:
        return bool(_signer.unsign(token, max_age=LOOK_FOR) == f"{opened.actor.user_id}.{evidence_id}")
    except BadSignature:
        return False


def papers(opened: Opened) -> list[PaperLine]:
    """The papers of the file, newest first."""
    return _papers(opened, queries.papers(opened.actor, opened.case))


def _papers(opened: Opened, rows: list[Paper]) -> list[PaperLine]:
    return [
        PaperLine(
            row.kind,
            paper_title(row.kind),
            row.made_at,
            row.wanted_at,
            reverse("file_paper", args=[opened.number, row.kind]),
        )
        for row in reversed(rows)
    ]


def context(opened: Opened) -> Mapping[str, Any]:
    """All that the case file shows."""
    case, actor = opened.case, opened.actor
    licence = for_application(opened.id) if case.journey.issued else None
    given, wanted = queries.handed_in_and_papers(actor, case)
    return {
        "now": now(opened),
        "acts": offered(opened),
        "documents": _documents(opened, given),
        "papers": _papers(opened, wanted),
        **seen_there(opened),
        **about_people(opened),
        "complaints": complaints_about(opened),
        "told": mail.told(actor, case),
        "lines": timeline.lines(actor, case),
        "licence": licence,
        "licence_status": status_of(licence.signed_at, licence.revoked_at) if licence else "",
        "may_revoke": licence is not None and licence.revoked_at is None and actor.has(Role.HEAD_OF_OFFICE),
        "may_restart": may_restart(actor),
        "may_reveal": actor.has(*services.READERS),
        "waiting": waiting(opened),
        "correction": rectify.notice(opened),
        "instructions": instructing.lines(opened),
        "objections": objecting.lines(opened),
        "objection_way": objecting.open_way(opened),
        "days_to_confirm": services.law().to_be_confirmed,
    }


def about_people(opened: Opened) -> Mapping[str, Any]:
    """The applicant and whoever acts for them, as the particulars show them."""
    dossier = opened.case.dossier
    acting = dossier.representative
    return {
        "masked_nik": mask_nik(dossier.person.nik),
        "masked_acting_nik": mask_nik(acting.nik) if acting else "",
        "different_address": services.lives_elsewhere(dossier),
    }


@dataclass(frozen=True, slots=True)
class ComplaintLine:
    """A complaint about the file: its number, what sort it is, how it stands, when it is due."""

    number: str
    title: str
    state: str
    due_on: date | None
    received_at: datetime


def complaints_about(opened: Opened) -> list[ComplaintLine]:
    """The complaints about this file that this person may know of, newest first."""
    return [
        ComplaintLine(each.number, each.class_title, state_words(each.state), each.due_on, each.received_at)
        for each in about_application(opened.actor, opened.id)
    ]


@dataclass(frozen=True, slots=True)
class Found:
    """One line of a visit's checklist as it was answered."""

    text: str
    answer: str
    words: str


def seen_there(opened: Opened) -> Mapping[str, Any]:
    """The visits, and each one's checklist in words, as it was when the visit was made."""
    found = reports(opened.actor, opened.case)
    items = {item.id: item.text for step in opened.case.standard.steps.values() for item in step.checklist}
    answers = {"yes": _("Ya"), "no": _("Tidak"), "na": _("Tidak berlaku")}
    lists = {
        report.visit.pk: [
            Found(items.get(item, item), answers.get(answer, answer), report.words.get(item, ""))
            for item, answer in report.visit.checklist.items()
        ]
        for report in found
    }
    return {"reports": found, "checklists": lists}


def waiting(opened: Opened) -> str:
    """Why nobody here can act now: the file has ended, or somebody else's turn; "" otherwise."""
    journey = opened.case.journey
    if journey.ending:
        return opened.ending
    if journey.pause:
        known = {each.id: each.text for each in opened.case.standard.delivery.time_limit.pauses}
        return _("Waktu berhenti: %(why)s.") % {"why": known.get(journey.pause, journey.pause)}
    if journey.awaiting_correction:
        return _("Menunggu pemohon melengkapi berkas.")
    return ""
