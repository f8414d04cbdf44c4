"""Examination, paraf, decision, and the plain steps that are recorded by hand. at: when it was done, if that was on
paper before it is recorded (`paper_days`)."""

from datetime import datetime
from uuid import UUID

from satupintu.applications.case import Case
from satupintu.applications.refusals import ReasonNeeded
from satupintu.applications.services import ledger
from satupintu.base.actor import Actor

SHORTEST_REASON = 10


def need_reason(text: str) -> str:
    """The reason, trimmed; raises ReasonNeeded when it is too short to be one."""
    reason = text.strip()
    if len(reason) < SHORTEST_REASON:
        raise ReasonNeeded()
    return reason


def recommend(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    note: str = "",
    version: int | None = None,
    at: datetime | None = None,
) -> Case:
    """The examiner finds the file in order and puts their paraf."""
    return ledger.record_step(
        actor=actor,
        now=now,
        application_id=application_id,
        kind="examination",
        outcome="recommend",
        data={"paraf": True},
        note=note.strip(),
        version=version,
        at=at,
    )


def send_back(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    kind: str,
    reason: str,
    version: int | None = None,
    at: datetime | None = None,
) -> Case:
    """Have an earlier step done again (kind: "examination" or "decision", whoever sends it back), with a reason."""
    return ledger.record_step(
        actor=actor,
        now=now,
        application_id=application_id,
        kind=kind,
        outcome="send_back",
        note=need_reason(reason),
        version=version,
        at=at,
    )


def approve(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    note: str = "",
    version: int | None = None,
    at: datetime | None = None,
) -> Case:
    """The licence is granted. Whoever inspected may not decide."""
    return ledger.record_step(
        actor=actor,
        now=now,
        application_id=application_id,
        kind="decision",
        outcome="approve",
        note=note.strip(),
        version=version,
        at=at,
    )


def refuse(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    reason: str,
    legal_basis: str,
    version: int | None = None,
    at: datetime | None = None,
) -> Case:
    """The licence is refused, with the reason in words and the law it rests on (UU 30/2014 Pasal 52: a decision states
    its reason). How to object is told with the decision. Raises ReasonNeeded."""
    return ledger.record_step(
        actor=actor,
        now=now,
        application_id=application_id,
        kind="decision",
        outcome="refuse",
        data={"legal_basis": need_reason(legal_basis)},
        note=need_reason(reason),
        version=version,
        at=at,
    )


def give_opinion(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    support: bool,
    note: str,
    version: int | None = None,
    at: datetime | None = None,
) -> Case:
    """Record the opinion of a technical agency."""
    return ledger.record_step(
        actor=actor,
        now=now,
        application_id=application_id,
        kind="opinion",
        outcome="support" if support else "object",
        note=need_reason(note),
        version=version,
        at=at,
    )


def record_effective(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    note: str = "",
    version: int | None = None,
    at: datetime | None = None,
) -> Case:
    """A person records what OSS answered when asked again: the licence is effective without commitment."""
    return ledger.record_step(
        actor=actor,
        now=now,
        application_id=application_id,
        kind="record",
        outcome="record",
        note=note.strip(),
        version=version,
        at=at,
    )


def tell_applicant(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    how: str,
    version: int | None = None,
    at: datetime | None = None,
) -> Case:
    """Record that the applicant was told (how: "email", "whatsapp", "phone", "letter", "counter")."""
    return ledger.record_step(
        actor=actor,
        now=now,
        application_id=application_id,
        kind="notify",
        outcome="tell",
        data={"how": how},
        version=version,
        at=at,
    )


def give_survey(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    how: str = "paper",
    version: int | None = None,
    at: datetime | None = None,
) -> Case:
    """Record that the applicant was given the IKM form (component 14)."""
    return ledger.record_step(
        actor=actor,
        now=now,
        application_id=application_id,
        kind="survey",
        outcome="give",
        data={"how": how},
        version=version,
        at=at,
    )
