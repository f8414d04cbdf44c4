"""A link that opens one thing is over after two hours, and opens nothing else."""

from uuid import UUID

import pytest
from django.core import signing

from satupintu.base.short_link import GOOD_FOR, ShortLink

FILE = UUID("01a21faf-4e53-7102-857b-924769a9b789")
LINK = ShortLink("berkas")


def test_what_was_signed_is_read_again():
    assert LINK.read(LINK.sign(FILE)) == FILE


@pytest.mark.parametrize(("seconds", "read"), [(-60, FILE), (60, None)])
def test_a_link_is_good_for_two_hours(monkeypatch, seconds, read):
    signed, now = LINK.sign(FILE), signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + GOOD_FOR.total_seconds() + seconds)
    assert LINK.read(signed) == read


def test_a_link_to_a_thing_of_another_kind_opens_nothing():
    assert LINK.read(ShortLink("pengaduan").sign(FILE)) is None


@pytest.mark.parametrize("bent", [lambda it: it[:-1], lambda it: "x" + it, lambda it: ""])
def test_a_link_that_nobody_here_signed_opens_nothing(bent):
    assert LINK.read(bent(LINK.sign(FILE))) is None
