"""What happened on the staff's pages: a filter was kept, shared or dropped."""

from dataclasses import dataclass
from typing import Any

from satupintu.base.events import Event


@dataclass(frozen=True, kw_only=True)
class FilterKept(Event):
    """A filter was saved. `subject` is its id; its name may be anything and is left out."""

    listing: str
    shared: bool

    def trail(self) -> dict[str, Any]:
        return {"listing": self.listing, "shared": self.shared}


@dataclass(frozen=True, kw_only=True)
class FilterDropped(Event):
    """A saved filter was taken away by whoever had saved it."""

    listing: str

    def trail(self) -> dict[str, Any]:
        return {"listing": self.listing}
