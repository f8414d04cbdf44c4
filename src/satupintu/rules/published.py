"""The 14 components as they were published: what the public page, the brochure and the board show, word for word."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from satupintu.rules.standard import COMPONENTS, Standard

Points = tuple[tuple[str, tuple[str, ...]], ...]  # each line, with those below it


@dataclass(frozen=True, slots=True)
class Published:
    """One component: its number in the law's order, its name, and its published lines. `points`: the same, with
    those lines below another that were published so."""

    number: int
    name: str
    lines: tuple[str, ...]
    points: Points


def published(standard: Standard) -> tuple[Published, ...]:
    """All 14, in the order in which the law lists them."""
    return tuple(_published(standard, number, name, path.rpartition(".")[2]) for number, name, path in COMPONENTS)


def _published(standard: Standard, number: int, name: str, key: str) -> Published:
    if key in _POINTS:
        points, lines = _POINTS[key](standard)
        return Published(number, name, lines, points)
    lines = tuple(_LINES[key](standard))
    return Published(number, name, lines, tuple((line, ()) for line in lines))


def _facilities(standard: Standard) -> tuple[Points, tuple[str, ...]]:
    facilities = standard.manufacturing.facilities
    both = (("Sarana", facilities.sarana), ("Prasarana", facilities.prasarana))
    points = tuple((title, tuple(item.text for item in items)) for title, items in both if items)
    return points, tuple(f"{title}: {text}" for title, under in points for text in under)


def _evaluation(standard: Standard) -> tuple[Points, tuple[str, ...]]:
    evaluation = standard.manufacturing.evaluation
    first, *rest = evaluation.text
    points = ((first, evaluation.mechanism), *((line, ()) for line in rest))
    return points, (first, *evaluation.mechanism, *rest)


_POINTS: dict[str, Callable[[Standard], tuple[Points, tuple[str, ...]]]] = {
    "facilities": _facilities,
    "evaluation": _evaluation,
}
_LINES: dict[str, Callable[[Standard], Iterable[str]]] = {
    "requirements": lambda s: (each.text for each in s.delivery.requirements),
    "procedure": lambda s: s.delivery.procedure.text,
    "time_limit": lambda s: (s.delivery.time_limit.text,),
    "fee": lambda s: (s.delivery.fee.text,),
    "product": lambda s: (s.delivery.product.text,),
    "complaints": lambda s: (*(each.text for each in s.delivery.complaints.channels), *s.delivery.complaints.text),
    "legal_basis": lambda s: (each.text for each in s.manufacturing.legal_basis),
    "competence": lambda s: s.manufacturing.competence.text,
    "supervision": lambda s: (each.text for each in s.manufacturing.supervision),
    "staffing": lambda s: (s.manufacturing.staffing.text,),
    "guarantees": lambda s: (each.text for each in s.manufacturing.guarantees),
    "security": lambda s: (each.text for each in s.manufacturing.security),
}
