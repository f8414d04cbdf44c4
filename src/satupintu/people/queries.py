"""What one may ask about the office and its people."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.db.models import Q

from satupintu.base import clock
from satupintu.base.actor import Actor
from satupintu.people.access import Role
from satupintu.people.models import Office, OfficeChange, RoleGrant, User


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs for the office, as printed: every line from data."""

    user_id: UUID
    name: str
    nip: str
    rank: str
    position: str


def offices() -> list[Office]:
    """All offices of this installation, oldest first."""
    return list(Office.objects.order_by("id"))


KEPT_SECONDS = 2.0  # how long a process may go on with an office that another process has changed


@lru_cache(maxsize=64)
def _office(office_id: UUID, spell: int) -> Office:
    return Office.objects.get(pk=office_id)


def office(office_id: UUID) -> Office:
    """The office by id; kept in memory for a moment, because every page and paper asks (`forget_offices`)."""
    return _office(office_id, clock.spell(KEPT_SECONDS))


def forget_offices() -> None:
    """Drop what is kept in memory; called by the services that change an office, and by tests."""
    _office.cache_clear()
    _the_office.cache_clear()


@lru_cache(maxsize=1)
def _the_office(spell: int) -> Office | None:
    return Office.objects.order_by("id").first()


def the_office() -> Office | None:
    """The office that this installation's public pages speak for; None before it is set up."""
    found = _the_office(clock.spell(KEPT_SECONDS))
    if found is None:
        _the_office.cache_clear()
    return found


def office_changes(actor: Actor, *, fields: tuple[str, ...] = (), limit: int = 100) -> list[OfficeChange]:
    """How the actor's office came to be as it is, newest first; of some fields only, when they are named."""
    found = OfficeChange.objects.filter(office_id=actor.office_id)
    if fields:
        found = found.filter(field__in=fields)
    return list(found.order_by("-at", "-id")[:limit])


def actor_for(user: User, at: datetime) -> Actor:
    """The actor that a signed-in member of staff is at an instant, with the roles held then."""
    grants = RoleGrant.objects.filter(Q(until__isnull=True) | Q(until__gt=at), user=user, since__lte=at)
    return Actor(
        kind="staff",
        office_id=user.office_id,
        user_id=user.pk,
        name=user.name,
        roles=frozenset(grants.values_list("role", flat=True)),
        kin=frozenset(user.kin),
    )


def holders(office_id: UUID, role: str, at: datetime) -> list[User]:
    """The active staff that hold a role at an instant, in order of joining."""
    return list(
        User.objects.filter(
            Q(grants__until__isnull=True) | Q(grants__until__gt=at),
            office_id=office_id,
            is_active=True,
            grants__role=role,
            grants__since__lte=at,
        )
        .distinct()
        .order_by("id")
    )


def staff(actor: Actor) -> list[User]:
    """The active staff of the actor's office, with their grants."""
    return list(
        User.objects.filter(office_id=actor.office_id, is_active=True).prefetch_related("grants").order_by("id")
    )


def names(user_ids: set[UUID]) -> dict[str, str]:
    """Names by user id (as text), for timelines."""
    return {str(pk): name for pk, name in User.objects.filter(pk__in=user_ids).values_list("pk", "name")}


def signatory(office_id: UUID, at: datetime) -> Signatory | None:
    """Who signs at an instant: the head of the office."""
    heads = holders(office_id, Role.HEAD_OF_OFFICE, at)
    if not heads:
        return None
    head = heads[0]
    return Signatory(head.pk, head.name, head.nip, head.rank, head.position)


__all__ = [
    "Office",
    "Signatory",
    "actor_for",
    "forget_offices",
    "holders",
    "names",
    "office",
    "office_changes",
    "offices",
    "signatory",
    "staff",
    "the_office",
]
