"""Links with which a member of staff sets a password: invitation and recovery. Entered by `people.services`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import reverse

from satupintu.base.actor import Actor
from satupintu.base.codes import new_code
from satupintu.base.transaction import write
from satupintu.files.services import blind_index
from satupintu.people import guard, record
from satupintu.people.events import AccessRecovered, PasswordSet, StaffInvited
from satupintu.people.models import AccessLink, User
from satupintu.people.post import Letter, post
from satupintu.people.queries import office, present
from satupintu.people.refusals import (
    HasJoined,
    LinkOver,
    LinkUsed,
    LockedOut,
    NoSuchLink,
    NotYetJoined,
    WeakPassword,
)
from satupintu.people.staff import add_staff
from satupintu.rules import codes
from satupintu.rules.promise import local
from satupintu.rules.words import plain_date

INVITATION_GOOD_FOR = timedelta(days=7)
RECOVERY_GOOD_FOR = timedelta(days=1)
Purpose = Literal["invitation", "recovery"]


@dataclass(frozen=True, slots=True)
class Handed:
    """How a link left. `sent_to`: the address, when it went by mail; else `code` (14 symbols), to be shown once and
    handed over on paper."""

    user_id: UUID
    expires_at: datetime
    sent_to: str = ""
    code: str = ""

    @property
    def address(self) -> str:
        """The link to open; "" when it went by mail."""
        return link_address(self.code) if self.code else ""


def invite(*, actor: Actor, now: datetime, by_hand: bool = False, **person: Any) -> Handed:
    """Let somebody join (`person` as for `add_staff`, without a password) and make the link with which they set their
    password within seven days. It goes by mail where there is an address and a way; by_hand: it is not sent.

    Raises what `add_staff` raises. Emits StaffJoined, StaffInvited.
    """
    with write():
        user = add_staff(actor=actor, now=now, password=None, **person)
        return _invite(actor, now, user, by_hand)


def invite_again(*, actor: Actor, now: datetime, user_id: UUID, by_hand: bool = False) -> Handed:
    """A new link for somebody who has not set a password yet; the old one becomes worthless.

    Raises NotAllowed, NotFound, HasJoined, LockedOut. Emits StaffInvited.
    """
    with write():
        user = guard.take_in_hand(actor, now, user_id)
        if has_joined(user):
            raise HasJoined()
        if not user.is_active:
            raise LockedOut()
        return _invite(actor, now, user, by_hand)


def recover(*, actor: Actor, now: datetime, user_id: UUID, phone: bool, reason: str, by_hand: bool = False) -> Handed:
    """Let a person back in who forgot the password or lost the phone: the old password is void and sessions end at
    once; a link, good for a day, leads to a new one. phone: TOTP and spare codes are taken off too; whose role
    forces them sets them up anew at the next sign-in. Never one's own: another administrator does it, or a command on
    the machine.

    The password is always made new: with the phone off, it would be all that a thief needs. Raises NotAllowed,
    NotFound, OwnAccess, ReasonMissing, LockedOut, NotYetJoined. Emits AccessRecovered.
    """
    why = guard.need_reason(reason)
    with write():
        user = guard.take_in_hand(actor, now, user_id)
        guard.not_oneself(actor, user)
        if not user.is_active:
            raise LockedOut()
        if not has_joined(user):
            raise NotYetJoined()
        user.set_unusable_password()
        user.session_epoch += 1
        guard.touch(user, now)
        user.save(update_fields=["password", "session_epoch", "access_changed_at"])
        if phone:
            Authenticator.objects.filter(user=user).delete()
        handed = _hand(user, "recovery", now, by_hand)
        event = AccessRecovered(at=now, actor=actor, subject=user.pk, by_mail=bool(handed.sent_to), phone=phone)
        record.keep(event, reason=why)
    return handed


def link_owner(*, code: str, now: datetime) -> User:
    """Whose link this is, while it is good. Raises NoSuchLink, LinkUsed, LinkOver, LockedOut."""
    return _good(code, now).user


def set_password(*, code: str, password: str, now: datetime) -> User:
    """Set the password with a link, which is then used up; sessions that were open end.

    Raises NoSuchLink, LinkUsed, LinkOver, LockedOut, WeakPassword. Emits PasswordSet.
    """
    with write():
        link = _good(code, now, lock=True)
        user = User.objects.select_for_update(no_key=True).get(pk=link.user_id)
        try:
            validate_password(password, user)
        except ValidationError as weak:
            raise WeakPassword(why=" ".join(weak.messages)) from None
        link.used_at = now
        link.save(update_fields=["used_at"])
        user.set_password(password)
        user.session_epoch += 1
        guard.touch(user, now)
        user.save(update_fields=["password", "session_epoch", "access_changed_at"])
        who = Actor(kind="staff", office_id=user.office_id, user_id=user.pk, name=user.name)
        record.keep(PasswordSet(at=now, actor=who, subject=user.pk, purpose=link.purpose))
    return user


def has_joined(user: User) -> bool:
    """Whether this person ever had a password; whose recovery is under way has none at the moment."""
    return user.has_usable_password() or user.links.filter(Q(used_at__isnull=False) | Q(purpose="recovery")).exists()


def withdraw_links(user: User, now: datetime) -> None:
    """Make the links of a person worthless that are still open."""
    AccessLink.objects.filter(user=user, used_at__isnull=True, withdrawn_at__isnull=True).update(withdrawn_at=now)


def link_address(code: str) -> str:
    """The address that a link leads to."""
    return f"{settings.BASE_URL}{reverse('access_link', args=[codes.show(code)])}"


def _invite(actor: Actor, now: datetime, user: User, by_hand: bool) -> Handed:
    handed = _hand(user, "invitation", now, by_hand)
    record.keep(StaffInvited(at=now, actor=actor, subject=user.pk, by_mail=bool(handed.sent_to)))
    return handed


def _hand(user: User, purpose: Purpose, now: datetime, by_hand: bool) -> Handed:
    """Make a link and send it on its way."""
    withdraw_links(user, now)
    code = new_code()
    good_for = INVITATION_GOOD_FOR if purpose == "invitation" else RECOVERY_GOOD_FOR
    link = AccessLink.objects.create(
        office_id=user.office_id,
        user=user,
        purpose=purpose,
        digest=_digest(code),
        created_at=now,
        expires_at=present(user, now) + good_for,
    )
    by_mail = bool(user.email) and post.get().ready(user.office_id)
    sent = by_mail and not by_hand
    if sent or (by_mail and purpose == "recovery"):  # a link on paper is still told about by mail
        post.get().send(_letter(user, link, code if sent else ""), now)
    if sent:
        return Handed(user.pk, link.expires_at, sent_to=user.email)
    return Handed(user.pk, link.expires_at, code=code)


def _letter(user: User, link: AccessLink, code: str) -> Letter:
    here = office(user.office_id)
    lines = [f"Yth. {user.name},"]
    if link.purpose == "invitation":
        subject = f"Undangan bekerja di {here.short_name}"
        lines.append(f"Anda didaftarkan sebagai petugas {here.name}. Nama pengguna Anda: {user.username}.")
    else:
        subject = "Akses Anda dipulihkan"
        lines.append("Administrator memulihkan akses Anda. Kata sandi lama tidak berlaku lagi.")
    if code:
        until = plain_date(local(link.expires_at, here.zone))
        lines.append(f"Buat kata sandi baru paling lambat {until} di:\n{link_address(code)}")
        lines.append("Tautan ini hanya dapat dipakai sekali. Jangan berikan kepada siapa pun.")
    else:
        lines.append("Kode untuk membuat kata sandi baru diserahkan kepada Anda di kantor.")
    lines.append("Anda tidak tahu-menahu? Segera beri tahu kepala kantor.")
    lines.append(f"Salam,\n{here.name}")
    topic = "staff_invited" if link.purpose == "invitation" else "staff_recovered"
    return Letter(user.office_id, user.pk, user.email, topic, subject, "\n\n".join(lines), f"staff-link:{link.pk}")


def _good(code: str, now: datetime, *, lock: bool = False) -> AccessLink:
    known = codes.normalise(code)
    rows = AccessLink.objects.select_for_update(no_key=True) if lock else AccessLink.objects.select_related("user")
    link = rows.filter(digest=_digest(known)).first() if known else None
    if link is None:
        raise NoSuchLink()
    if link.used_at or link.withdrawn_at:
        raise LinkUsed()
    if present(link.user, now) >= link.expires_at:
        raise LinkOver()
    if not link.user.is_active:
        raise LockedOut()
    return link


def _digest(code: str) -> str:
    return blind_index("access_link", code)
