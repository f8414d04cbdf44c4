"""What happened to old registers and to the licences in them. No event names a person."""

from dataclasses import dataclass, field
from typing import Any

from satupintu.base.events import Event


@dataclass(frozen=True, kw_only=True)
class OldImportEvent(Event):
    """Something happened to an import; `subject` is its id. `counts`: rows by what became of them."""

    counts: dict[str, int] = field(default_factory=dict)
    reason: str = ""

    def trail(self) -> dict[str, Any]:
        return {"counts": self.counts} | ({"reason": self.reason} if self.reason else {})


@dataclass(frozen=True, kw_only=True)
class OldRegisterTakenIn(OldImportEvent):
    """A file was handed in, to be looked at."""


@dataclass(frozen=True, kw_only=True)
class OldImportConfirmed(OldImportEvent):
    """Its good rows were let in."""


@dataclass(frozen=True, kw_only=True)
class OldImportFinished(OldImportEvent):
    """Its last row is in."""


@dataclass(frozen=True, kw_only=True)
class OldImportWithdrawn(OldImportEvent):
    """All that it brought was taken out again."""


@dataclass(frozen=True, kw_only=True)
class OldLicenceEvent(Event):
    """Something was done about one old licence; `subject` is its id."""

    number: str
    data: dict[str, Any] = field(default_factory=dict)

    def trail(self) -> dict[str, Any]:
        return {"number": self.number, **self.data}


@dataclass(frozen=True, kw_only=True)
class OldLicenceVerified(OldLicenceEvent):
    """Somebody held it against paper or the old book and found it right."""


@dataclass(frozen=True, kw_only=True)
class OldLicenceCorrected(OldLicenceEvent):
    """What it says was put right; it waits to be verified again."""


@dataclass(frozen=True, kw_only=True)
class OldLicenceRevoked(OldLicenceEvent):
    """It was taken back."""
