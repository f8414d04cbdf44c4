"""Showing what is masked, a number or the copy of a card, to an officer who says why; the trail keeps it."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from satupintu.applications.case import Case
from satupintu.applications.events import PersonalDataRevealed
from satupintu.applications.queries import case_by_id
from satupintu.applications.services.course import need_reason
from satupintu.applications.services.ledger import check_may
from satupintu.base.actor import Actor
from satupintu.base.events import emit
from satupintu.base.refusal import Refusal
from satupintu.base.transaction import write
from satupintu.people.access import Role, require_role, require_unrelated

Secret = Literal["nik", "phone", "email", "representative_nik"]

# Those who work on files, or watch over those who do; not the cashier, the complaints officer or the administrator.
READERS = (
    Role.FRONT_OFFICE,
    Role.BACK_OFFICE,
    Role.INSPECTOR,
    Role.SECTION_HEAD,
    Role.HEAD_OF_OFFICE,
    Role.ARCHIVIST,
    Role.SUPERVISOR,
    Role.INSPECTORATE,
)


def reveal(*, actor: Actor, now: datetime, application_id: UUID, what: Secret, reason: str) -> str:
    """The unmasked NIK, phone number or e-mail address of the applicant, or their representative's NIK; the trail
    keeps who saw it, when, and why.

    Raises NotFound, NotAllowed, OwnCase, ReasonNeeded. Source: UU 27/2022 Pasal 36 (access is limited and recorded).
    """
    case = case_by_id(actor, application_id)
    _note(actor, now, case, what, need_reason(reason))
    person, acting = case.dossier.person, case.dossier.representative
    acting_nik = acting.nik if acting else ""
    return {"nik": person.nik, "phone": person.phone, "email": person.email, "representative_nik": acting_nik}[what]


def reveal_evidence(*, actor: Actor, now: datetime, application_id: UUID, requirement: str, reason: str = "") -> None:
    """Note in the trail that somebody looks at what was handed in for a requirement that holds personal data.

    Whoever has to judge the file now needs no other reason than that. Raises NotFound, NotAllowed, OwnCase,
    ReasonNeeded.
    """
    case = case_by_id(actor, application_id)
    why = "pemeriksaan kelengkapan" if judges_now(case, actor) else need_reason(reason)
    _note(actor, now, case, requirement, why)


def judges_now(case: Case, actor: Actor) -> bool:
    """Whether this person may judge what was handed in at this moment."""
    try:
        check_may(case, actor, "accept", "completeness")
    except Refusal:
        return False
    return True


def _note(actor: Actor, now: datetime, case: Case, what: str, reason: str) -> None:
    require_role(actor, *READERS)
    require_unrelated(actor, case.application.dossier.nik_index)
    with write():
        emit(
            PersonalDataRevealed(
                at=now,
                actor=actor,
                subject=case.application.pk,
                number=case.application.number,
                what=what,
                reason=reason[:300],
            )
        )
