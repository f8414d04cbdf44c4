"""Who acts: a member of staff, the applicant, or the system itself. Passed to every service and query."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from uuid import UUID

ActorKind = Literal["staff", "applicant", "system"]


@dataclass(frozen=True, slots=True)
class Acting:
    """A mandate under which somebody acts for a post: which role it gives, and what it is called.

    `title` e.g. "Plh. Kepala Dinas", `order` the number of the order, `until` its last day in the zone of the office.
    """

    mandate_id: UUID
    role: str
    title: str
    order: str
    until: date


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor in one office.

    `user_id` is set for staff only. `roles` are the names of `people.access.Role`, those held for somebody else among
    them; `borrowed` are the roles held only so. `acting` are the mandates in force now, `lapsed` those that ended
    lately: whoever still acts on one is told so. `past` are all roles that ended lately, with the instant. `kin` holds
    the blind indexes of the NIKs of the person and of the family they declared: nobody handles their own or their
    family's application.
    """

    kind: ActorKind
    office_id: UUID
    user_id: UUID | None = None
    name: str = ""
    roles: frozenset[str] = field(default_factory=frozenset)
    kin: frozenset[str] = field(default_factory=frozenset)
    acting: tuple[Acting, ...] = ()
    lapsed: tuple[Acting, ...] = ()
    past: tuple[tuple[str, datetime], ...] = ()
    borrowed: frozenset[str] = field(default_factory=frozenset)

    @property
    def staff_id(self) -> UUID:
        """The id of the member of staff; ValueError for anyone else."""
        if self.user_id is None:
            raise ValueError(f"{self.kind} is no member of staff")
        return self.user_id

    def has(self, *roles: str) -> bool:
        """Whether the actor holds any of these roles."""
        return not self.roles.isdisjoint(roles)

    def under(self, *roles: str) -> Acting | None:
        """The mandate on which the right rests to do what any of these roles may do; None if it is the actor's own."""
        held = self.roles.intersection(roles)
        if held - self.borrowed:
            return None
        return next((each for each in self.acting if each.role in held), None)


def system(office_id: UUID) -> Actor:
    """The system acting on its own, e.g. the worker that sweeps the outbox."""
    return Actor(kind="system", office_id=office_id, name="Sistem")


def applicant(office_id: UUID) -> Actor:
    """A citizen acting for themselves through the public pages; named only inside the file."""
    return Actor(kind="applicant", office_id=office_id, name="Pemohon")
