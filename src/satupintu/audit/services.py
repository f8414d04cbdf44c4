"""What is done to the trail: an event is written down; batches are sealed into a chain."""

import time
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any
from uuid import UUID

from satupintu.audit.models import Entry, Seal
from satupintu.audit.order import ORDER
from satupintu.audit.rules import START, digest
from satupintu.base.events import Event
from satupintu.base.transaction import required, write
from satupintu.people.queries import offices

BATCH = 1000
# Younger entries may still be joined by one with a smaller key from a transaction that has not committed yet.
SETTLED_AFTER = timedelta(minutes=1)
FIELDS = ("id", "event", "at", "actor_kind", "actor_id", "subject", "data")


def record(event: Event) -> None:
    """Handler of every event, in its transaction."""
    required()
    Entry(
        id=ORDER.next(),
        office_id=event.actor.office_id,
        event=type(event).__name__,
        at=event.at,
        actor_kind=event.actor.kind,
        actor_id=event.actor.user_id,
        subject=event.subject,
        data=event.trail(),
    ).save(force_insert=True)


def seal(now: datetime) -> int:
    """Seal what has settled, of every office; returns how many entries were sealed."""
    return sum(_seal_office(office.pk, now) for office in offices())


def _seal_office(office_id: UUID, now: datetime) -> int:
    with write():
        last = Seal.objects.select_for_update().filter(office_id=office_id).order_by("-number").first()
        rows = _entries(office_id, after=last.last if last else None)
        # Without a gap: a seal covers all keys from its first to its last, so the batch ends before one that is young.
        rows = list(rows[:BATCH])
        seen = _seen_before(office_id, rows)
        batch = list(takewhile(lambda row: row["at"] < now - SETTLED_AFTER or row["id"].int <= seen, rows))
        if not batch:
            return 0
        Seal(
            office_id=office_id,
            number=last.number + 1 if last else 1,
            first=batch[0]["id"],
            last=batch[-1]["id"],
            entries=len(batch),
            digest=digest(last.digest if last else START, map(_plain, batch)),
            sealed_at=now,
        ).save(force_insert=True)
    return len(batch)


_seen: dict[UUID, tuple[float, int]] = {}


def _seen_before(office_id: UUID, rows: list[dict[str, Any]]) -> int:
    """The highest key that this process saw a settling time ago. What was written while the clock stood in the future
    does not look old for a long time; having been seen then, it is."""
    newest, moment = (rows[-1]["id"].int if rows else 0), time.monotonic()
    when, key = _seen.get(office_id, (moment, newest))
    if moment - when < SETTLED_AFTER.total_seconds():
        _seen.setdefault(office_id, (moment, newest))
        return 0
    _seen[office_id] = (moment, newest)
    return int(key)


def _entries(office_id: UUID, after: UUID | None) -> Any:
    rows = Entry.objects.filter(office_id=office_id)
    if after is not None:
        rows = rows.filter(id__gt=after)
    return rows.order_by("id").values(*FIELDS)


def _plain(entry: dict[str, Any]) -> dict[str, Any]:
    return {**entry, "at": entry["at"].timestamp()}


def broken_seals(office_id: UUID) -> list[int]:
    """The numbers of the seals that no longer fit the entries they cover; empty when the trail is whole."""
    broken, previous = [], START
    for row in Seal.objects.filter(office_id=office_id).order_by("number").iterator():
        covered = Entry.objects.filter(office_id=office_id, id__gte=row.first, id__lte=row.last)
        batch = list(covered.order_by("id").values(*FIELDS))
        if len(batch) != row.entries or digest(previous, map(_plain, batch)) != row.digest:
            broken.append(row.number)
        previous = row.digest
    return broken
