"""Photocopies brought to the counter and scanned there: the scan joins the file, beside the paper itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from satupintu.applications.case import Case
from satupintu.applications.models import Evidence
from satupintu.applications.queries import case_by_id
from satupintu.applications.refusals import NotBroughtIn, NothingScanned, StepNotNow
from satupintu.applications.services import ledger
from satupintu.applications.services.attachments import UploadedFile, keep_pages_for
from satupintu.applications.services.intake import Given, add_evidence
from satupintu.base.actor import Actor
from satupintu.base.transaction import write
from satupintu.people.access import Role, require_role, require_unrelated
from satupintu.rules import facts as f
from satupintu.rules.standard import Requirement, UploadEvidence

SCAN: Final = "scan"  # how a requirement was met: brought to the counter and scanned there


def brought(case: Case) -> list[Requirement]:
    """What was brought to the counter on paper, in the standard's order: it may be scanned, or scanned again."""
    latest = dict(
        Evidence.objects.filter(application=case.application).order_by("id").values_list("requirement", "how")
    )
    return [
        each
        for each in case.requirements
        if isinstance(each.evidence, UploadEvidence) and latest.get(each.id) in {"counter", SCAN}
    ]


def may_scan(case: Case) -> bool:
    """Whether the file is where what was handed in is still looked at: at its completeness check."""
    step = case.step
    return step is not None and step.kind == "completeness" and not case.journey.awaiting_correction


def scan(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    pages: Mapping[str, Sequence[UploadedFile]],
    version: int | None = None,
) -> Case:
    """Add scans of what the applicant brought to the counter. pages: by requirement id, the pictures or PDFs that the
    scanner gave, in order. What was looked at on paper stays accepted on paper; the scan is its copy.

    Raises NothingScanned, NotBroughtIn, StepNotNow (once it was judged), StaleForm, NotAllowed, OwnCase, and what
    `files.clean` raises; then nothing has changed.
    """
    require_role(actor, Role.FRONT_OFFICE)
    case = case_by_id(actor, application_id)
    require_unrelated(actor, case.application.dossier.nik_index)
    given = keep_scans(actor=actor, now=now, case=case, pages=pages)
    if not given:
        raise NothingScanned()
    with write():
        case = ledger.lock(actor, application_id, version)
        if not may_scan(case):
            raise StepNotNow(number=case.application.number, at=case.step.title if case.step else "selesai")
        known = {each.id: each.title for each in brought(case)}
        for each in given:
            if each.requirement not in known:
                raise NotBroughtIn()
        add_evidence(case.application, given, now)
        data = {"requirements": sorted(each.requirement for each in given)}
        ledger.append(case, actor=actor, now=now, kind=f.SCANNED, data=data)
        ledger.settle(case)
    return case


def keep_scans(*, actor: Actor, now: datetime, case: Case, pages: Mapping[str, Sequence[UploadedFile]]) -> list[Given]:
    """Look through the scans and keep them, outside any transaction; whoever calls ties them to the file."""
    known = {each.id: each for each in case.requirements if isinstance(each.evidence, UploadEvidence)}
    found = []
    for requirement_id, uploads in pages.items():
        if requirement_id not in known:
            raise NotBroughtIn()
        if uploads:
            requirement = known[requirement_id]
            file_id = keep_pages_for(actor=actor, now=now, case=case, requirement=requirement, uploads=uploads)
            found.append(Given(requirement_id, SCAN, file_id))
    return found
