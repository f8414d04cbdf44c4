"""Whether an old licence stands in the way of a new one for the same business."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from satupintu.applications.services import InTheWay
from satupintu.files.services import blind_index
from satupintu.heritage.models import OldLicence


def nib_index(nib: str) -> str:
    """The blind index of a NIB among old licences; "" for none."""
    return blind_index("old_licence_nib", nib) if nib else ""


def old_in_the_way(office_id: UUID, service: str, nib: str, kblis: Collection[str]) -> InTheWay | None:
    """An old licence of this service and NIB that stands, for one of these lines of business or for none named: as the
    old register has it, verified or not. Installed in `applications` by the wiring."""
    fits = Q(kbli="")
    for kbli in kblis:
        fits |= Q(kbli__startswith=kbli)
    found = OldLicence.objects.filter(
        fits, office_id=office_id, nib_index=nib_index(nib), service=service, ended=False, revoked_at=None
    )
    newest = found.order_by("-on").values_list("number", "on").first()
    return InTheWay("licence", newest[0], newest[1]) if newest else None
