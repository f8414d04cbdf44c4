"""What the standards in force ask the staff to know (component 9), for the form on which it is ticked off."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from satupintu.base.ports import Port

Skill = tuple[str, str]  # id, in the standard's words

skills_asked: Port[Callable[[UUID, datetime], Sequence[Skill]]] = Port("people.skills_asked")
