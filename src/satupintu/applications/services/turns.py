"""Whose turn it is: work is offered to the person who was given such work longest ago, never picked."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import F

from satupintu.applications.models import Turn
from satupintu.applications.refusals import NobodyEligible
from satupintu.base.transaction import required
from satupintu.people.access import ROLE_NAMES
from satupintu.people.queries import holders


def next_in_turn(
    *, office_id: UUID, role: str, applicant_index: str, now: datetime, not_user: Collection[UUID] = ()
) -> UUID:
    """The user whose turn it is, and their turn is taken: of the role, not kin of the applicant, given such work
    longest
    ago (those never given any come first, in order of joining). Raises NobodyEligible."""
    required()
    eligible = [
        user.pk for user in holders(office_id, role, now) if applicant_index not in user.kin and user.pk not in not_user
    ]
    if not eligible:
        raise NobodyEligible(role=ROLE_NAMES.get(role, role))
    last = dict(Turn.objects.filter(role=role, user_id__in=eligible).values_list("user_id", "last_at"))
    chosen = min(eligible, key=lambda pk: (last[pk].timestamp() if pk in last else 0.0, eligible.index(pk)))
    if chosen in last:
        Turn.objects.filter(role=role, user_id=chosen).update(last_at=now, given=F("given") + 1)
    else:
        Turn.objects.create(office_id=office_id, user_id=chosen, role=role, last_at=now, given=1)
    return chosen
