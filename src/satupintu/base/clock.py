"""The office's clock: the only module that reads the time. Everything else is handed `now`."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC)


def local_date(at: datetime, zone: str) -> date:
    """The calendar date of an instant in the office's zone (e.g. "Asia/Jakarta"): days are counted there."""
    return at.astimezone(ZoneInfo(zone)).date()
