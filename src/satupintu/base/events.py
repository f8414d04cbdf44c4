"""What happened, told once: a service emits one past-tense event; `config.wiring` says who reacts, and when."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction

from satupintu.base.actor import Actor

Handler = Callable[[Any], None]
log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Event:
    """Base of all events: when, by whom, about what. Carries no personal data."""

    at: datetime
    actor: Actor
    subject: UUID

    def trail(self) -> dict[str, Any]:
        """What the audit trail keeps beside the event's name: JSON, no personal data. Override to add."""
        return {}


_in_transaction: Mapping[type[Event], Sequence[Handler]] = {}
_after_commit: Mapping[type[Event], Sequence[Handler]] = {}


def wire(
    *,
    in_transaction: Mapping[type[Event], Sequence[Handler]],
    after_commit: Mapping[type[Event], Sequence[Handler]],
) -> None:
    """Install the two tables; called once by `config.wiring`."""
    global _in_transaction, _after_commit
    _in_transaction, _after_commit = in_transaction, after_commit


def emit(event: Event) -> None:
    """Run the handlers of the event's class and of its bases: first those inside the transaction, then, after the
    commit, the others. What must not be lost is written to the outbox by a handler inside the transaction."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{type(event).__name__} emitted outside a transaction")
    for kind in type(event).__mro__:
        for handler in _in_transaction.get(kind, ()):
            handler(event)
    for kind in type(event).__mro__:
        for handler in _after_commit.get(kind, ()):
            transaction.on_commit(partial(handler, event), robust=True)
