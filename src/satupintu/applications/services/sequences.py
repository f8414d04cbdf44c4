"""Numbers without gaps: one row per series and year, locked until the transaction that uses the number ends."""

from uuid import UUID

from django.db.models import F

from satupintu.applications.models import Sequence
from satupintu.base.transaction import required


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
