"""What happened in the outbox that the office must know: a message was given up, or set going again."""

from dataclasses import dataclass
from typing import Any

from satupintu.base.events import Event


@dataclass(frozen=True, kw_only=True)
class OutgoingStopped(Event):
    """A message was given up; `subject` is what it was about. `reason` carries no personal data."""

    channel: str
    topic: str
    reason: str

    def trail(self) -> dict[str, Any]:
        return {"channel": self.channel, "topic": self.topic, "reason": self.reason}


@dataclass(frozen=True, kw_only=True)
class OutgoingRestarted(Event):
    """An officer set a stopped message going again."""

    channel: str
    topic: str

    def trail(self) -> dict[str, Any]:
        return {"channel": self.channel, "topic": self.topic}


@dataclass(frozen=True, kw_only=True)
class MailTested(Event):
    """A letter to try the mail server out was handed in. `subject` is the office's id."""
