"""How the demo speaks on a terminal: a quiet line for each thing that happens, days as headings."""

import textwrap
from collections.abc import Sequence
from typing import IO

from satupintu.demo.story import Line
from satupintu.rules.words import long_date

_WHO = 22
_TEXT = 10 + _WHO
_WIDTH = 100


class Teller:
    """Writes the story line by line. `colour`: whether escape sequences may be used."""

    def __init__(self, out: IO[str], *, colour: bool) -> None:
        self._out, self._colour, self._day = out, colour, ""

    def heading(self, title: str, *paragraphs: str) -> None:
        """A title with a few words below."""
        self._write(f"\n  {self._bold(title)}\n")
        for paragraph in paragraphs:
            self._write(textwrap.fill(paragraph, _WIDTH, initial_indent="  ", subsequent_indent="  ") + "\n")

    def line(self, line: Line) -> None:
        """One thing that happened."""
        day = long_date(line.at.date())
        if day != self._day:
            self._day = day
            self._write(f"\n  {self._dim(day)}\n")
        who = textwrap.shorten(line.who, _WHO - 1, placeholder="…")
        self._write(f"    {line.at:%H.%M} {self._green('●')} {who:<{_WHO}}{line.what}\n")
        if line.so:
            self._write(f"{'':{_TEXT + 2}}{self._dim(line.so)}\n")

    def pairs(self, rows: Sequence[tuple[str, ...]]) -> None:
        """A small table: columns as wide as their widest cell, the last as it comes."""
        widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]) - 1)]
        for row in rows:
            cells = [f"{cell:<{width}}" for cell, width in zip(row, widths, strict=False)]
            self._write("    " + "   ".join([*cells, row[-1]]).rstrip() + "\n")

    def say(self, text: str) -> None:
        """One line of plain words."""
        self._write(f"  {text}\n")

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()

    def _bold(self, text: str) -> str:
        return self._in("1", text)

    def _dim(self, text: str) -> str:
        return self._in("2", text)

    def _green(self, text: str) -> str:
        return self._in("32", text)

    def _in(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour else text
