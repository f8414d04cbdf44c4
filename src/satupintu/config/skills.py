"""Component 9 of all standards in force, once each: what the staff's page offers to tick off."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from satupintu.people.queries import office
from satupintu.rules.promise import local
from satupintu.standards.queries import services_offered


def skills(office_id: UUID, now: datetime) -> Sequence[tuple[str, str]]:
    """Skills and training by id, in the words of the standard that asks for them."""
    found: dict[str, str] = {}
    for adopted in services_offered(office_id, local(now, office(office_id).zone)):
        asked = adopted.standard.manufacturing.competence
        for item in (*asked.skills, *asked.training):
            found.setdefault(item.id, item.text)
    return tuple(found.items())
