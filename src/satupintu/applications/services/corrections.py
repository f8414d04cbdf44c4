"""Handing in what was missing: files, answers, another NIB; the completeness check begins again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from satupintu.applications.case import Case
from satupintu.applications.dossier import seal_dossier
from satupintu.applications.models import Dossier as DossierRow
from satupintu.applications.models import Standing
from satupintu.applications.services import ledger
from satupintu.applications.services.catalogue import catalogue
from satupintu.applications.services.intake import Given
from satupintu.applications.services.interruptions import resubmit
from satupintu.base.actor import Actor
from satupintu.base.transaction import write
from satupintu.files.services import blind_index


def hand_in(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    given: Sequence[Given],
    answers: Mapping[str, str],
    nib: str = "",
    at: datetime | None = None,
) -> Case:
    """Hand in corrections. nib (13 digits): the number as it should be, or the same one whose data were put right at
    OSS; either way OSS is asked again before the file can be complete. at: when, if it was brought on a day on paper.
    Raises StepNotNow when nothing was asked for.
    """
    with write():
        if nib:
            _ask_again(actor, application_id, nib)
        return resubmit(actor=actor, now=now, application_id=application_id, given=given, answers=answers, at=at)


def _ask_again(actor: Actor, application_id: UUID, nib: str) -> None:
    case = ledger.lock(actor, application_id)
    changed = replace(case.dossier, nib=nib, nib_state="to_be_confirmed")
    sealed = seal_dossier(changed, case.key)
    rows = DossierRow.objects.filter(application_id=application_id)
    rows.update(sealed=sealed, nib_index=blind_index("nib", nib))
    catalogue(case.application, changed)
    Standing.objects.filter(application_id=application_id).update(nib_pending=True)
