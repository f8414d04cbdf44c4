"""Who can let others in: asked before the office opens, and by those who watch over it."""

from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import F, Q, QuerySet

from satupintu.people.access import Role
from satupintu.people.models import RoleGrant, StaffFact


def lasting_keys(office_id: UUID, now: datetime) -> QuerySet[RoleGrant]:
    """The grants that make somebody an administrator without an end, of people who can sign in: not locked, not only
    invited, not in the middle of a recovery."""
    # A clock that jumped back does not take the keys from whoever was just given them.
    begun = Q(since__lte=now) | Q(since__lte=F("user__access_changed_at"))
    held = RoleGrant.objects.filter(
        begun, office_id=office_id, role=Role.ADMINISTRATOR, until__isnull=True, user__is_active=True
    )
    return held.exclude(**{"user__password__startswith": UNUSABLE_PASSWORD_PREFIX})


def administrators(office_id: UUID, now: datetime) -> list[str]:
    """Names of those who keep the keys of the office for good, in order of joining."""
    return list(lasting_keys(office_id, now).order_by("user_id").values_list("user__name", flat=True))


def clock_ahead(office_id: UUID, now: datetime) -> datetime | None:
    """When the newest thing about the staff was written down, if that lies ahead of now: the clock jumped back."""
    newest = StaffFact.objects.filter(office_id=office_id).order_by("-id").values_list("at", flat=True).first()
    return newest if newest is not None and newest > now else None
