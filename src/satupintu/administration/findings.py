"""One thing amiss, as the command and the page tell it."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

Level = Literal["error", "warning"]
ERROR: Level = "error"
WARNING: Level = "warning"


class Finding(NamedTuple):
    """One thing amiss: how bad, where, and a sentence that says what to do."""

    level: Level
    about: str
    says: str


Findings = Iterator[Finding]
