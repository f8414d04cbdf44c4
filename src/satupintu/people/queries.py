"""What one may ask about the office and its people."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.db.models import Q

from satupintu.base import clock
from satupintu.base.actor import Actor, applicant
from satupintu.base.refusal import NotFound
from satupintu.people.access import Role
from satupintu.people.crew import OnCrew, crew
from satupintu.people.happened import happened
from satupintu.people.keyholders import administrators, clock_ahead
from satupintu.people.models import Office, OfficeChange, RoleGrant, User
from satupintu.people.rules import PREFIX
from satupintu.people.standing_in import (
    Rights,
    Unable,
    acting_for,
    away_on,
    granted_at,
    mandate_words,
    rights_of,
    unable,
)


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs for the office, as printed: every line from data. `acting`: "Plh." or "Plt." for whoever stands in for
    the holder of the position, "" for the holder."""

    user_id: UUID
    name: str
    nip: str
    rank: str
    position: str
    acting: str = ""

    @property
    def title(self) -> str:
        """The position with what stands before it: "Plh. Kepala Dinas"."""
        return f"{self.acting} {self.position}".strip()


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


def the_public() -> Actor:
    """Anybody, as public pages and programs know them: for themselves, without an account. Raises NotFound before the
    office is set up."""
    here = the_office()
    if here is None:
        raise NotFound()
    return applicant(here.pk)


def nobody_yet() -> bool:
    """Whether no member of staff has ever joined: the installation is fresh."""
    return not User.objects.exists()


def office_changes(actor: Actor, *, fields: tuple[str, ...] = (), limit: int = 100) -> list[OfficeChange]:
    """How the actor's office came to be as it is, newest first; of some fields only, when they are named."""
    found = OfficeChange.objects.filter(office_id=actor.office_id)
    if fields:
        found = found.filter(field__in=fields)
    return list(found.order_by("-at", "-id")[:limit])


def present(user: User, now: datetime) -> datetime:
    """The instant by which this person's access is judged: now, but never before it was last changed. So a clock that
    jumps back neither revives a role that was taken nor forgets one that was just given."""
    changed = user.access_changed_at
    return now if changed is None else max(now, changed)


def actor_for(user: User, at: datetime) -> Actor:
    """The actor that a signed-in member of staff is at an instant, with the roles held then: their own, and those of
    the posts for which they act on a mandate."""
    known = Actor(kind="staff", office_id=user.office_id, user_id=user.pk, name=user.name, kin=frozenset(user.kin))
    return _entitled(known, rights_of(user.pk, at, office(user.office_id).zone))


def _entitled(actor: Actor, rights: Rights) -> Actor:
    """The same person with these rights."""
    given = frozenset(each.role for each in rights.acting)
    return replace(
        actor,
        roles=rights.own | given,
        acting=rights.acting,
        lapsed=rights.lapsed,
        past=rights.past,
        borrowed=given - rights.own,
    )


def in_that_minute(actor: Actor, at: datetime) -> tuple[Actor, Actor]:
    """The same member of staff with the rights they had in a minute that is over, at its first and at its last instant:
    paper bears no seconds. A mandate counts by its own dates (first and last day, the day of the order), also where it
    was itself written on paper then and recorded here afterwards. Everything else of them is as it is today."""
    zone = office(actor.office_id).zone
    first, last = at.replace(second=0, microsecond=0), at.replace(second=59, microsecond=999_999)
    return (
        _entitled(actor, rights_of(actor.staff_id, first, zone, ordered=True)),
        _entitled(actor, rights_of(actor.staff_id, last, zone, ordered=True)),
    )


def wrote_as(office_id: UUID, user_id: UUID, role: str, at: datetime) -> bool:
    """Whether somebody who is on the staff of this office held a role in a minute that is over, as `in_that_minute`
    counts it."""
    user = User.objects.filter(pk=user_id, office_id=office_id, is_active=True).first()
    return user is not None and any(then.has(role) for then in in_that_minute(actor_for(user, at), at))


def own_roles(user: User, at: datetime) -> frozenset[str]:
    """The roles that somebody holds at an instant in their own right."""
    return frozenset(RoleGrant.objects.filter(granted_at(at), user=user).values_list("role", flat=True))


def holders(office_id: UUID, role: str, at: datetime) -> list[User]:
    """The active staff that hold a role at an instant, in order of joining; whoever acts on a mandate comes last."""
    own = own_holders(office_id, role, at)
    known = {user.pk for user in own}
    others = acting_for(office_id, role, at, office(office_id).zone)
    return own + [each.user for each in others if each.user_id not in known]


def own_holders(office_id: UUID, role: str, at: datetime) -> list[User]:
    """The active staff that hold a role at an instant in their own right, in order of joining."""
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


def everyone(actor: Actor) -> list[User]:
    """The staff of the actor's office, also those who are locked, with their grants."""
    return list(User.objects.filter(office_id=actor.office_id).prefetch_related("grants").order_by("id"))


def official(user_id: UUID) -> Signatory | None:
    """A member of staff as papers name them, also one who has left."""
    user = User.objects.filter(pk=user_id).first()
    return Signatory(user.pk, user.name, user.nip, user.rank, user.position) if user else None


def find_staff(username: str) -> User | None:
    """The member of staff who signs in under this name, of whichever office, locked or not; for the commands."""
    return User.objects.filter(username__iexact=username.strip()).first()


def colleagues(actor: Actor) -> list[tuple[str, str]]:
    """The active staff of the actor's office as (id, name), in order of joining: for choosing somebody."""
    rows = User.objects.filter(office_id=actor.office_id, is_active=True).order_by("id").values_list("pk", "name")
    return [(str(pk), name) for pk, name in rows]


def names(user_ids: set[UUID]) -> dict[str, str]:
    """Names by user id (as text), for timelines."""
    return {str(pk): name for pk, name in User.objects.filter(pk__in=user_ids).values_list("pk", "name")}


def signatory(
    office_id: UUID,
    at: datetime,
    *,
    decided: tuple[UUID, datetime] | None = None,
    inspectors: Collection[UUID] = (),
) -> Signatory | None:
    """Who signs at an instant: whoever acts for the head of the office on a mandate, else the head.

    decided: who decided the matter of the paper, and when. The head may use the authority all the same (UU 30/2014
    Pasal 14 ayat (5)); when they did so while somebody acted for them, the paper bears their own name. inspectors: who
    inspected in the matter, and therefore signs nothing in it.
    """
    zone = office(office_id).zone
    heads = own_holders(office_id, Role.HEAD_OF_OFFICE, at)
    acting = next(iter(acting_for(office_id, Role.HEAD_OF_OFFICE, at, zone)), None)
    if acting and heads:
        by_head = decided is not None and decided[0] in {each.pk for each in heads} and acting.covers(decided[1], zone)
        if by_head or acting.user_id in inspectors:
            acting = None
    if acting:
        who = acting.user
        return Signatory(who.pk, who.name, who.nip, who.rank, acting.post, PREFIX[acting.kind])
    if not heads:
        return None
    head = heads[0]
    return Signatory(head.pk, head.name, head.nip, head.rank, head.position)


def absent(office_id: UUID, at: datetime) -> frozenset[UUID]:
    """Who is away on the day of an instant, in the zone of the office."""
    return frozenset(each.user_id for each in away_on(office_id, clock.local_date(at, office(office_id).zone)))


__all__ = [
    "Office",
    "OnCrew",
    "Signatory",
    "Unable",
    "absent",
    "acting_for",
    "actor_for",
    "administrators",
    "away_on",
    "clock_ahead",
    "colleagues",
    "crew",
    "find_staff",
    "forget_offices",
    "happened",
    "holders",
    "in_that_minute",
    "mandate_words",
    "names",
    "nobody_yet",
    "office",
    "office_changes",
    "offices",
    "official",
    "own_holders",
    "own_roles",
    "present",
    "signatory",
    "staff",
    "the_office",
    "unable",
    "wrote_as",
]
