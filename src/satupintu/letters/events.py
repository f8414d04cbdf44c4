"""What happened in the letter room. No event names a person."""

from dataclasses import dataclass
from typing import Any

from satupintu.base.events import Event


@dataclass(frozen=True, kw_only=True)
class LetterEntered(Event):
    """A letter was entered in a book by hand. `subject` is its line's id."""

    book: str
    number: str

    def trail(self) -> dict[str, Any]:
        return {"book": self.book, "number": self.number}


@dataclass(frozen=True, kw_only=True)
class LetterStruck(LetterEntered):
    """A line of a book was struck; its number is not given again."""
