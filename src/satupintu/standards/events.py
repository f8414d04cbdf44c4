"""What happened to the office's standards."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from satupintu.base.events import Event


@dataclass(frozen=True, kw_only=True)
class StandardAdopted(Event):
    """A standard was adopted. `subject` is the enactment's id."""

    service: str
    in_force_from: date
    digest: str

    def trail(self) -> dict[str, Any]:
        return {"service": self.service, "from": self.in_force_from.isoformat(), "digest": self.digest}


@dataclass(frozen=True, kw_only=True)
class StandardWithdrawn(Event):
    """A standard is no longer promised; files pinned to it keep it. `subject` is the enactment's id."""

    service: str
    withdrawn_from: date
    digest: str
    why: str

    def trail(self) -> dict[str, Any]:
        return {
            "service": self.service,
            "from": self.withdrawn_from.isoformat(),
            "digest": self.digest,
            "why": self.why,
        }
