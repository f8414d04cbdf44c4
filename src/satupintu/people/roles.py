"""Roles given and taken back, each with its time and its order. Entered by `people.services`."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from satupintu.base.actor import Actor
from satupintu.base.transaction import required, write
from satupintu.people import guard, record
from satupintu.people.access import NOT_WITH_ADMINISTRATOR, Role, role_name
from satupintu.people.events import RoleGranted, RoleWithdrawn
from satupintu.people.models import RoleGrant, User
from satupintu.people.refusals import AdministratorDecides, RoleHeld, RoleNotHeld, RoleTimeUnfit, UnknownRole


def grant_role(
    *,
    actor: Actor,
    now: datetime,
    user_id: UUID,
    role: str,
    since: datetime | None = None,
    until: datetime | None = None,
    basis: str = "",
) -> None:
    """Give a role from `since` (default: at once) until `until` (default: until it is taken back). basis: number of the
    order (SK), where there is one.

    Nobody gives a role to themselves. Raises NotAllowed, NotFound, OwnAccess, UnknownRole, RoleTimeUnfit, RoleHeld,
    AdministratorDecides. Emits RoleGranted.
    """
    given = known_role(role)
    with write():
        user = guard.take_in_hand(actor, now, user_id)
        guard.not_oneself(actor, user)
        start = since or now
        if start < now or (until and until <= start):
            raise RoleTimeUnfit()
        put(user, given, since=start, until=until, basis=basis)
        guard.touch(user, now)
        user.save(update_fields=["access_changed_at"])
        event = RoleGranted(at=now, actor=actor, subject=user.pk, role=given, since=since, until=until)
        record.keep(event, basis=basis)


def withdraw_role(
    *, actor: Actor, now: datetime, user_id: UUID, role: str, until: datetime | None = None, reason: str = ""
) -> None:
    """Take a role back at `until` (default: at once). One's own may be given up; the last administrator's may not be
    taken. Raises NotAllowed, NotFound, UnknownRole, RoleNotHeld, RoleTimeUnfit, LastAdministrator. Emits RoleWithdrawn.
    """
    taken = known_role(role)
    if until and until < now:
        raise RoleTimeUnfit()
    end = until or now
    with write():
        user = guard.take_in_hand(actor, now, user_id)
        held = list(_reaching(user, taken, now, end))
        if not held:
            raise RoleNotHeld()
        for grant in held:
            grant.until = max(grant.since, end)  # what had not begun yet never will
        RoleGrant.objects.bulk_update(held, ["until"])
        guard.touch(user, now)
        user.save(update_fields=["access_changed_at"])
        if taken == Role.ADMINISTRATOR:
            guard.leave_one(user, now)
        record.keep(RoleWithdrawn(at=now, actor=actor, subject=user.pk, role=taken, until=until), reason=reason.strip())


def known_role(role: str) -> Role:
    """The role of that name. Raises UnknownRole."""
    try:
        return Role(role)
    except ValueError:
        raise UnknownRole(role=role[:30]) from None


def known_roles(roles: Iterable[str]) -> tuple[Role, ...]:
    """Roles that one person may hold together, each once. Raises UnknownRole, AdministratorDecides."""
    known = tuple(dict.fromkeys(known_role(role) for role in roles))
    if Role.ADMINISTRATOR in known:
        for role in NOT_WITH_ADMINISTRATOR.intersection(known):
            raise AdministratorDecides(role=role_name(role))
    return known


def put(user: User, role: Role, *, since: datetime, until: datetime | None = None, basis: str = "") -> None:
    """Write a grant that fits beside the others. Raises RoleHeld, AdministratorDecides."""
    required()
    if _overlapping(user, (role,), since, until).exists():
        raise RoleHeld(role=role_name(role))
    if role in NOT_WITH_ADMINISTRATOR and _overlapping(user, (Role.ADMINISTRATOR,), since, until).exists():
        raise AdministratorDecides(role=role_name(role))
    if role == Role.ADMINISTRATOR:
        for other in _overlapping(user, NOT_WITH_ADMINISTRATOR, since, until):
            raise AdministratorDecides(role=role_name(other.role))
    RoleGrant.objects.create(
        office_id=user.office_id, user=user, role=role, since=since, until=until, basis=" ".join(basis.split())[:200]
    )


def _overlapping(user: User, roles: Iterable[Role], since: datetime, until: datetime | None) -> QuerySet[RoleGrant]:
    """Grants of these roles that share an instant with since … until; one that ended before it began shares none."""
    real = Q(until__isnull=True) | Q(until__gt=F("since"))
    lasting = Q(until__isnull=True) | Q(until__gt=since)
    found = RoleGrant.objects.filter(real, lasting, user=user, role__in=tuple(roles))
    return found.filter(since__lt=until) if until else found


def _reaching(user: User, role: Role, now: datetime, end: datetime) -> QuerySet[RoleGrant]:
    """Grants of a role that stand now or later, and last beyond `end`."""
    real = Q(until__isnull=True) | Q(until__gt=F("since"))
    lasting = Q(until__isnull=True) | Q(until__gt=max(now, end))
    return RoleGrant.objects.select_for_update(no_key=True).filter(real, lasting, user=user, role=role)
