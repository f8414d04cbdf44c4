"""The 14 components as they were published: what the public page, the brochure and the board show, word for word."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from satupintu.rules.standard import COMPONENTS, Standard


@dataclass(frozen=True, slots=True)
class Published:
    """One component: its number in the law's order, its name, and its published lines."""

    number: int
    name: str
    lines: tuple[str, ...]


def published(standard: Standard) -> tuple[Published, ...]:
    """All 14, in the order in which the law lists them."""
    return tuple(
        Published(number, name, tuple(_LINES[path.rpartition(".")[2]](standard))) for number, name, path in COMPONENTS
    )


def _facilities(standard: Standard) -> Iterable[str]:
    facilities = standard.manufacturing.facilities
    yield from (f"Sarana: {item.text}" for item in facilities.sarana)
    yield from (f"Prasarana: {item.text}" for item in facilities.prasarana)


def _evaluation(standard: Standard) -> Iterable[str]:
    evaluation = standard.manufacturing.evaluation
    first, *rest = evaluation.text
    yield first
    yield from evaluation.mechanism
    yield from rest


_LINES: dict[str, Callable[[Standard], Iterable[str]]] = {
    "requirements": lambda s: (each.text for each in s.delivery.requirements),
    "procedure": lambda s: s.delivery.procedure.text,
    "time_limit": lambda s: (s.delivery.time_limit.text,),
    "fee": lambda s: (s.delivery.fee.text,),
    "product": lambda s: (s.delivery.product.text,),
    "complaints": lambda s: (*(each.text for each in s.delivery.complaints.channels), *s.delivery.complaints.text),
    "legal_basis": lambda s: (each.text for each in s.manufacturing.legal_basis),
    "facilities": _facilities,
    "competence": lambda s: s.manufacturing.competence.text,
    "supervision": lambda s: (each.text for each in s.manufacturing.supervision),
    "staffing": lambda s: (s.manufacturing.staffing.text,),
    "guarantees": lambda s: (each.text for each in s.manufacturing.guarantees),
    "security": lambda s: (each.text for each in s.manufacturing.security),
    "evaluation": _evaluation,
}
