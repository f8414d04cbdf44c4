"""Whose turn it is: work is offered to the person who was given such work longest ago, never picked."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from satupintu.applications.models import Turn
from satupintu.applications.refusals import NobodyEligible
from satupintu.base.transaction import required
from satupintu.people.access import role_name
from satupintu.people.queries import absent, holders


def next_in_turn(
    *, office_id: UUID, role: str, applicant_index: str, now: datetime, not_user: Collection[UUID] = ()
) -> UUID:
    """The user whose turn it is, and their turn is taken: of the role, not away today, not kin of the applicant, given
    such work longest ago (those never given any come first, in order of joining). Raises NobodyEligible."""
    required()
    out = absent(office_id, now).union(not_user)
    eligible = [
        user.pk for user in holders(office_id, role, now) if applicant_index not in user.kin and user.pk not in out
    ]
    if not eligible:
        raise NobodyEligible(role=role_name(role))
    turns = _held(office_id, role, eligible, now)
    since = {pk: turns[pk].last_at.timestamp() if turns[pk].given else 0.0 for pk in eligible}
    chosen = min(eligible, key=lambda pk: (since[pk], turns[pk].given, eligible.index(pk)))
    turn = turns[chosen]
    turn.last_at, turn.given = now, turn.given + 1
    turn.save(update_fields=["last_at", "given"])
    return chosen


def _held(office_id: UUID, role: str, users: Sequence[UUID], now: datetime) -> dict[UUID, Turn]:
    """The turns of these users, begun where there is none yet, and held until the transaction ends: two files at the
    same moment go to two people."""
    rows = Turn.objects.select_for_update().filter(role=role, user_id__in=users).order_by("pk")
    turns = {row.user_id: row for row in rows}
    if missing := [pk for pk in users if pk not in turns]:
        fresh = [Turn(office_id=office_id, user_id=pk, role=role, last_at=now) for pk in missing]
        Turn.objects.bulk_create(fresh, ignore_conflicts=True)
        turns = {row.user_id: row for row in rows.all()}
    return turns
