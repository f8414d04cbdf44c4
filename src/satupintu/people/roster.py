"""What an administrator is shown of the staff: the list, one person with their history, who held which role when."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from satupintu.base.actor import Actor
from satupintu.base.refusal import NotFound
from satupintu.people.access import TOTP_FORCED, Role, role_name
from satupintu.people.models import RoleGrant, StaffFact, User
from satupintu.people.queries import office, present
from satupintu.people.second_factor import having
from satupintu.people.told import Line, tell

HISTORY_SHOWN = 200
STATES = ("active", "invited", "recovering", "locked")


@dataclass(frozen=True, slots=True)
class Member:
    """A member of staff on the list. `state`: one of STATES. `phone_missing`: TOTP is forced and not set up yet."""

    user: User
    roles: tuple[str, ...]  # as the office calls them
    state: str
    phone: bool
    phone_missing: bool
    link_until: datetime | None


def roster(actor: Actor, now: datetime) -> list[Member]:
    """All staff of the actor's office, also locked, by name."""
    people = User.objects.filter(office_id=actor.office_id).prefetch_related("grants", "links")
    return _members(list(people.order_by("name", "id")), now)


def member(actor: Actor, user_id: UUID, now: datetime) -> Member:
    """One person of the actor's office. Raises NotFound."""
    people = User.objects.filter(pk=user_id, office_id=actor.office_id).select_related("superior")
    found = _members(list(people.prefetch_related("grants", "links")), now)
    if not found:
        raise NotFound()
    return found[0]


def grants(user: User) -> list[RoleGrant]:
    """All roles that a person held, holds or will hold, latest first; without those taken back before they began."""
    found = sorted(user.grants.all(), key=lambda grant: (grant.since, grant.pk), reverse=True)
    return [grant for grant in found if grant.until is None or grant.until > grant.since]


def history(user: User) -> list[Line]:
    """What happened to a person here, latest first, in words."""
    facts = list(StaffFact.objects.filter(user=user).select_related("by", "note").order_by("-id")[:HISTORY_SHOWN])
    superiors: dict[str, str] = {}
    if any("superior_id" in fact.data.get("fields", ()) for fact in facts):
        colleagues = User.objects.filter(office_id=user.office_id).values_list("pk", "name")
        superiors = {str(pk): name for pk, name in colleagues}
    zone = office(user.office_id).zone
    return [tell(fact, superiors, zone) for fact in facts]


def held_on(actor: Actor, day: date) -> list[tuple[str, list[RoleGrant]]]:
    """Who held which role on a day, at any instant of it: (role as the office calls it, grants), all roles."""
    zone = ZoneInfo(office(actor.office_id).zone)
    start = datetime.combine(day, time(), zone)
    end = start + timedelta(days=1)
    rows = RoleGrant.objects.filter(
        Q(until__isnull=True) | Q(until__gt=start), office_id=actor.office_id, since__lt=end
    ).select_related("user")
    by_role: dict[str, list[RoleGrant]] = {role: [] for role in Role}
    for row in rows.order_by("since", "id"):
        if row.until is None or row.until > row.since:
            by_role.setdefault(row.role, []).append(row)
    return [(role_name(role), held) for role, held in by_role.items()]


def _members(people: list[User], now: datetime) -> list[Member]:
    phones = having({user.pk for user in people})
    return [_member(user, now, user.pk in phones) for user in people]


def _member(user: User, now: datetime, phone: bool) -> Member:
    at = present(user, now)
    roles = {grant.role for grant in user.grants.all() if grant.covers(at)}
    open_link = next((link for link in user.links.all() if not link.used_at and not link.withdrawn_at), None)
    return Member(
        user=user,
        roles=tuple(role_name(role) for role in Role if role in roles),
        state=_state(user),
        phone=phone,
        phone_missing=not phone and not roles.isdisjoint(TOTP_FORCED),
        link_until=open_link.expires_at if open_link and open_link.expires_at > at else None,
    )


def _state(user: User) -> str:
    if not user.is_active:
        return "locked"
    if user.has_usable_password():
        return "active"
    had_one = any(link.used_at or link.purpose == "recovery" for link in user.links.all())
    return "recovering" if had_one else "invited"
