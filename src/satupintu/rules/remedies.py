"""Objections (keberatan) and appeals (banding) against a refusal: what was filed, whether in time, when to answer.

Computed from the facts of the file, law/objections and the calendar. A day that passes decides nothing: the law says
what silence means, and a person decides (UU 30/2014 Pasal 75-78).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from satupintu.rules import facts as f
from satupintu.rules.deadline import count, due_date
from satupintu.rules.facts import Fact
from satupintu.rules.objections import Objections
from satupintu.rules.promise import local
from satupintu.rules.workdays import Calendar

Level = Literal["", "objection", "appeal"]
GRANTED, DENIED = "granted", "denied"


@dataclass(frozen=True, slots=True)
class Filed:
    """One objection or appeal. `seq` is its fact's place in the ledger; `days_late` the working days by which it came
    too late (0: in time); `due` the last day for the answer, None for what came too late; `passed` the latest such day
    whose passing was noted."""

    level: str
    seq: int
    received_at: datetime
    days_late: int
    due: date | None
    outcome: str = ""
    decided_at: datetime | None = None
    passed: date | None = None

    @property
    def waits(self) -> bool:
        """Whether somebody still has to decide."""
        return not self.outcome and not self.days_late


@dataclass(frozen=True, slots=True)
class Remedies:
    """All of a file, oldest first, and what its applicant may file now: `may_file` until `until`. Also what comes after
    that day is received: whether it is too late is told, not kept from the register."""

    filed: tuple[Filed, ...]
    may_file: Level
    until: date | None

    @property
    def waiting(self) -> Filed | None:
        """The one that waits for a decision."""
        return next((each for each in self.filed if each.waits), None)


def days_late(until: date, received_on: date, calendar: Calendar) -> int:
    """By how many working days something came after its last day; at least 1 on any day after it, 0 in time."""
    return max(1, count(until, received_on, calendar, [])) if received_on > until else 0


def remedies(
    facts: Sequence[Fact], refused_at: datetime | None, law: Objections, calendar: Calendar, zone: str
) -> Remedies:
    """What was filed, and what may be. refused_at: when the application was refused, while that stands, else None."""
    filed: list[Filed] = []
    for seq, fact in enumerate(facts, 1):
        if fact.kind == f.OBJECTION_RECEIVED:
            filed.append(_received(fact, seq, law, calendar, zone))
        elif fact.kind in {f.OBJECTION_DECIDED, f.OBJECTION_PASSED} and filed:
            filed[-1] = _followed(filed[-1], fact)
    level, since = _open_way(filed, refused_at)
    until = due_date(local(since, zone), law.remedy(level).working_days, calendar) if since is not None else None
    return Remedies(tuple(filed), level, until)


def _received(fact: Fact, seq: int, law: Objections, calendar: Calendar, zone: str) -> Filed:
    level, late = str(fact.data["level"]), int(fact.data.get("late", 0))
    answer = law.remedy(level).answer_working_days
    due = None if late else due_date(local(fact.at, zone), answer, calendar)
    return Filed(level, seq, fact.at, late, due)


def _followed(last: Filed, fact: Fact) -> Filed:
    if fact.kind == f.OBJECTION_PASSED:
        return replace(last, passed=date.fromisoformat(fact.data["due"]))
    return replace(last, outcome=fact.outcome or str(fact.data.get("outcome", "")), decided_at=fact.at)


def _open_way(filed: Sequence[Filed], refused_at: datetime | None) -> tuple[Level, datetime | None]:
    """Which way is open against the refusal that stands, and since when its days run."""
    if refused_at is None:
        return "", None
    since = [each for each in filed if each.received_at >= refused_at]
    if not since:
        return "objection", refused_at
    last = since[-1]
    if last.level == "objection" and last.outcome == DENIED:
        return "appeal", last.decided_at
    return "", None
