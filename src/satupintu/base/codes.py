"""Draws a fresh code from the operating system's randomness; what a code is stands in `rules.codes`."""

import secrets

from satupintu.rules import codes


def new_code() -> str:
    """A fresh canonical code of 14 symbols with 64 random bits (show it with `rules.codes.show`)."""
    return codes.make(secrets.token_bytes(codes.RANDOM_BYTES))
