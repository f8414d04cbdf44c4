"""A long list on the screen: narrowed and sorted by its own query along an index, and read on from the last row shown.
How one asks for it, and where in it one is; both stand in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from satupintu.sheets.tables import OUT, SORT
from satupintu.ui.forms import GovukForm

AFTER = "sesudah"


class NarrowForm(GovukForm):
    """How a long list is narrowed and sorted: each field a part of the address, none of them required."""

    always: ClassVar[Sequence[str]] = ()  # fields that are never folded away; boxes to tick never are

    def __init__(self, asked: QueryDict, *args: Any, usual: str = "", **kwargs: Any) -> None:
        """asked: the query of the address. usual: the order that the list has by itself: a column's head names it, in
        the box it is the empty choice."""
        if usual and asked.get(SORT) == usual:
            asked = asked.copy()
            asked[SORT] = ""
        super().__init__(asked, *args, **kwargs)

    @property
    def in_sight(self) -> list[forms.BoundField]:
        """The fields that are always in sight."""
        return [self[name] for name in self.always if name in self.fields]

    @property
    def boxes(self) -> list[forms.BoundField]:
        """The boxes to tick."""
        return [self[name] for name, each in self.fields.items() if isinstance(each, forms.BooleanField)]

    @property
    def further(self) -> list[forms.BoundField]:
        """All others, which are folded away until they are needed."""
        seen = {each.name for each in (*self.in_sight, *self.boxes)}
        return [self[name] for name in self.fields if name not in seen]

    @property
    def further_used(self) -> bool:
        """Whether one of the folded fields narrows or sorts the list."""
        return any(self.data.get(each.html_name) for each in self.further)

    @property
    def used(self) -> dict[str, str]:
        """What narrows or sorts the list, as it stands in the address."""
        return {name: str(self.data[name]) for name in self.fields if self.data.get(name)}


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a long list one is. asked: the query of the address. by: the name under which it says what this page
    begins after. fixed: what of the address says which list this is, and is no field. onward: what the next page begins
    after; "" when there is none."""

    asked: Mapping[str, str]
    by: str = AFTER
    fixed: Sequence[str] = ()
    onward: str = ""

    def leading_to(self, onward: str) -> "Place":
        """The same place, once it is known what comes after."""
        return replace(self, onward=onward)

    @property
    def leaving(self) -> bool:
        """Whether the list is to be taken out instead of shown."""
        return OUT in self.asked

    @property
    def after(self) -> str:
        """What this page begins after; "" at the beginning of the list."""
        return self.asked.get(self.by, "")

    @property
    def query(self) -> str:
        """What narrows and sorts the list, without where one is."""
        return urlencode({name: value for name, value in self.asked.items() if name not in {self.by, OUT}})

    @property
    def first(self) -> str:
        """The address of the beginning of the list."""
        return f"?{self.query}"

    @property
    def next(self) -> str:
        """The address of the page behind; "" at the last."""
        asked = {name: value for name, value in self.asked.items() if name != OUT}
        return f"?{urlencode({**asked, self.by: self.onward})}" if self.onward else ""

    @property
    def out(self) -> str:
        """The address at which the list is taken out."""
        return f"{self.first}&{OUT}=1" if self.query else f"?{OUT}=1"

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What says which list this is, for the form that narrows."""
        return [(name, self.asked[name]) for name in self.fixed if self.asked.get(name)]

    @property
    def clear(self) -> str:
        """The address without what narrows."""
        return f"?{urlencode(self.kept)}"
