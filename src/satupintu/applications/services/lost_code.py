"""A lost tracking code: the counter sees the KTP, finds the file, and gives a new code; the old one stops at once."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from satupintu.applications.case import Case
from satupintu.applications.dossier import seal_dossier
from satupintu.applications.events import FilesLookedUp
from satupintu.applications.models import Application, Dossier, Standing
from satupintu.applications.refusals import CardNotSeen
from satupintu.applications.services import ledger
from satupintu.applications.services.papers import want
from satupintu.base.actor import Actor
from satupintu.base.codes import new_code
from satupintu.base.events import emit
from satupintu.base.transaction import write
from satupintu.files.services import blind_index
from satupintu.finding.queries import Kind, Question, search
from satupintu.people.access import Role, require_role, require_unrelated
from satupintu.people.services import nik_index
from satupintu.rules import facts as f

SLIP = "slip"  # the kind of paper
MOST = 20


def find_by_card(*, actor: Actor, now: datetime, nik: str, seen: bool) -> list[Standing]:
    """The files of whoever stands at the counter with their KTP, newest first: their own, and those in which they act
    for the applicant. nik: its 16 digits. The trail keeps who looked and how many files there were, not whose. Raises
    NotAllowed, CardNotSeen."""
    require_role(actor, Role.FRONT_OFFICE)
    if not seen:
        raise CardNotSeen()
    named = search(actor, Question(nik=nik), [Kind.FILE]).ids.get(Kind.FILE, ())
    theirs = Q(application__dossier__nik_index=nik_index(nik)) | Q(application_id__in=named)
    rows = Standing.objects.filter(theirs, office_id=actor.office_id)
    found = list(rows.select_related("application__dossier").order_by("-application__submitted_at")[:MOST])
    with write():
        emit(FilesLookedUp(at=now, actor=actor, subject=actor.staff_id, found=len(found)))
    return found


def renew_code(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    shown: str,
    seen: bool,
    version: int | None = None,
) -> Case:
    """Give a file a new tracking code and have its slip printed; the old code is no longer known. shown: "applicant"
    or "representative", whose card was seen. Raises NotAllowed, OwnCase, NotFound, StaleForm, CardNotSeen."""
    require_role(actor, Role.FRONT_OFFICE)
    if not seen:
        raise CardNotSeen()
    with write():
        case = ledger.lock(actor, application_id, version)
        require_unrelated(actor, case.application.dossier.nik_index)
        changed = replace(case.dossier, tracking_code=new_code())
        sealed = seal_dossier(changed, case.key)
        Dossier.objects.filter(application_id=application_id).update(sealed=sealed)
        index = blind_index("tracking", changed.tracking_code)
        Application.objects.filter(pk=application_id).update(tracking_index=index)
        case.application.dossier.sealed, case.application.tracking_index = sealed, index
        case.__dict__.pop("dossier", None)
        ledger.append(case, actor=actor, now=now, kind=f.CODE_RENEWED, data={"shown": shown})
        ledger.settle(case)
        want(
            actor=actor,
            application_id=application_id,
            service=case.application.service,
            kind=SLIP,
            at_seq=case.standing.version,
            now=now,
        )
    return case
