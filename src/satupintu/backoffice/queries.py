"""What one may ask of what officers keep on the staff's pages."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q

from satupintu.backoffice.models import SavedFilter
from satupintu.base.actor import Actor


@dataclass(frozen=True, slots=True)
class Kept:
    """A saved filter as a list shows it; `query` is the part of the address after the question mark."""

    id: UUID
    name: str
    query: str
    own: bool
    shared: bool


def kept_filters(actor: Actor, listing: str) -> list[Kept]:
    """The filters of a list that this person saved, and those that others share with the office, by name."""
    rows = SavedFilter.objects.filter(Q(user_id=actor.user_id) | Q(shared=True), office_id=actor.office_id)
    return [
        Kept(
            row.pk, row.name, urlencode(sorted(row.query.items())), own=row.user_id == actor.user_id, shared=row.shared
        )
        for row in rows.filter(listing=listing).order_by("name", "pk")
    ]
