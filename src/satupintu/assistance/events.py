"""What happened while somebody was helped to a business number. `subject` is the assistance's id."""

from dataclasses import dataclass
from typing import Any

from satupintu.base.events import Event


@dataclass(frozen=True, kw_only=True)
class AssistanceStepTaken(Event):
    """A step was written down: its number, and its kind (`rules.TITLES`)."""

    number: str
    kind: str

    def trail(self) -> dict[str, Any]:
        return {"number": self.number, "kind": self.kind}
