"""What happened to a licence, beyond the steps of its file."""

from dataclasses import dataclass
from typing import Any

from satupintu.base.events import Event


@dataclass(frozen=True, kw_only=True)
class LicenceRevoked(Event):
    """A licence was taken back. `subject` is the application's id."""

    number: str

    def trail(self) -> dict[str, Any]:
        return {"licence": self.number}
