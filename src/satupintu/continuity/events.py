"""What happened to the office as a whole: saved, restored, moved, given fresh keys. `subject` is the office's id."""

from dataclasses import dataclass
from typing import Any

from satupintu.base.events import Event


@dataclass(frozen=True, kw_only=True)
class BackupTaken(Event):
    """A backup was made and is whole."""

    name: str
    files: int

    def trail(self) -> dict[str, Any]:
        return {"name": self.name, "files": self.files}


@dataclass(frozen=True, kw_only=True)
class BackupFailed(Event):
    """A backup was begun and could not be finished; nothing of it counts."""

    why: str

    def trail(self) -> dict[str, Any]:
        return {"why": self.why}


@dataclass(frozen=True, kw_only=True)
class OfficeRestored(Event):
    """The office was restored from a backup: what it did after that moment is not in these records."""

    name: str
    made_at: str

    def trail(self) -> dict[str, Any]:
        return {"name": self.name, "made_at": self.made_at}


@dataclass(frozen=True, kw_only=True)
class OfficeMoved(Event):
    """The office set out to move its records to another database; in the trail of that one it has arrived."""


@dataclass(frozen=True, kw_only=True)
class MasterKeyAdded(Event):
    """From now on everything is wrapped with a fresh master key."""

    number: int

    def trail(self) -> dict[str, Any]:
        return {"number": self.number}


@dataclass(frozen=True, kw_only=True)
class MasterKeyRetired(Event):
    """Nothing needs this master key any more; it was put aside."""

    number: int

    def trail(self) -> dict[str, Any]:
        return {"number": self.number}
