"""Making, using and taking back tokens; and what is sent once, however often it arrives."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from satupintu.api.events import ActedByToken, TokenMade, TokenRevoked
from satupintu.api.models import ApiToken, SentOnce
from satupintu.api.refusals import ExpiryUnfit, KeyReused, ScopeForPersons, TokenNeeded
from satupintu.api.scopes import PERSONS_ONLY, SCOPES
from satupintu.base.actor import Actor
from satupintu.base.events import emit
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotFound
from satupintu.base.transaction import write
from satupintu.files.services import blind_index
from satupintu.people.access import TOTP_FORCED, Role, require_role
from satupintu.people.queries import actor_for, present, staff

LONGEST = timedelta(days=366)
SEEN_EVERY = timedelta(minutes=5)  # how exactly `last_used_at` is kept: reading must not write each time
KEPT_FOR = timedelta(days=30)
PREFIX = "sptk_"
# Whose word binds the office gives it with the second factor in hand, never through a program. An administrator's
# token keeps that role, which gives it nothing here and bars it from deciding.
LEFT_AT_THE_DOOR = TOTP_FORCED - {Role.ADMINISTRATOR}


@dataclass(frozen=True, slots=True)
class Admitted:
    """Who came in with a token: whom it works for, and what it may be used for."""

    token_id: UUID
    actor: Actor
    scopes: frozenset[str]


def make_token(
    *, actor: Actor, now: datetime, name: str, user_id: UUID | None, scopes: Collection[str], expires_at: datetime
) -> str:
    """Make a token for a member of staff, or (user_id None) for a system, and return it: only its hash is kept.

    Raises NotAllowed, NotFound (nobody of this office), ScopeForPersons, ExpiryUnfit. Emits TokenMade.
    """
    require_role(actor, Role.ADMINISTRATOR)
    known = tuple(each for each in SCOPES if each in scopes)
    if user_id is None and PERSONS_ONLY.intersection(known):
        raise ScopeForPersons()
    if not now < expires_at <= now + LONGEST:
        raise ExpiryUnfit()
    if user_id is not None and user_id not in {each.pk for each in staff(actor)}:
        raise NotFound()
    secret = PREFIX + secrets.token_urlsafe(32)
    with write():
        row = ApiToken(
            id=new_id(),
            office_id=actor.office_id,
            name=" ".join(name.split())[:80],
            user_id=user_id,
            digest=_digest(secret),
            hint=secret[-4:],
            scopes=list(known),
            made_by_id=actor.staff_id,
            made_at=now,
            expires_at=expires_at,
        )
        row.save(force_insert=True)
        emit(TokenMade(at=now, actor=actor, subject=row.pk, holder=user_id, scopes=known))
    return secret


def revoke_token(*, actor: Actor, now: datetime, token_id: UUID, reason: str) -> None:
    """Take a token back at once; doing it twice is doing it once. Raises NotAllowed, NotFound. Emits TokenRevoked."""
    require_role(actor, Role.ADMINISTRATOR)
    with write():
        row = ApiToken.objects.select_for_update().filter(pk=token_id, office_id=actor.office_id).first()
        if row is None:
            raise NotFound()
        if row.revoked_at is not None:
            return
        row.revoked_at, row.revoked_by_id, row.revoked_why = now, actor.staff_id, reason.strip()[:300]
        row.save(update_fields=["revoked_at", "revoked_by", "revoked_why"])
        emit(TokenRevoked(at=now, actor=actor, subject=row.pk))


def admit(*, now: datetime, secret: str) -> Admitted:
    """Who comes with this token. Raises TokenNeeded for one that is unknown, expired, taken back, or of somebody who
    was locked out."""
    row = ApiToken.objects.select_related("user").filter(digest=_digest(secret)).first()
    if row is None or row.revoked_at is not None or not row.made_at - SEEN_EVERY <= now < row.expires_at:
        raise TokenNeeded()
    if row.user is None:
        actor = Actor(kind="staff", office_id=row.office_id, name=row.name)  # of the house, without a role: reads only
    elif row.user.is_active:
        whole = actor_for(row.user, present(row.user, now))
        actor = replace(whole, roles=whole.roles - LEFT_AT_THE_DOOR)
    else:
        raise TokenNeeded()
    if row.last_used_at is None or now - row.last_used_at >= SEEN_EVERY:
        with write():
            ApiToken.objects.filter(pk=row.pk).update(last_used_at=now)
    return Admitted(row.pk, actor, frozenset(row.scopes))


def note_act(*, admitted: Admitted, now: datetime, application_id: UUID) -> None:
    """Let the trail know that a step was taken through a program; inside the transaction of the step."""
    emit(ActedByToken(at=now, actor=admitted.actor, subject=application_id, token=admitted.token_id))


def sent_before(*, place: str, key: str) -> bool:
    """Whether something was sent under this Idempotency-Key to this place."""
    return SentOnce.objects.filter(key_index=_key_index(place, key)).exists()


def once(*, office_id: UUID, now: datetime, place: str, key: str, body: bytes) -> UUID:
    """The submission's own key for what a program sends under an Idempotency-Key: the same for the same again.

    place: what is done where, so that keys of different places do not meet. Raises KeyReused for another body.
    """
    index, told = _key_index(place, key), blind_index("api-body", hashlib.sha256(body).hexdigest())
    with write():
        row, _ = SentOnce.objects.get_or_create(
            key_index=index,
            defaults={"office_id": office_id, "body_index": told, "submission_key": new_id(), "at": now},
        )
    if row.body_index != told:
        raise KeyReused()
    return row.submission_key


def forget_sent(now: datetime) -> int:
    """Drop the memory of what was sent more than 30 days ago; for the worker. Returns how many."""
    with write():
        gone, _ = SentOnce.objects.filter(at__lt=now - KEPT_FOR).delete()
    return gone


def _key_index(place: str, key: str) -> str:
    return blind_index("api-once", f"{place}\0{key}")


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
