"""What one may ask about licences; anyone may ask whether one is genuine."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from satupintu.licences.genuine import Examined, FileTooLarge, examine
from satupintu.licences.models import Licence
from satupintu.licences.rules import status_of
from satupintu.rules import codes

Status = Literal["valid", "unsigned", "revoked", "unknown"]


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


def verify(typed: str) -> Answer:
    """Whether this code is that of a genuine licence: one query. `says` pairs a field's id with its value."""
    code = codes.normalise(typed)
    try:
        licence = Licence.objects.get(code=code or "")
    except Licence.DoesNotExist:
        return Answer("unknown", code or "")
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
    )


def for_application(application_id: UUID) -> Licence | None:
    """The licence that an application led to."""
    return Licence.objects.filter(application_id=application_id).first()


__all__ = ["Answer", "Examined", "FileTooLarge", "Status", "examine", "for_application", "status_of", "verify"]
