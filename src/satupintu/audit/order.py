"""The order of the trail: each entry's key comes after all that may be sealed already, whatever the clock says.

Keys carry the time (UUIDv7). When a machine's clock is put back and a process starts afresh, its keys would fall among
those of an hour ago, under a seal that does not know them. So every process looks now and then how far the trail is and
goes on from there. It must look more often than entries take to settle (`services.SETTLED_AFTER`).
"""

import threading
import time
from uuid import UUID

from satupintu.audit.models import Entry
from satupintu.base.ids import new_id

LOOK_EVERY = 20.0  # seconds, by a clock that nobody puts back
_RANDOM = 80  # bits below the time in a UUIDv7


class Order:
    """Gives out keys, each after the one before and after the trail as last looked at."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._floor, self._looked = 0, float("-inf")

    def next(self) -> UUID:
        """A fresh key; inside the transaction that writes the entry."""
        with self._lock:
            if time.monotonic() - self._looked >= LOOK_EVERY:
                newest = Entry.objects.order_by("-id").values_list("id", flat=True).first()
                self._floor = max(self._floor, newest.int if newest else 0)
                self._looked = time.monotonic()
            key = new_id().int
            if key <= self._floor:
                key = ((self._floor >> _RANDOM) + 1) << _RANDOM | key & (1 << _RANDOM) - 1
            self._floor = key
            return UUID(int=key)


ORDER = Order()
