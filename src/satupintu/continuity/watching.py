"""The worker keeps watch: over the machine's clock, and over what the staff should be told of (`troubles`)."""

import logging
from datetime import datetime, timedelta

from django.core.cache import cache

from satupintu.base import heartbeat
from satupintu.base.transaction import write
from satupintu.continuity.troubles import CLOCK, PLACE, seen
from satupintu.notifications.services import turn_back
from satupintu.people.queries import offices

TOLERANCE = timedelta(minutes=2)  # machines of one office need not agree to the second
TOLD_FOR = 24 * 3600  # seconds
log = logging.getLogger(__name__)


def give_sign(now: datetime) -> None:
    """The worker's sign of life. First it looks whether the clock was put back since the last one, also while the
    office was closed: then what waits in the outbox is moved back with it, or it would wait an hour too long."""
    last = heartbeat.last()
    if last is not None and last - now > TOLERANCE:
        log.error("the clock was put back by %s", last - now)
        cache.set(CLOCK, int((last - now).total_seconds() // 60), timeout=TOLD_FOR)
        with write():
            turn_back(by=last - now, now=now)
    heartbeat.beat(now)


def watch(now: datetime) -> None:
    """Once a minute: leave what is in trouble where pages find it."""
    for office in offices():
        cache.set(PLACE.format(office.pk), seen(office.pk, now), timeout=None)
