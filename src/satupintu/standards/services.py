"""What is done to standards: one is adopted when it has no fault."""

from datetime import datetime
from pathlib import Path

from satupintu.base.actor import Actor
from satupintu.base.events import emit
from satupintu.base.ids import new_id
from satupintu.base.refusal import Refusal
from satupintu.base.transaction import write
from satupintu.people.access import Role, require_role
from satupintu.rules.faults import Fault
from satupintu.rules.loading import load
from satupintu.standards.events import StandardAdopted
from satupintu.standards.models import Enactment


class StandardFaulty(Refusal):
    """A standard with a fault cannot be promised. `faults` lists file, line, key and what to do."""

    code = "standard_faulty"
    says = "Standar ini belum dapat diberlakukan:\n{lines}"
    status = 422

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__(lines="\n".join(f"{each.file}:{each.line}: {each.key}: {each.message}" for each in faults))


def adopt(*, actor: Actor, now: datetime, path: Path) -> Enactment:
    """Adopt the standard in a file; adopting the same text again changes nothing. Raises StandardFaulty, NotAllowed."""
    if actor.kind != "system":
        require_role(actor, Role.ADMINISTRATOR, Role.HEAD_OF_OFFICE)
    loaded = load(path)
    if loaded.standard is None:
        raise StandardFaulty(loaded.faults)
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
        if created:
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
