"""What an inspection concludes from its checklist. Pure."""

from collections.abc import Mapping, Sequence
from typing import Literal

from satupintu.rules.standard import ChecklistItem

Answer = Literal["yes", "no", "na"]
ANSWERS: frozenset[str] = frozenset({"yes", "no", "na"})


def unanswered(checklist: Sequence[ChecklistItem], answers: Mapping[str, str]) -> list[ChecklistItem]:
    """The items without a known answer."""
    return [item for item in checklist if answers.get(item.id) not in ANSWERS]


def conclusion(checklist: Sequence[ChecklistItem], answers: Mapping[str, str]) -> Literal["conform", "not_conform"]:
    """`not_conform` when any item that weighs was answered "no"."""
    failed = any(item.weighs and answers.get(item.id) == "no" for item in checklist)
    return "not_conform" if failed else "conform"
