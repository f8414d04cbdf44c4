"""What one may ask about licences; anyone may ask whether one is genuine."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from satupintu.base.actor import Actor
from satupintu.licences.genuine import Examined, FileTooLarge, examine
from satupintu.licences.models import Licence, OldPrint
from satupintu.licences.rules import status_of
from satupintu.rules import codes

Status = Literal["valid", "unsigned", "revoked", "superseded", "unknown"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a stranger learns from a code. All but `status` and `code` are empty when it is unknown."""

    status: Status
    code: str
    number: str = ""
    title: str = ""
    says: tuple[tuple[str, str], ...] = ()
    issued_at: datetime | None = None
    revoked_at: datetime | None = None
    office_id: UUID | None = None
    application_id: UUID | None = None
    edition: int = 1
    replaced_at: datetime | None = None


def verify(typed: str) -> Answer:
    """Whether this code is that of a genuine licence: one query, and a second for a code that is none of today's. The
    code of an old print is superseded, and nothing is told of what the newest says. `says` pairs a field's id with
    its value.
    """
    code = codes.normalise(typed)
    try:
        licence = Licence.objects.get(code=code or "")
    except Licence.DoesNotExist:
        return _superseded(code) if code else Answer("unknown", "")
    return Answer(
        status=status_of(licence.signed_at, licence.revoked_at),
        code=licence.code,
        number=licence.number,
        title=licence.title,
        says=tuple(licence.says.items()),
        issued_at=licence.issued_at,
        revoked_at=licence.revoked_at,
        office_id=licence.office_id,
        application_id=licence.application_id,
        edition=licence.edition,
    )


def _superseded(code: str) -> Answer:
    old = OldPrint.objects.select_related("licence").filter(code=code).first()
    if old is None:
        return Answer("unknown", code)
    licence = old.licence
    return Answer(
        "revoked" if licence.revoked_at else "superseded",
        code,
        number=licence.number,
        title=licence.title,
        issued_at=licence.issued_at,
        revoked_at=licence.revoked_at,
        office_id=licence.office_id,
        application_id=licence.application_id,
        edition=old.edition,
        replaced_at=old.replaced_at,
    )


def last_old_print(licence_id: UUID) -> OldPrint | None:
    """The edition that the present one took the place of."""
    return OldPrint.objects.filter(licence_id=licence_id).order_by("-edition").first()


def for_application(application_id: UUID) -> Licence | None:
    """The licence that an application led to."""
    return Licence.objects.filter(application_id=application_id).first()


def listed(actor: Actor, ids: Sequence[UUID]) -> list[tuple[Licence, str]]:
    """These licences in this order, each with the number of its file, for staff of the office."""
    if actor.kind != "staff":
        return []
    rows = Licence.objects.filter(office_id=actor.office_id, pk__in=ids).select_related("application")
    found = {row.pk: row for row in rows}
    return [(found[pk], found[pk].application.number) for pk in ids if pk in found]


__all__ = [
    "Answer",
    "Examined",
    "FileTooLarge",
    "Status",
    "examine",
    "for_application",
    "last_old_print",
    "listed",
    "status_of",
    "verify",
]
