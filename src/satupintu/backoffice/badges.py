"""What the tabs of the desk count: instructions for me and late ones of mine, work of those who cannot do it."""

from datetime import date, datetime
from typing import Any

from satupintu.applications.queries import NOTHING_DISPLACED, TELLERS, displaced_now, to_tell_count
from satupintu.base.actor import Actor
from satupintu.instructions import queries as instructions
from satupintu.people.access import SUPERIORS, Role
from satupintu.people.queries import office, unable

__all__ = ["TELLERS", "badges"]


def badges(actor: Actor, now: datetime, today: date) -> dict[str, Any]:
    """`told_count`, `told_late`; `tells` (they see whom to ring up) and, at the counter, `to_tell_count`; for superiors
    also `hands_on` (they see that tab), `away` (who has work on their hands that they cannot do) and `displaced_count`.
    One question to the database more for the counter, and one for a superior, than for others."""
    told, late = instructions.counts(actor, today)
    shown: dict[str, Any] = {"told_count": told, "told_late": late, "hands_on": False, "away": NOTHING_DISPLACED}
    shown["tells"] = actor.has(*TELLERS)
    if actor.has(Role.FRONT_OFFICE):
        shown["to_tell_count"] = to_tell_count(actor)
    if actor.has(*SUPERIORS):
        found = displaced_now(actor, unable(actor.office_id, now, office(actor.office_id).zone))
        shown |= {"hands_on": True, "away": found, "displaced_count": found.total}
    return shown
