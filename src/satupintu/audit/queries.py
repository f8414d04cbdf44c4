"""What one may ask of the trail."""

from uuid import UUID

from satupintu.audit.models import Entry
from satupintu.base.actor import Actor
from satupintu.people.access import Role, require_role


def about(actor: Actor, subject: UUID) -> list[Entry]:
    """The trail of one file, oldest first; for superiors and the inspectorate. Raises NotAllowed."""
    require_role(actor, Role.SECTION_HEAD, Role.HEAD_OF_OFFICE, Role.SUPERVISOR, Role.INSPECTORATE, Role.ADMINISTRATOR)
    return list(Entry.objects.filter(office_id=actor.office_id, subject=subject).order_by("id"))
