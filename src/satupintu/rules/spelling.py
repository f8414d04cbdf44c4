"""Guesses what was meant by a word that is not known, so that a fault can say it."""

import difflib
from collections.abc import Iterable

from satupintu.rules.spoken import said


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that is like this one, or ""."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint "; mungkin maksudnya `x`" when a known word is like this one, else ""."""
    meant = closest(word, known)
    return said("; mungkin maksudnya `{word}`", word=meant) if meant else ""
