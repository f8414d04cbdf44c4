"""Whom the office helps: sealed under a key of their own, so that it can be destroyed while the ledger stays."""

import json
from dataclasses import asdict, dataclass

from satupintu.files.services import open_, seal


@dataclass(frozen=True, slots=True)
class Helped:
    """The person, and what they want to register. `nib` (13 digits) once there is one; `code` is canonical."""

    name: str
    phone: str
    business: str = ""
    nib: str = ""
    code: str = ""


def seal_helped(helped: Helped, key: bytes) -> bytes:
    """Seal under the person's own key."""
    return seal(key, json.dumps(asdict(helped), ensure_ascii=False).encode(), context=b"assistance")


def open_helped(sealed: bytes, key: bytes) -> Helped:
    """Open what `seal_helped` sealed."""
    return Helped(**json.loads(open_(key, sealed, context=b"assistance")))
