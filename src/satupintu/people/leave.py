"""Who is away: leave and duty outside, written down by a superior or the administrator. Whoever is away is given no
work; what they already have is shown to their superior."""

from datetime import date, datetime
from uuid import UUID

from satupintu.base.actor import Actor
from satupintu.base.clock import local_date
from satupintu.base.events import emit
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotFound, Refusal
from satupintu.base.transaction import write
from satupintu.people import queries
from satupintu.people.access import SUPERIORS, Role, require_role, role_name
from satupintu.people.acting_models import Absence
from satupintu.people.events import AbsenceCancelled, AbsenceRecorded
from satupintu.people.mandates import SHORTEST_REASON, DaysReversed, EndReasonMissing
from satupintu.people.models import User
from satupintu.rules.words import plain_date

KEEPERS = (Role.SECTION_HEAD, Role.HEAD_OF_OFFICE, Role.ADMINISTRATOR)
KINDS = ("leave", "duty")


class AbsencePast(Refusal):
    """Who was away on days that are over cannot be given less work any more."""

    code = "absence_past"
    says = "Hari terakhirnya ({last}) sudah lewat. Catat hanya ketidakhadiran yang masih berjalan atau akan datang."
    field = "last"


class AlreadyAway(Refusal):
    """A person is away once on a day."""

    code = "already_away"
    says = "{name} sudah tercatat tidak di tempat dari {first} sampai {last}. Batalkan dahulu catatan itu bila salah."
    field = "first"


class NotBelow(Refusal):
    """A section head keeps the leave of those below."""

    code = "not_below"
    says = "Ketidakhadiran {role} dicatat oleh kepala dinas atau administrator."
    status = 403
    field = "user"


def record_absence(
    *, actor: Actor, now: datetime, user_id: UUID, kind: str, first: date, last: date, letter: str = ""
) -> Absence:
    """Write down that somebody is away from the first to the last day, both included. kind: "leave" or "duty".

    Raises NotAllowed, NotFound, NotBelow, DaysReversed, AbsencePast, AlreadyAway. Emits AbsenceRecorded.
    """
    require_role(actor, *KEEPERS)
    if kind not in KINDS:
        raise NotFound()
    if last < first:
        raise DaysReversed(first=plain_date(first), last=plain_date(last))
    if last < local_date(now, queries.office(actor.office_id).zone):
        raise AbsencePast(last=plain_date(last))
    with write():
        user = _below(actor, user_id, now)
        _require_free(user, first, last)
        absence = Absence(
            id=new_id(),
            office_id=actor.office_id,
            user=user,
            kind=kind,
            starts_on=first,
            ends_on=last,
            letter=" ".join(letter.split())[:100],
            recorded_at=now,
            recorded_by_id=actor.staff_id,
        )
        absence.save(force_insert=True)
        emit(
            AbsenceRecorded(at=now, actor=actor, subject=user.pk, absence=absence.pk, kind=kind, first=first, last=last)
        )
    return absence


def cancel_absence(*, actor: Actor, now: datetime, absence_id: UUID, reason: str) -> Absence:
    """They are not away after all, or are back sooner: from now on they are given work again. It stays on record.

    Raises NotAllowed, NotBelow, EndReasonMissing, NotFound. Emits AbsenceCancelled.
    """
    require_role(actor, *KEEPERS)
    if len(why := " ".join(reason.split())) < SHORTEST_REASON:
        raise EndReasonMissing()
    with write():
        absence = (
            Absence.objects.select_for_update(of=("self",))
            .filter(pk=absence_id, office_id=actor.office_id, cancelled_at__isnull=True)
            .first()
        )
        if absence is None:
            raise NotFound()
        _below(actor, absence.user_id, now)
        absence.cancelled_at, absence.cancelled_by_id, absence.cancelled_why = now, actor.staff_id, why[:300]
        absence.save(update_fields=["cancelled_at", "cancelled_by", "cancelled_why"])
        emit(AbsenceCancelled(at=now, actor=actor, subject=absence.user_id, absence=absence.pk))
    return absence


def _below(actor: Actor, user_id: UUID, now: datetime) -> User:
    """The person, held until the transaction ends. A section head keeps their own leave and that of those below."""
    user: User | None = (
        User.objects.select_for_update(no_key=True)
        .filter(pk=user_id, office_id=actor.office_id, is_active=True)
        .first()
    )
    if user is None:
        raise NotFound()
    if not actor.has(Role.HEAD_OF_OFFICE, Role.ADMINISTRATOR) and user.pk != actor.user_id:
        above = queries.own_roles(user, now) & set(SUPERIORS)
        if above:
            raise NotBelow(role=role_name(min(above)))
    return user


def _require_free(user: User, first: date, last: date) -> None:
    standing = Absence.objects.filter(user=user, cancelled_at__isnull=True, starts_on__lte=last, ends_on__gte=first)
    for other in standing[:1]:
        raise AlreadyAway(name=user.name, first=plain_date(other.starts_on), last=plain_date(other.ends_on))


def absences(actor: Actor) -> list[Absence]:
    """All absences of the actor's office, the latest first, with those concerned."""
    rows = Absence.objects.filter(office_id=actor.office_id).order_by("-starts_on", "-id")
    return list(rows.select_related("user", "recorded_by", "cancelled_by"))
