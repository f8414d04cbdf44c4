"""The barcode's rules: capacities as in the norm, squares large enough, outlines that fill exactly the dark squares."""

import re

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from satupintu.rules import qr

LEVELS = "HQML"


@pytest.mark.parametrize("correction", LEVELS)
def test_capacities_are_those_of_an_independent_writer(correction):
    for version, holds in enumerate(qr._CAPACITY[correction], 1):
        for length, fits in ((holds, True), (holds + 1, False)):
            try:
                made = segno.make_qr("a" * length, error=correction, mode="byte", version=version, boost_error=False)
            except segno.DataOverflowError:
                made = None
            assert (made is not None) is fits


@pytest.mark.parametrize(
    ("length", "version", "correction"),
    [(34, 4, "H"), (44, 5, "H"), (58, 6, "H"), (59, 5, "Q"), (74, 6, "Q"), (75, 5, "M"), (106, 6, "M"), (107, 6, "L")],
)
def test_the_strongest_correction_that_stays_readable_is_chosen(length, version, correction):
    symbol = qr.choose("a" * length)
    assert (symbol.version, symbol.correction, symbol.size_mm) == (version, correction, 30.0)


def test_an_address_too_long_for_three_centimetres_gets_more_paper():
    symbol = qr.choose("a" * 200)
    assert symbol.size_mm > 30
    assert symbol.module_mm == pytest.approx(qr.SMALLEST_MODULE_MM)


@pytest.mark.parametrize("payload", ["", "a" * 272])
def test_an_empty_or_endless_address_is_refused(payload):
    with pytest.raises(ValueError, match="1 to 271 bytes"):
        qr.choose(payload)


@given(st.text(min_size=1, max_size=60))
def test_every_square_is_at_least_four_pixels_at_150_dpi_and_the_symbol_at_least_three_centimetres(payload):
    symbol = qr.choose(payload)
    assert symbol.module_mm / 25.4 * 150 >= 4 - 1e-9
    assert symbol.size_mm >= 30
    assert symbol.printed_mm == pytest.approx(symbol.size_mm + 8 * symbol.module_mm)


@given(st.lists(st.lists(st.booleans(), min_size=7, max_size=7), min_size=1, max_size=7))
def test_the_outline_fills_exactly_the_dark_squares(matrix):
    path = qr.outline(matrix)
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            assert _winding(path, x + 0.5, y + 0.5) == (1 if dark else 0)


def _winding(path: str, x: float, y: float) -> int:
    """Winding number of the path around a point, counting vertical edges to the left of it."""
    turns = 0
    for loop in re.findall(r"M(\d+) (\d+)([^z]*)z", path):
        start = px, py = int(loop[0]), int(loop[1])
        points = [start]
        for way, step in re.findall(r"([hv])(-?\d+)", loop[2]):
            px, py = (px + int(step), py) if way == "h" else (px, py + int(step))
            points.append((px, py))
        for (ax, ay), (bx, by) in zip(points, [*points[1:], start], strict=True):
            assert ax == bx or ay == by
            if ax == bx and ax < x and min(ay, by) < y < max(ay, by):
                turns += 1 if by < ay else -1
    return turns
