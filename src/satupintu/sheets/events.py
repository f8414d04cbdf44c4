"""What happened: somebody took a list out of the program."""

from dataclasses import dataclass, field
from typing import Any

from satupintu.base.events import Event


@dataclass(frozen=True, kw_only=True)
class ListExported(Event):
    """A list left the office as a file. `subject` is the export's own id; `columns` and `filters` are codes, `personal`
    names the columns that hold personal data, for which there is a reason."""

    listing: str
    kind: str
    rows: int
    columns: tuple[str, ...]
    personal: tuple[str, ...] = ()
    filters: dict[str, str] = field(default_factory=dict)
    reason: str = ""

    def trail(self) -> dict[str, Any]:
        return {
            "listing": self.listing,
            "kind": self.kind,
            "rows": self.rows,
            "columns": list(self.columns),
            "personal": list(self.personal),
            "filters": self.filters,
            "reason": self.reason,
        }
