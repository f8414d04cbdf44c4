"""Papers on their way to a printer: printed and counted, printed again for a reason, or put aside."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from satupintu.applications.events import PaperPrinted, PaperPutAside
from satupintu.applications.models import Paper, Printing
from satupintu.applications.services.course import need_reason
from satupintu.applications.services.interruptions import WORKERS
from satupintu.applications.services.papers import PaperNotReady
from satupintu.base.actor import Actor
from satupintu.base.events import emit
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotFound
from satupintu.base.transaction import write
from satupintu.files.services import read, seal, unwrap
from satupintu.people.access import require_role, require_unrelated

AT_ONCE = 50


def mark_printed(*, actor: Actor, now: datetime, paper_ids: Sequence[UUID], reason: str = "") -> None:
    """Write down that papers were printed (at most 50 at once); from the second copy on, why (sealed).

    Raises NotFound, PaperNotReady, ReasonNeeded (one was printed before), NotAllowed, OwnCase.
    """
    require_role(actor, *WORKERS)
    with write():
        for row in _held(actor, paper_ids):
            if row.file_id is None:
                raise PaperNotReady()
            _count(row, actor, now, need_reason(reason) if row.prints else "")


def note_first_print(*, actor: Actor, now: datetime, paper_id: UUID) -> None:
    """Count a paper whose printing was just written down in the ledger (the mark on a licence), unless it was counted
    already. Inside the caller's transaction."""
    with write():
        for row in _held(actor, [paper_id]):
            if not row.prints:
                _count(row, actor, now, "")


def put_aside(*, actor: Actor, now: datetime, paper_id: UUID) -> None:
    """Take a paper off the queue without printing it; the case file still has it. Raises NotFound, NotAllowed,
    OwnCase."""
    require_role(actor, *WORKERS)
    with write():
        for row in _held(actor, [paper_id]):
            if row.settled_at is None:
                row.settled_at = now
                row.save(update_fields=["settled_at"])
                number = row.application.number
                emit(PaperPutAside(at=now, actor=actor, subject=row.application_id, number=number, kind=row.kind))


def read_many(*, actor: Actor, paper_ids: Sequence[UUID]) -> list[bytes]:
    """The PDFs of papers of the actor's office, in the order given. Raises NotFound, PaperNotReady, NotAllowed,
    OwnCase."""
    require_role(actor, *WORKERS)
    found = {row.pk: row for row in _rows(actor, paper_ids)}
    if not found or len(found) != len(set(paper_ids)):
        raise NotFound()
    return [_content(actor, found[each]) for each in paper_ids]


def _content(actor: Actor, row: Paper) -> bytes:
    require_unrelated(actor, row.application.dossier.nik_index)
    if row.file is None:
        raise PaperNotReady()
    return read(row.file, unwrap(bytes(row.application.dossier.wrapped_key)))


def _rows(actor: Actor, paper_ids: Sequence[UUID]) -> list[Paper]:
    rows = Paper.objects.filter(pk__in=list(paper_ids)[:AT_ONCE], office_id=actor.office_id)
    return list(rows.select_related("file", "application__dossier").order_by("pk"))


def _held(actor: Actor, paper_ids: Sequence[UUID]) -> list[Paper]:
    """The papers, each held until the transaction ends, in one order: two people at two printers never wait in a
    ring."""
    ids = sorted(set(paper_ids))[:AT_ONCE]
    list(Paper.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))
    rows = _rows(actor, ids)
    if not rows or len(rows) != len(ids):
        raise NotFound()
    for row in rows:
        require_unrelated(actor, row.application.dossier.nik_index)
    return rows


def _count(row: Paper, actor: Actor, now: datetime, reason: str) -> None:
    row.prints += 1
    row.settled_at = row.settled_at if row.prints > 1 and row.settled_at else now
    row.save(update_fields=["prints", "settled_at"])
    printing = Printing(id=new_id(), office_id=row.office_id, paper=row, copy=row.prints, at=now, by_id=actor.staff_id)
    if reason:
        key = unwrap(bytes(row.application.dossier.wrapped_key))
        printing.sealed = seal(key, reason.encode(), context=printing.pk.bytes)
    printing.save(force_insert=True)
    number = row.application.number
    emit(PaperPrinted(at=now, actor=actor, subject=row.application_id, number=number, kind=row.kind, copy=row.prints))
