"""Shutting a member of staff out, and letting them in again. Entered by `people.services`."""

from datetime import datetime
from uuid import UUID

from satupintu.base.actor import Actor
from satupintu.base.transaction import write
from satupintu.people import guard, record
from satupintu.people.events import StaffLocked, StaffUnlocked
from satupintu.people.links import withdraw_links
from satupintu.people.refusals import AlreadyLocked, NotLocked


def lock(*, actor: Actor, now: datetime, user_id: UUID, reason: str) -> None:
    """Shut a person out: sessions end at once, open links become worthless; roles stay as they are.

    Raises NotAllowed, NotFound, OwnAccess, ReasonMissing, AlreadyLocked, LastAdministrator. Emits StaffLocked.
    """
    why = guard.need_reason(reason)
    with write():
        user = guard.take_in_hand(actor, now, user_id)
        guard.not_oneself(actor, user)
        if not user.is_active:
            raise AlreadyLocked()
        held_keys = guard.holds_keys(user)
        user.is_active = False
        user.session_epoch += 1
        guard.touch(user, now)
        user.save(update_fields=["is_active", "session_epoch", "access_changed_at"])
        if held_keys:
            guard.leave_one(user, now)
        withdraw_links(user, now)
        record.keep(StaffLocked(at=now, actor=actor, subject=user.pk), reason=why)


def unlock(*, actor: Actor, now: datetime, user_id: UUID, reason: str) -> None:
    """Let a person in again, with the password they had; old sessions stay over.

    Raises NotAllowed, NotFound, OwnAccess, ReasonMissing, NotLocked. Emits StaffUnlocked.
    """
    why = guard.need_reason(reason)
    with write():
        user = guard.take_in_hand(actor, now, user_id)
        guard.not_oneself(actor, user)
        if user.is_active:
            raise NotLocked()
        user.is_active = True
        guard.touch(user, now)
        user.save(update_fields=["is_active", "access_changed_at"])
        record.keep(StaffUnlocked(at=now, actor=actor, subject=user.pk), reason=why)
