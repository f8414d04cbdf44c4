"""Who must show a second factor, and whether they have one; asked of the sign-in library's own rows."""

from uuid import UUID

from allauth.mfa.models import Authenticator

from satupintu.base.actor import Actor
from satupintu.people.access import TOTP_FORCED


def forced(actor: Actor) -> bool:
    """Whether the word of this person binds the office, so that a password alone is not enough."""
    return not actor.roles.isdisjoint(TOTP_FORCED)


def has_one(user_id: UUID) -> bool:
    """Whether this person has set up TOTP."""
    return bool(Authenticator.objects.filter(user_id=user_id, type=Authenticator.Type.TOTP).exists())


def having(user_ids: set[UUID]) -> set[UUID]:
    """Which of these people have set up TOTP."""
    rows = Authenticator.objects.filter(user_id__in=user_ids, type=Authenticator.Type.TOTP)
    return set(rows.values_list("user_id", flat=True))
