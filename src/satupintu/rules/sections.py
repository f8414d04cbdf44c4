"""The sections of a standard, each read by itself: what is sound can be checked though another section is not."""

from dataclasses import dataclass
from typing import Any, cast

from pydantic import BaseModel, TypeAdapter, ValidationError

from satupintu.rules.delivery import Complaints, Delivery, Fee, Procedure, Product, Requirement, TimeLimit
from satupintu.rules.manufacturing import (
    Competence,
    Evaluation,
    Facilities,
    Guarantee,
    LegalRef,
    Manufacturing,
    SecurityMeasure,
)
from satupintu.rules.standard import Enacted, Reading, Standard


@dataclass(frozen=True)
class Sections:
    """The sections that the checks look at. None where a section does not meet its schema."""

    whole: Standard | None
    office: str | None
    enacted: Enacted | None
    readings: tuple[Reading, ...] | None
    requirements: tuple[Requirement, ...] | None
    procedure: Procedure | None
    time_limit: TimeLimit | None
    fee: Fee | None
    product: Product | None
    complaints: Complaints | None
    legal_basis: tuple[LegalRef, ...] | None
    facilities: Facilities | None
    competence: Competence | None
    guarantees: tuple[Guarantee, ...] | None
    security: tuple[SecurityMeasure, ...] | None
    evaluation: Evaluation | None


def sections(whole: Standard | None, data: Any) -> Sections:
    """The sections of a sound standard, or those that are sound in the data of an unsound one."""
    if whole is not None:
        below = {**dict(whole.delivery), **dict(whole.manufacturing)}
        top = {"office": whole.office, "enacted": whole.enacted, "readings": whole.readings}
    else:
        data = data if isinstance(data, dict) else {}
        below = {**_sound(Delivery, data.get("delivery")), **_sound(Manufacturing, data.get("manufacturing"))}
        top = _sound(Standard, data)
    known = {**below, **top}
    return Sections(whole, **{name: known.get(name) for name in Sections.__dataclass_fields__ if name != "whole"})


def _sound(model: type[BaseModel], data: Any) -> dict[str, Any]:
    """The fields of a model that are sound by themselves."""
    found: dict[str, Any] = {}
    if not isinstance(data, dict):
        return found
    for name, field in model.model_fields.items():
        if name in {"delivery", "manufacturing"}:
            continue
        if name not in data:
            if not field.is_required():
                found[name] = field.get_default(call_default_factory=True)
            continue
        try:
            found[name] = TypeAdapter[Any](cast(Any, field.annotation)).validate_python(data[name])
        except ValidationError:
            continue
    return found
