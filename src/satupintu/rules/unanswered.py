"""Reads law/corrections: how long a returned file waits for its applicant, when they are reminded, when it ends."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from pydantic import Field

from satupintu.rules.faults import Fault, FaultyLaw
from satupintu.rules.parts import Part, Ref, Sentence, Unknown
from satupintu.rules.register import UNSURE, Sure
from satupintu.rules.shape import shape
from satupintu.rules.workdays import Calendar
from satupintu.rules.yaml_marks import load_marked


class Unanswered(Part):
    """Batas menunggu berkas yang dikembalikan."""

    title: Sentence = Field(description="Nama aturan.")
    ref: Ref | Unknown = Field(default="unknown", description="Peraturan yang menetapkannya, atau `unknown`.")
    working_days: int | Unknown = Field(description="Hari kerja sejak dikembalikan, atau `unknown`: tidak berakhir.")
    notice_working_days: int = Field(ge=1, le=60, description="Hari kerja antara peringatan dan akhirnya.")
    sure: Sure = Field(description="Seberapa pasti: A, B, atau C.")
    text: Sentence = Field(description="Kalimat untuk pemohon; `{until}` diganti.")

    @property
    def to_be_confirmed(self) -> bool:
        """Whether no source is sure of its days, so that the office must say that it stands by them."""
        return self.sure == UNSURE and self.working_days != "unknown"

    def last_day(self, returned: date, calendar: Calendar) -> date | None:
        """The last day on which the correction may come; None where the office waits without end."""
        if self.working_days == "unknown":
            return None
        return calendar.at_rank(calendar.rank(returned) + self.working_days)

    def notice_day(self, returned: date, calendar: Calendar) -> date | None:
        """The day from which the applicant is to be reminded; the day of the return itself, where time is short."""
        last = self.last_day(returned, calendar)
        return max(returned, self._before(last, calendar)) if last else None

    def until(self, returned: date, told: date, calendar: Calendar) -> date | None:
        """The last day for somebody who was reminded on `told`: never sooner than the notice's own days."""
        last = self.last_day(returned, calendar)
        return max(last, calendar.at_rank(calendar.rank(told) + self.notice_working_days)) if last else None

    def returned_by(self, today: date, calendar: Calendar) -> date | None:
        """Whoever was returned on this day or earlier is due to be reminded today."""
        if self.working_days == "unknown":
            return None
        waits = max(0, self.working_days - self.notice_working_days)
        return min(today, calendar.at_rank(calendar.rank(today) - waits + 1))

    def _before(self, last: date, calendar: Calendar) -> date:
        return calendar.at_rank(calendar.rank(last) - self.notice_working_days)


def read(path: Path) -> tuple[Unanswered | None, tuple[Fault, ...]]:
    """The rule of a file and its faults; no rule when there are any."""
    shaped = shape(Unanswered, load_marked(path), str(path))
    return (None if shaped.faults else shaped.model), shaped.faults


@lru_cache(maxsize=8)
def load(path: Path) -> Unanswered:
    """The rule of a file; FaultyLaw with every fault when it cannot be used. Kept in memory."""
    rule, faults = read(path)
    if rule is None:
        raise FaultyLaw(faults)
    return rule
