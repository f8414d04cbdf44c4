"""How a licence stands: computed from what happened to it."""

from datetime import datetime
from typing import Literal

Standing = Literal["valid", "unsigned", "revoked"]


def status_of(signed_at: datetime | None, revoked_at: datetime | None) -> Standing:
    """Genuine and in force, issued but not yet signed by hand, or revoked."""
    if revoked_at is not None:
        return "revoked"
    return "valid" if signed_at is not None else "unsigned"
