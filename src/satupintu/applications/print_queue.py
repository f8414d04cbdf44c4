"""The print queue as one may ask for it: what waits at which printer, what was printed lately. Entered by `queries`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from satupintu.applications.dossier import open_dossier
from satupintu.applications.models import Paper
from satupintu.applications.rules import outbox_key
from satupintu.base.actor import Actor
from satupintu.files.services import unwrap
from satupintu.notifications.queries import OutgoingLine, by_keys


@dataclass(frozen=True, slots=True)
class QueuedPaper:
    """A paper in the queue. `making` is the order to the press when it is not made yet: waiting, or given up."""

    id: UUID
    application_id: UUID
    file_number: str
    business: str
    kind: str
    number: str
    wanted_at: datetime
    made: bool
    prints: int
    settled_at: datetime | None
    making: OutgoingLine | None


def to_print(actor: Actor, printer: str, limit: int = 100) -> list[QueuedPaper]:
    """The oldest papers that wait at a printer ("document" or "receipt"); for staff."""
    rows = _of(actor).filter(settled_at__isnull=True, printer=printer).order_by("wanted_at", "id")
    return _told(actor, list(rows[:limit]))


def to_print_counts(actor: Actor) -> dict[str, int]:
    """How many papers wait, by printer."""
    waiting = _of(actor).filter(settled_at__isnull=True).exclude(printer="").values_list("printer", flat=True)
    found = list(waiting[:1000])
    return {printer: found.count(printer) for printer in ("document", "receipt")}


def printed_lately(actor: Actor, limit: int = 100) -> list[QueuedPaper]:
    """The papers printed last, newest first; for staff."""
    rows = _of(actor).filter(prints__gt=0).order_by("-settled_at", "-id")
    return _told(actor, list(rows[:limit]))


def queued_paper(actor: Actor, paper_id: UUID) -> QueuedPaper | None:
    """One paper; None for another office's."""
    found = _told(actor, list(_of(actor).filter(pk=paper_id)))
    return found[0] if found else None


def _of(actor: Actor) -> QuerySet[Paper]:
    rows = Paper.objects.filter(office_id=actor.office_id).select_related("application__dossier")
    return rows if actor.kind == "staff" else rows.none()


def _told(actor: Actor, rows: Sequence[Paper]) -> list[QueuedPaper]:
    keys = {row.pk: outbox_key(row.application_id, row.kind, row.at_seq) for row in rows if row.file_id is None}
    orders = by_keys(actor, keys.values()) if keys else {}
    return [
        QueuedPaper(
            id=row.pk,
            application_id=row.application_id,
            file_number=row.application.number,
            business=_business(row),
            kind=row.kind,
            number=row.number,
            wanted_at=row.wanted_at,
            made=row.file_id is not None,
            prints=row.prints,
            settled_at=row.settled_at,
            making=orders.get(keys.get(row.pk, "")),
        )
        for row in rows
    ]


def _business(row: Paper) -> str:
    dossier = row.application.dossier
    return open_dossier(bytes(dossier.sealed), unwrap(bytes(dossier.wrapped_key))).business.name
