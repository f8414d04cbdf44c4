"""What one may ask about licences; anyone may ask whether one is genuine."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.db.models import Q

from satupintu.base.actor import Actor
from satupintu.heritage import queries as old_books
from satupintu.heritage.queries import OldAnswer
from satupintu.licences.genuine import Examined, FileTooLarge, examine, examine_paper
from satupintu.licences.models import Licence, OldPrint
from satupintu.licences.register import Wanted, register
from satupintu.licences.rules import status_of
from satupintu.rules import codes

Status = Literal["valid", "unsigned", "revoked", "superseded", "old_unverified", "old_verified", "old_ended", "unknown"]


# All that a stranger is told; no more is fetched, and the question is built once, because it is asked more often than
# any other.
_TOLD = Licence.objects.values(
    "code",
    "number",
    "title",
    "says",
    "issued_at",
    "signed_at",
    "revoked_at",
    "office_id",
    "application_id",
    "edition",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a stranger learns from a code. All but `status` and `code` are empty when it is unknown. `old`: the code is
    that of a licence from before this program, with the day on its paper."""

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
    old: OldAnswer | None = None


def verify(typed: str) -> Answer:
    """Whether this code is that of a genuine licence: one query, and further ones for a code that is none of today's.
    The code of an old print is superseded, and nothing is told of what the newest says. `says` pairs a field's id with
    its value.
    """
    code = codes.normalise(typed)
    if not code:
        return Answer("unknown", "")
    try:
        told: dict[str, Any] = {**_TOLD.get(code=code)}
    except Licence.DoesNotExist:
        return _superseded(code)
    says, signed_at = told.pop("says"), told.pop("signed_at")
    return Answer(status_of(signed_at, told["revoked_at"]), says=tuple(says.items()), **told)


def _superseded(code: str) -> Answer:
    old = OldPrint.objects.select_related("licence").filter(code=code).first()
    if old is None:
        return _before_us(code)
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


def _before_us(code: str) -> Answer:
    """What the old registers say; an old paper bears no code, but whoever typed its number and date was led to one."""
    old = old_books.by_code(code)
    if old is None:
        return Answer("unknown", code)
    return Answer(
        old.status,
        code,
        number=old.number,
        title=old.title,
        says=old.says,
        revoked_at=old.revoked_at,
        office_id=old.office_id,
        old=old,
    )


def on_paper(office_id: UUID, number: str, on: date) -> str:
    """The code under which an old licence with this number and date answers; "" when there is none."""
    return old_books.code_of_paper(office_id, number, on)


def last_old_print(licence_id: UUID) -> OldPrint | None:
    """The edition that the present one took the place of."""
    return OldPrint.objects.filter(licence_id=licence_id).order_by("-edition").first()


def for_application(application_id: UUID) -> Licence | None:
    """The licence that an application led to."""
    return Licence.objects.filter(application_id=application_id).first()


def listed(actor: Actor, ids: Sequence[UUID], files: Sequence[UUID] = ()) -> list[tuple[Licence, str]]:
    """These licences and those of these files, the newest first, each with the number of its file; for staff."""
    if actor.kind != "staff":
        return []
    rows = Licence.objects.filter(Q(pk__in=ids) | Q(application_id__in=files), office_id=actor.office_id)
    return [(row, row.application.number) for row in rows.select_related("application").order_by("-pk")]


def register_page(actor: Actor, after: UUID | None = None, *, service: str = "", size: int = 50) -> list[Licence]:
    """A page of the register, the newest first, with the files; for staff of the office. after: the last one of the
    page before. One more than `size` when there are more."""
    if actor.kind != "staff":
        return []
    rows = Licence.objects.filter(office_id=actor.office_id).select_related("application")
    if service:
        rows = rows.filter(service=service)
    if after is not None:
        rows = rows.filter(pk__lt=after)
    return list(rows.order_by("-pk")[: size + 1])


__all__ = [
    "Answer",
    "Examined",
    "FileTooLarge",
    "Status",
    "Wanted",
    "examine",
    "examine_paper",
    "for_application",
    "last_old_print",
    "listed",
    "on_paper",
    "register",
    "register_page",
    "status_of",
    "verify",
]
