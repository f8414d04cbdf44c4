"""What is done to standards: one is adopted when it has no fault."""

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from satupintu.base.actor import Actor
from satupintu.base.events import emit
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotFound, Refusal
from satupintu.base.transaction import write
from satupintu.people import queries as people
from satupintu.people.access import Role, require_role
from satupintu.rules.faults import Fault
from satupintu.rules.loading import Loaded, law_around, load, load_text
from satupintu.standards.events import StandardAdopted, StandardWithdrawn
from satupintu.standards.models import Enactment

ADOPTERS = (Role.ADMINISTRATOR, Role.HEAD_OF_OFFICE)
DAY = re.compile(r"^(\s+in_force_from:[ \t]*)\S+", re.MULTILINE)


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


def adopt(
    *,
    actor: Actor,
    now: datetime,
    path: Path | None = None,
    text: str = "",
    name: str = "standar",
    in_force_from: date | None = None,
) -> Enactment:
    """Adopt the standard in a file, or in a text (`name` is what faults call it). Adopting the same again changes
    nothing; one that was withdrawn is in force again. With `in_force_from` it is adopted as if it named that day: the
    day is written into the text that is kept. Raises StandardFaulty, NotAllowed. Emits StandardAdopted."""
    if actor.kind != "system":
        require_role(actor, *ADOPTERS)
    loaded = _read(people.office(actor.office_id), path, text, name, in_force_from)
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


def _read(office: people.Office, path: Path | None, text: str, name: str, day: date | None) -> Loaded:
    """What is to be adopted, with its faults; one of them: it is another office's promise."""
    around: dict[str, Any] = {"own": Path(settings.OWN_LAW), "offices": {office.slug: office.region_code}}
    law = Path(settings.LAW)
    if path and day is None:
        loaded = load(path, law=law_around(path, otherwise=law, own=around["own"]), **around)
    else:
        written = path.read_text(encoding="utf-8-sig") if path else text
        dated = DAY.sub(rf"\g<1>{day}", written, count=1) if day else written
        loaded = load_text(dated, name=path.name if path else name, law=law, **around)
    standard = loaded.standard
    if standard is None:
        return loaded
    faults = []
    if standard.office != office.slug:
        says = f"Standar ini milik `{standard.office}`. Bila kantor ini memakainya, tulis `office: {office.slug}`."
        faults.append(Fault(str(path or name), _line(loaded.text, "office:"), "office", says))
    if day and standard.enacted.in_force_from != day:
        says = f"Tulis `in_force_from: {day}` pada baris tersendiri."
        faults.append(Fault(str(path or name), _line(loaded.text, "enacted:"), "enacted.in_force_from", says))
    return replace(loaded, standard=None, faults=tuple(faults)) if faults else loaded


def _line(text: str, start: str) -> int:
    return next((at for at, words in enumerate(text.split("\n"), 1) if words.startswith(start)), 0)


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
