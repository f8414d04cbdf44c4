"""Receiving an application: what the standard demands is there, it gets a number, and the ledger begins."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from satupintu.applications.beside import KUASA, PAPER_FORM
from satupintu.applications.case import Case, kept
from satupintu.applications.dossier import Dossier, open_dossier, seal_dossier
from satupintu.applications.events import Submitted
from satupintu.applications.models import Application, Evidence, Fact, FurtherProject, Standing
from satupintu.applications.models import Dossier as DossierRow
from satupintu.applications.refusals import (
    ActsForSelf,
    KuasaMissing,
    ModeNotYours,
    PaperFormMissing,
    ReasonNeeded,
    RequirementMissing,
)
from satupintu.applications.services import ledger
from satupintu.applications.services.catalogue import catalogue_new
from satupintu.applications.services.guard import check_free, further_indexes, project_index
from satupintu.applications.services.opening import require_open
from satupintu.applications.services.paper_numbers import Written, hold, settle_used
from satupintu.applications.services.sequences import take_number
from satupintu.applications.services.true_date import check_happened, standard_then
from satupintu.base.actor import Actor
from satupintu.base.codes import new_code
from satupintu.base.events import emit
from satupintu.base.ids import id_of, new_id
from satupintu.base.transaction import alone, required, write
from satupintu.files.services import blind_index, unwrap
from satupintu.people.access import Role, require_role, require_unrelated
from satupintu.people.queries import office as office_by_id
from satupintu.people.services import nik_index
from satupintu.rules import facts as f
from satupintu.rules import numbering
from satupintu.rules.promise import local
from satupintu.rules.standard import Standard
from satupintu.standards.queries import Adopted, in_force


@dataclass(frozen=True, slots=True)
class Given:
    """How one requirement is met: "file" (with the stored file's id), "counter", "oss" or "answer"."""

    requirement: str
    how: str
    file_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """What the applicant takes home. `created` is False when the same submission had been received before."""

    application_id: UUID
    number: str
    tracking_code: str
    created: bool


def submit(
    *,
    actor: Actor,
    now: datetime,
    service: str,
    mode: str,
    dossier: Dossier,
    given: Sequence[Given],
    wrapped_key: bytes,
    submission_key: UUID,
    route: str | None = None,
    at: datetime | None = None,
    written: Written | None = None,
) -> Submission:
    """Receive an application under the standard in force, once: the same `submission_key` again gives the same answer.

    wrapped_key: the key of the draft, under which its files are already sealed; it becomes the file's own key. at: when
    a paper form was received that is keyed in now; the number's year and the standard are those of that day. written:
    the number of a block that the form bears already, and who wrote it there (only with `at`).
    Raises ModeNotYours, ReasonNeeded, RequirementMissing, KuasaMissing, ActsForSelf, PaperFormMissing, NotYetHappened,
    NoStandardThen, AlreadyOpen, AlreadyLicensed, and what `paper_numbers.hold` raises; NotFound when the service isn't
    offered.
    """
    try:
        with write():
            return receive(
                actor=actor,
                now=now,
                adopted=in_force(actor.office_id, service, _today(actor, now)) if at is None else None,
                service=service,
                mode=mode,
                dossier=dossier,
                given=given,
                wrapped_key=wrapped_key,
                submission_key=submission_key,
                route=route,
                at=at,
                written=written,
                once=True,
            )
    except _AlreadyReceived:
        return cast(Submission, earlier(submission_key))


def receive(
    *,
    actor: Actor,
    now: datetime,
    adopted: Adopted | None,
    service: str,
    mode: str,
    dossier: Dossier,
    given: Sequence[Given],
    wrapped_key: bytes,
    submission_key: UUID,
    route: str | None = None,
    at: datetime | None = None,
    written: Written | None = None,
    once: bool = False,
) -> Submission:
    """`submit` inside the transaction of a caller who has the standard in force at hand (None with `at`), and who knows
    that this was not received before because it holds the draft's row; `once`: ask, and raise _AlreadyReceived."""
    required()
    require_open(actor)
    if at is not None or adopted is None:
        adopted = _of_paper(actor, service, now, at or now, given)
    standard = adopted.standard
    _check_mode(actor, standard, mode, dossier)
    _check_given(standard, given)
    _check_representative(actor, dossier, given)
    application = Application(
        id=new_id() if at is None else id_of(at),
        office_id=actor.office_id,
        service=service,
        standard_digest=adopted.digest,
        mode=mode,
        submission_key=submission_key,
        submitted_at=at or now,
    )
    sealed = replace(dossier, tracking_code=new_code())
    fact = _first_fact(actor, mode, sealed, route or standard.default_route(), at=at, now=now, written=written)
    # What names the application is written before it, because its number is taken as late as can be.
    _store(application, sealed, wrapped_key, given, fact, now=now)
    # Whoever sends the same, or files for the same project, at the same moment waits here, then sees it.
    alone(*([str(submission_key)] if once else []), project_index(dossier), *further_indexes(dossier))
    if once and Application.objects.filter(submission_key=submission_key).exists():
        raise _AlreadyReceived
    check_free(actor=actor, service=service, dossier=dossier, but=application.pk)
    _give_number(application, standard, actor=actor, now=now, at=at, written=written)
    application.save(force_insert=True)
    catalogue_new(application, sealed)
    _begin(application, fact, actor=actor, now=now)
    return Submission(application.pk, application.number, sealed.tracking_code, created=True)


def _today(actor: Actor, at: datetime) -> date:
    return local(at, office_by_id(actor.office_id).zone)


def _give_number(
    application: Application,
    standard: Standard,
    *,
    actor: Actor,
    now: datetime,
    at: datetime | None,
    written: Written | None,
) -> None:
    """The next number of the series, or the one that the form bears already."""
    series = f"application:{standard.service}"
    if written is not None and at is not None:
        held = hold(actor=actor, written=written, series=series, at=at, role=Role.FRONT_OFFICE)
        application.number = held.number
        settle_used(held, actor=actor, now=now, at=at, by=written.by, application_id=application.pk)
        return
    today = _today(actor, application.submitted_at)
    seq = take_number(office_id=actor.office_id, series=series, year=today.year)
    pattern = standard.delivery.procedure.registration.number
    application.number = numbering.render(pattern, seq=seq, on=today, service=standard.service.upper())


class _AlreadyReceived(Exception):
    """Ends the transaction of a submission that was received before, so that its number is not used up."""


def earlier(submission_key: UUID) -> Submission | None:
    """What was received under this key before, if anything."""
    application = Application.objects.select_related("dossier").filter(submission_key=submission_key).first()
    if application is None:
        return None
    row = application.dossier
    dossier = open_dossier(bytes(row.sealed), unwrap(bytes(row.wrapped_key)))
    return Submission(application.pk, application.number, dossier.tracking_code, created=False)


def _check_mode(actor: Actor, standard: Standard, mode: str, dossier: Dossier) -> None:
    if actor.kind == "system":
        return
    rule = standard.delivery.procedure.modes.get(mode)
    if rule is None or (rule.filed_by == "front_office" and actor.kind != "staff"):
        raise ModeNotYours(mode=rule.title if rule else mode)
    if actor.kind == "staff":
        require_role(actor, Role.FRONT_OFFICE)
    if "reason" in rule.asks and len(dossier.reason.strip()) < 10:
        raise ReasonNeeded()


def _check_given(standard: Standard, given: Sequence[Given]) -> None:
    there = {each.requirement for each in given}
    missing = [each.title for each in standard.delivery.requirements if each.id not in there]
    if missing:
        raise RequirementMissing(missing=", ".join(missing))


def _of_paper(actor: Actor, service: str, now: datetime, at: datetime, given: Sequence[Given]) -> Adopted:
    """The standard of the day on which a paper form came, with the form to show for it."""
    if actor.kind != "system":
        require_role(actor, Role.FRONT_OFFICE)
        if not any(each.requirement == PAPER_FORM.id and each.file_id for each in given):
            raise PaperFormMissing()
    check_happened(at=at, now=now)
    return standard_then(office_id=actor.office_id, service=service, at=at, zone=office_by_id(actor.office_id).zone)


def _check_representative(actor: Actor, dossier: Dossier, given: Sequence[Given]) -> None:
    acting = dossier.representative
    if acting is None:
        return
    if acting.nik == dossier.person.nik:
        raise ActsForSelf()
    require_unrelated(actor, nik_index(acting.nik))
    if not any(each.requirement == KUASA.id for each in given):
        raise KuasaMissing()


def _first_fact(
    actor: Actor,
    mode: str,
    dossier: Dossier,
    route: str,
    *,
    at: datetime | None,
    now: datetime,
    written: Written | None,
) -> f.Fact:
    data: dict[str, Any] = {"route": route, "mode": mode, "nib_state": dossier.nib_state}
    if dossier.representative is not None:
        data["represented"] = True
    if at is not None:
        data["form"] = "paper"
        if written is not None:
            data["written_by"] = str(written.by)
    return f.Fact(f.SUBMITTED, at or now, by=ledger.by_of(actor), data=data)


def _store(
    application: Application,
    dossier: Dossier,
    wrapped_key: bytes,
    given: Sequence[Given],
    fact: f.Fact,
    *,
    now: datetime,
) -> None:
    office_id = application.office_id
    application.tracking_index = blind_index("tracking", dossier.tracking_code)
    DossierRow(
        office_id=office_id,
        application=application,
        wrapped_key=wrapped_key,
        sealed=seal_dossier(dossier, unwrap(wrapped_key)),
        nik_index=nik_index(dossier.person.nik),
        nib_index=blind_index("nib", dossier.nib) if dossier.nib else "",
        project_index=project_index(dossier),
    ).save(force_insert=True)
    FurtherProject.objects.bulk_create(
        FurtherProject(office_id=office_id, application=application, project_index=each)
        for each in further_indexes(dossier)
    )
    add_evidence(application, given, now)
    Fact(
        id=new_id(),
        office_id=office_id,
        application=application,
        seq=1,
        kind=fact.kind,
        at=fact.at,
        recorded_at=now,
        by=fact.by,
        data=fact.data,
    ).save(force_insert=True)


def add_evidence(application: Application, given: Sequence[Given], now: datetime) -> None:
    """Put what was handed in beside the file; for each requirement the latest counts."""
    Evidence.objects.bulk_create(
        Evidence(
            office_id=application.office_id,
            application=application,
            requirement=each.requirement,
            how=each.how,
            file_id=each.file_id,
            given_at=now,
        )
        for each in given
    )


def _begin(application: Application, fact: f.Fact, *, actor: Actor, now: datetime) -> None:
    standing = Standing(
        office_id=application.office_id,
        application=application,
        version=1,
        nib_pending=fact.data["nib_state"] == "to_be_confirmed",
    )
    case = Case(application, standing, kept(application), [fact])
    ledger.offer_in_turn(case, actor=actor, now=now)
    ledger.settle(case, first=True)
    emit(
        Submitted(
            at=now,
            actor=actor,
            subject=application.pk,
            number=application.number,
            service=application.service,
            fact=fact.kind,
            seq=1,
            data=dict(fact.data),
        )
    )
