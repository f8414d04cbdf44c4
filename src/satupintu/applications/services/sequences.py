"""Numbers without gaps: one row per series and year, locked until the transaction that uses the number ends."""

from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.db import connection

from satupintu.applications.events import NumberingStarted
from satupintu.applications.models import Sequence
from satupintu.base.actor import Actor
from satupintu.base.events import emit
from satupintu.base.refusal import Refusal
from satupintu.base.transaction import required, write
from satupintu.people.access import Role, require_role

HIGHEST = 9_999_999


class NumberUsed(Refusal):
    """A number that was given is not given again. `data`: last, the last one used."""

    code = "number_used"
    says = "Nomor {last} sudah terpakai pada urutan ini, jadi urutan hanya dapat dimajukan: tulis {last} atau lebih."
    status = 422
    field = "last"


def take_number(*, office_id: UUID, series: str, year: int) -> int:
    """The next number of a series in a year, starting at 1. If the transaction rolls back, the number is not used up.

    Call it as late as possible: on PostgreSQL other takers of the same series wait until this transaction ends.
    """
    return take_numbers(office_id=office_id, series=series, year=year, count=1)


def take_numbers(*, office_id: UUID, series: str, year: int, count: int) -> int:
    """The next `count` numbers of a series in a year, one after the other; the last of them. As `take_number`."""
    required()
    key: dict[str, Any] = {"office_id": office_id, "series": series, "year": year}
    number = _next(count, **key)
    if number is None:
        Sequence.objects.bulk_create([Sequence(**key, last=0)], ignore_conflicts=True)
        number = _next(count, **key)
    return cast(int, number)


def _next(count: int, *, office_id: UUID, series: str, year: int) -> int | None:
    """In plain SQL, because both databases can add and answer in one statement while the series is held."""
    office = Sequence._meta.get_field("office").get_db_prep_value(office_id, connection)
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [count, office, series, year])
        row = cursor.fetchone()
    return int(row[0]) if row else None


_NEXT = f"""
UPDATE {Sequence._meta.db_table} SET last = last + %s WHERE office_id = %s AND series = %s AND year = %s RETURNING last
"""  # noqa: S608 - the table's own name


def series_begun(actor: Actor, year: int) -> dict[str, int]:
    """The last number used in each series of the actor's office that has begun in a year."""
    rows = Sequence.objects.filter(office_id=actor.office_id, year=year)
    return dict(rows.order_by("series").values_list("series", "last"))


def series_kept(actor: Actor) -> list[UUID]:
    """The ids under which the trail tells of the series of the actor's office, of all years."""
    return list(Sequence.objects.filter(office_id=actor.office_id).values_list("pk", flat=True))


def may_be_put_right(actor: Actor, series: str, year: int) -> bool:
    """Whether what was last written down for a series may be a slip that can still be put right: no number was taken
    since."""
    row = Sequence.objects.filter(office_id=actor.office_id, series=series, year=year).first()
    return row is not None and _untouched(row) and row.last > row.floor


def start_number(
    *, actor: Actor, now: datetime, series: str, year: int, last: int, reason: str, slip: bool = False
) -> None:
    """Let a series of a year go on after `last`, the last number used before this program kept it. Only upward: what
    was used is never used again. The same number again changes nothing. slip: what was written before was a slip of the
    hand; it is put right, also downward, as long as no number was taken since.

    Raises NotAllowed, NumberUsed (also for what is no number at all). Emits NumberingStarted.
    """
    if actor.kind != "system":
        require_role(actor, Role.ADMINISTRATOR)
    key = {"office_id": actor.office_id, "series": series, "year": year}
    with write():
        Sequence.objects.bulk_create([Sequence(**key, last=0)], ignore_conflicts=True)
        row = Sequence.objects.select_for_update().get(**key)
        lowest = row.floor if slip and _untouched(row) else row.last
        if not lowest <= last <= HIGHEST:
            raise NumberUsed(last=lowest)
        if row.last == last:
            return
        before = row.last
        row.floor = row.floor if _untouched(row) else before
        row.last = row.written = last
        row.save(update_fields=["last", "written", "floor"])
        emit(
            NumberingStarted(
                at=now,
                actor=actor,
                subject=row.pk,
                series=series,
                year=year,
                before=before,
                last=last,
                reason=reason.strip()[:300],
            )
        )


def _untouched(row: Sequence) -> bool:
    """Whether no number was taken since somebody wrote down the last one."""
    return row.written is not None and row.last == row.written
