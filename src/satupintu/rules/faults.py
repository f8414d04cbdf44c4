"""What is wrong in a file of law/, said so that whoever wrote the file can mend it: file, line and key."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault of one file.

    `file` is the path as it was given. `line` counts from 1; 0 when there is none (the file cannot be
    opened). `key` is the dotted way to the faulty value ("delivery.fee.rupiah", "days.3.date"), empty for
    the whole file. `message` is an Indonesian sentence that says what to do.
    """

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.key}: {self.message}" if self.key else f"{place}: {self.message}"


class FaultyLaw(Exception):
    """The law as written cannot be used: the office does not guess what was meant."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))


def dotted(path: Iterable[str | int]) -> str:
    """The way to a value as people write it: ("days", 3, "date") is "days.3.date"."""
    return ".".join(map(str, path))
