"""An old register is handed in, looked at, let in or taken out again. The work itself is the worker's (`running`)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from satupintu.applications.services import need_reason
from satupintu.base.actor import Actor
from satupintu.base.events import emit
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotFound
from satupintu.base.transaction import required, write
from satupintu.files import services as files
from satupintu.finding.services import take_out
from satupintu.heritage import reading
from satupintu.heritage.events import OldImportConfirmed, OldImportWithdrawn, OldRegisterTakenIn
from satupintu.heritage.models import ImportState, OldFact, OldImport, OldLicence
from satupintu.heritage.queries import IMPORTERS
from satupintu.heritage.reading import CSV, XLSX, Reading
from satupintu.heritage.refusals import AlreadyHandled, ColumnsLacking, NoGoodRows, NotSoFar
from satupintu.heritage.rules import columns
from satupintu.heritage.rules.days import Order
from satupintu.heritage.rules.texts import DELIMITERS, ENCODINGS
from satupintu.heritage.sorting import Sort
from satupintu.notifications.services import enqueue
from satupintu.people.access import require_role

CHANNEL = "old_register"
MEDIA = {CSV: "text/csv", XLSX: "application/zip"}  # what the bytes are; nobody is handed them again


def may_import(actor: Actor) -> None:
    """Raise NotAllowed for whoever may not. The command line acts as the system: its holder holds the machine."""
    if actor.kind != "system":
        require_role(actor, *IMPORTERS)


def take_in(
    *,
    actor: Actor,
    now: datetime,
    content: bytes,
    name: str,
    usual: tuple[str, str] = ("", ""),
    order: Order = "",
) -> OldImport:
    """Keep a CSV or XLSX, sealed, and have it judged. name: of the file, for display. usual: (code, title) of the
    licence where a row names none. order: of day and month, where somebody knows.

    Raises NotAllowed, what `reading.begin` raises, StorageFull.
    """
    may_import(actor)
    how = replace(reading.begin(content), usual=usual, order=order, order_given=bool(order))
    key, wrapped = files.new_file_key()
    placed = files.put(
        actor=actor, now=now, content=content, media=MEDIA[how.kind], name=name, key=key, kind="old_register"
    )
    with write():
        made = OldImport(
            id=new_id(),
            office_id=actor.office_id,
            name=placed.name,
            file=files.record(placed),
            wrapped_key=wrapped,
            state=ImportState.READING,
            reading=how.as_json(),
            taken_in_at=now,
            taken_in_by_id=actor.user_id,
        )
        made.save(force_insert=True)
        _want_judged(made, now)
        emit(OldRegisterTakenIn(at=now, actor=actor, subject=made.pk))
    return made


def read_again(
    *, actor: Actor, now: datetime, import_id: UUID, said: Mapping[str, str], chosen: Mapping[str, int]
) -> OldImport:
    """Have a file judged anew, read as somebody says. said: any of encoding, delimiter, sheet, head (row of the heads,
    from 1), order ("", "dmy", "mdy"), usual_code and usual_title. chosen: the column (from 0) of each field; when the
    heads are others than before they are guessed anew instead.

    Raises NotAllowed, NotFound, NotSoFar, ColumnsLacking, NothingInSheet, NotASheet.
    """
    may_import(actor)
    with write():
        row = _taken(actor, import_id, ImportState.JUDGED, ImportState.FAILED)
        before = Reading.from_json(row.reading)
        how = _as_said(before, said)
        content = files.read(row.file, files.unwrap(bytes(row.wrapped_key)))
        fresh = reading.with_heads(content, how, how.head)
        if fresh.heads == before.heads:
            fresh = replace(fresh, columns={name: at for name, at in chosen.items() if 0 <= at < len(fresh.heads)})
            if lacking := columns.lacking(fresh.columns):
                raise ColumnsLacking(columns=", ".join(columns.FIELDS[name][0] for name in lacking))
        row.reading, row.state, row.failed_why = fresh.as_json(), ImportState.READING, ""
        row.counts, row.rows, row.position, row.round, row.sealed = {}, 0, 0, row.round + 1, b""
        row.save()
        _want_judged(row, now)
    return row


def _as_said(before: Reading, said: Mapping[str, str]) -> Reading:
    """What somebody says of a file; what cannot be is left as it was."""
    changed: dict[str, Any] = {}
    if before.kind == CSV:
        changed = {
            "encoding": said["encoding"] if said.get("encoding") in ENCODINGS else before.encoding,
            "delimiter": said["delimiter"] if said.get("delimiter") in DELIMITERS else before.delimiter,
        }
    elif said.get("sheet") in before.sheets:
        changed = {"sheet": said["sheet"]}
    head = said.get("head", "")
    order: Order = said["order"] if said.get("order") in {"dmy", "mdy"} else ""  # type: ignore[assignment]
    return replace(
        before,
        **changed,
        head=int(head) if head.isdecimal() and 0 < int(head) <= 50 else before.head,
        order=order,
        order_given=bool(order),
        usual=(said.get("usual_code", ""), said.get("usual_title", "")),
    )


def confirm(*, actor: Actor, now: datetime, import_id: UUID) -> OldImport:
    """Let the good rows in; the faulty ones stay out. Raises NotAllowed, NotFound, NotSoFar, NoGoodRows."""
    may_import(actor)
    with write():
        row = _taken(actor, import_id, ImportState.JUDGED)
        if not row.counts.get(Sort.NEW):
            raise NoGoodRows()
        row.state, row.position, row.confirmed_at, row.confirmed_by_id = ImportState.IMPORTING, 0, now, actor.user_id
        emit(OldImportConfirmed(at=now, actor=actor, subject=row.pk, counts=_sorts(row.counts)))
        row.counts = {}
        row.save(update_fields=["state", "position", "counts", "confirmed_at", "confirmed_by"])
        _enqueue(row, "import", now)
    return row


def withdraw(*, actor: Actor, now: datetime, import_id: UUID, reason: str) -> OldImport:
    """Take out all that an import brought, while nothing was done about any of it; the file stays, as evidence.

    Raises NotAllowed, NotFound, NotSoFar, ReasonNeeded, AlreadyHandled.
    """
    may_import(actor)
    why = need_reason(reason)
    with write():
        row = _taken(actor, import_id, *(set(ImportState) - {ImportState.WITHDRAWN}))
        handled = OldFact.objects.filter(licence__source=row).values("licence").distinct().count()
        if handled:
            raise AlreadyHandled(count=handled)
        brought = OldLicence.objects.filter(source=row)
        ids = list(brought.values_list("pk", flat=True))
        for first in range(0, len(ids), 500):
            take_out(ids[first : first + 500])
        brought.delete()
        row.state, row.withdrawn_at = ImportState.WITHDRAWN, now
        row.save(update_fields=["state", "withdrawn_at"])
        emit(OldImportWithdrawn(at=now, actor=actor, subject=row.pk, counts={"licences": len(ids)}, reason=why))
    return row


def _taken(actor: Actor, import_id: UUID, *states: ImportState) -> OldImport:
    """The import in hand, in one of these states."""
    required()
    row = OldImport.objects.select_for_update().filter(pk=import_id, office_id=actor.office_id).first()
    if row is None:
        raise NotFound()
    if row.state not in states:
        raise NotSoFar()
    return row


def _sorts(counts: Mapping[str, int]) -> dict[str, int]:
    return {sort: counts[sort] for sort in Sort if sort in counts}


def _want_judged(row: OldImport, now: datetime) -> None:
    _enqueue(row, f"judge:{row.round}", now)


def _enqueue(row: OldImport, what: str, now: datetime) -> None:
    enqueue(
        office_id=row.office_id,
        channel=CHANNEL,
        topic=CHANNEL,
        subject=row.pk,
        payload={},
        dedupe_key=f"{CHANNEL}:{row.pk}:{what}",
        now=now,
    )
