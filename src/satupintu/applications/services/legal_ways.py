"""Which ways the law opens against a refusal of a file, by law/objections; and the refusal undone when one succeeds."""

from datetime import datetime
from uuid import UUID

from satupintu.applications.case import Case
from satupintu.applications.refusals import StepNotNow
from satupintu.applications.services import ledger
from satupintu.base.actor import Actor
from satupintu.base.law import law_file
from satupintu.base.transaction import write
from satupintu.rules import facts as f
from satupintu.rules.objections import Objections, load
from satupintu.rules.remedies import Remedies, remedies


def law() -> Objections:
    """How one objects to a decision, as law/objections says."""
    return load(law_file("objections", "uu-30-2014"))


def remedies_of(case: Case) -> Remedies:
    """The objections and appeals of a file, and what its applicant may file now."""
    refused_at = case.journey.ended_at if case.journey.ending == "refused" else None
    return remedies(case.facts, refused_at, law(), case.calendar, case.zone)


def reopen(*, actor: Actor, now: datetime, application_id: UUID, level: str) -> Case:
    """Let a refused file go on at the step that refused it; the promised time begins anew. Inside the transaction of
    the decision that undid it, which has checked who may. level: "objection" or "appeal". Raises StepNotNow."""
    with write():
        case = ledger.lock(actor, application_id)
        if case.journey.ending != "refused":
            raise StepNotNow(number=case.application.number, at=case.step.title if case.step else "selesai")
        roles = law().decided_by
        ledger.append(case, actor=actor, now=now, kind=f.REOPENED, data={"level": level}, roles=roles)
        ledger.offer_in_turn(case, actor=actor, now=now)
        ledger.settle(case)
    return case
