"""The book of the staff: each thing that happened to a person, with the words beside it sealed."""

import json
from collections.abc import Mapping
from typing import Any

from satupintu.base.events import Event, emit
from satupintu.base.transaction import required
from satupintu.files.services import new_file_key, open_, seal, unwrap
from satupintu.people.models import StaffFact, StaffNote


def keep(event: Event, **words: Any) -> None:
    """Emit the event (the trail hears it) and write it into the person's history; `event.subject` is the person.

    words: what must not stand in a fact: a reason, personal data from what to what. Empty ones are left out.
    """
    required()
    fact = StaffFact.objects.create(
        office_id=event.actor.office_id,
        user_id=event.subject,
        kind=type(event).__name__,
        at=event.at,
        by_id=event.actor.user_id,
        data=event.trail(),
    )
    if said := {name: value for name, value in words.items() if value}:
        _seal(fact, said)
    emit(event)


def words_of(fact: StaffFact) -> Mapping[str, Any]:
    """The words beside a fact; empty when there are none, or when they were destroyed."""
    note: StaffNote | None = getattr(fact, "note", None)
    if note is None:
        return {}
    opened = open_(unwrap(bytes(note.wrapped_key)), bytes(note.sealed), context=_context(fact))
    found: dict[str, Any] = json.loads(opened)
    return found


def _seal(fact: StaffFact, said: Mapping[str, Any]) -> None:
    key, wrapped = new_file_key()
    sealed = seal(key, json.dumps(said, ensure_ascii=False).encode(), context=_context(fact))
    StaffNote.objects.create(office_id=fact.office_id, fact=fact, wrapped_key=wrapped, sealed=sealed)


def _context(fact: StaffFact) -> bytes:
    return f"people.staff_note:{fact.pk}".encode()
