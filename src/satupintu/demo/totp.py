"""The codes that the cast's phones would show now (RFC 6238, as authenticator apps make them)."""

import base64
import hmac
from datetime import datetime

STEP_SECONDS = 30


def code(secret: str, now: datetime) -> str:
    """Six digits for a base32 secret at an instant."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    counter = int(now.timestamp()) // STEP_SECONDS
    digest = hmac.digest(key, counter.to_bytes(8, "big"), "sha1")
    at = digest[-1] & 15
    return f"{(int.from_bytes(digest[at : at + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06d}"


def seconds_left(now: datetime) -> int:
    """How long the code of this instant still holds."""
    return STEP_SECONDS - int(now.timestamp()) % STEP_SECONDS
