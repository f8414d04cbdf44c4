"""The papers of a file: wanted when a fact is recorded, made by the worker, outside every lock, and kept sealed.

Each feature composes its own papers; `composers` is the port where `config.wiring` lists them by kind.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from satupintu.applications.case import Case, case_of
from satupintu.applications.models import Paper as PaperRow
from satupintu.applications.models import Standing
from satupintu.base.actor import system
from satupintu.base.ports import Port
from satupintu.base.refusal import Refusal
from satupintu.base.transaction import required, write
from satupintu.documents.data import Paper
from satupintu.documents.services import render
from satupintu.files import services as files
from satupintu.notifications.services import enqueue


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper that is wanted: its kind, the number of the fact it speaks of, and when it was asked for."""

    kind: str
    at_seq: int
    wanted_at: datetime


Composer = Callable[[Case, Wanted], Paper]
composers: Port[Mapping[str, Composer]] = Port("applications.paper_composers")
CHANNEL = "paper"


class PaperNotReady(Refusal):
    """The press has not made the paper yet."""

    code = "paper_not_ready"
    says = "Dokumen sedang dibuat. Tunggu beberapa detik, lalu muat ulang halaman ini."


def want(*, office_id: UUID, application_id: UUID, kind: str, at_seq: int, now: datetime) -> None:
    """Ask the press for a paper that speaks of the fact with this number; asking twice makes one. In a transaction."""
    required()
    row = PaperRow(office_id=office_id, application_id=application_id, kind=kind, at_seq=at_seq, wanted_at=now)
    PaperRow.objects.bulk_create([row], ignore_conflicts=True)
    enqueue(
        office_id=office_id,
        channel=CHANNEL,
        topic=kind,
        subject=application_id,
        payload={"application": str(application_id), "kind": kind, "at_seq": at_seq},
        dedupe_key=f"paper:{application_id}:{kind}:{at_seq}",
        now=now,
    )


def make(*, application_id: UUID, kind: str, at_seq: int, now: datetime) -> PaperRow:
    """Compose, render and keep a paper that is wanted; making it twice keeps the first.

    The paper speaks of the file as it was at its fact, and bears that fact's time, so that the same file gives the same
    bytes. Rendering happens outside any transaction.
    """
    row = PaperRow.objects.get(application_id=application_id, kind=kind, at_seq=at_seq)
    if row.file_id is not None:
        return row
    standing = Standing.objects.select_related("application__dossier").get(application_id=application_id)
    case = case_of(standing)
    content = render(composers.get()[kind](case, Wanted(row.kind, row.at_seq, row.wanted_at)), made_at=row.wanted_at)
    placed = files.put(
        actor=system(row.office_id),
        now=now,
        content=content,
        media="application/pdf",
        name=f"{kind}-{case.application.number}.pdf",
        key=case.key,
        kind=kind,
    )
    with write():
        fresh = PaperRow.objects.select_for_update().get(pk=row.pk)
        if fresh.file_id is None:
            fresh.file = files.record(placed)
            fresh.made_at = now
            fresh.save(update_fields=["file", "made_at"])
    return fresh


def paper(case: Case, kind: str) -> PaperRow | None:
    """The latest paper of this kind that the file wants; its `file` is None while the press is at work."""
    return (
        PaperRow.objects.filter(application=case.application, kind=kind)
        .select_related("file")
        .order_by("-at_seq")
        .first()
    )


def read_paper(case: Case, kind: str) -> bytes:
    """The PDF. Raises PaperNotReady."""
    row = paper(case, kind)
    if row is None or row.file is None:
        raise PaperNotReady()
    return files.read(row.file, case.key)
