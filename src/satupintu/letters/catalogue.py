"""What a letter is found by: its number, and who wrote or received it. A letter of a file by its number alone: its
names lead to the file."""

import json
from collections.abc import Iterator
from uuid import UUID

from satupintu.files.services import open_, unwrap
from satupintu.finding.services import Findable, Kind
from satupintu.letters.models import Letter


def findable(letter: Letter, correspondent: str = "") -> Findable:
    """A letter's card. correspondent: of one that was entered by hand."""
    return Findable(kind=Kind.LETTER, id=letter.pk, number=letter.number, people=(correspondent,))


def findables(office_id: UUID) -> Iterator[Findable]:
    """All letters of an office, for the card index."""
    for letter in Letter.objects.filter(office_id=office_id).order_by("pk").iterator(chunk_size=500):
        words = {}
        if letter.sealed:
            key = unwrap(bytes(letter.wrapped_key))
            words = json.loads(open_(key, bytes(letter.sealed), context=letter.pk.bytes))
        yield findable(letter, words.get("correspondent", ""))
