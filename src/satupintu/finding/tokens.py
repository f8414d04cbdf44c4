"""Words and numbers as keyed hashes: without the office's index key nobody reads from them what they are."""

import base64
from collections.abc import Iterable
from uuid import UUID

from satupintu.files.services import blind_index

# Words of a business stand readable on its licence. Were they hashed like those of people, a public licence would tell
# which token is which word, also where the word is somebody's name.
PERSON, BUSINESS = "person", "business"
NIB, NIK, PHONE = "nib", "nik", "phone"


def token(office_id: UUID, purpose: str, value: str) -> int:
    """64 bits of an HMAC, apart for each office and purpose, as the signed number that databases keep."""
    hashed = blind_index(f"finding:{purpose}:{office_id.hex}", value)
    return int.from_bytes(base64.urlsafe_b64decode(f"{hashed}=")[:8], signed=True)


def tokens(office_id: UUID, purpose: str, values: Iterable[str]) -> set[int]:
    """The tokens of several values; empty ones are left out."""
    return {token(office_id, purpose, value) for value in values if value}
