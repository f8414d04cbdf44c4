"""Fresh keys: a new master key wraps everything new at once, and what older ones wrapped is wrapped anew by and by.

Every table with a column `wrapped_key` takes part by itself; the few places where a sealed text stands in a JSON field
are named here. What was done is seen from the keys themselves, so a rotation that was killed simply goes on.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Model

from satupintu.base.actor import system
from satupintu.base.events import emit
from satupintu.base.refusal import Refusal
from satupintu.base.transaction import write
from satupintu.continuity.events import MasterKeyAdded, MasterKeyRetired
from satupintu.files import services as files
from satupintu.people.queries import forget_offices, offices

COLUMN = "wrapped_key"
# (model, JSON field): dictionaries in which a value may be a sealed text
SEALED_TEXTS = (("mfa.Authenticator", "data"), ("people.Office", "mail"))
BATCH = 500
# Pages that are open carry wrapped keys for some hours; so an older key waits before it is put aside.
RETIRE_AFTER = timedelta(days=2)
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a rotation is. `waiting`: keys still wrapped by an older master key; `broken`: keys that no master key
    opens; `older`: the numbers of the older master keys that are not put aside yet."""

    newest: int
    older: tuple[int, ...]
    waiting: int
    broken: int


def rotate(*, now: datetime) -> int:
    """Add a master key; returns its number. What older ones wrapped follows by `go_on`. Raises KeyMissing."""
    number = files.add_master_key()
    with write():
        for office in offices():
            emit(MasterKeyAdded(at=now, actor=system(office.pk), subject=office.pk, number=number))
    return number


def go_on(now: datetime, limit: int = 2000) -> int:
    """Wrap up to `limit` keys anew; when none is left and enough time has passed, put older master keys aside.

    The worker calls it by itself. Returns how many keys were wrapped anew. It costs nothing while there is one key.
    """
    older = files.numbers()[:-1]
    if not older:
        return 0
    done = sum(_columns(limit))
    if done < limit:
        done += _texts()
    if not done:
        _retire(older, now)
    return done


def standing() -> Standing:
    """How far it is; reads every wrapped key."""
    newest, waiting, broken = files.newest(), 0, 0
    for number in _numbers():
        waiting += 0 < number < newest
        broken += number < 0
    return Standing(newest, tuple(files.numbers()[:-1]), waiting, broken)


def _retire(older: list[int], now: datetime) -> None:
    if now.timestamp() < files.made_at(files.newest()) + RETIRE_AFTER.total_seconds():
        return
    found = standing()
    if found.waiting or found.broken:
        log.error("older master keys stay: %d keys wait, %d are broken", found.waiting, found.broken)
        return
    for number in older:
        files.retire(number)
        with write():
            for office in offices():
                emit(MasterKeyRetired(at=now, actor=system(office.pk), subject=office.pk, number=number))


def _columns(limit: int) -> Iterator[int]:
    """Wrap anew, table by table, in small transactions; gives how many each time."""
    left = limit
    for model in _models():
        last = None
        while left > 0 and (rows := _after(model, last)):
            last = rows[-1][0]
            done = _wrap(model, rows[:left])
            left -= done
            if done:
                yield done


def _after(model: type[Model], last: Any) -> list[tuple[Any, bytes]]:
    rows = model._base_manager.order_by("pk").values_list("pk", COLUMN)
    if last is not None:
        rows = rows.filter(pk__gt=last)
    return [(pk, bytes(wrapped)) for pk, wrapped in rows[:BATCH]]


def _wrap(model: type[Model], rows: list[tuple[Any, bytes]]) -> int:
    newest = files.newest()
    old = [(pk, wrapped) for pk, wrapped in rows if 0 < _number(wrapped) < newest]
    if not old:
        return 0
    done = 0
    with write():
        for pk, wrapped in old:
            try:
                fresh = files.rewrap(wrapped)
            except Refusal:
                continue  # `standing` counts it as broken, and the older key stays
            # A key that was destroyed meanwhile stays destroyed.
            done += model._base_manager.filter(pk=pk, **{COLUMN: wrapped}).update(**{COLUMN: fresh})
    return done


def _texts() -> int:
    done = 0
    for label, field in SEALED_TEXTS:
        for pk in list(apps.get_model(label)._base_manager.values_list("pk", flat=True)):
            done += _wrap_texts(apps.get_model(label), pk, field)
    if done:
        forget_offices()
    return done


def _wrap_texts(model: type[Model], pk: Any, field: str) -> int:
    newest = files.newest()
    with write():
        row = model._base_manager.select_for_update().filter(pk=pk).first()
        said = getattr(row, field, None) or {}
        old = [name for name, value in said.items() if 0 < _number_in_text(value) < newest]
        if not old:
            return 0
        fresh = said | {name: files.rewrap_text(said[name]) for name in old}
        model._base_manager.filter(pk=pk).update(**{field: fresh})
    return len(old)


def _numbers() -> Iterator[int]:
    """Of every wrapped key: the number of its master key, 0 where it was destroyed, -1 where nothing opens it."""
    for model in _models():
        for wrapped in model._base_manager.values_list(COLUMN, flat=True).iterator(chunk_size=2000):
            yield _number(bytes(wrapped))
    for label, field in SEALED_TEXTS:
        for said in apps.get_model(label)._base_manager.values_list(field, flat=True).iterator(chunk_size=2000):
            yield from (_number_in_text(value) for value in (said or {}).values())


def _models() -> list[type[Model]]:
    return [model for model in apps.get_models() if any(field.name == COLUMN for field in model._meta.concrete_fields)]


def _number(wrapped: bytes) -> int:
    try:
        number = files.number_of(wrapped)
        if number and number < files.newest():
            files.unwrap(wrapped)
    except Refusal:
        return -1
    return number


def _number_in_text(value: Any) -> int:
    """0 for what is no sealed text: other things stand in the same field."""
    try:
        number = files.wrapped_by(value) if isinstance(value, str) else 0
    except Refusal:
        return 0
    return number if number in files.numbers() else 0
