"""Keys that can be made anywhere and sort by time (UUIDv7, RFC 9562)."""

from datetime import datetime
from uuid import UUID

import uuid6

_TIME_AT = 80  # bits below the milliseconds since 1970
_BELOW_THE_TIME = (1 << _TIME_AT) - 1


def new_id() -> UUID:
    """A fresh UUIDv7, as a plain `uuid.UUID`."""
    return UUID(int=uuid6.uuid7().int)


def id_of(at: datetime) -> UUID:
    """A fresh UUIDv7 whose time is `at` (aware) and not now: for what happened before it was written down, so that it
    stands in lists where it belongs."""
    return UUID(int=new_id().int & _BELOW_THE_TIME | int(at.timestamp() * 1000) << _TIME_AT)
