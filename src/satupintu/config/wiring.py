"""The story of the office on one page: which event makes whom do what, and who serves whom through a port."""

from collections.abc import Mapping, Sequence

from satupintu.base import events

IN_TRANSACTION: Mapping[type[events.Event], Sequence[events.Handler]] = {}
AFTER_COMMIT: Mapping[type[events.Event], Sequence[events.Handler]] = {}


def install() -> None:
    """Called once, when all features are loaded."""
    events.wire(in_transaction=IN_TRANSACTION, after_commit=AFTER_COMMIT)
