"""What an old licence is found by in the card index."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from satupintu.finding.services import Findable, Kind
from satupintu.heritage.models import OldLicence
from satupintu.heritage.sealed import opened


def findable(licence: OldLicence, said: Mapping[str, Any]) -> Findable:
    """The card of one. said: what is sealed in it."""
    return Findable(
        kind=Kind.OLD_LICENCE,
        id=licence.pk,
        number=licence.number,
        people=[said["holder"]] if said.get("holder") else [],
        businesses=[licence.business] if licence.business else [],
        nib=str(said.get("nib", "")),
        niks=[said["nik"]] if said.get("nik") else [],
    )


def findables(office_id: UUID) -> Iterator[Findable]:
    """All old licences of an office."""
    for licence in OldLicence.objects.filter(office_id=office_id).order_by("pk").iterator(chunk_size=500):
        yield findable(licence, opened(licence))
