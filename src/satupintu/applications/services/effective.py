"""OSS says a licence is effective without commitment: a person records it, and no second application is made."""

from datetime import datetime
from uuid import UUID

from satupintu.applications.case import Case
from satupintu.applications.dossier import Dossier
from satupintu.applications.models import Standing
from satupintu.applications.services import ledger
from satupintu.applications.services.guard import project_index
from satupintu.applications.services.intake import Given, submit
from satupintu.applications.services.interruptions import change_route
from satupintu.base.actor import Actor, system
from satupintu.base.refusal import Refusal
from satupintu.base.transaction import write
from satupintu.files.services import new_file_key
from satupintu.people.queries import office as office_by_id
from satupintu.rules.promise import local
from satupintu.standards.queries import in_force

FROM_OSS = "oss"  # the mode of what nobody filed here


class NoEffectiveRoute(Refusal):
    """This service's standard knows no route for what OSS declares effective."""

    code = "no_effective_route"
    says = "Standar layanan ini tidak mengenal alur “berlaku efektif dari OSS”, jadi tidak ada yang dapat dicatat."


def take_over_from_oss(
    *,
    actor: Actor,
    now: datetime,
    service: str,
    dossier: Dossier,
    notice_id: UUID,
    checklist_flag: str,
    note: str = "",
) -> Case:
    """Record that OSS, asked again, says the licence of this project is effective: the open application for the same
    project, if there is one, changes its route; otherwise a file begins. Either way the officer's record is its
    next step.

    notice_id: makes it happen once. checklist_flag: Lampiran 28 (Y, N, O or T). Raises NoEffectiveRoute, NotAllowed.
    """
    today = local(now, office_by_id(actor.office_id).zone)
    adopted = in_force(actor.office_id, service, today)
    route = next(
        (
            name
            for name, each in adopted.standard.routes.items()
            if each.when is not None and checklist_flag in each.when.oss_checklist
        ),
        None,
    )
    if route is None:
        raise NoEffectiveRoute()
    with write():
        application_id = _open_file(actor.office_id, dossier)
        if application_id is not None:
            reason = note or "OSS menyatakan izin berlaku efektif tanpa komitmen."
            change_route(actor=actor, now=now, application_id=application_id, route=route, reason=reason)
        else:
            _, wrapped = new_file_key()
            given = [Given(each.id, "oss") for each in adopted.standard.delivery.requirements]
            application_id = submit(
                actor=system(actor.office_id),
                now=now,
                service=service,
                mode=FROM_OSS,
                dossier=dossier,
                given=given,
                wrapped_key=wrapped,
                submission_key=notice_id,
                route=route,
            ).application_id
        return ledger.record_step(
            actor=actor, now=now, application_id=application_id, kind="record", outcome="record", note=note
        )


def _open_file(office_id: UUID, dossier: Dossier) -> UUID | None:
    found = Standing.objects.filter(
        office_id=office_id, ending="", application__dossier__project_index=project_index(dossier)
    )
    return found.values_list("application_id", flat=True).first()
