"""Keeping the card index: whoever writes a thing down puts its card in, in the same transaction."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice
from uuid import UUID

from satupintu.base.actor import Actor
from satupintu.base.events import emit
from satupintu.base.ids import new_id
from satupintu.base.ports import Port
from satupintu.base.transaction import required, write
from satupintu.finding.events import PersonLookedFor
from satupintu.finding.models import Card, Mark
from satupintu.finding.rules import Kind, Question, number_key, phone_key, stems
from satupintu.finding.tokens import BUSINESS, NIB, NIK, PERSON, PHONE, tokens
from satupintu.people.queries import offices

BATCH = 500


@dataclass(frozen=True, slots=True)
class Findable:
    """A thing and what it is found by, in clear; only keyed hashes of names and personal numbers are kept.

    id: of the thing itself, a UUIDv7: what is newer sorts later. number: the office's own, kept as plain text. people,
    businesses: names as written. phones: as typed. Leave out what the thing has not.
    """

    kind: Kind
    id: UUID
    number: str = ""
    people: Sequence[str] = ()
    businesses: Sequence[str] = ()
    nib: str = ""
    niks: Sequence[str] = ()
    phones: Sequence[str] = ()


# All there is to find in an office, as each feature tells it, the oldest first: for making the index anew. Installed by
# config.wiring.
Source = Callable[[UUID], Iterator[Findable]]
sources: Port[Sequence[Source]] = Port("finding.sources")


def put(office_id: UUID, thing: Findable) -> None:
    """Put a thing's card in, or bring it up to date. Call it in the transaction that writes the thing down."""
    required()
    wanted = marks_of(office_id, thing)
    there = dict(Mark.objects.filter(card_id=thing.id).values_list("token", "pk"))
    card = Card(id=thing.id, office_id=office_id, kind=thing.kind, number_key=number_key(thing.number))
    Card.objects.bulk_create([card], update_conflicts=True, update_fields=["number_key"], unique_fields=["id"])
    if gone := [pk for known, pk in there.items() if known not in wanted]:
        Mark.objects.filter(pk__in=gone).delete()
    Mark.objects.bulk_create(_marks(office_id, thing, wanted - there.keys()))


def put_new(office_id: UUID, thing: Findable) -> None:
    """Put the card of a thing in that is being written down for the first time: nothing needs to be compared."""
    required()
    Card(id=thing.id, office_id=office_id, kind=thing.kind, number_key=number_key(thing.number)).save(force_insert=True)
    Mark.objects.bulk_create(_marks(office_id, thing, marks_of(office_id, thing)))


def put_many(office_id: UUID, things: Iterable[Findable]) -> int:
    """Put the cards of many new things in, e.g. of an imported register; returns how many. Joins an open transaction;
    for cards that are there already use `put`."""
    count = 0
    for batch in _batches(things):
        with write():
            Card.objects.bulk_create(
                Card(id=each.id, office_id=office_id, kind=each.kind, number_key=number_key(each.number))
                for each in batch
            )
            Mark.objects.bulk_create(
                (mark for each in batch for mark in _marks(office_id, each, marks_of(office_id, each))), batch_size=2000
            )
        count += len(batch)
    return count


def take_out(ids: Iterable[UUID]) -> None:
    """Take cards out, e.g. when personal data is destroyed: nothing is found by it any more."""
    required()
    wanted = list(ids)
    Mark.objects.filter(card_id__in=wanted).delete()
    Card.objects.filter(pk__in=wanted).delete()


def marks_of(office_id: UUID, thing: Findable) -> set[int]:
    """All tokens a thing is found by."""
    return (
        tokens(office_id, PERSON, stems(thing.people))
        | tokens(office_id, BUSINESS, stems(thing.businesses))
        | tokens(office_id, NIB, [thing.nib])
        | tokens(office_id, NIK, thing.niks)
        | tokens(office_id, PHONE, map(phone_key, thing.phones))
    )


def _marks(office_id: UUID, thing: Findable, wanted: Iterable[int]) -> list[Mark]:
    return [
        Mark(id=new_id(), office_id=office_id, card_id=thing.id, kind=thing.kind, token=each) for each in sorted(wanted)
    ]


def rebuild() -> tuple[int, int]:
    """Make the index anew from what all features tell, in small transactions while the office works: cards that differ
    are put right, cards of nothing are taken out. Returns how many cards there are, and how many differed."""
    count = differed = 0
    for office in offices():
        known = set(Card.objects.filter(office_id=office.pk).values_list("pk", flat=True).iterator())
        for source in sources.get():
            for batch in _batches(source(office.pk)):
                with write():
                    differed += sum(_put_right(office.pk, batch))
                known.difference_update(each.id for each in batch)
                count += len(batch)
        with write():
            take_out(known)
        differed += len(known)
    return count, differed


def put_missing() -> int:
    """Put the cards in of rooms whose things were written down before they could be found, e.g. before an upgrade;
    returns how many. Each room's oldest thing tells whether, and its card is put in last: what is interrupted halfway
    is done again the next time."""
    count = 0
    for office in offices():
        for source in sources.get():
            things = source(office.pk)
            oldest = next(things, None)
            if oldest is None or Card.objects.filter(pk=oldest.id).exists():
                continue
            for batch in _batches(chain(things, (oldest,))):
                with write():
                    count += sum(_put_right(office.pk, batch))
    return count


def _batches(things: Iterable[Findable]) -> Iterator[list[Findable]]:
    waiting = iter(things)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _put_right(office_id: UUID, batch: Sequence[Findable]) -> Iterator[bool]:
    ids = [each.id for each in batch]
    cards = dict(Card.objects.filter(pk__in=ids).values_list("pk", "number_key"))
    marks: dict[UUID, set[int]] = {}
    for card_id, token in Mark.objects.filter(card_id__in=ids).values_list("card_id", "token"):
        marks.setdefault(card_id, set()).add(token)
    for each in batch:
        same = cards.get(each.id) == number_key(each.number)
        if not same or marks.get(each.id, set()) != marks_of(office_id, each):
            put(office_id, each)
            yield True


def note_search(*, actor: Actor, now: datetime, question: Question, found: int) -> None:
    """Write a search by NIK or telephone into the trail: who looked, by what, how many were found."""
    if not question.sensitive:
        return
    with write():
        emit(PersonLookedFor(at=now, actor=actor, subject=actor.staff_id, by=question.by, found=found))


__all__ = [
    "Findable",
    "Kind",
    "Question",
    "marks_of",
    "note_search",
    "number_key",
    "put",
    "put_many",
    "put_missing",
    "put_new",
    "rebuild",
    "sources",
    "take_out",
]
