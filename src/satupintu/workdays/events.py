"""What happened to the calendar."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from satupintu.base.events import Event


@dataclass(frozen=True, kw_only=True)
class CalendarChanged(Event):
    """Days were closed or opened. `subject` is the office, `dates` the days concerned, in order; `why` in a
    few words.

    Whoever keeps due dates counts again those that run over one of these days.
    """

    dates: tuple[date, ...]
    why: str

    def trail(self) -> dict[str, Any]:
        return {"dates": [on.isoformat() for on in self.dates], "why": self.why}
