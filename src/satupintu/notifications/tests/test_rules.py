"""How long the outbox waits, and how a phone number is written."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.notifications import services
from satupintu.notifications.rules import Patience, international


@given(st.integers(1, 1000), st.floats(0, 1, exclude_max=True))
def test_no_wait_is_shorter_than_three_seconds_or_longer_than_three_hours(attempt, luck):
    assert timedelta(seconds=3) < Patience().wait(attempt, luck) < timedelta(hours=3)


def test_all_attempts_together_last_longer_than_a_day():
    patience = Patience()
    assert sum((patience.wait(n, 0.5) for n in range(1, patience.attempts)), timedelta()) > timedelta(days=1)


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("0800-0000-001", "628000000001"),
        ("+62 800 0000 001", "628000000001"),
        ("62 (0)800 0000 001", "628000000001"),
        ("0062 800 0000 001", "628000000001"),
        ("800 0000 001", "628000000001"),
        ("+65 8000 0001", "6580000001"),
        ("123", ""),
        ("", ""),
        ("tidak punya", ""),
    ],
)
def test_a_phone_number_is_written_as_wa_me_wants_it(typed, digits):
    assert international(typed) == digits


def test_a_whatsapp_link_carries_the_text():
    assert (
        services.wa_link("0800-0000-001", "Izin Anda siap & gratis.")
        == "https://wa.me/628000000001?text=Izin%20Anda%20siap%20%26%20gratis."
    )
    assert services.wa_link("tidak punya", "Izin Anda siap.") == ""
