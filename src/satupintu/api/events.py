"""What happened at the door for programs."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from satupintu.base.events import Event


@dataclass(frozen=True, kw_only=True)
class TokenMade(Event):
    """An administrator made a token. `holder` is the member of staff for whom it works, None for a system."""

    holder: UUID | None
    scopes: tuple[str, ...]

    def trail(self) -> dict[str, Any]:
        return {"holder": str(self.holder) if self.holder else None, "scopes": list(self.scopes)}


@dataclass(frozen=True, kw_only=True)
class TokenRevoked(Event):
    """A token was taken back. Why stands beside it."""


@dataclass(frozen=True, kw_only=True)
class ActedByToken(Event):
    """A step was taken through a program; `subject` is the application, and the step's own fact stands beside this."""

    token: UUID

    def trail(self) -> dict[str, Any]:
        return {"token": str(self.token)}
