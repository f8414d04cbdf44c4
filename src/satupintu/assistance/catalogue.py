"""What somebody who is being helped is found by when they come back, with or without their slip."""

from collections.abc import Iterator
from uuid import UUID

from satupintu.assistance.models import Assistance
from satupintu.assistance.person import Helped, open_helped
from satupintu.files.services import unwrap
from satupintu.finding.services import Findable, Kind


def findable(row: Assistance, helped: Helped) -> Findable:
    """Their card."""
    return Findable(
        kind=Kind.HELP,
        id=row.pk,
        number=row.number,
        people=(helped.name,),
        businesses=(helped.business,),
        nib=helped.nib,
        phones=(helped.phone,),
    )


def findables(office_id: UUID) -> Iterator[Findable]:
    """All whom an office ever helped, for the card index."""
    for row in Assistance.objects.filter(office_id=office_id).order_by("pk").iterator(chunk_size=500):
        yield findable(row, open_helped(bytes(row.sealed), unwrap(bytes(row.wrapped_key))))
