"""What one may ask of the letter books."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from satupintu.applications.queries import names_on_files
from satupintu.base.actor import Actor
from satupintu.base.refusal import NotFound
from satupintu.files.services import open_, unwrap
from satupintu.letters.models import Letter
from satupintu.people.access import Role, require_role
from satupintu.rules import agenda

PAGE = 50
WRITERS = (Role.FRONT_OFFICE, Role.BACK_OFFICE, Role.SECTION_HEAD, Role.ARCHIVIST)
READERS = (*WRITERS, Role.HEAD_OF_OFFICE, Role.INSPECTOR, Role.SUPERVISOR, Role.INSPECTORATE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a book, opened. `correspondent`: who it is from, or to whom. `file`: the number of its file."""

    id: UUID
    book: str
    kind: str
    seq: int
    number: str
    on: date
    correspondent: str
    about: str
    their_number: str
    their_date: date | None
    file: str
    has_scan: bool
    by_hand: bool
    struck: bool
    struck_why: str


@dataclass(frozen=True, slots=True)
class Filters:
    """Which lines: of a book, a year, a month (0: all) and a kind ("": all); the newest number first, or the oldest."""

    book: str
    year: int
    month: int = 0
    kind: str = ""
    oldest_first: bool = False


def lines(actor: Actor, filters: Filters, before: int = 0) -> tuple[list[Line], int]:
    """A page of a book, and the number that the next page begins behind (0 at the end).

    Raises NotAllowed for whoever has no business with letters.
    """
    require_role(actor, *READERS)
    rows = _rows(actor, filters)
    if before:
        rows = rows.filter(seq__gt=before) if filters.oldest_first else rows.filter(seq__lt=before)
    order = "seq" if filters.oldest_first else "-seq"
    found = list(rows.order_by(order).select_related("application")[: PAGE + 1])
    return _opened(actor, found[:PAGE]), found[PAGE - 1].seq if len(found) > PAGE else 0


def all_lines(actor: Actor, filters: Filters) -> Iterator[Line]:
    """Every line, page by page, for a file."""
    before = 0
    while True:
        some, before = lines(actor, filters, before)
        yield from some
        if not before:
            return


def line(actor: Actor, letter_id: UUID) -> Line:
    """One line. Raises NotFound, NotAllowed."""
    require_role(actor, *READERS)
    rows = list(Letter.objects.filter(pk=letter_id, office_id=actor.office_id).select_related("application"))
    if not rows:
        raise NotFound()
    return _opened(actor, rows)[0]


def listed(actor: Actor, letter_ids: Sequence[UUID], files: Sequence[UUID] = ()) -> list[Line]:
    """All these lines and (at most a page of) those about these files, the newest first; none for whoever has no
    business with letters."""
    if actor.kind != "staff" or not actor.has(*READERS):
        return []
    rows = Letter.objects.filter(office_id=actor.office_id).select_related("application")
    beside = rows.filter(application_id__in=files).order_by("-pk")[:PAGE]  # apart: they must not push the others out
    found = {row.pk: row for row in (*rows.filter(pk__in=letter_ids), *beside)}
    return _opened(actor, [found[pk] for pk in sorted(found, reverse=True)])


def years(actor: Actor) -> list[int]:
    """The years that have letters, newest first."""
    rows = Letter.objects.filter(office_id=actor.office_id).order_by("-year")
    return list(rows.values_list("year", flat=True).distinct())


def may_enter(actor: Actor) -> bool:
    """Whether this person may write in the books."""
    return actor.kind == "staff" and actor.has(*WRITERS)


def _rows(actor: Actor, filters: Filters) -> QuerySet[Letter]:
    rows = Letter.objects.filter(office_id=actor.office_id, book=filters.book, year=filters.year)
    if filters.month:
        rows = rows.filter(on__month=filters.month)
    return rows.filter(kind=filters.kind) if filters.kind else rows


def _opened(actor: Actor, rows: Sequence[Letter]) -> list[Line]:
    known = names_on_files(actor, [row.application_id for row in rows if row.application_id and not row.sealed])
    return [_line(row, known) for row in rows]


def _line(row: Letter, known: dict[UUID, str]) -> Line:
    words: dict[str, Any] = {}
    if row.sealed:
        words = json.loads(open_(unwrap(bytes(row.wrapped_key)), bytes(row.sealed), context=row.pk.bytes))
    theirs = words.get("date")
    return Line(
        id=row.pk,
        book=row.book,
        kind=row.kind,
        seq=row.seq,
        number=row.number,
        on=row.on,
        correspondent=words.get("correspondent") or (known.get(row.application_id, "") if row.application_id else ""),
        about=words.get("about") or agenda.LETTER_KINDS[row.kind].words,
        their_number=words.get("number", ""),
        their_date=date.fromisoformat(theirs) if theirs else None,
        file=row.application.number if row.application else "",
        has_scan=row.scan_id is not None,
        by_hand=bool(row.sealed),
        struck=row.struck_at is not None,
        struck_why=words.get("struck", ""),
    )
