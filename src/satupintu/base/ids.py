"""Keys that can be made anywhere and sort by time (UUIDv7, RFC 9562)."""

from uuid import UUID

import uuid6


def new_id() -> UUID:
    """A fresh UUIDv7, as a plain `uuid.UUID`."""
    return UUID(int=uuid6.uuid7().int)
