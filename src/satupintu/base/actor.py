"""Who acts: a member of staff, the applicant, or the system itself. Passed to every service and query."""

from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

ActorKind = Literal["staff", "applicant", "system"]


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor in one office.

    `user_id` is set for staff only. `roles` are the names of `people.access.Role`. `kin` holds the blind indexes of the
    NIKs of the person and of the family they declared: nobody handles their own or their family's application.
    """

    kind: ActorKind
    office_id: UUID
    user_id: UUID | None = None
    name: str = ""
    roles: frozenset[str] = field(default_factory=frozenset)
    kin: frozenset[str] = field(default_factory=frozenset)

    @property
    def staff_id(self) -> UUID:
        """The id of the member of staff; ValueError for anyone else."""
        if self.user_id is None:
            raise ValueError(f"{self.kind} is no member of staff")
        return self.user_id

    def has(self, *roles: str) -> bool:
        """Whether the actor holds any of these roles."""
        return not self.roles.isdisjoint(roles)


def system(office_id: UUID) -> Actor:
    """The system acting on its own, e.g. the worker that sweeps the outbox."""
    return Actor(kind="system", office_id=office_id, name="Sistem")


def applicant(office_id: UUID) -> Actor:
    """A citizen acting for themselves through the public pages; named only inside the file."""
    return Actor(kind="applicant", office_id=office_id, name="Pemohon")
