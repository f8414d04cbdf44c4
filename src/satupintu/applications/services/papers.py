"""The papers of a file: wanted when a fact is recorded, made by the worker, outside every lock, and kept sealed.

Each feature composes its own papers; `composers` is the port where `config.wiring` lists them by kind.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from satupintu.applications.case import Case, case_of
from satupintu.applications.events import PaperNumbered
from satupintu.applications.models import Paper as PaperRow
from satupintu.applications.models import Standing
from satupintu.applications.rules import outbox_key
from satupintu.applications.services.sequences import take_number
from satupintu.applications.services.writing import office_of, sheet_of
from satupintu.base.actor import Actor, system
from satupintu.base.events import emit
from satupintu.base.ports import Port
from satupintu.base.refusal import Refusal
from satupintu.base.transaction import required, write
from satupintu.documents.data import Paper
from satupintu.documents.services import FROM_ROLL, render
from satupintu.files import services as files
from satupintu.notifications.services import enqueue
from satupintu.people.queries import office as office_by_id
from satupintu.rules import agenda
from satupintu.rules.promise import local


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper that is wanted: its kind, the number of the fact it speaks of, and when it was asked for."""

    kind: str
    at_seq: int
    wanted_at: datetime
    number: str = ""


Composer = Callable[[Case, Wanted], Paper | None]  # None: something newer has taken its place
composers: Port[Mapping[str, Composer]] = Port("applications.paper_composers")
CHANNEL = "paper"
PROOF = "proof"  # the licence to look at before its number is taken


class PaperNotReady(Refusal):
    """The press has not made the paper yet."""

    code = "paper_not_ready"
    says = "Dokumen sedang dibuat. Tunggu beberapa detik, lalu muat ulang halaman ini."


def want(*, actor: Actor, application_id: UUID, service: str, kind: str, at_seq: int, now: datetime) -> None:
    """Ask the press for a paper that speaks of the fact with this number; asking twice makes one. A letter takes its
    number here, so that it is used if and only if the fact is. In a transaction that holds the file."""
    required()
    office_id = actor.office_id
    wanted = PaperRow.objects.filter(application_id=application_id, kind=kind, at_seq=at_seq)
    if at_seq > 1 and wanted.exists():  # with the first fact begins everything
        return
    row = PaperRow(
        office_id=office_id,
        application_id=application_id,
        kind=kind,
        at_seq=at_seq,
        wanted_at=now,
        number=_number(actor, application_id, service, kind, now),
        printer=_printer(actor, kind),
    )
    row.save(force_insert=True)
    enqueue(
        office_id=office_id,
        channel=CHANNEL,
        topic=kind,
        subject=application_id,
        payload={"application": str(application_id), "kind": kind, "at_seq": at_seq},
        dedupe_key=outbox_key(application_id, kind, at_seq),
        now=now,
    )


def _number(actor: Actor, application_id: UUID, service: str, paper_kind: str, now: datetime) -> str:
    """The next number of the letter book for a paper that is a letter; "" for one that is none."""
    kind = agenda.kind_of(paper_kind)
    if not kind:
        return ""
    office = office_by_id(actor.office_id)
    on = local(now, office.zone)
    book = agenda.LETTER_KINDS[kind].book
    seq = take_number(office_id=office.pk, series=agenda.series_of(book), year=on.year)
    number = agenda.render(kind, office.agenda_patterns, seq=seq, on=on, service=service)
    emit(
        PaperNumbered(
            at=now,
            actor=actor,
            subject=application_id,
            kind=kind,
            book=book,
            year=on.year,
            seq=seq,
            number=number,
            on=on,
        )
    )
    return number


def _printer(actor: Actor, kind: str) -> str:
    """Where a paper waits to be printed. Whoever applied from afar has the receipt by e-mail and on the tracking
    page; a proof is for the screen, and forms come from a pile."""
    if kind in FROM_ROLL or kind == "slip":  # the receipt once more
        return "receipt" if actor.kind == "staff" else ""
    return "" if kind in {PROOF, "survey"} else "document"


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
    composed = composers.get()[kind](case, Wanted(row.kind, row.at_seq, row.wanted_at, row.number))
    if composed is None:
        with write():
            PaperRow.objects.filter(pk=row.pk).update(settled_at=now)
        return row
    content = render(composed, made_at=row.wanted_at, sheet=sheet_of(office_of(case)))
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


def paper_hashes(case: Case, kind: str) -> set[str]:
    """SHA-256 of every paper of this kind that was ever made for the file."""
    made = PaperRow.objects.filter(application=case.application, kind=kind, file__isnull=False)
    return set(made.values_list("file__sha256", flat=True))


def read_paper(case: Case, kind: str) -> bytes:
    """The PDF. Raises PaperNotReady."""
    row = paper(case, kind)
    if row is None or row.file is None:
        raise PaperNotReady()
    return files.read(row.file, case.key)
