"""What is done to standards: one is adopted when it has no fault."""

from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from satupintu.base.actor import Actor
from satupintu.base.events import emit
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotFound, Refusal
from satupintu.base.transaction import write
from satupintu.people.access import Role, require_role
from satupintu.rules.faults import Fault
from satupintu.rules.loading import law_around, load, load_text
from satupintu.standards.events import StandardAdopted, StandardWithdrawn
from satupintu.standards.models import Enactment

ADOPTERS = (Role.ADMINISTRATOR, Role.HEAD_OF_OFFICE)


class StandardFaulty(Refusal):
    """A standard with a fault cannot be promised. `faults` lists file, line, key and what to do."""

    code = "standard_faulty"
    says = "Standar ini belum dapat diberlakukan:\n{lines}"
    status = 422

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__(lines="\n".join(map(str, faults)))


class ReasonMissing(Refusal):
    """A promise is not taken back without a reason."""

    code = "withdrawal_reason_missing"
    says = "Tulis alasan standar ini dicabut."
    status = 422
    field = "why"


def adopt(*, actor: Actor, now: datetime, path: Path | None = None, text: str = "") -> Enactment:
    """Adopt the standard in a file, or in a text. Adopting the same again changes nothing; one that was withdrawn
    is in force again. Raises StandardFaulty, NotAllowed. Emits StandardAdopted."""
    if actor.kind != "system":
        require_role(actor, *ADOPTERS)
    law = Path(settings.LAW)
    loaded = load(path, law=law_around(path, otherwise=law)) if path else load_text(text, name="standar", law=law)
    if loaded.standard is None:
        raise StandardFaulty(loaded.faults)
    row: Enactment
    with write():
        row, created = Enactment.objects.get_or_create(
            office_id=actor.office_id,
            digest=loaded.digest,
            defaults={
                "id": new_id(),
                "service": loaded.standard.service,
                "in_force_from": loaded.standard.enacted.in_force_from,
                "text": loaded.text,
                "adopted_at": now,
            },
        )
        again = row.withdrawn_from is not None
        if again:
            row.withdrawn_from, row.withdrawn_why = None, ""
            row.save(update_fields=["withdrawn_from", "withdrawn_why"])
        if created or again:
            emit(
                StandardAdopted(
                    at=now,
                    actor=actor,
                    subject=row.pk,
                    service=row.service,
                    in_force_from=row.in_force_from,
                    digest=row.digest,
                )
            )
    return row


def withdraw(*, actor: Actor, now: datetime, enactment_id: UUID, from_day: date, why: str) -> None:
    """Promise a standard no longer, from a day on; files pinned to it keep it to their end.

    Raises NotAllowed, ReasonMissing, NotFound (also when it was withdrawn already). Emits StandardWithdrawn.
    """
    if actor.kind != "system":
        require_role(actor, *ADOPTERS)
    if not (why := why.strip()):
        raise ReasonMissing
    with write():
        standing = Enactment.objects.select_for_update().filter(withdrawn_from=None, office_id=actor.office_id)
        row = standing.filter(pk=enactment_id).first()
        if row is None:
            raise NotFound
        row.withdrawn_from, row.withdrawn_why = from_day, why[:300]
        row.save(update_fields=["withdrawn_from", "withdrawn_why"])
        emit(
            StandardWithdrawn(
                at=now,
                actor=actor,
                subject=row.pk,
                service=row.service,
                withdrawn_from=from_day,
                digest=row.digest,
                why=row.withdrawn_why,
            )
        )
