"""Blocks of numbers for days without electricity: taken out of the sequence, written on paper, entered later.

Every number of a block ends as used or as void with a reason, so that the series stays without a gap and nothing is
used twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from satupintu.applications.events import NumbersReserved, NumberVoided
from satupintu.applications.models import BlockNumber, NumberBlock
from satupintu.applications.services.course import need_reason
from satupintu.applications.services.sequences import take_numbers
from satupintu.applications.services.true_date import to_the_minute
from satupintu.base.actor import Actor
from satupintu.base.events import emit
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotFound, Refusal
from satupintu.base.transaction import required, write
from satupintu.people.access import Role, require_role, role_name
from satupintu.people.queries import office as office_by_id
from satupintu.people.queries import wrote_as
from satupintu.rules import numbering
from satupintu.rules.promise import local
from satupintu.rules.words import moment, plain_date
from satupintu.standards.queries import in_force

KEEPERS = (Role.FRONT_OFFICE, Role.BACK_OFFICE, Role.SECTION_HEAD, Role.HEAD_OF_OFFICE)
MOST = 100
APPLICATION, LICENCE = "application", "licence"


class BlockSize(Refusal):
    """A block is as long as a day without electricity."""

    code = "block_size"
    says = "Tulis banyaknya nomor: 1 sampai {most}."
    status = 422
    field = "count"


class NumberSettled(Refusal):
    """A number on paper is used once, or void."""

    code = "number_settled"
    says = "Nomor {number} sudah dimasukkan atau sudah dinyatakan batal, jadi tidak dapat dipakai lagi."
    field = "paper_number"


class WrongPaperDate(Refusal):
    """A number belongs to its year, and cannot have been written before it was reserved."""

    code = "wrong_paper_date"
    says = (
        "Nomor {number} dipesan pada {reserved} untuk tahun {year}. Tanggal sebenarnya harus sesudah itu dan dalam "
        "tahun yang sama. Periksa lagi nomor dan tanggal pada kertasnya."
    )
    status = 422
    field = "happened_at"


class WriterHadNoPart(Refusal):
    """On paper too, only those do a thing whose work it is."""

    code = "writer_had_no_part"
    says = "Pada {on} orang itu bukan {role}, jadi tidak dapat menulisnya di atas kertas. Pilih siapa yang menulisnya."
    status = 422
    field = "written_by"


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote on paper: which number of a block, and who wrote it (a member of staff)."""

    number_id: UUID
    by: UUID


def reserve(*, actor: Actor, now: datetime, what: str, service: str, count: int, reason: str) -> NumberBlock:
    """Take the next `count` numbers out of a series, for paper. what: "application" or "licence". The numbers are those
    of today's year and month, and belong to this office.

    Raises NotAllowed, BlockSize, ReasonNeeded; NotFound for a service that is not offered.
    """
    require_role(actor, *KEEPERS)
    why = need_reason(reason)
    if not 1 <= count <= MOST:
        raise BlockSize(most=MOST)
    if what not in {APPLICATION, LICENCE}:
        raise NotFound()
    today = local(now, office_by_id(actor.office_id).zone)
    delivery = in_force(actor.office_id, service, today).standard.delivery
    pattern = delivery.procedure.registration.number if what == APPLICATION else delivery.product.number
    series = f"{what}:{service}"
    with write():
        last = take_numbers(office_id=actor.office_id, series=series, year=today.year, count=count)
        block = NumberBlock(
            id=new_id(),
            office_id=actor.office_id,
            series=series,
            service=service,
            year=today.year,
            first=last - count + 1,
            last=last,
            why=why[:300],
            reserved_by_id=actor.staff_id,
            reserved_at=now,
        )
        block.save(force_insert=True)
        BlockNumber.objects.bulk_create(
            BlockNumber(
                id=new_id(),
                office_id=actor.office_id,
                block=block,
                seq=seq,
                number=numbering.render(pattern, seq=seq, on=today, service=service.upper()),
            )
            for seq in range(block.first, last + 1)
        )
        emit(
            NumbersReserved(
                at=now, actor=actor, subject=block.pk, series=series, year=today.year, first=block.first, last=last
            )
        )
    return block


def void(*, actor: Actor, now: datetime, number_id: UUID, reason: str) -> None:
    """Declare that a number of a block will not be used (a spoilt sheet, a day that ended), with the reason.

    Raises NotAllowed, ReasonNeeded, NumberSettled, NotFound.
    """
    require_role(actor, *KEEPERS)
    why = need_reason(reason)
    with write():
        _void(_held(actor, number_id), actor, now, why)


def void_rest(*, actor: Actor, now: datetime, block_id: UUID, reason: str) -> int:
    """Declare that nothing more of a block will be used: each of its open numbers is void, with the reason. Returns how
    many were. Raises NotAllowed, ReasonNeeded, NotFound where none is open."""
    require_role(actor, *KEEPERS)
    why = need_reason(reason)
    with write():
        rows = BlockNumber.objects.select_for_update().filter(
            block_id=block_id, office_id=actor.office_id, state="open"
        )
        found = list(rows.order_by("seq"))
        if not found:
            raise NotFound()
        for row in found:
            _void(row, actor, now, why)
    return len(found)


def _void(row: BlockNumber, actor: Actor, now: datetime, why: str) -> None:
    row.state, row.why = "void", why[:300]
    row.settled_at, row.settled_by_id = now, actor.staff_id
    row.save(update_fields=["state", "why", "settled_at", "settled_by"])
    emit(NumberVoided(at=now, actor=actor, subject=row.block_id, number=row.number, reason=row.why))


def open_number(actor: Actor, number_id: UUID) -> BlockNumber:
    """One number that is still open. Raises NotFound, NumberSettled. For staff."""
    if actor.kind != "staff":
        raise NotFound()
    return _open(BlockNumber.objects.all(), actor, number_id)


def _held(actor: Actor, number_id: UUID) -> BlockNumber:
    """The number, while it is open; nobody else can settle it until the transaction ends."""
    required()
    return _open(BlockNumber.objects.select_for_update(of=("self",)), actor, number_id)


def _open(rows: QuerySet[BlockNumber], actor: Actor, number_id: UUID) -> BlockNumber:
    row = rows.select_related("block").filter(pk=number_id, office_id=actor.office_id).first()
    if row is None:
        raise NotFound()
    if row.state != "open":
        raise NumberSettled(number=row.number)
    return row


def hold(*, actor: Actor, written: Written, series: str, at: datetime, role: str) -> BlockNumber:
    """Take an open number of this series in hand for what happened on paper at `at`; `settle_used` ends it. role: whose
    work it was. Raises NotFound, NumberSettled, WrongPaperDate, WriterHadNoPart."""
    row = _held(actor, written.number_id)
    _check(row, written, series=series, at=at, role=role)
    return row


def check_written(*, actor: Actor, written: Written, series: str, at: datetime, role: str) -> None:
    """Say at once what `hold` would say later, before anything more is typed. Raises as it does."""
    row = _open(BlockNumber.objects.all(), actor, written.number_id)
    _check(row, written, series=series, at=at, role=role)


def _check(row: BlockNumber, written: Written, *, series: str, at: datetime, role: str) -> None:
    if row.block.series != series:
        raise NotFound()
    zone = office_by_id(row.office_id).zone
    on, reserved = local(at, zone), row.block.reserved_at
    if on.year != row.block.year or at < to_the_minute(reserved):
        raise WrongPaperDate(number=row.number, reserved=moment(reserved, zone), year=row.block.year)
    if not wrote_as(row.office_id, written.by, role, at):
        raise WriterHadNoPart(on=plain_date(on), role=role_name(role))


def settle_used(row: BlockNumber, *, actor: Actor, now: datetime, at: datetime, by: UUID, application_id: UUID) -> None:
    """The number that was held is used: for which file, written by whom and when, entered by whom and when."""
    row.state, row.application_id = "used", application_id
    row.written_by_id, row.happened_at = by, at
    row.settled_by_id, row.settled_at = actor.user_id, now
    row.save(update_fields=["state", "application", "written_by", "happened_at", "settled_by", "settled_at"])


def blocks(actor: Actor, *, limit: int = 100) -> Sequence[NumberBlock]:
    """The blocks of the office, newest first, each with `open_count`, `used_count`, `void_count`. For staff."""
    if actor.kind != "staff":
        return []
    states = {f"{state}_count": Count("numbers", filter=Q(numbers__state=state)) for state in ("open", "used", "void")}
    rows = NumberBlock.objects.filter(office_id=actor.office_id).select_related("reserved_by").annotate(**states)
    return list(rows.order_by("-reserved_at", "-id")[:limit])


def block_numbers(actor: Actor, block_id: UUID) -> tuple[NumberBlock, list[BlockNumber]]:
    """A block and its numbers in order. Raises NotFound. For staff."""
    block = NumberBlock.objects.filter(pk=block_id, office_id=actor.office_id).first()
    if block is None or actor.kind != "staff":
        raise NotFound()
    rows = BlockNumber.objects.filter(block=block).select_related("application", "written_by", "settled_by")
    return block, list(rows.order_by("seq"))


def open_numbers(actor: Actor, series: str) -> list[BlockNumber]:
    """The numbers on paper that still have to be entered, in order: every series, or this one."""
    rows = BlockNumber.objects.filter(office_id=actor.office_id, state="open").select_related("block")
    chosen = rows.filter(block__series=series) if series else rows
    return list(chosen.order_by("block__year", "block__series", "seq")[: 5 * MOST])
