"""A short list on the screen: narrowed by words or by what a column says, sorted by any column, paged; and what is
shown is what is taken out. Lists without end are narrowed and sorted by their own queries, along an index."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from satupintu.sheets.rules import Cell
from satupintu.sheets.services import Column, Listing

T = TypeVar("T")
SIZE = 50  # rows of a page
FEW = 5  # rows that one sees at a glance: nothing to narrow
TYPED = 60  # letters
WORDS, SORT, PAGE, OUT = "cari", "urut", "hal", "unduh"
_PLACES = frozenset({PAGE, OUT, SORT, "sesudah", "sebelum"})  # where in a list one is: another order begins anew
_PARTS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: its title, the address that sorts by it, and how the list is sorted by it now."""

    title: str
    url: str
    sorted: str = "none"  # as aria-sort says it: none, ascending, descending


def head(title: str, name: str, asked: Mapping[str, str], *, usual: str = "") -> Head:
    """The head of a column of a long list, which its own query sorts. name: of the order, as `urut` in the address says
    it. usual: the order when the address says none."""
    now = asked.get(SORT) or usual
    state = "none" if now.removeprefix("-") != name else "descending" if now.startswith("-") else "ascending"
    kept = {each: value for each, value in asked.items() if each not in _PLACES}
    return Head(title, f"?{urlencode({**kept, SORT: f'-{name}' if state == 'ascending' else name})}", state)


@dataclass(frozen=True, slots=True)
class Choice:
    """A column by whose words the list may be narrowed: what there is (code and words), and which code was chosen."""

    name: str
    title: str
    options: Sequence[tuple[str, str]]
    value: str


class Table(Generic[T]):
    """A listing as the address asks for it. asked: the query. prefix: for a second list on the same page.

    What is typed narrows by the columns without personal data, so that no name ends up in an address by this box.
    """

    def __init__(self, listing: Listing[T], asked: Mapping[str, str], *, prefix: str = "") -> None:
        self._whole = listing
        self._asked = dict(asked.items())
        self.prefix = prefix
        self._by = {column.id: column for column in listing.columns}
        rows = list(listing.rows())
        self.cut = None if listing.cut is None or len(rows) <= listing.cut else listing.cut  # None: nothing is left out
        self._everything = rows[: self.cut]

    @property
    def whole(self) -> Sequence[T]:
        """All rows, before anything narrows them."""
        return self._everything

    def _said(self, name: str) -> str:
        return self._asked.get(self.prefix + name, "")

    @property
    def leaving(self) -> bool:
        """Whether the list is to be taken out instead of shown."""
        return self.prefix + OUT in self._asked

    @property
    def words(self) -> str:
        """What was typed to narrow the list."""
        return " ".join(self._said(WORDS).split())[:TYPED]

    @property
    def total(self) -> int:
        """How many rows there are before anything narrows them; when the list was cut, there are more."""
        return len(self._everything)

    @property
    def tools(self) -> bool:
        """Whether there is something to narrow."""
        return self.total > FEW or self.narrowed

    @property
    def narrowed(self) -> bool:
        """Whether something narrows the list."""
        return bool(self.words or any(choice.value for choice in self.choices))

    @cached_property
    def unsearched(self) -> list[str]:
        """The titles of the columns in which what is typed is not looked for, because they hold personal data."""
        return [column.title for column in self._whole.columns if not _searched(column)]

    @cached_property
    def searched(self) -> list[str]:
        """The titles of the columns in which it is looked for."""
        columns = [column for column in self._whole.columns if _searched(column)]
        return [each.title for each in columns if any(_typed(each.of(row)) for row in self._everything)]

    @cached_property
    def choices(self) -> list[Choice]:
        """The columns to choose by that say more than one thing, or were chosen by."""
        found = []
        for column in self._whole.columns:
            if column.choose:
                value = self._said(column.id)[:TYPED]
                options = {_code(column, row): str(column.of(row) or "") for row in self._everything}
                options = {code: words for code, words in options.items() if words}
                if value or len(options) > 1:
                    known = sorted(({value: value} | options if value else options).items(), key=_by_words)
                    found.append(Choice(self.prefix + column.id, column.title, known, value))
        return found

    @cached_property
    def sorting(self) -> tuple[Column[T] | None, bool]:
        """By which column the list is sorted, and whether downwards; none: in its own order."""
        asked = self._said(SORT)
        return self._by.get(asked.removeprefix("-")), asked.startswith("-")

    @cached_property
    def found(self) -> list[T]:
        """All rows that fit, sorted."""
        searched = [column for column in self._whole.columns if _searched(column)]
        wanted = self.words.casefold().split()
        chosen = [(self._by[choice.name.removeprefix(self.prefix)], choice.value) for choice in self.choices]
        rows = [
            row
            for row in self._everything
            if all(not value or _code(column, row) == value for column, value in chosen)
            and (not wanted or _has(wanted, (column.of(row) for column in searched)))
        ]
        column, downwards = self.sorting
        return rows if column is None else _sorted(rows, column, downwards)

    @property
    def count(self) -> int:
        """How many rows fit."""
        return len(self.found)

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.count // SIZE))

    @property
    def page(self) -> int:
        """Which page is shown, from 1."""
        asked = self._said(PAGE)
        return min(max(1, int(asked)), self.last) if asked.isascii() and asked.isdecimal() and len(asked) < 7 else 1

    @property
    def rows(self) -> list[T]:
        """The rows of the page that is shown."""
        return self.found[(self.page - 1) * SIZE : self.page * SIZE]

    @property
    def heads(self) -> dict[str, Head]:
        """The heads of the columns, by their ids."""
        by, downwards = self.sorting
        heads = {}
        for name, column in self._by.items():
            here = by is column
            state = ("descending" if downwards else "ascending") if here else "none"
            order = f"-{name}" if here and not downwards else name
            heads[name] = Head(column.title, self._address(**{SORT: order, PAGE: "", OUT: ""}), state)
        return heads

    @property
    def orders(self) -> list[tuple[str, str, bool]]:
        """The ways to sort as a phone offers them: what stands in the address, the column, whether downwards."""
        return [(sign + name, column.title, bool(sign)) for name, column in self._by.items() for sign in ("", "-")]

    @property
    def order(self) -> str:
        """How it is sorted, as it stands in the address."""
        column, downwards = self.sorting
        return "" if column is None else ("-" if downwards else "") + column.id

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What else stands in the address, for the form that narrows."""
        own = {self.prefix + name for name in (WORDS, SORT, PAGE, OUT, *self._by)}
        return [(name, value) for name, value in self._asked.items() if name not in own]

    @property
    def clear(self) -> str:
        """The address without what narrows."""
        return self._address(**dict.fromkeys((WORDS, PAGE, OUT, *self._by), ""))

    @property
    def back(self) -> str:
        """The address of the list as it is."""
        return self._address(**{OUT: ""})

    @property
    def out(self) -> str:
        """The address at which the list is taken out."""
        return self._address(**{PAGE: "", OUT: "1"})

    @property
    def previous(self) -> str:
        """The address of the page before; "" at the first."""
        return self._address(**{PAGE: str(self.page - 1), OUT: ""}) if self.page > 1 else ""

    @property
    def next(self) -> str:
        """The address of the page behind; "" at the last."""
        return self._address(**{PAGE: str(self.page + 1), OUT: ""}) if self.page < self.last else ""

    def _address(self, **changed: str) -> str:
        query = self._asked | {self.prefix + name: value for name, value in changed.items()}
        return f"?{urlencode({name: value for name, value in query.items() if value})}"

    @property
    def listing(self) -> Listing[T]:
        """What is taken out: the rows that fit. The trail learns that words narrowed it, never which, and that it was
        cut."""
        found = self.found
        told = {choice.name: choice.value for choice in self.choices if choice.value} if found else {}
        told |= {"words": "1"} if self.words else {}
        told |= {"cut": str(self.cut)} if self.cut else {}
        return replace(self._whole, rows=lambda: found, filters={**self._whole.filters, **told}, cut=self.cut)


def _code(column: Column[T], row: T) -> str:
    return str(column.choose(row)) if column.choose else ""


def _by_words(option: tuple[str, str]) -> list[Any]:
    return _natural(option[1])


def _natural(text: str) -> list[Any]:
    """By which text is sorted as people count: 9 before 10."""
    return [int(part) if part.isdecimal() else part for part in _PARTS.split(text.casefold())]


def _searched(column: Column[T]) -> bool:
    return column.search or not column.personal


def _typed(cell: Cell) -> bool:
    # Days and instants are shown in other words than those they are kept in: nobody would find them by what they see.
    return isinstance(cell, str | int)


def _has(wanted: Sequence[str], cells: Any) -> bool:
    said = "\n".join(str(cell) for cell in cells if _typed(cell)).casefold()
    return all(word in said for word in wanted)


def _sorted(rows: Sequence[T], column: Column[T], downwards: bool) -> list[T]:
    """Sorted by a column; what has nothing there comes last either way."""

    def key(row: T) -> Any:
        value: Cell = column.of(row)
        return _natural(value) if isinstance(value, str) else value

    filled = [row for row in rows if column.of(row) not in {None, ""}]
    empty = [row for row in rows if column.of(row) in {None, ""}]
    return sorted(filled, key=key, reverse=downwards) + empty
