"""When the outbox tries again and when it stops; and how a phone number is written for wa.me."""

import re
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Patience:
    """Exponential back-off: 5 s, 10 s, 20 s … at most 2 hours; 24 attempts last a little over a day."""

    first: timedelta = timedelta(seconds=5)
    at_most: timedelta = timedelta(hours=2)
    attempts: int = 24

    def wait(self, attempt: int, luck: float) -> timedelta:
        """How long to wait after the attempt with this number (1, 2, …).

        luck: 0 ≤ luck < 1 spreads the wait between 75 % and 125 %, so that many rows do not return at once.
        """
        doubled = self.first * (1 << min(attempt - 1, 30))
        return min(doubled, self.at_most) * (0.75 + luck / 2)


def international(phone: str) -> str:
    """An Indonesian number as digits with the country code: 0812… and +62 812… become 62812…; "" when it is
    none.
    """
    digits = re.sub(r"[^0-9]", "", phone)
    if digits.startswith("00"):
        digits = digits[2:]
    elif digits.startswith("0"):
        digits = "62" + digits[1:]
    elif digits.startswith("8"):
        digits = "62" + digits
    if digits.startswith("620"):  # +62 (0)812…
        digits = "62" + digits[3:]
    return digits if re.fullmatch(r"[1-9][0-9]{8,14}", digits) else ""
