"""What the file room does by itself: dates move with the calendar, deadlines that pass are facts, NIBs are asked
again."""

import logging
from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q

from satupintu.applications.case import Case, case_of
from satupintu.applications.dossier import confirmed_by, seal_dossier
from satupintu.applications.models import Dossier as DossierRow
from satupintu.applications.models import Standing
from satupintu.applications.ports import nib_directory
from satupintu.applications.questions import nib_requirement, wrong_scale
from satupintu.applications.rules import place
from satupintu.applications.services import ledger
from satupintu.applications.services.catalogue import catalogue
from satupintu.applications.services.guard import in_the_way, index_of, project_index
from satupintu.base.actor import Actor, system
from satupintu.base.refusal import NotAllowed
from satupintu.base.transaction import write
from satupintu.people.queries import office as office_by_id
from satupintu.people.queries import offices
from satupintu.rules import facts as f
from satupintu.rules.nib import NibRecord, NibUnknown, OssUnavailable, Project, in_region, owner_matches
from satupintu.rules.promise import local
from satupintu.rules.standard import ScaleMust

log = logging.getLogger(__name__)


def redate(*, actor: Actor, now: datetime, dates: Collection[date] = ()) -> int:
    """Move the due dates of open files that a change of these calendar days touches (without dates: of all, because the
    days themselves begin at another hour); each moved file keeps a fact that says from when to when. Returns how many
    moved. Call inside the transaction that changed the calendar."""
    touched = Standing.objects.filter(office_id=actor.office_id, ending="")
    if dates:
        reached = Q(due_on__gte=min(dates)) | Q(due_on__isnull=True)
        touched = touched.filter(reached, over=False, started_on__isnull=False, started_on__lt=max(dates))
    moved = 0
    for application_id in list(touched.order_by("application_id").values_list("application_id", flat=True)):
        case = ledger.lock(actor, application_id)  # in one order, so that two changes at once never wait in a ring
        before = case.standing.due_on
        after = place(case.standard, case.journey, case.calendar, case.zone).due_on
        if after != before and not case.standing.over:
            data = {"from": _iso(before), "to": _iso(after), "days": sorted(day.isoformat() for day in dates)}
            ledger.append(case, actor=actor, now=now, kind=f.DUE_DATE_MOVED, data=data)
            moved += 1
        if after != before or not dates:
            ledger.settle(case)
    if dates:
        _redate_acceptance(actor, dates)
    return moved


def _redate_acceptance(actor: Actor, dates: Collection[date]) -> None:
    """The office's own limit moves too; nobody was promised it, so nobody needs to be told."""
    waiting = Standing.objects.filter(office_id=actor.office_id, accept_by__gte=min(dates))
    for application_id in list(waiting.order_by("application_id").values_list("application_id", flat=True)):
        ledger.settle(ledger.lock(actor, application_id))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def note_passed_deadlines(now: datetime) -> int:
    """Leave a fact on every open file whose due date has passed; once per file and due date. Returns how many."""
    noted = 0
    for office in offices():
        today = local(now, office.zone)
        late = Standing.objects.filter(
            office_id=office.pk, ending="", over=False, due_on__lt=today, passed_on__isnull=True
        )
        for application_id in list(late.values_list("application_id", flat=True)[:500]):
            with write():
                case = ledger.lock(system(office.pk), application_id)
                due = case.standing.due_on
                if due is None or case.standing.passed_on is not None:
                    continue
                _note_passed(case, f.DEADLINE_PASSED, due, now)
                noted += 1
        noted += _note_slow_acceptance(office.pk, today, now)
    return noted


def _note_slow_acceptance(office_id: UUID, today: date, now: datetime) -> int:
    """The same for the office's own limit until which it checks the completeness."""
    noted = 0
    slow = Standing.objects.filter(office_id=office_id, ending="", accept_by__lt=today)
    slow = slow.exclude(accept_passed_on__isnull=False, accept_passed_on=F("accept_by"))
    for application_id in list(slow.values_list("application_id", flat=True)[:500]):
        with write():
            case = ledger.lock(system(office_id), application_id)
            limit = case.standing.accept_by
            if limit is None or limit >= today or limit == case.standing.accept_passed_on:
                continue
            _note_passed(case, f.ACCEPTANCE_PASSED, limit, now)
            noted += 1
    return noted


def _note_passed(case: Case, kind: str, due: date, now: datetime) -> None:
    """The fact, with where the file stood and in whose court: that is what the office counts."""
    data = {"due": due.isoformat(), "step": case.journey.current, "court": case.journey.court}
    ledger.append(case, actor=system(case.application.office_id), now=now, kind=kind, data=data)
    ledger.settle(case)


def ask_pending_nibs(now: datetime) -> int:
    """Ask OSS again for the NIBs that could not be confirmed at submission; returns how many now have an answer.

    Stops at the first sign that OSS is still unreachable: one time-out is enough for all.
    """
    answered = 0
    pending = Standing.objects.filter(nib_pending=True, ending="").values_list("application_id", "office_id")
    for application_id, office_id in list(pending[:50]):
        record: NibRecord | None
        try:
            record = nib_directory.get().inquire(_nib_of(application_id))
        except OssUnavailable as error:
            log.info("OSS is still out of reach: %s", error.reason)
            return answered
        except NibUnknown:
            record = None
        confirm_nib(actor=system(office_id), now=now, application_id=application_id, record=record)
        answered += 1
    return answered


def _nib_of(application_id: UUID) -> str:
    """The NIB of a file, read outside any transaction, because OSS may take its time."""
    return case_of(
        Standing.objects.select_related("application__dossier").get(application_id=application_id)
    ).dossier.nib


def confirm_nib(*, actor: Actor, now: datetime, application_id: UUID, record: NibRecord | None) -> Case:
    """Write down what OSS answered for a NIB that was "to be confirmed": confirmed, or disputed with the reasons as
    codes (unknown, not_owner, not_active, region, scale, taken), so that the front office can return the file. The
    system's own act: nobody says in OSS's place what it answered."""
    if actor.kind != "system":
        raise NotAllowed(roles="sistem")
    with write():
        case = ledger.lock(actor, application_id)
        problems = _problems(case, record)
        case.standing.nib_pending = False
        if record is not None and not problems:
            changed = confirmed_by(case.dossier, record, _project_here(case, record))
            DossierRow.objects.filter(application_id=application_id).update(
                sealed=seal_dossier(changed, case.key), project_index=project_index(changed)
            )
            catalogue(case.application, changed)
            ledger.append(case, actor=actor, now=now, kind=f.NIB_CONFIRMED)
        else:
            ledger.append(case, actor=actor, now=now, kind=f.NIB_DISPUTED, data={"problems": problems or ["unknown"]})
        ledger.settle(case)
    return case


def _project_here(case: Case, record: NibRecord) -> Project:
    """The project that the file is for: the one it names, else the one in the district that the applicant typed, else
    the first in the regency. Never one that lies elsewhere; `_problems` has seen that there is one here."""
    prefix = office_by_id(case.application.office_id).region_code
    here = [each for each in record.projects if in_region(each, prefix)]
    here = [each for each in here if not _taken(case, each)] or here
    business = case.dossier.business
    district = business.region_code[:6]
    return (
        next((each for each in here if each.id_proyek == business.id_proyek), None)
        or next((each for each in here if district and each.region_code.startswith(district)), None)
        or here[0]
    )


def _taken(case: Case, project: Project) -> bool:
    """Whether another file, or a licence, is for this project: known only now that OSS has named it."""
    application = case.application
    found = in_the_way(application.office_id, application.service, [index_of(project.id_proyek)], but=application.pk)
    return found is not None


def _problems(case: Case, record: NibRecord | None) -> list[str]:
    if record is None:
        return ["unknown"]
    problems = []
    if not owner_matches(record, case.dossier.person.nik):
        problems.append("not_owner")
    if not record.active:
        problems.append("not_active")
    prefix = office_by_id(case.application.office_id).region_code
    if not any(in_region(each, prefix) for each in record.projects):
        return [*problems, "region"]
    project, requirement = _project_here(case, record), nib_requirement(case.standard)
    musts = [must for must in requirement.must if isinstance(must, ScaleMust)] if requirement else []
    if any(wrong_scale(must, record, project) for must in musts):
        problems.append("scale")
    return [*problems, "taken"] if _taken(case, project) else problems
