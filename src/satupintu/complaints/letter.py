"""What the office knows of a complaint and of whoever complains: sealed beside the register, never in the ledger."""

import json
from dataclasses import asdict, dataclass

from satupintu.files.services import open_, seal

CONTEXT = b"complaint"


@dataclass(frozen=True, slots=True)
class Letter:
    """A complaint's words and its sender, as JSON under one key. Nothing but `what` is asked for; never a NIK.

    about: the number of an application, as typed. handle: the sender's name or address on the channel it came by.
    reference: the channel's own (a message id, a letter's number). tracking_code: canonical, see rules.codes.
    """

    what: str
    about: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    handle: str = ""
    reference: str = ""
    tracking_code: str = ""

    @property
    def reachable(self) -> bool:
        """Whether the office can answer otherwise than by the tracking code."""
        return bool(self.phone or self.email or self.handle)

    @property
    def anonymous(self) -> bool:
        """Whether nothing says who complains."""
        return not (self.name or self.reachable)


def seal_letter(letter: Letter, key: bytes) -> bytes:
    """Seal under the complaint's own key."""
    return seal(key, json.dumps(asdict(letter), ensure_ascii=False).encode(), context=CONTEXT)


def open_letter(sealed: bytes, key: bytes) -> Letter:
    """Open what `seal_letter` sealed."""
    return Letter(**json.loads(open_(key, sealed, context=CONTEXT)))
