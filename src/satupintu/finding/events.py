"""What happened: somebody looked for a person by the person's own number."""

from dataclasses import dataclass
from typing import Any

from satupintu.base.events import Event


@dataclass(frozen=True, kw_only=True)
class PersonLookedFor(Event):
    """A search by NIK or telephone: by which of them and how many things were found, never the number itself.
    `subject` is the searcher."""

    by: str
    found: int

    def trail(self) -> dict[str, Any]:
        return {"by": self.by, "found": self.found}
