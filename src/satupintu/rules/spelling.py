"""Guesses what was meant by a word that is not known, so that a fault can say it."""

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint "; mungkin maksudnya `x`" when a known word is like this one, else ""."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; mungkin maksudnya `{close[0]}`" if close else ""
