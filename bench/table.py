"""A line of the table that `make bench` prints: what was measured, its bound, and whether it holds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One measure on one database. `bound`: at least this (`more`) or at most this; None where nothing was promised.

    `bound_postgres` where PostgreSQL is promised something else. `beside`: what the value was compared with, in words.
    """

    name: str
    value: float
    unit: str = ""
    bound: float | None = None
    bound_postgres: float | None = None
    more: bool = False
    beside: str = ""

    def bound_on(self, database: str) -> float | None:
        return self.bound_postgres if database == "PostgreSQL" and self.bound_postgres is not None else self.bound

    def holds(self, database: str) -> bool:
        bound = self.bound_on(database)
        return bound is None or (self.value >= bound if self.more else self.value <= bound)


def number(value: float) -> str:
    """Three digits that count."""
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:.0f}"
