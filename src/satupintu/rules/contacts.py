"""How somebody can be reached: Indonesian telephone numbers in the forms people write them."""

import re
from dataclasses import dataclass

_SEPARATORS = re.compile(r"[\s.\-()/]+")
FEWEST, MOST = 8, 12  # digits after 0 or +62, from a short landline to the longest mobile number


@dataclass(frozen=True, slots=True)
class PhoneCheck:
    """A typed telephone number: `number` as +62…, or its `problem`: empty, not_digits, not_indonesian, length."""

    number: str
    problem: str = ""
    count: int = 0

    @property
    def ok(self) -> bool:
        return not self.problem


def spoken(number: str) -> str:
    """ "0800 0000 001" for "+628000000001": as Indonesians read a number out; anything else is left as it is."""
    if not number.startswith("+62"):
        return number
    local = f"0{number[3:]}"
    return " ".join(local[start : start + 4] for start in range(0, len(local), 4))


def valid_phone(text: str) -> PhoneCheck:
    """Whether this can be an Indonesian number: 08…, 62… or +62…; blanks, dots, hyphens and brackets do no harm."""
    bare = _SEPARATORS.sub("", text)
    if not bare:
        return PhoneCheck("", "empty")
    digits = bare.removeprefix("+")
    if not digits.isascii() or not digits.isdigit():
        return PhoneCheck("", "not_digits")
    if digits.startswith("62"):
        rest = digits[2:].removeprefix("0")  # "+62 (0)8…" is often written
    elif digits.startswith("0") and not bare.startswith("+"):
        rest = digits[1:]
    else:
        return PhoneCheck("", "not_indonesian", len(digits))
    if not FEWEST <= len(rest) <= MOST or rest.startswith("0"):
        return PhoneCheck("", "length", len(digits))
    return PhoneCheck(f"+62{rest}")
