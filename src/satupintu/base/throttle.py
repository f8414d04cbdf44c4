"""The doorkeeper who counts: after so many tries in so much time, whoever asks must wait. Shared among processes."""

import hashlib
import logging
import math
import threading
from datetime import datetime
from typing import ClassVar

from django.core.cache import cache

from satupintu.base.refusal import Refusal

log = logging.getLogger(__name__)

# FileBasedCache counts by reading and writing. Threads take turns here; two processes at the same instant may count
# two tries as one, which doubles a limit at worst and shuts nobody out.
_counting = threading.Lock()


class TooMany(Refusal):
    """Too many tries in too short a time. `data`: minutes (rounded up, for people), seconds (for Retry-After)."""

    code: ClassVar[str] = "too_many_tries"
    says: ClassVar[str] = "Terlalu banyak percobaan dari Anda. Tunggu {minutes} menit, lalu coba lagi."
    status: ClassVar[int] = 429


class Throttle:
    """At most `limit` hits for one key within one window of `seconds` (windows begin at multiples of it)."""

    def __init__(self, name: str, limit: int, seconds: int) -> None:
        self.name, self.limit, self.seconds = name, limit, seconds

    def hit(self, key: str, now: datetime) -> None:
        """Count one try for this key (an address, a number; only its hash is kept). Raises TooMany past the limit."""
        if self._count_one(self._place(key, now), now) > self.limit:
            raise self._refusal(now)

    def check(self, key: str, now: datetime) -> None:
        """Raise TooMany if the next hit would, without counting one: for doors where only misses count."""
        if self.blocked(key, now):
            raise self._refusal(now)

    def blocked(self, key: str, now: datetime) -> bool:
        """Whether the limit is reached; one look into the cache."""
        count: int = cache.get(self._place(key, now), 0)
        return count >= self.limit

    def _place(self, key: str, now: datetime) -> str:
        digest = hashlib.blake2b(key.encode(), digest_size=16).hexdigest()
        return f"throttle:{self.name}:{digest}:{int(now.timestamp()) // self.seconds}"

    def _left(self, now: datetime) -> int:
        return self.seconds - int(now.timestamp()) % self.seconds

    def _refusal(self, now: datetime) -> TooMany:
        left = self._left(now)
        return TooMany(minutes=math.ceil(left / 60), seconds=left)

    def _count_one(self, place: str, now: datetime) -> int:
        left = self._left(now)
        try:
            with _counting:
                if cache.add(place, 1, timeout=left):
                    return 1
                try:
                    count = cache.incr(place)
                except ValueError:  # it expired between the two
                    cache.set(place, 1, timeout=left)
                    return 1
                cache.touch(place, timeout=left)  # the plain `incr` of file caches falls back to the default time
                return count
        except OSError:  # a full disk must not shut the doors that only read
            log.exception("throttle %s could not count", self.name)
            return 0
