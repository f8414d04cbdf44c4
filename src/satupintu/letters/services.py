"""What is done in the letter room: letters entered in the books, by themselves or by hand; lines struck."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import IO, Any
from uuid import UUID

from satupintu.applications.events import PaperNumbered
from satupintu.applications.queries import case_file
from satupintu.applications.services import need_reason, take_number
from satupintu.base.actor import Actor
from satupintu.base.events import emit
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotFound, Refusal
from satupintu.base.transaction import write
from satupintu.files import services as files
from satupintu.finding.services import put_new
from satupintu.letters.catalogue import findable
from satupintu.letters.events import LetterEntered, LetterStruck
from satupintu.letters.models import Letter
from satupintu.letters.queries import READERS, WRITERS
from satupintu.people.access import require_role, require_unrelated
from satupintu.people.queries import office as office_by_id
from satupintu.rules import agenda
from satupintu.rules.promise import local

SCAN_MEDIA = frozenset({"application/pdf", "image/jpeg", "image/png"})
SCAN_AT_MOST = 10_000_000


class WordsMissing(Refusal):
    """A line of a book says who and what about."""

    code = "letter_words_missing"
    says = "Tulis dari siapa atau kepada siapa surat itu, dan perihalnya."
    status = 422


class DayToCome(Refusal):
    """A letter that has not come yet cannot be entered."""

    code = "letter_day_to_come"
    says = "Tanggal ini belum tiba. Tulis hari surat itu diterima atau dikirim."
    status = 422
    field = "on"


class AlreadyStruck(Refusal):
    """A line is struck once."""

    code = "letter_already_struck"
    says = "Surat nomor {number} sudah dicoret dari agenda."


class BelongsToFile(Refusal):
    """What the office wrote in a file's course stays in the book as it left."""

    code = "letter_belongs_to_file"
    says = "Surat nomor {number} dibuat dari berkas {file}, jadi tidak dapat dicoret di sini."


def enter_paper(event: PaperNumbered) -> None:
    """Enter a letter of a file in its book, in the transaction in which it took its number."""
    letter = Letter(
        id=new_id(),
        office_id=event.actor.office_id,
        book=event.book,
        kind=event.kind,
        year=event.year,
        seq=event.seq,
        number=event.number,
        on=event.on,
        application_id=event.subject,
        entered_at=event.at,
        entered_by_id=event.actor.user_id,
    )
    letter.save(force_insert=True)
    put_new(letter.office_id, findable(letter))


def enter_letter(
    *,
    actor: Actor,
    now: datetime,
    kind: str,
    on: date,
    correspondent: str,
    about: str,
    their_number: str = "",
    their_date: date | None = None,
    file_number: str = "",
    scan: IO[bytes] | None = None,
) -> Letter:
    """Enter a letter by hand: kind "incoming" or "outgoing"; `on` is the day it came or left. `correspondent`,
    `about` and the letter's own number are sealed. scan: PDF, JPEG or PNG. file_number: the file it belongs to.

    Raises WordsMissing, DayToCome, NotAllowed, NotFound (no such file), OwnCase, and what files.clean raises.
    """
    require_role(actor, *WRITERS)
    if kind not in {"incoming", "outgoing"}:
        raise ValueError(f"{kind} is written by the file it belongs to")
    today = local(now, office_by_id(actor.office_id).zone)
    if on > today:
        raise DayToCome()
    words = _words(correspondent, about, their_number, their_date)
    case = case_file(actor, file_number) if file_number else None
    if case is not None:
        require_unrelated(actor, case.application.dossier.nik_index)
    key, wrapped = files.new_file_key()
    letter = Letter(
        id=new_id(),
        office_id=actor.office_id,
        book=agenda.LETTER_KINDS[kind].book,
        kind=kind,
        year=today.year,
        on=on,
        application=case.application if case else None,
        wrapped_key=wrapped,
        entered_at=now,
        entered_by_id=actor.user_id,
    )
    letter.sealed = files.seal(key, json.dumps(words).encode(), context=letter.pk.bytes)
    placed = _placed_scan(actor, now, key, scan) if scan is not None else None
    _take_line(letter, placed, actor, now, case.application.service if case else "", words["correspondent"])
    return letter


def _take_line(
    letter: Letter, placed: files.Placed | None, actor: Actor, now: datetime, service: str, correspondent: str
) -> None:
    """Give a letter the next line of its book, with its scan, all or nothing."""
    office = office_by_id(actor.office_id)
    today = local(now, office.zone)
    with write():
        if placed is not None:
            letter.scan = files.record(placed)
        letter.seq = take_number(office_id=office.pk, series=agenda.series_of(letter.book), year=letter.year)
        letter.number = agenda.render(letter.kind, office.agenda_patterns, seq=letter.seq, on=today, service=service)
        letter.save(force_insert=True)
        put_new(office.pk, findable(letter, correspondent))
        emit(LetterEntered(at=now, actor=actor, subject=letter.pk, book=letter.book, number=letter.number))


def strike_letter(*, actor: Actor, now: datetime, letter_id: UUID, reason: str) -> Letter:
    """Strike a line that was entered by mistake: it stays to be read, with the reason, and its number is not given
    again.

    Raises NotFound, AlreadyStruck, BelongsToFile, ReasonNeeded, NotAllowed.
    """
    require_role(actor, *WRITERS)
    why = need_reason(reason)
    with write():
        letter = Letter.objects.select_for_update().filter(pk=letter_id, office_id=actor.office_id).first()
        if letter is None:
            raise NotFound()
        if letter.struck_at is not None:
            raise AlreadyStruck(number=letter.number)
        if not letter.sealed:
            file = letter.application.number if letter.application else ""
            raise BelongsToFile(number=letter.number, file=file)
        key = files.unwrap(bytes(letter.wrapped_key))
        words = json.loads(files.open_(key, bytes(letter.sealed), context=letter.pk.bytes))
        letter.sealed = files.seal(key, json.dumps({**words, "struck": why}).encode(), context=letter.pk.bytes)
        letter.struck_at = now
        letter.save(update_fields=["sealed", "struck_at"])
        emit(LetterStruck(at=now, actor=actor, subject=letter.pk, book=letter.book, number=letter.number))
    return letter


def read_scan(*, actor: Actor, letter_id: UUID) -> tuple[bytes, str]:
    """The scan of a letter and its media type. Raises NotFound, NotAllowed."""
    require_role(actor, *READERS)
    letter = Letter.objects.select_related("scan").filter(pk=letter_id, office_id=actor.office_id).first()
    if letter is None or letter.scan is None:
        raise NotFound()
    return files.read(letter.scan, files.unwrap(bytes(letter.wrapped_key))), letter.scan.media


def _words(correspondent: str, about: str, their_number: str, their_date: date | None) -> Mapping[str, Any]:
    who, what = " ".join(correspondent.split())[:200], " ".join(about.split())[:300]
    if len(who) < 3 or len(what) < 3:
        raise WordsMissing()
    theirs = {"number": " ".join(their_number.split())[:100], "date": their_date.isoformat() if their_date else ""}
    return {"correspondent": who, "about": what, **theirs}


def _placed_scan(actor: Actor, now: datetime, key: bytes, scan: IO[bytes]) -> files.Placed:
    cleaned = files.clean(scan, media=SCAN_MEDIA, at_most_bytes=SCAN_AT_MOST)
    name = f"surat-masuk.{cleaned.media.rpartition('/')[2].replace('jpeg', 'jpg')}"
    return files.put(
        actor=actor, now=now, content=cleaned.content, media=cleaned.media, name=name, key=key, kind="letter_scan"
    )
