"""Numbers without gaps: one row per series and year, locked until the transaction that uses the number ends."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

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
    required()
    key = {"office_id": office_id, "series": series, "year": year}
    if not Sequence.objects.filter(**key).update(last=F("last") + 1):
        Sequence.objects.bulk_create([Sequence(**key, last=0)], ignore_conflicts=True)
        Sequence.objects.filter(**key).update(last=F("last") + 1)
    return int(Sequence.objects.values_list("last", flat=True).get(**key))


def start_number(*, actor: Actor, now: datetime, series: str, year: int, last: int, reason: str) -> None:
    """Let a series of a year go on after `last`, the last number used before this program kept it. Only upward: what
    was used is never used again. The same number again changes nothing.

    Raises NotAllowed, NumberUsed (also for what is no number at all). Emits NumberingStarted.
    """
    if actor.kind != "system":
        require_role(actor, Role.ADMINISTRATOR)
    key = {"office_id": actor.office_id, "series": series, "year": year}
    with write():
        Sequence.objects.bulk_create([Sequence(**key, last=0)], ignore_conflicts=True)
        row = Sequence.objects.select_for_update().get(**key)
        if not row.last <= last <= HIGHEST:
            raise NumberUsed(last=row.last)
        if row.last == last:
            return
        before, row.last = row.last, last
        row.save(update_fields=["last"])
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
