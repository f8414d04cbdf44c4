"""Letters that no typeface here has never keep a paper from being printed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from satupintu.documents.letters import BOX, tidy
from satupintu.documents.press import render
from satupintu.documents.tests.samples import licence

AT = datetime(2026, 11, 24, 3, tzinfo=UTC)


def printed(name):
    return render(replace(licence(), holder=replace(licence().holder, name=name)), made_at=AT)


@pytest.mark.parametrize(
    "name",
    [
        "Warung 😊 Ibu",
        "漢字",
        "ꦱꦠꦸ",
        "b\u20dd",
        "\ue000",
        "\x00\x07",
        "\u202egnp",
        "👨\u200d👩\u200d👧",
        "Ελλ Кир مرحبا",
        "\ud800",
    ],
)
def test_a_name_in_letters_that_the_typeface_lacks_is_printed_with_boxes(name):
    assert printed(name).startswith(b"%PDF-")


@settings(max_examples=15)
@given(st.text(max_size=30))
def test_any_name_is_printed(name):
    assert printed(name).startswith(b"%PDF-")


def test_words_keep_what_has_a_shape_and_lose_what_has_none():
    assert tidy("Warung\x00 Ibu\u202e Siti\r\nRambah\u2028\ue000") == f"Warung  Ibu Siti\nRambah {BOX}"
    assert tidy("Rp\N{NO-BREAK SPACE}0") == "Rp\N{NO-BREAK SPACE}0"
