"""What happened to a complaint. Each event is one fact of its ledger; `subject` is the complaint's id."""

from dataclasses import dataclass, field
from typing import Any

from satupintu.base.events import Event


@dataclass(frozen=True, kw_only=True)
class ComplaintFactRecorded(Event):
    """A fact was appended: its kind, and its place in the ledger."""

    number: str
    fact: str
    seq: int
    data: dict[str, Any] = field(default_factory=dict)

    def trail(self) -> dict[str, Any]:
        return {"number": self.number, "fact": self.fact, "seq": self.seq}


@dataclass(frozen=True, kw_only=True)
class ComplaintReceived(ComplaintFactRecorded):
    """A complaint came in."""


@dataclass(frozen=True, kw_only=True)
class ComplaintOverdue(ComplaintFactRecorded):
    """A day that the office must keep has passed. `data`: due (ISO date), what ("first" response or "answer")."""


@dataclass(frozen=True, kw_only=True)
class ComplainantRevealed(Event):
    """Whoever handles a complaint saw who asked to be kept secret; the reason is the officer's."""

    number: str
    reason: str

    def trail(self) -> dict[str, Any]:
        return {"number": self.number, "reason": self.reason}
