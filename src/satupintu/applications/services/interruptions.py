"""What interrupts or redirects a file: a pause and its end, a correction handed in, a withdrawal, another hand, a
call."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from satupintu.applications.case import Case
from satupintu.applications.dossier import seal_dossier
from satupintu.applications.refusals import CodeDiffers, PauseUnknown, StepNotNow
from satupintu.applications.services import ledger
from satupintu.applications.services.course import need_reason
from satupintu.applications.services.intake import Given, add_evidence
from satupintu.applications.services.messages import TOPICS
from satupintu.applications.services.paper_days import as_then, done_on_paper
from satupintu.applications.services.papers import want
from satupintu.base.actor import Actor
from satupintu.base.refusal import NotFound
from satupintu.base.transaction import write
from satupintu.people.access import SUPERIORS, Role, require_role, require_unrelated
from satupintu.rules import facts as f
from satupintu.rules.codes import normalise


def _not_now(case: Case) -> StepNotNow:
    return StepNotNow(number=case.application.number, at=case.step.title if case.step else "selesai")


# Those who work on files; the inspectorate reads and changes nothing, the administrator configures.
WORKERS = tuple(role for role in Role if role not in {Role.INSPECTORATE, Role.ADMINISTRATOR})


def _require(case: Case, actor: Actor, *roles: str) -> None:
    """Somebody of the staff with one of these roles, whose own or family's file it is not."""
    require_role(actor, *(role for role in roles if role))
    require_unrelated(actor, case.application.dossier.nik_index)


def _require_owner(case: Case, actor: Actor) -> None:
    """The owner of the present step, or a superior."""
    _require(case, actor, _owner(case), *SUPERIORS)


def _require_applicant_or(case: Case, actor: Actor, *roles: str) -> None:
    """The applicant, or one of these roles at whose counter the applicant stands."""
    if actor.kind != "applicant":
        _require(case, actor, *roles)


def _owner(case: Case) -> str:
    return case.step.owner if case.step else ""


def _require_not_issued(case: Case) -> None:
    """Once there is a licence, it is revoked: the file is not turned round or taken back under it."""
    if not case.journey.open or case.journey.issued:
        raise _not_now(case)


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
        still = case.journey.pause or case.journey.awaiting_correction or case.standing.over
        if not case.journey.open or still:
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
    """Hand in what was missing; the completeness check begins again. at: when, if it was brought on a day on paper, to
    somebody whose work that was then. Raises StepNotNow when nothing was asked for."""
    with write():
        case = ledger.lock(actor, application_id)
        takers = [role for role in (Role.FRONT_OFFICE, _owner(case)) if role]
        if at is not None:
            actor = as_then(actor, at=at, zone=case.zone, roles=takers)
        _require_applicant_or(case, actor, *takers)
        if not case.journey.awaiting_correction:
            raise _not_now(case)
        if at is not None:
            at = done_on_paper(case, at=at, now=now)
        add_evidence(case.application, given, now)
        if answers:
            row = case.application.dossier
            changed = replace(case.dossier, answers={**case.dossier.answers, **answers})
            row.sealed = seal_dossier(changed, case.key)
            row.save(update_fields=["sealed"])
        data = {"requirements": sorted({each.requirement for each in given})}
        ledger.append(case, actor=actor, now=now, kind=f.RESUBMITTED, data=data, at=at)
        ledger.offer_in_turn(case, actor=actor, now=now, at=at)
        ledger.settle(case)
    return case


def withdraw(*, actor: Actor, now: datetime, application_id: UUID, reason: str, code: str = "") -> Case:
    """The applicant takes the application back: at the counter, where the officer writes down why; or by themselves,
    with the tracking code typed once more and a reason if they like. Raises StepNotNow once it has ended, or once there
    is a licence, which would stay valid: that is revoked instead; CodeDiffers, ReasonNeeded."""
    with write():
        case = ledger.lock(actor, application_id)
        _require_applicant_or(case, actor, Role.FRONT_OFFICE)
        _require_not_issued(case)
        own = actor.kind == "applicant"
        if own and normalise(code) != case.dossier.tracking_code:
            raise CodeDiffers()
        why = reason.strip() if own else need_reason(reason)
        ledger.append(case, actor=actor, now=now, kind=f.WITHDRAWN, note=why)
        ledger.settle(case)
    return case


def change_route(*, actor: Actor, now: datetime, application_id: UUID, route: str, reason: str) -> Case:
    """Take another route of the standard, e.g. when OSS declares effective what was being verified here: no second
    application. Done by whoever owns the route's first step, which comes next. Raises StepNotNow once the file has
    ended or has its licence, KeyError for a route the standard doesn't know."""
    with write():
        case = ledger.lock(actor, application_id)
        first = case.standard.steps[case.standard.routes[route].steps[0]]
        _require(case, actor, first.owner)
        _require_not_issued(case)
        ledger.append(case, actor=actor, now=now, kind=f.ROUTE_CHANGED, data={"route": route}, note=need_reason(reason))
        ledger.settle(case)
    return case


def told_by_phone(*, actor: Actor, now: datetime, application_id: UUID, topic: str, note: str = "") -> Case:
    """Record that the applicant was told something by phone. topic: that of the message. Raises NotFound for a topic
    there is none of, NotAllowed, OwnCase."""
    require_role(actor, *WORKERS)
    if topic not in TOPICS:
        raise NotFound()
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
    was asked for. Raises NotFound for a topic there is none of, NotAllowed, OwnCase."""
    if topic not in TOPICS:
        raise NotFound()
    with write():
        case = ledger.lock(actor, application_id)
        _require(case, actor, *WORKERS)
        ledger.append(case, actor=actor, now=now, kind=f.LETTER_PRINTED, data={"topic": topic})
        ledger.settle(case)
        want(
            actor=actor,
            application_id=application_id,
            service=case.application.service,
            kind=f"letter_{topic}",
            at_seq=case.standing.version,
            now=now,
        )
    return case
