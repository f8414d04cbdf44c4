"""The office's clock: the only module that reads the time. Everything else is handed `now`."""

import time
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC)


def spell(seconds: float) -> int:
    """The number of the stretch of so many seconds that we are in: what is kept in memory under it is asked anew in the
    next one. Counts on evenly when the clock on the wall is set."""
    return int(time.monotonic() / seconds)


def local_date(at: datetime, zone: str) -> date:
    """The calendar date of an instant in the office's zone (e.g. "Asia/Jakarta"): days are counted there."""
    return at.astimezone(ZoneInfo(zone)).date()
