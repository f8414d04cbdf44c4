"""Where other rooms look a NIB up: OSS, with a short memory of its being away, so that forms do not wait for
nothing.
"""

import threading
import time
from functools import partial
from uuid import UUID

from satupintu.base import clock
from satupintu.oss import services
from satupintu.oss.client import Client, Exchange
from satupintu.people import queries as people
from satupintu.rules.nib import NibRecord, OssUnavailable

FAILURES = 2
REST_SECONDS = 15.0


class OssDirectory:
    """Serves `rules.nib.NibDirectory`. After two failures in a row it says "away" at once for 15 seconds."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._failures = 0
        self._away_until = 0.0

    def inquire(self, nib: str) -> NibRecord:
        """The record of this NIB; raises NibUnknown or OssUnavailable."""
        with self._lock:
            if time.monotonic() < self._away_until:
                raise OssUnavailable("OSS baru saja tidak menjawab")
        try:
            found = Client(_log).inquire(nib, now=clock.now())
        except OssUnavailable:
            self._note_failure()
            raise
        with self._lock:
            self._failures = 0
        return found

    def _note_failure(self) -> None:
        with self._lock:
            self._failures += 1
            if self._failures >= FAILURES:
                self._failures, self._away_until = 0, time.monotonic() + REST_SECONDS


def _log(exchange: Exchange) -> None:
    office = people.the_office()
    if office is not None:
        services.log_exchange(office.id, exchange)


def client_for(office_id: UUID) -> Client:
    """A client whose calls are logged for this office."""
    return Client(partial(services.log_exchange, office_id))
