"""How the office numbers what it registers and issues: a pattern like "503/{seq:4}/IUMK/{month:roman}/{year}".

A pattern must give another number for every sequence number of a year: docs/standard.md has the fields.
"""

import itertools
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from satupintu.rules.spelling import nearest
from satupintu.rules.spoken import said

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# The fields, and what may follow the colon.
_FIELDS = {"seq": re.compile(r"^[1-9]?$"), "year": re.compile(r"^$"), "month": re.compile(r"^(roman)?$")}
_FIELDS["service"] = re.compile(r"^$")
_PIECES = re.compile(r"\{([^{}]*)\}|([^{}]+)|([{}])")
_URL_SAFE = re.compile(r"^[A-Za-z0-9-]*$")
_YEAR = r"(?P<year>\d{4})"
LONGEST = 60


@dataclass(frozen=True, slots=True)
class _Piece:
    """A field with its option, or (with `field` empty) letters as they stand in `option`."""

    field: str
    option: str

    @property
    def digits(self) -> bool:
        """Whether it is written in digits of a number that changes."""
        return self.field in {"seq", "year"} or (self.field == "month" and not self.option)


def render(pattern: str, *, seq: int, on: date, service: str) -> str:
    """The number for the `seq`-th of the year (from 1) on a day in the office's zone.

    Raises ValueError for a pattern that `check` finds fault with, or a `seq` below 1.
    """
    if seq < 1:
        raise ValueError(f"numbers begin at 1, not {seq}")
    return "".join(_write(piece, seq, on, service) for piece in _sound(pattern))


@lru_cache(maxsize=256)
def _sound(pattern: str) -> tuple[_Piece, ...]:
    if problems := check(pattern):
        raise ValueError(f"{pattern!r}: {' '.join(problems)}")
    return tuple(_pieces(pattern))


def _write(piece: _Piece, seq: int, on: date, service: str) -> str:
    match piece.field:
        case "seq":
            return f"{seq:0{int(piece.option or 1)}d}"
        case "year":
            return f"{on.year:04d}"
        case "month":
            return _ROMAN[on.month - 1] if piece.option else f"{on.month:02d}"
        case "service":
            return service
    return piece.option


def matcher(pattern: str, *, service: str) -> re.Pattern[str]:
    """What the numbers of this pattern look like, with the groups `seq` and `year`; case means nothing. Raises
    ValueError for a pattern that `check` finds fault with."""
    first, year, rest = "".join(_seen(piece, service) for piece in _sound(pattern)).partition(_YEAR)
    return re.compile(first + year + rest.replace(_YEAR, "(?P=year)"), re.IGNORECASE)


def _seen(piece: _Piece, service: str) -> str:
    match piece.field:
        case "seq":
            return r"(?P<seq>\d{1,9})"
        case "year":
            return _YEAR
        case "month":
            return "(?:" + "|".join(_ROMAN) + ")" if piece.option else r"\d{2}"
        case "service":
            return re.escape(service)
    return re.escape(piece.option)


def check(pattern: str, *, url_safe: bool = False) -> list[str]:
    """What is wrong with a pattern, one Indonesian sentence each; empty when it is sound.

    url_safe: the number stands in addresses, so only letters, digits and hyphens may be in it.
    """
    problems = [problem for part in _PIECES.finditer(pattern) if (problem := _misspelt(part))]
    if problems:
        return problems
    pieces = _pieces(pattern)
    fields = [piece.field for piece in pieces if piece.field]
    if fields.count("seq") != 1:
        problems.append(said("Pola harus memuat {field}, nomor urut, tepat satu kali.", field="{seq}"))
    if "year" not in fields:
        problems.append(said("Pola harus memuat {field}, sebab nomor urut kembali ke 1 setiap tahun.", field="{year}"))
    for left, right in itertools.pairwise(pieces):
        if left.digits and right.digits and "seq" in {left.field, right.field}:
            problems.append(
                said(
                    "{left} dan {right} menempel, sehingga dua nomor dapat tampak sama. "
                    "Beri pemisah, misalnya `/` atau `-`.",
                    left=f"{{{left.field}}}",
                    right=f"{{{right.field}}}",
                )
            )
    if url_safe and (bad := sorted({c for p in pieces if not p.field for c in p.option if not _URL_SAFE.match(c)})):
        letters = " ".join(f"`{c}`" for c in bad)
        problems.append(said("Nomor ini dipakai dalam alamat web; jangan memakai {letters}.", letters=letters))
    if len(pattern) > LONGEST:
        problems.append(said("Pola terlalu panjang: paling banyak {most} huruf.", most=LONGEST))
    return problems


def _pieces(pattern: str) -> list[_Piece]:
    found = []
    for part in _PIECES.finditer(pattern):
        if part[1] is not None:
            field, _, option = part[1].partition(":")
            found.append(_Piece(field, option))
        else:
            found.append(_Piece("", part[2]))
    return found


def _misspelt(part: re.Match[str]) -> str:
    if part[3]:
        return said("Kurung `{bracket}` tidak berpasangan.", bracket=part[3])
    if part[1] is None:
        return ""
    field, colon, option = part[1].partition(":")
    if field not in _FIELDS:
        hint = nearest(field, _FIELDS)
        known = ", ".join(f"{{{each}}}" for each in _FIELDS)
        return said("{field} tidak dikenal{hint}. Yang ada: {known}.", field=f"{{{part[1]}}}", hint=hint, known=known)
    if not _FIELDS[field].match(option) or (colon and not option):
        right = "{seq:4}, {month:roman}, {year}, {service}"
        return said("{field} tidak dikenal. Contoh yang benar: {right}.", field=f"{{{part[1]}}}", right=right)
    return ""
