"""The office's letter books (agenda): which book a letter is entered in, and the pattern its number follows there.

Letters of one book share one run of numbers a year, without a gap; so two letters never bear the same number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from satupintu.rules import numbering
from satupintu.rules.spoken import said

Direction = Literal["in", "out"]


@dataclass(frozen=True, slots=True)
class LetterKind:
    """A kind of letter: its book, whether it comes in or goes out, and the pattern when the office has set none."""

    book: str
    direction: Direction
    pattern: str
    words: str


# 503 (licensing) and 094 (duty travel) are archive codes in common use; no source of this office names its own.
_OUT = "503/{seq:4}/PTSP/{month:roman}/{year}"
LETTER_KINDS: dict[str, LetterKind] = {
    "outgoing": LetterKind("outgoing", "out", _OUT, "Surat keluar lain"),
    "return": LetterKind("outgoing", "out", _OUT, "Surat pengembalian berkas"),
    "refusal": LetterKind("outgoing", "out", _OUT, "Surat penolakan"),
    "letter": LetterKind("outgoing", "out", _OUT, "Surat pemberitahuan"),
    "assignment": LetterKind("assignment", "out", "094/{seq:4}/ST/{month:roman}/{year}", "Surat tugas"),
    "inspection": LetterKind("inspection", "out", "503/{seq:4}/BA/{month:roman}/{year}", "Berita acara"),
    "incoming": LetterKind("incoming", "in", "{seq:4}/SM/{year}", "Surat masuk"),
}
BOOKS: dict[str, str] = {
    "incoming": said("Surat masuk"),
    "outgoing": said("Surat keluar"),
    "assignment": said("Surat tugas"),
    "inspection": said("Berita acara"),
}
GENERAL = "UMUM"  # stands for {service} in the number of a letter that belongs to none


def kind_of(paper: str) -> str:
    """The kind of letter that a paper of a file is; "" for a paper that is no letter."""
    if paper.startswith("letter_"):
        return "letter"
    return paper if paper in {"return", "refusal", "assignment", "inspection"} else ""


def series_of(book: str) -> str:
    """The name under which a book's run of numbers is kept."""
    return f"agenda:{book}"


def pattern_of(kind: str, own: Mapping[str, str]) -> str:
    """The office's own pattern for a kind of letter; the usual one where there is none, or an unsound one: a slip in
    the settings must not keep a decision from being written down."""
    mine = str(own.get(kind) or "")
    return mine if mine and not numbering.check(mine) else LETTER_KINDS[kind].pattern


def render(kind: str, own: Mapping[str, str], *, seq: int, on: date, service: str) -> str:
    """The number of the `seq`-th letter of the kind's book in that year."""
    return numbering.render(pattern_of(kind, own), seq=seq, on=on, service=service.upper() or GENERAL)


def check(own: Mapping[str, str]) -> dict[str, list[str]]:
    """What is wrong with an office's patterns, by kind; empty when all is well. Kinds of different books count apart,
    so they must not look alike."""
    faults = {kind: found for kind, text in own.items() if text and (found := numbering.check(str(text)))}
    books: dict[str, str] = {}
    for kind, each in LETTER_KINDS.items():
        pattern = pattern_of(kind, own)
        other = books.setdefault(pattern, each.book)
        if other != each.book:
            words = said(
                "Pola ini sama dengan pola buku “{book}”, sehingga dua surat dapat bernomor sama. Bedakan.",
                book=BOOKS[other],
            )
            faults.setdefault(kind, []).append(words)
    return faults
