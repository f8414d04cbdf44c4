"""Asking the card index. It answers with ids; what of it one may see, each feature says of its own things."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from satupintu.base.actor import Actor
from satupintu.finding.models import Card
from satupintu.finding.rules import Kind, Question, ask, beginnings, number_key
from satupintu.finding.tokens import BUSINESS, NIB, NIK, PERSON, PHONE, token

PAGE = 20
COMMON = 5_000  # cards of the rarest word that are held against the others, the newest first; counted no further


@dataclass(frozen=True, slots=True)
class Found:
    """The newest things of each kind, at most a page; `more` are the kinds with further pages. `loosely`: whole words
    found nothing, these begin alike. `partly`: all words are so common that only the newest things were looked at."""

    ids: Mapping[Kind, Sequence[UUID]]
    more: frozenset[Kind] = frozenset()
    loosely: bool = False
    partly: bool = False

    @property
    def count(self) -> int:
        return sum(len(each) for each in self.ids.values())


Group = Sequence[int]  # tokens of which one must fit


def search(actor: Actor, question: Question, kinds: Iterable[Kind] = tuple(Kind), before: UUID | None = None) -> Found:
    """What fits a question, the newest first; with `before`, what is older than that thing. For staff; at most three
    statements, each along an index. Nobody else finds anything."""
    kinds = tuple(kinds)
    if actor.kind != "staff" or not question or not kinds:
        return Found({})
    found = _search(actor.office_id, question, _words(actor.office_id, question.words), kinds, before)
    if found.count or all(len(word) <= 4 for word in question.words):
        return found
    loose = _search(actor.office_id, Question(), _words(actor.office_id, beginnings(question.words)), kinds, before)
    return Found(loose.ids, loose.more, loosely=bool(loose.count), partly=loose.partly)


def by_number(actor: Actor, typed: str) -> tuple[Kind, UUID] | None:
    """The one thing that has exactly this number, however its signs were typed; None when there is none or several."""
    key = number_key(typed)
    if actor.kind != "staff" or not key:
        return None
    rows = Card.objects.filter(office_id=actor.office_id, kind__in=list(Kind), number_key=key)  # along its index
    found = rows.values_list("kind", "pk")[:2]
    return (Kind(found[0][0]), found[0][1]) if len(found) == 1 else None


def numbers_known(office_id: UUID, kind: Kind, keys: Collection[str]) -> set[str]:
    """Which of these numbers (as `number_key` makes them) things of a kind have; for rooms that take numbers in."""
    rows = Card.objects.filter(office_id=office_id, kind=kind, number_key__in=keys)
    return set(rows.values_list("number_key", flat=True))


def _words(office_id: UUID, words: Iterable[str]) -> list[Group]:
    """For each word the tokens it may stand under: as a word of a person's or of a business's name."""
    return [[token(office_id, purpose, word) for purpose in (PERSON, BUSINESS)] for word in words]


def _search(
    office_id: UUID, question: Question, words: Sequence[Group], kinds: Sequence[Kind], before: UUID | None
) -> Found:
    parts: list[tuple[str, list[Any]]] = []
    own = [(NIB, question.nib), (NIK, question.nik), (PHONE, question.phone)]
    for single in [token(office_id, purpose, value) for purpose, value in own if value]:
        parts += [_marked(single, (), kind, before) for kind in kinds]
    partly = False
    if words:
        first, others, partly = _rarest_first(words)
        parts += [_marked(single, others, kind, before) for single in first for kind in kinds]
    if question.key and before is None:
        parts += [_numbered(office_id, question.key, kind) for kind in kinds]
    if not parts:
        return Found({})
    with connection.cursor() as cursor:
        sql = " UNION ".join(f"SELECT * FROM ({part}) AS part_{at}" for at, (part, _) in enumerate(parts))  # noqa: S608 no word of it was typed
        cursor.execute(sql, [value for _, values in parts for value in values])
        rows = [(Kind(kind), card if isinstance(card, UUID) else UUID(card)) for kind, card in cursor.fetchall()]
    ids = {kind: sorted((card for each, card in rows if each == kind), reverse=True) for kind in kinds}
    more = frozenset(kind for kind, cards in ids.items() if len(cards) > PAGE)
    short = partly and not all(len(cards) > PAGE for cards in ids.values())
    return Found({kind: cards[:PAGE] for kind, cards in ids.items() if cards}, more, partly=short and len(words) > 1)


def _rarest_first(words: Sequence[Group]) -> tuple[Group, Sequence[Group], bool]:
    """The rarest word, the others, and whether even the rarest is common. Counted along the index, and not far."""
    if len(words) == 1:
        return words[0], (), False
    one = "(SELECT COUNT(*) FROM (SELECT 1 AS x FROM finding_mark WHERE token = %s LIMIT %s) AS counted)"
    flat = [single for group in words for single in group]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join([one] * len(flat))}", [v for single in flat for v in (single, COMMON)])
        counts = dict(zip(flat, cursor.fetchone(), strict=True))
    ranked = sorted(words, key=lambda group: sum(counts[single] for single in group))
    return ranked[0], ranked[1:], max(counts[single] for single in ranked[0]) >= COMMON


def _marked(single: int, others: Sequence[Group], kind: Kind, before: UUID | None) -> tuple[str, list[Any]]:
    """The newest cards of a kind under one token that stand under one of each other group too."""
    older, values = ("AND card_id < %s ", [single, int(kind), _key(before)]) if before else ("", [single, int(kind)])
    scanned = (
        f"SELECT kind, card_id FROM finding_mark WHERE token = %s AND kind = %s {older}"  # noqa: S608
        f"ORDER BY card_id DESC LIMIT {COMMON if others else PAGE + 1}"
    )
    if not others:
        return scanned, values
    fits = " AND ".join(
        "EXISTS (SELECT 1 FROM finding_mark AS other WHERE other.card_id = near.card_id AND other.token IN (%s, %s))"
        for _ in others
    )
    for group in others:
        values += list(group)
    return (
        f"SELECT kind, card_id FROM ({scanned}) AS near WHERE {fits} ORDER BY card_id DESC LIMIT {PAGE + 1}",  # noqa: S608
        values,
    )


def _numbered(office_id: UUID, key: str, kind: Kind) -> tuple[str, list[Any]]:
    """Cards whose number begins so: one page, the highest numbers; whoever wants others types more of the number. Keys
    are capitals and digits only, which every collation sorts alike."""
    return (
        "SELECT kind, id AS card_id FROM finding_card WHERE kind = %s AND office_id = %s "  # noqa: S608
        f"AND number_key BETWEEN %s AND %s ORDER BY number_key DESC LIMIT {PAGE}",
        [int(kind), _key(office_id), key, f"{key}{'Z' * 40}"],
    )


def _key(value: UUID) -> Any:
    """A key as this database keeps it."""
    return value if connection.features.has_native_uuid_field else value.hex


__all__ = ["Found", "Kind", "Question", "ask", "by_number", "numbers_known", "search"]
