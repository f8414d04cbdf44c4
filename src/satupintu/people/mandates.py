"""Acting for others: an order that somebody is Plh. or Plt. for some days, recorded, and ended before its time.

UU 30/2014 Pasal 14: a superior orders it, downwards; whoever acts does not hand it on; whoever gave it may still act.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from satupintu.base.actor import Actor
from satupintu.base.clock import local_date
from satupintu.base.events import emit
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotFound, Refusal
from satupintu.base.transaction import required, write
from satupintu.people import queries
from satupintu.people.access import ROLE_NAMES, Role, require_own_role, role_name
from satupintu.people.acting_models import Mandate
from satupintu.people.events import MandateEnded, MandateGiven
from satupintu.people.models import Office, User
from satupintu.rules.words import plain_date

GIVERS = (Role.HEAD_OF_OFFICE, Role.ADMINISTRATOR)  # who records the order; whoever signed it stands on its paper
POSTS = (Role.HEAD_OF_OFFICE, Role.SECTION_HEAD)  # what may be acted for: posts whose word binds the office
# Who configures never decides, who inspects the office changes nothing in it; a mandate does not turn that round.
NEVER_ACTING = (Role.ADMINISTRATOR, Role.INSPECTORATE)
SHORTEST_REASON = 10
LAW = "UU 30/2014 Pasal 14"


class OrderIncomplete(Refusal):
    """A mandate rests on an order."""

    code = "mandate_order_incomplete"
    says = "Tulis nomor surat perintahnya."
    status = 422
    legal_basis = LAW
    field = "order_number"


class OrderFromTomorrow(Refusal):
    """An order that is not yet written orders nothing."""

    code = "mandate_order_from_tomorrow"
    says = "Tanggal surat perintah {order_date} belum tiba. Periksa tanggalnya."
    status = 422
    field = "order_date"


class DaysReversed(Refusal):
    """The last day comes before the first."""

    code = "days_reversed"
    says = "Hari terakhir ({last}) mendahului hari pertama ({first}). Periksa kedua tanggal."
    status = 422
    field = "last"


class MandatePast(Refusal):
    """An order whose days are over gives no rights any more."""

    code = "mandate_past"
    says = (
        "Surat perintah {order} sudah habis masanya, hari terakhirnya {last}, jadi tidak memberi wewenang lagi. "
        "Minta surat perintah baru atau perpanjangan, lalu catat dengan nomornya sendiri."
    )
    legal_basis = LAW
    field = "last"


class PostTaken(Refusal):
    """One post, one person acting."""

    code = "post_taken"
    says = (
        "{name} sudah {title} dari {first} sampai {last}. Satu jabatan hanya dapat diwakili satu orang: "
        "pilih hari lain, atau akhiri dahulu mandat itu dengan alasannya."
    )
    field = "last"


class MayNotAct(Refusal):
    """Some may not be given a mandate. `data`: name, role."""

    code = "may_not_act"
    says = (
        "{name} memegang peran {role}, yang tidak boleh memutuskan permohonan. "
        "Pilih orang lain, atau cabut dahulu peran itu."
    )
    field = "user"


class SelfMandate(Refusal):
    """Nobody records their own mandate."""

    code = "self_mandate"
    says = "Anda tidak dapat mencatat mandat untuk diri sendiri. Mintalah {roles} lain mencatatnya."
    status = 403
    legal_basis = LAW
    field = "user"


class PostNotHeld(Refusal):
    """A Plh. acts for an official who is in office."""

    code = "post_not_held"
    says = (
        "Jabatan ini tidak sedang dipegang orang itu. Plh. mewakili pejabat yang berhalangan sementara; "
        "untuk jabatan yang kosong, catat sebagai Plt."
    )
    legal_basis = LAW
    field = "post"


class PostNotVacant(Refusal):
    """A Plt. acts for a post that is vacant."""

    code = "post_not_vacant"
    says = (
        "{post} masih dijabat {name}. Plt. hanya untuk jabatan yang kosong: catat sebagai Plh., "
        "atau akhiri dahulu jabatan itu."
    )
    legal_basis = LAW
    field = "post"


class EndReasonMissing(Refusal):
    """Why a mandate or an absence ends before its time is written down."""

    code = "end_reason_missing"
    says = "Tulis alasannya, paling sedikit 10 huruf."
    status = 422
    field = "reason"


@dataclass(frozen=True, slots=True)
class Order:
    """What stands on the order. replaced: whose post it is; None for a vacant one, which `post` names."""

    kind: str  # plh | plt
    role: str
    replaced: UUID | None
    post: str
    first: date
    last: date
    number: str
    dated: date


def give_mandate(*, actor: Actor, now: datetime, user_id: UUID, order: Order) -> Mandate:
    """Record that somebody acts for a post. It counts on its days, in the zone of the office, and from now on.

    Raises NotAllowed, NotHandedOn, SelfMandate, NotFound, MayNotAct, OrderIncomplete, OrderFromTomorrow, DaysReversed,
    MandatePast, PostNotHeld, PostNotVacant, PostTaken. Emits MandateGiven.
    """
    require_own_role(actor, *GIVERS)
    if user_id == actor.user_id:
        raise SelfMandate(roles=", ".join(role_name(role) for role in GIVERS))
    _require_sound(order, local_date(now, queries.office(actor.office_id).zone))
    with write():
        _one_at_a_time(actor.office_id)
        user = _colleague(actor, user_id, now)
        post = _post(actor.office_id, order, user, now)
        _require_free(actor.office_id, order, post)
        mandate = Mandate(
            id=new_id(),
            office_id=actor.office_id,
            user=user,
            kind=order.kind,
            role=order.role,
            replaced_id=order.replaced,
            post=post,
            starts_on=order.first,
            ends_on=order.last,
            order_number=" ".join(order.number.split()),
            order_date=order.dated,
            recorded_at=now,
            recorded_by_id=actor.staff_id,
        )
        mandate.save(force_insert=True)
        _touch(user, now)
        emit(
            MandateGiven(
                at=now,
                actor=actor,
                subject=user.pk,
                mandate=mandate.pk,
                role=mandate.role,
                kind=mandate.kind,
                order=mandate.order_number,
                first=mandate.starts_on,
                last=mandate.ends_on,
            )
        )
    return mandate


def end_mandate(*, actor: Actor, now: datetime, mandate_id: UUID, reason: str) -> Mandate:
    """End a mandate at this moment, before its last day (UU 30/2014 Pasal 14 ayat (6)); it stays on record.

    Raises NotAllowed, NotHandedOn, EndReasonMissing, NotFound (also for one that is over). Emits MandateEnded.
    """
    require_own_role(actor, *GIVERS)
    if len(why := " ".join(reason.split())) < SHORTEST_REASON:
        raise EndReasonMissing()
    zone = queries.office(actor.office_id).zone
    with write():
        mandate = Mandate.objects.select_for_update().filter(pk=mandate_id, office_id=actor.office_id).first()
        if mandate is None or mandate.term(zone).state(now) in {"over", "ended"}:
            raise NotFound()
        mandate.ended_at, mandate.ended_by_id, mandate.ended_why = now, actor.staff_id, why[:300]
        mandate.save(update_fields=["ended_at", "ended_by", "ended_why"])
        _touch(mandate.user, now)
        emit(MandateEnded(at=now, actor=actor, subject=mandate.user_id, mandate=mandate.pk, role=mandate.role))
    return mandate


def _require_sound(order: Order, today: date) -> None:
    """The order itself makes sense on this day."""
    if order.kind not in {"plh", "plt"} or order.role not in POSTS:
        raise NotFound()
    if not order.number.strip():
        raise OrderIncomplete()
    if order.dated > today:
        raise OrderFromTomorrow(order_date=plain_date(order.dated))
    if order.last < order.first:
        raise DaysReversed(first=plain_date(order.first), last=plain_date(order.last))
    if order.last < today:
        raise MandatePast(order=order.number.strip(), last=plain_date(order.last))


def _one_at_a_time(office_id: UUID) -> None:
    """Whoever records a mandate for this office takes turns: two orders for one post never slip in side by side."""
    required()
    Office.objects.select_for_update(no_key=True).filter(pk=office_id).values_list("pk", flat=True).get()


def _touch(user: User, now: datetime) -> None:
    """What somebody may do has changed: a clock that jumps back does not turn that back."""
    user.access_changed_at = queries.present(user, now)
    user.save(update_fields=["access_changed_at"])


def _colleague(actor: Actor, user_id: UUID, now: datetime) -> User:
    user: User | None = User.objects.filter(pk=user_id, office_id=actor.office_id, is_active=True).first()
    if user is None:
        raise NotFound()
    own = queries.own_roles(user, now)
    for role in NEVER_ACTING:
        if role in own:
            raise MayNotAct(name=user.name, role=role_name(role))
    return user


def _post(office_id: UUID, order: Order, user: User, now: datetime) -> str:
    """What the post is called, once it is sure that it may be acted for in this way."""
    holders = {each.pk: each for each in queries.own_holders(office_id, order.role, now)}
    if order.kind == "plh":
        replaced = holders.get(order.replaced) if order.replaced else None
        if replaced is None or replaced.pk == user.pk:
            raise PostNotHeld()
        return replaced.position or ROLE_NAMES[order.role].title()  # stands on papers: in Indonesian
    post = " ".join(order.post.split()) or _unnamed(office_id, order.role)
    if order.role == Role.HEAD_OF_OFFICE and holders:
        raise PostNotVacant(post=post, name=next(iter(holders.values())).name)
    return post


def _unnamed(office_id: UUID, role: str) -> str:
    if role == Role.HEAD_OF_OFFICE:
        return f"Kepala {queries.office(office_id).short_name}"
    return "Kepala Seksi"


def _require_free(office_id: UUID, order: Order, post: str) -> None:
    """Nobody else acts for this post on any of these days. There is one head; section heads are told apart by whose
    post it is, and a vacant one by its name."""
    zone = queries.office(office_id).zone
    rows = Mandate.objects.filter(office_id=office_id, role=order.role, ended_at__isnull=True, ends_on__gte=order.first)
    if order.role != Role.HEAD_OF_OFFICE:
        rows = rows.filter(replaced_id=order.replaced)
        if order.replaced is None:
            rows = rows.filter(post__iexact=post)
    for row in rows.select_related("user"):
        if row.term(zone).overlaps(order.first, order.last):
            raise PostTaken(
                name=row.user.name, title=row.title, first=plain_date(row.starts_on), last=plain_date(row.ends_on)
            )


def posts(actor: Actor, now: datetime) -> list[tuple[str, User]]:
    """The posts that somebody holds and that may be acted for: role and holder, the head first."""
    return [(role, user) for role in POSTS for user in queries.own_holders(actor.office_id, role, now)]


def history(actor: Actor) -> list[Mandate]:
    """All mandates of the actor's office, the latest first, with those concerned."""
    rows = Mandate.objects.filter(office_id=actor.office_id).order_by("-starts_on", "-id")
    return list(rows.select_related("user", "replaced", "recorded_by", "ended_by"))
