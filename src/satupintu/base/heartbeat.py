"""The worker's sign of life, in the shared cache: when it last worked; the health page looks at it."""

from datetime import datetime

from django.core.cache import cache

QUIET_AFTER_SECONDS = 60
_KEY = "worker:alive"


def beat(now: datetime) -> None:
    """Leave a sign of life."""
    cache.set(_KEY, now, timeout=None)


def last() -> datetime | None:
    """When the worker last gave one; None when it never did."""
    found = cache.get(_KEY)
    return found if isinstance(found, datetime) else None
