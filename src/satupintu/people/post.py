"""The letters that staff get about their own access. Who carries them is installed by the wiring."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from satupintu.base.ports import Port


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to a member of staff. `key`: unique; sending it twice sends it once. `user_id`: whom it is about."""

    office_id: UUID
    user_id: UUID
    to: str
    topic: str  # staff_invited, staff_recovered, staff_address_changed
    subject: str
    body: str
    key: str


class Post(Protocol):
    """Who carries letters."""

    def ready(self, office_id: UUID) -> bool:
        """Whether letters can leave this office by mail at all."""
        ...

    def send(self, letter: Letter, now: datetime) -> None:
        """Take a letter, inside the caller's transaction, so that it is lost with it or not at all."""
        ...


post: Port[Post] = Port("people.post")
