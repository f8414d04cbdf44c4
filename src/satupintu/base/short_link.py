"""Links that open one thing without an account, and only for a short while: whoever follows one has shown number and
code before, or has just sent it."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.core import signing

GOOD_FOR = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class ShortLink:
    """The part of an address that names a thing of one kind; `salt` keeps kinds apart."""

    salt: str

    def sign(self, key: UUID) -> str:
        """The id of a thing, good for two hours from now."""
        return signing.dumps(key.hex, salt=self.salt)

    def read(self, signed: str) -> UUID | None:
        """The id; None when the time is over, or when nobody here signed it."""
        try:
            return UUID(hex=signing.loads(signed, salt=self.salt, max_age=GOOD_FOR))
        except signing.BadSignature:
            return None
