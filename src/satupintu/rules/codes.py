"""Codes a person can type from paper: for following an application, and for verifying a licence.

Thirteen random symbols (64 bits, not guessable) and one check symbol, from 31 symbols not easily mistaken for one
another. Thirty-one is prime, so a weighted sum catches every single wrong symbol and every exchange of two.
"""

import re

ALPHABET = "0123456789ABCDEFGHJKMNPQRTVWXYZ"
LENGTH = 14
RANDOM_BYTES = 16

_BASE = len(ALPHABET)
_VALUE = {symbol: value for value, symbol in enumerate(ALPHABET)}
_SEPARATORS = re.compile(r"[\s.\-_/\u2010-\u2015\u2212\u00ad\u200b]+")
_MISREAD = str.maketrans("ILOUS", "110V5")  # the letters left out, read as what they look like


def make(random_bytes: bytes) -> str:
    """The canonical code, 14 symbols without separators, from 16 random bytes (ValueError for fewer).

    Sixteen bytes for 64 bits of code, so that the division favours no code by more than one part in 2^63.
    """
    if len(random_bytes) < RANDOM_BYTES:
        raise ValueError(f"a code needs {RANDOM_BYTES} random bytes, not {len(random_bytes)}")
    number = int.from_bytes(random_bytes)
    symbols = []
    for _ in range(LENGTH - 1):
        number, value = divmod(number, _BASE)
        symbols.append(ALPHABET[value])
    body = "".join(symbols)
    return body + _check_symbol(body)


def show(code: str) -> str:
    """A canonical code as it is printed: XXXXX-XXXXX-XXXX."""
    return f"{code[:5]}-{code[5:10]}-{code[10:]}"


def normalise(typed: str) -> str | None:
    """The canonical code for what somebody typed, or None when it cannot be a code.

    Small letters, spaces, hyphens and dots do not matter; I and L are read as 1, O as 0, U as V, S as 5.
    """
    if len(typed) > 4 * LENGTH:
        return None
    code = _SEPARATORS.sub("", typed).upper().translate(_MISREAD)
    if len(code) != LENGTH or any(symbol not in _VALUE for symbol in code):
        return None
    return code if code[-1] == _check_symbol(code[:-1]) else None


def _check_symbol(body: str) -> str:
    """Weights 1 to 13 for the body and -1 for the check symbol: all different and none zero modulo 31."""
    return ALPHABET[sum(weight * _VALUE[symbol] for weight, symbol in enumerate(body, start=1)) % _BASE]
