"""What interrupts or redirects a file: a pause and its end, a correction handed in, a withdrawal, another hand, a
call."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from satupintu.applications.case import Case
from satupintu.applications.dossier import seal_dossier
from satupintu.applications.refusals import PauseUnknown, StepNotNow
from satupintu.applications.services import ledger
from satupintu.applications.services.course import need_reason
from satupintu.applications.services.intake import Given, add_evidence
from satupintu.applications.services.messages import TOPICS
from satupintu.applications.services.papers import want
from satupintu.applications.services.turns import next_in_turn
from satupintu.base.actor import Actor
from satupintu.base.refusal import NotAllowed, NotFound
from satupintu.base.transaction import write
from satupintu.people.access import ROLE_NAMES, Role, require_role
from satupintu.rules import facts as f


def _not_now(case: Case) -> StepNotNow:
    return StepNotNow(number=case.application.number, at=case.step.title if case.step else "selesai")


def _require_owner(case: Case, actor: Actor) -> None:
    """The owner of the present step, or a superior."""
    owner = case.step.owner if case.step else ""
    if actor.kind == "staff" and not actor.has(owner, Role.SECTION_HEAD, Role.HEAD_OF_OFFICE):
        raise NotAllowed(roles=ROLE_NAMES.get(owner, owner))


def pause(
    *, actor: Actor, now: datetime, application_id: UUID, reason: str, note: str, version: int | None = None
) -> Case:
    """Stop the clock for a reason that the standard knows (`time_limit.pauses`), with words for the record.

    Raises PauseUnknown, StepNotNow (nothing to stop), ReasonNeeded, NotAllowed.
    """
    with write():
        case = ledger.lock(actor, application_id, version)
        _require_owner(case, actor)
        known = {each.id: each for each in case.standard.delivery.time_limit.pauses}
        if reason not in known:
            raise PauseUnknown(reason=reason)
        if not case.journey.open or case.journey.pause or case.journey.awaiting_correction:
            raise _not_now(case)
        data = {"reason": reason, "court": known[reason].court}
        ledger.append(case, actor=actor, now=now, kind=f.PAUSED, data=data, note=need_reason(note))
        ledger.settle(case)
    return case


def resume(*, actor: Actor, now: datetime, application_id: UUID, version: int | None = None) -> Case:
    """Let the clock run on. Raises StepNotNow when it was not stopped."""
    with write():
        case = ledger.lock(actor, application_id, version)
        _require_owner(case, actor)
        if not case.journey.pause:
            raise _not_now(case)
        ledger.append(case, actor=actor, now=now, kind=f.RESUMED)
        ledger.settle(case)
    return case


def resubmit(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    given: Sequence[Given],
    answers: Mapping[str, str] | None = None,
    at: datetime | None = None,
) -> Case:
    """Hand in what was missing; the completeness check begins again. Raises StepNotNow when nothing was asked for."""
    with write():
        case = ledger.lock(actor, application_id)
        if not case.journey.awaiting_correction:
            raise _not_now(case)
        add_evidence(case.application, given, now)
        if answers:
            row = case.application.dossier
            changed = replace(case.dossier, answers={**case.dossier.answers, **answers})
            row.sealed = seal_dossier(changed, case.key)
            row.save(update_fields=["sealed"])
        data = {"requirements": sorted({each.requirement for each in given})}
        ledger.append(case, actor=actor, now=now, kind=f.RESUBMITTED, data=data, at=at)
        ledger.offer_in_turn(case, actor=actor, now=now)
        ledger.settle(case)
    return case


def withdraw(*, actor: Actor, now: datetime, application_id: UUID, reason: str) -> Case:
    """The applicant takes the application back; recorded by the front office. Raises StepNotNow once it has ended."""
    if actor.kind == "staff":
        require_role(actor, Role.FRONT_OFFICE)
    with write():
        case = ledger.lock(actor, application_id)
        if not case.journey.open:
            raise _not_now(case)
        ledger.append(case, actor=actor, now=now, kind=f.WITHDRAWN, note=need_reason(reason))
        ledger.settle(case)
    return case


def reassign(*, actor: Actor, now: datetime, application_id: UUID, reason: str, version: int | None = None) -> Case:
    """Give an assigned step to the next in turn, with a reason (a superior's act). Raises NobodyEligible."""
    require_role(actor, Role.SECTION_HEAD, Role.HEAD_OF_OFFICE)
    with write():
        case = ledger.lock(actor, application_id, version)
        step = case.step
        if step is None or not case.journey.assignee:
            raise _not_now(case)
        chosen = next_in_turn(
            office_id=case.application.office_id,
            role=step.owner,
            applicant_index=case.application.dossier.nik_index,
            now=now,
            not_user={UUID(case.journey.assignee)},
        )
        data = {"to": str(chosen), "why": "reassigned"}
        ledger.append(case, actor=actor, now=now, kind=f.ASSIGNED, data=data, note=need_reason(reason))
        ledger.settle(case)
    return case


def change_route(*, actor: Actor, now: datetime, application_id: UUID, route: str, reason: str) -> Case:
    """Take another route of the standard, e.g. when OSS declares effective what was being verified here: no second
    application. Raises KeyError for a route the standard doesn't know."""
    with write():
        case = ledger.lock(actor, application_id)
        if not case.journey.open:
            raise _not_now(case)
        case.standard.routes[route]
        ledger.append(case, actor=actor, now=now, kind=f.ROUTE_CHANGED, data={"route": route}, note=need_reason(reason))
        ledger.settle(case)
    return case


def told_by_phone(*, actor: Actor, now: datetime, application_id: UUID, topic: str, note: str = "") -> Case:
    """Record that the applicant was told something by phone. topic: that of the message."""
    require_role(actor, *Role)
    return ledger.record_fact(
        actor=actor,
        now=now,
        application_id=application_id,
        kind=f.TOLD_BY_PHONE,
        data={"topic": topic},
        note=note.strip(),
    )


def letter_printed(*, actor: Actor, now: datetime, application_id: UUID, topic: str) -> Case:
    """Have the letter on a topic printed for somebody without e-mail: the press makes it, and the ledger keeps that it
    was asked for. Raises NotFound for a topic there is none of."""
    require_role(actor, *Role)
    if topic not in TOPICS:
        raise NotFound()
    with write():
        case = ledger.lock(actor, application_id)
        ledger.append(case, actor=actor, now=now, kind=f.LETTER_PRINTED, data={"topic": topic})
        ledger.settle(case)
        want(
            office_id=case.application.office_id,
            application_id=application_id,
            kind=f"letter_{topic}",
            at_seq=case.standing.version,
            now=now,
        )
    return case
