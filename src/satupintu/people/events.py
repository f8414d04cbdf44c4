"""What happened to the office's people."""

from dataclasses import dataclass
from typing import Any

from satupintu.base.events import Event


@dataclass(frozen=True, kw_only=True)
class StaffJoined(Event):
    """Somebody began to work here. `subject` is the user's id."""


@dataclass(frozen=True, kw_only=True)
class RoleGranted(Event):
    """A role was given. `subject` is the user's id."""

    role: str

    def trail(self) -> dict[str, Any]:
        return {"role": self.role}


@dataclass(frozen=True, kw_only=True)
class RoleWithdrawn(Event):
    """A role was taken back. `subject` is the user's id."""

    role: str

    def trail(self) -> dict[str, Any]:
        return {"role": self.role}
