"""What happened to all who work here, for the history of the office. Asked through `people.queries`."""

from satupintu.base.actor import Actor
from satupintu.people.access import Role, require_role
from satupintu.people.models import StaffFact
from satupintu.people.told import Line, tell

LOOKERS = (Role.HEAD_OF_OFFICE, Role.SUPERVISOR, Role.INSPECTORATE, Role.ADMINISTRATOR)


def happened(actor: Actor, zone: str, most: int) -> list[tuple[str, Line]]:
    """What happened to the staff of the actor's office, newest first, each with the person's name. Without the sealed
    words beside it: those are only for whoever looks at that person. zone: in which days are counted. Raises
    NotAllowed."""
    require_role(actor, *LOOKERS)
    facts = StaffFact.objects.filter(office_id=actor.office_id).select_related("by", "user").order_by("-id")[:most]
    return [(fact.user.name, tell(fact, {}, zone, sealed=True)) for fact in facts]
