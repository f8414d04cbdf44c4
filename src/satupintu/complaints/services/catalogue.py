"""What a complaint is found by in the search over the whole office; a report about staff is found by nobody there."""

from collections.abc import Iterator
from uuid import UUID

from satupintu.base.actor import system
from satupintu.complaints.models import Complaint
from satupintu.complaints.queries import Terms, search_terms
from satupintu.finding.services import Findable, Kind, put_new


def catalogue(office_id: UUID, complaint_id: UUID) -> None:
    """Put the card of a complaint that has just come in into the index, in its transaction."""
    terms = search_terms(system(office_id), complaint_id)
    if terms is not None:
        put_new(office_id, _findable(terms))


def findables(office_id: UUID) -> Iterator[Findable]:
    """All complaints of an office, for the card index."""
    rows = Complaint.objects.filter(office_id=office_id, whistle=False).order_by("pk").values_list("pk", flat=True)
    for complaint_id in rows.iterator(chunk_size=500):
        terms = search_terms(system(office_id), complaint_id)
        if terms is not None:
            yield _findable(terms)


def _findable(terms: Terms) -> Findable:
    return Findable(
        kind=Kind.COMPLAINT, id=terms.complaint_id, number=terms.number, people=(terms.name,), phones=(terms.phone,)
    )
