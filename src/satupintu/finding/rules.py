"""What people type when they look for something, and what a thing is found by. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from satupintu.rules.contacts import valid_phone

BEGINNING = 4  # letters: whoever knows no more of a word finds by them; fewer would say too much of too many
LONGEST_WORD = 40
MOST_WORDS = 6
LONGEST_QUESTION = 100
SHORTEST_KEY = 4  # letters of a number, without its signs
_SIGNS = re.compile(r"[^0-9A-Z]")


class Kind(IntEnum):
    """The kinds of things that can be found, in the order in which a page shows them. Stored: never change a value."""

    FILE = 1
    LICENCE = 2
    COMPLAINT = 3
    LETTER = 4
    OLD_LICENCE = 5
    HELP = 6


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed, understood in every way it may be meant. All empty: there is nothing to look for."""

    key: str = ""  # the beginning of a number, as `number_key` makes it
    words: tuple[str, ...] = ()
    nib: str = ""
    nik: str = ""
    phone: str = ""

    @property
    def by(self) -> str:
        """How the trail says what was looked for by, without what was looked for."""
        ways = {"nik": self.nik, "phone": self.phone, "nib": self.nib, "name": self.words, "number": self.key}
        return "+".join(name for name, given in ways.items() if given)

    @property
    def named(self) -> bool:
        """Whether somebody or some business was looked for, and not a number of the office alone."""
        return bool(self.words or self.nib or self.nik or self.phone)

    @property
    def sensitive(self) -> bool:
        """Whether a person's own number was looked for: such a search is recorded."""
        return bool(self.nik or self.phone)

    def __bool__(self) -> bool:
        return bool(self.key or self.words or self.nib or self.nik or self.phone)


def ask(typed: str) -> Question:
    """Understand what was typed: a number of the office, a NIB (13 digits), a NIK (16), a telephone, or words of names.

    Signs, case, accents and wildcards mean nothing; of a very long text the first 100 letters and six words count.
    """
    typed = typed[:LONGEST_QUESTION]
    digits = re.sub(r"[\s.\-/()+_]", "", typed)
    if digits.isascii() and digits.isdecimal() and not re.search(r"[/_]", typed):
        return Question(
            key=digits if len(digits) >= SHORTEST_KEY else "",
            nib=digits if len(digits) == 13 and "+" not in typed else "",
            nik=digits if len(digits) == 16 else "",
            phone=phone_key(typed),
        )
    key = number_key(typed)
    numbered = any(letter.isdigit() for letter in key) and len(key) >= SHORTEST_KEY
    return Question(key=key if numbered else "", words=tuple(list(dict.fromkeys(words(typed)))[:MOST_WORDS]))


def number_key(number: str) -> str:
    """A number of the office as it is looked up: "iumk-2026/000123" and "IUMK 2026 000123" are the same."""
    return _SIGNS.sub("", _bare(number).upper())


def phone_key(typed: str) -> str:
    """A telephone number as it is looked up: +62 812…, 62812… and 0812… are the same; "" for what is none."""
    return valid_phone(typed).number


def words(text: str) -> Iterator[str]:
    """The words of a name, without case, accents and signs; single letters (initials) are left out."""
    for part in re.split(r"[^0-9a-z]+", _bare(text).lower()):
        if len(part) >= 2:
            yield part[:LONGEST_WORD]


def stems(names: Iterable[str]) -> set[str]:
    """What names are found by: each word whole, and its first four letters."""
    whole = {word for name in names for word in words(name)}
    return whole | {word[:BEGINNING] for word in whole}


def beginnings(asked: Iterable[str]) -> tuple[str, ...]:
    """The first four letters of each word: asked for when whole words found nothing."""
    return tuple(dict.fromkeys(word[:BEGINNING] for word in asked))


def _bare(text: str) -> str:
    split = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in split if not unicodedata.combining(letter))
