"""When a mandate counts: on exactly its days, counted in the zone of the office. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

# UU 30/2014 Pasal 14 ayat (2): the official is away for a time, or for good.
Kind = Literal["plh", "plt"]
PREFIX: dict[str, str] = {"plh": "Plh.", "plt": "Plt."}
State = Literal["coming", "in_force", "over", "ended"]


@dataclass(frozen=True, slots=True)
class Term:
    """The days of a mandate: from the first to the last, both included, unless it was ended before.

    It counts from the moment it was written down, so that who signed at an instant never changes afterwards.
    """

    first: date
    last: date
    recorded_at: datetime
    ended_at: datetime | None
    zone: str

    @property
    def end(self) -> datetime:
        """The instant from which it does not count any more."""
        over = datetime.combine(self.last + timedelta(days=1), time(), ZoneInfo(self.zone))
        return min(self.ended_at, over) if self.ended_at else over

    def state(self, at: datetime) -> State:
        """Where the mandate stands at an instant."""
        day = at.astimezone(ZoneInfo(self.zone)).date()
        if self.ended_at is not None and at >= self.ended_at:
            return "ended"
        if day > self.last:
            return "over"
        return "in_force" if self.first <= day and self.recorded_at <= at else "coming"

    def covers(self, at: datetime) -> bool:
        """Whether it gives the rights of the post at that instant."""
        return self.state(at) == "in_force"

    def overlaps(self, first: date, last: date) -> bool:
        """Whether it stands in the way of another for the same post on these days; not once it was ended."""
        return self.ended_at is None and self.first <= last and first <= self.last
