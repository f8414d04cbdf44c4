"""The one ledger: every fact of every file is appended here, with the row that says where the file now stands."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from satupintu.applications.case import Case, Written, case_of
from satupintu.applications.events import FactRecorded, StepReached
from satupintu.applications.models import Application, Fact, Note, Standing
from satupintu.applications.refusals import AssignedToOther, NobodyEligible, StaleForm, StepNotNow
from satupintu.applications.rules import place
from satupintu.applications.services.paper_days import as_then, done_on_paper
from satupintu.applications.services.turns import next_in_turn
from satupintu.base.actor import Actor
from satupintu.base.events import emit
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotFound
from satupintu.base.transaction import required, write
from satupintu.files.services import seal
from satupintu.people.access import SUPERIORS, barred, require_unrelated
from satupintu.rules import facts as f
from satupintu.rules.kinds import KINDS

# What nobody needs a superior's right for: done by a mandate only if the service says so.
_BY_ANYONE = frozenset(
    {f.SUBMITTED, f.RESUBMITTED, f.ASSIGNED, f.WITHDRAWN, f.LAPSED, f.TOLD_BY_PHONE, f.LETTER_PRINTED, f.DUE_DATE_MOVED}
)


def lock(actor: Actor, application_id: UUID, version: int | None = None) -> Case:
    """Take a file in hand: nobody else can until the transaction ends. Call inside `base.transaction.write()`.

    `version` is the number of facts that the form saw. Raises NotFound for a file of another office, StaleForm when the
    file has moved on since.
    """
    required()
    standing = (
        Standing.objects.select_for_update(of=("self",))
        .select_related("application__dossier")
        .filter(application_id=application_id, office_id=actor.office_id)
        .first()
    )
    if standing is None:
        raise NotFound()
    if version is not None and version != standing.version:
        raise StaleForm(number=standing.application.number)
    return case_of(standing)


def by_of(actor: Actor) -> str:
    """How the ledger names an actor: the id of a member of staff, "applicant" or "system"."""
    return str(actor.user_id) if actor.user_id else actor.kind


def append(
    case: Case,
    *,
    actor: Actor,
    now: datetime,
    kind: str,
    step: str = "",
    outcome: str = "",
    data: Mapping[str, Any] | None = None,
    note: str = "",
    at: datetime | None = None,
    roles: Collection[str] = (),
) -> f.Fact:
    """Append one fact to a file in hand, bring its standing up to date and emit the event. No access is checked here.

    `note` (words) is sealed beside the fact. `at` is when it happened, if that was before it was written down. `roles`:
    on which of them the right rests, where it is not the step's owner: what is done on a mandate names it.
    """
    required()
    said = {**(data or {}), **_mandate(case, actor, kind, step, roles)}
    fact = f.Fact(kind, at or now, step, outcome, by_of(actor), said)
    row = Fact(
        id=new_id(),
        office_id=case.application.office_id,
        application_id=case.application.pk,
        seq=case.standing.version + 1,
        kind=kind,
        step=step,
        outcome=outcome,
        at=fact.at,
        recorded_at=now,
        by=fact.by,
        data=fact.data,
    )
    row.save(force_insert=True)
    sealed = seal(case.key, note.encode(), context=row.pk.bytes) if note else b""
    if sealed:
        Note(office_id=row.office_id, fact=row, sealed=sealed).save(force_insert=True)
    case.facts.append(fact)
    case.written = [*case.written, Written(row.pk, row.seq, now, sealed)]
    case.__dict__.pop("journey", None)
    case.standing.version += 1
    _emit(case, fact, actor, now)
    return fact


def _mandate(case: Case, actor: Actor, kind: str, step: str, roles: Collection[str]) -> dict[str, str]:
    """The mandate without which the actor could not have done this (UU 30/2014 Pasal 14 ayat (4)), as data."""
    if step:
        roles = (case.standard.steps[step].owner,)
    elif not roles and kind not in _BY_ANYONE:
        roles = SUPERIORS
    acting = actor.under(*roles)
    return {"mandate": str(acting.mandate_id)} if acting else {}


def settle(case: Case, *, first: bool = False) -> None:
    """Write where the file now stands; once, after the last `append` of a service. `first`: the row is new."""
    _put_place(case)
    case.standing.save(force_insert=first, force_update=not first)


def _put_place(case: Case) -> None:
    stands = place(case.standard, case.journey, case.calendar, case.zone, case.end_recorded_at)
    for name, value in asdict(stands).items():
        setattr(case.standing, name, value)


def _emit(case: Case, fact: f.Fact, actor: Actor, now: datetime) -> None:
    common: dict[str, Any] = {
        "at": now,
        "actor": actor,
        "subject": case.application.pk,
        "number": case.application.number,
        "service": case.application.service,
        "fact": fact.kind,
        "seq": case.standing.version,
        "data": dict(fact.data),
    }
    if fact.step:
        kind = case.standard.steps[fact.step].kind
        emit(StepReached(**common, step=fact.step, kind=kind, outcome=fact.outcome))
    else:
        emit(FactRecorded(**common))


def check_may(case: Case, actor: Actor, outcome: str, kind: str | None = None, *, at: datetime | None = None) -> Actor:
    """Raise unless this actor may record this outcome at the step where the file stands now. at: when it was done, if
    that was on paper: then the rights of that minute count, not today's. Returns the actor with the rights they do it
    with.

    StepNotNow: the journey does not allow it. NotAllowed, OwnCase, DutiesSeparated: see people.access.
    AssignedToOther: the step was given to somebody else. NotYoursThen: see paper_days.
    """
    step = case.step
    if step is None or outcome not in case.journey.outcomes or (kind is not None and step.kind != kind):
        where = step.title if step else "selesai"
        raise StepNotNow(number=case.application.number, at=where)
    if at is not None:
        actor = as_then(actor, at=at, zone=case.zone, roles=(step.owner,))
    refusal = barred(
        actor,
        owner=step.owner,
        applicant_index=case.application.dossier.nik_index,
        step_kind=step.kind,
        step_title=step.title,
        done_by_actor=[
            (visit.kind, case.standard.steps[visit.step_id].title) for visit in case.journey.done_by(by_of(actor))
        ],
        not_by=step.not_by,
    )
    if refusal is not None:
        raise refusal
    assignee = case.journey.assignee
    if assignee and assignee != by_of(actor):
        known = case.standing.assignee  # read with the file's row, where a page shows it
        raise AssignedToOther(name=known.name if known else "petugas lain")
    return actor


def take_step(
    case: Case,
    *,
    actor: Actor,
    now: datetime,
    kind: str,
    outcome: str,
    data: Mapping[str, Any] | None = None,
    note: str = "",
    at: datetime | None = None,
) -> None:
    """Record an outcome of the step (of this kind) at which a file in hand stands, and offer the next step in turn.
    at: when, if it was done on paper before; then by the rights of that minute, and it raises what
    `paper_days.done_on_paper` raises."""
    actor = check_may(case, actor, outcome, kind, at=at)
    if at is not None:
        at = done_on_paper(case, at=at, now=now)
    step_id, fact_kind = case.journey.current, KINDS[kind][outcome].fact
    append(case, actor=actor, now=now, kind=fact_kind, step=step_id, outcome=outcome, data=data, note=note, at=at)
    offer_in_turn(case, actor=actor, now=now, at=at)
    settle(case)


def record_step(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    kind: str,
    outcome: str,
    data: Mapping[str, Any] | None = None,
    note: str = "",
    version: int | None = None,
    at: datetime | None = None,
) -> Case:
    """The door for features downstream: record an outcome of the step where the file stands. Joins an open transaction.

    kind, outcome: of rules.kinds. data: codes and ids, no personal data. note: words, sealed. at: when, if on paper.
    Returns the file as it stands afterwards. Raises NotFound, StaleForm, StepNotNow, NotAllowed, OwnCase,
    DutiesSeparated, AssignedToOther.
    """
    with write():
        case = lock(actor, application_id, version)
        take_step(case, actor=actor, now=now, kind=kind, outcome=outcome, data=data, note=note, at=at)
    return case


def record_fact(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    kind: str,
    data: Mapping[str, Any] | None = None,
    note: str = "",
    at: datetime | None = None,
    roles: Collection[str] = (),
) -> Case:
    """Append a fact that changes nothing of where the file stands (rules.facts.BESIDE). The caller has checked
    whether this actor may (by one of `roles`, see `append`); nobody does it for their own or their family's file:
    raises OwnCase."""
    if kind not in f.BESIDE:
        raise ValueError(f"{kind} belongs to a service of its own")
    with write():
        case = lock(actor, application_id)
        require_unrelated(actor, case.application.dossier.nik_index)
        append(case, actor=actor, now=now, kind=kind, data=data, note=note, at=at, roles=roles)
        settle(case)
    return case


def offer_in_turn(case: Case, *, actor: Actor, now: datetime, at: datetime | None = None) -> None:
    """Give a step that is done by one person outside the office to the next eligible one in turn. With nobody there to
    take it, the file goes on all the same: the section head sees it, and the worker offers it again."""
    step = case.step
    if step is None or step.kind != "inspection" or case.journey.assignee or case.journey.awaiting_correction:
        return
    try:
        chosen = next_in_turn(
            office_id=case.application.office_id,
            role=step.owner,
            applicant_index=case.application.dossier.nik_index,
            now=now,
        )
    except NobodyEligible:
        return
    append(case, actor=actor, now=now, kind=f.ASSIGNED, data={"to": str(chosen), "why": "turn"}, at=at)


def rebuild(application: Application) -> Standing:
    """Recompute the standing of one application from its facts alone; writes nothing."""
    rows = Fact.objects.filter(application=application).count()
    standing = Standing(office_id=application.office_id, application=application, version=rows)
    case = case_of(standing)
    _put_place(case)
    standing.nib_pending = case.dossier.nib_state == "to_be_confirmed"
    return standing
