"""Lets the database count itself: by that count it chooses along which index a list is read."""

from datetime import datetime

from django.db import connection, connections


def count_anew(using: str = "default") -> None:
    """Count for the planner. PostgreSQL does so by itself in time, but not at once after a new index or a great move;
    SQLite never does. Takes a second or so for a hundred thousand files; on SQLite nobody writes meanwhile."""
    with connections[using].cursor() as cursor:
        cursor.execute("ANALYZE")


def count_embedded(now: datetime) -> None:
    """What the worker does once a day: `count_anew` where no database server does it."""
    if connection.vendor == "sqlite":
        count_anew()
