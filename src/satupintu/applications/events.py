"""What happened to a file. Each event is one fact of the ledger; `subject` is the application's id."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from satupintu.base.events import Event


@dataclass(frozen=True, kw_only=True)
class FactRecorded(Event):
    """A fact was appended: its kind, and its place in the ledger."""

    number: str
    service: str
    fact: str
    seq: int
    data: dict[str, Any] = field(default_factory=dict)

    def trail(self) -> dict[str, Any]:
        told = {"number": self.number, "fact": self.fact, "seq": self.seq}
        return told | ({"mandate": self.data["mandate"]} if "mandate" in self.data else {})


@dataclass(frozen=True, kw_only=True)
class Submitted(FactRecorded):
    """An application was received."""


@dataclass(frozen=True, kw_only=True)
class StepReached(FactRecorded):
    """A step of the standard turned out somehow. Handlers go by `kind` and `outcome`, never by a route they know
    by heart."""

    step: str
    kind: str
    outcome: str

    def trail(self) -> dict[str, Any]:
        return {**super().trail(), "step": self.step, "outcome": self.outcome}


@dataclass(frozen=True, kw_only=True)
class FilesLookedUp(Event):
    """At the counter, somebody's files were looked up by the KTP that was seen. `subject` is who looked."""

    found: int

    def trail(self) -> dict[str, Any]:
        return {"found": self.found}


@dataclass(frozen=True, kw_only=True)
class PaperNumbered(Event):
    """A letter of a file took its number in a letter book. `subject` is the application's id; `kind`, `book` and `seq`
    as in rules.agenda; `on` is the day in the office's zone."""

    kind: str
    book: str
    year: int
    seq: int
    number: str
    on: date

    def trail(self) -> dict[str, Any]:
        return {"kind": self.kind, "number": self.number}


@dataclass(frozen=True, kw_only=True)
class PaperPrinted(Event):
    """A paper was printed. `subject` is the application's id; `copy` counts from 1."""

    number: str
    kind: str
    copy: int

    def trail(self) -> dict[str, Any]:
        return {"number": self.number, "kind": self.kind, "copy": self.copy}


@dataclass(frozen=True, kw_only=True)
class PaperPutAside(Event):
    """A paper need not be printed. `subject` is the application's id."""

    number: str
    kind: str

    def trail(self) -> dict[str, Any]:
        return {"number": self.number, "kind": self.kind}


@dataclass(frozen=True, kw_only=True)
class PersonalDataRevealed(Event):
    """An officer saw what is masked. `what`: "nik", "phone", "email" or a requirement's id; the reason is the
    officer's."""

    number: str
    what: str
    reason: str

    def trail(self) -> dict[str, Any]:
        return {"number": self.number, "what": self.what, "reason": self.reason}


@dataclass(frozen=True, kw_only=True)
class NumbersReserved(Event):
    """A block of numbers was taken out of a series for days without electricity. `subject` is the block's id."""

    series: str
    year: int
    first: int
    last: int

    def trail(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("series", "year", "first", "last")}


@dataclass(frozen=True, kw_only=True)
class NumberVoided(Event):
    """A number of a block will not be used; `subject` is the block's id, the reason the officer's."""

    number: str
    reason: str

    def trail(self) -> dict[str, Any]:
        return {"number": self.number, "reason": self.reason}


@dataclass(frozen=True, kw_only=True)
class NumberingStarted(Event):
    """A series of numbers goes on from another number than before. `subject` is the sequence's id."""

    series: str
    year: int
    before: int
    last: int
    reason: str

    def trail(self) -> dict[str, Any]:
        told = ("series", "year", "before", "last", "reason")
        return {name: getattr(self, name) for name in told}
