"""Who may see and handle a complaint: pure, gets the facts passed in."""

from collections.abc import Collection

from satupintu.base.actor import Actor
from satupintu.people.access import Role

# Those who run the register; a report about staff is run by the inspectorate alone (design §7).
OFFICERS = (Role.COMPLAINTS_OFFICER, Role.SECTION_HEAD, Role.HEAD_OF_OFFICE)
READERS = (*OFFICERS, Role.SUPERVISOR, Role.INSPECTORATE)
INSPECTORS = (Role.INSPECTORATE,)


def runners(whistle: bool) -> tuple[Role, ...]:
    """The roles that classify, assign, refer and close complaints of this sort."""
    return INSPECTORS if whistle else OFFICERS


def may_see(actor: Actor, *, whistle: bool, assignee: str, concerns: Collection[str]) -> bool:
    """Whether a member of staff may know of a complaint at all: nobody whom it is about, and only the inspectorate
    when it blows the whistle."""
    me = str(actor.user_id)
    if actor.kind != "staff" or me in concerns:
        return False
    if whistle:
        return actor.has(*INSPECTORS)
    return actor.has(*READERS) or assignee == me
