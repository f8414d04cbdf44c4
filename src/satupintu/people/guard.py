"""What is asked before the staff is changed: who asks, about whom, and whether somebody keeps the keys."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from satupintu.base.actor import Actor
from satupintu.base.refusal import NotAllowed, NotFound
from satupintu.base.transaction import required
from satupintu.people.access import Role, require_role, role_name
from satupintu.people.keyholders import lasting_keys
from satupintu.people.models import Office, RoleGrant, User
from satupintu.people.queries import present
from satupintu.people.refusals import LastAdministrator, OwnAccess, ReasonMissing

SHORTEST_REASON = 5


def take_in_hand(actor: Actor, now: datetime, user_id: UUID) -> User:
    """The person, for change. Whoever changes staff of an office takes turns, and is asked again who they are: two
    administrators who take each other's keys at the same moment end as one. Raises NotAllowed, NotFound."""
    require_keys(actor)
    hold_office(actor.office_id)
    found = User.objects.select_for_update(no_key=True).filter(pk=user_id, office_id=actor.office_id).first()
    if found is None:
        raise NotFound()
    require_keys_now(actor, now)
    return found


def require_keys(actor: Actor) -> None:
    """Raise NotAllowed unless the actor came as an administrator, or is the system (a command, the first run)."""
    if actor.kind != "system":
        require_role(actor, Role.ADMINISTRATOR)


def hold_office(office_id: UUID) -> None:
    """Until the transaction ends, nobody else changes this office's staff. (SQLite has one writer anyway.)"""
    required()
    Office.objects.select_for_update(no_key=True).filter(pk=office_id).values_list("pk", flat=True).get()


def require_keys_now(actor: Actor, now: datetime) -> None:
    """Ask the database again, with everybody else waiting: the keys may have been taken since the page was opened."""
    if actor.kind == "system":
        return
    user = User.objects.filter(pk=actor.staff_id, is_active=True).first()
    held = user is not None and _holding(present(user, now)).filter(user=user).exists()
    if not held:
        raise NotAllowed(roles=role_name(Role.ADMINISTRATOR))


def not_oneself(actor: Actor, user: User) -> None:
    """Raise OwnAccess when somebody changes their own access."""
    if actor.user_id == user.pk:
        raise OwnAccess()


def holds_keys(user: User) -> bool:
    """Whether this person is an administrator for good."""
    return RoleGrant.objects.filter(user=user, role=Role.ADMINISTRATOR, until__isnull=True).exists()


def leave_one(user: User, now: datetime) -> None:
    """Raise LastAdministrator if, as things now stand in this transaction, no administrator is left without an end.

    user: whose lock or lost role it would be.
    """
    if not lasting_keys(user.office_id, now).exists():
        raise LastAdministrator(name=user.name)


def touch(user: User, now: datetime) -> None:
    """Remember when this person's access last changed; a clock that jumps back does not turn that back."""
    user.access_changed_at = present(user, now)


def need_reason(reason: str) -> str:
    """The reason, tidied. Raises ReasonMissing."""
    tidy = " ".join(reason.split())[:300]
    if len(tidy) < SHORTEST_REASON:
        raise ReasonMissing()
    return tidy


def _holding(at: datetime) -> QuerySet[RoleGrant]:
    return RoleGrant.objects.filter(Q(until__isnull=True) | Q(until__gt=at), role=Role.ADMINISTRATOR, since__lte=at)
