"""How the barcode on a paper must be made so that a cheap scanner still reads it: version, correction, size. Pure.

The licence is stamped, folded, copied and photographed. See docs/algorithms/qr.md for the sums behind the constants.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Correction = Literal["H", "Q", "M", "L"]

SCAN_DPI = 150
"""The coarsest scan that must still be read."""
PIXELS_PER_MODULE = 4
"""What a reader needs of each little square: two to see it, doubled for a crooked page."""
SMALLEST_MODULE_MM = PIXELS_PER_MODULE * 25.4 / SCAN_DPI
SMALLEST_MM = 30.0
"""Side of the symbol without its quiet zone: the published standard's "bardcode", at least 3 cm."""
QUIET_MODULES = 4
"""White margin on each side, ISO/IEC 18004 §6.3.8."""

# Bytes that fit, versions 1 to 10: ISO/IEC 18004 table 7, byte mode. Strongest correction first.
_CAPACITY: dict[Correction, tuple[int, ...]] = {
    "H": (7, 14, 24, 34, 44, 58, 64, 84, 98, 119),
    "Q": (11, 20, 32, 46, 60, 74, 86, 108, 130, 151),
    "M": (14, 26, 42, 62, 84, 106, 122, 152, 180, 213),
    "L": (17, 32, 53, 78, 106, 134, 154, 192, 230, 271),
}
LONGEST = _CAPACITY["L"][-1]


@dataclass(frozen=True, slots=True)
class Symbol:
    """How one barcode is made: `version` (1 to 10), error correction, and `size_mm`, its side without quiet zone."""

    version: int
    correction: Correction
    size_mm: float

    @property
    def modules(self) -> int:
        """Little squares along one side."""
        return 17 + 4 * self.version

    @property
    def module_mm(self) -> float:
        """Side of one little square on paper, in millimetres."""
        return self.size_mm / self.modules

    @property
    def printed_mm(self) -> float:
        """Side on paper including the quiet zone, in millimetres."""
        return self.module_mm * (self.modules + 2 * QUIET_MODULES)


def choose(payload: str, *, at_least_mm: float = SMALLEST_MM) -> Symbol:
    """The strongest correction whose squares stay large enough to be read at 150 dpi; stamps and creases eat squares.

    A payload too long for `at_least_mm` gets the weakest correction and as much paper as it needs. ValueError when it
    is longer than 271 bytes of UTF-8: shorten the address.
    """
    length = len(payload.encode())
    if not 0 < length <= LONGEST:
        raise ValueError(f"a barcode holds 1 to {LONGEST} bytes, not {length}")
    for correction, capacities in _CAPACITY.items():
        version = next((v for v, holds in enumerate(capacities, 1) if length <= holds), None)
        if version and at_least_mm / (17 + 4 * version) >= SMALLEST_MODULE_MM:
            return Symbol(version, correction, at_least_mm)
    version = next(v for v, holds in enumerate(_CAPACITY["L"], 1) if length <= holds)
    return Symbol(version, "L", (17 + 4 * version) * SMALLEST_MODULE_MM)


def outline(matrix: Sequence[Sequence[int]]) -> str:
    """The dark squares (true) of a matrix as the `d` of one SVG path, one unit per square, to be filled.

    One outline per dark region instead of a rectangle per square: viewers draw no hairlines between squares, and the
    path is short. Edges run with the dark on their right; holes run the other way round, so any fill rule works.
    """
    edges = _edges(matrix)
    loops = []
    while edges:
        start = next(iter(edges))
        loop = [start]
        while True:
            ends = edges[loop[-1]]
            end = ends.pop()
            if not ends:
                del edges[loop[-1]]
            if end == start:
                break
            loop.append(end)
        loops.append(_spell(loop))
    return "".join(loops)


_Point = tuple[int, int]


def _edges(matrix: Sequence[Sequence[int]]) -> dict[_Point, list[_Point]]:
    """Unit edges between dark and light, from each starting point to its ends."""
    height = len(matrix)

    def dark(x: int, y: int) -> bool:
        return 0 <= y < height and 0 <= x < len(matrix[y]) and bool(matrix[y][x])

    edges: dict[_Point, list[_Point]] = {}
    for y, row in enumerate(matrix):
        for x, cell in enumerate(row):
            if not cell:
                continue
            for light, start, end in (
                (not dark(x, y - 1), (x, y), (x + 1, y)),
                (not dark(x + 1, y), (x + 1, y), (x + 1, y + 1)),
                (not dark(x, y + 1), (x + 1, y + 1), (x, y + 1)),
                (not dark(x - 1, y), (x, y + 1), (x, y)),
            ):
                if light:
                    edges.setdefault(start, []).append(end)
    return edges


def _spell(loop: list[_Point]) -> str:
    """A closed loop of points as path commands, steps in one direction joined."""
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise([*loop, loop[0]])]
    joined: list[list[int]] = []
    for dx, dy in steps:
        if joined and ((dx and joined[-1][0]) or (dy and joined[-1][1])):
            joined[-1][0] += dx
            joined[-1][1] += dy
        else:
            joined.append([dx, dy])
    drawn = "".join(f"h{dx}" if dx else f"v{dy}" for dx, dy in joined[:-1])
    return f"M{loop[0][0]} {loop[0][1]}{drawn}z"
