"""What one may ask of the trail."""

from collections.abc import Collection
from uuid import UUID

from satupintu.audit.models import Entry
from satupintu.base.actor import Actor
from satupintu.people.access import Role, require_role


def about(actor: Actor, subject: UUID) -> list[Entry]:
    """The trail of one file, oldest first; for superiors and the inspectorate. Raises NotAllowed."""
    require_role(actor, Role.SECTION_HEAD, Role.HEAD_OF_OFFICE, Role.SUPERVISOR, Role.INSPECTORATE, Role.ADMINISTRATOR)
    return list(Entry.objects.filter(office_id=actor.office_id, subject=subject).order_by("id"))


def of_office(actor: Actor, subjects: Collection[UUID], events: Collection[str], most: int) -> list[Entry]:
    """What the trail tells of some events about what makes up the office (its own id, those of its standards, of its
    series of numbers), newest first. Raises NotAllowed."""
    require_role(actor, Role.HEAD_OF_OFFICE, Role.SUPERVISOR, Role.INSPECTORATE, Role.ADMINISTRATOR)
    found = Entry.objects.filter(office_id=actor.office_id, subject__in=subjects, event__in=events)
    return list(found.order_by("-id")[:most])
