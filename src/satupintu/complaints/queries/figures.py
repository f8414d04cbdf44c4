"""How the office dealt with complaints: counts for the public figures and for supervision, without a name."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from satupintu.complaints.models import ComplaintStanding


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the figures: of a channel and a class (id, "" before it is classified), how many arrived, how many of
    them were settled, in time and late, how many had a day pass, and how many were opened again."""

    channel: str
    class_id: str
    received: int
    settled: int
    in_time: int
    late: int
    overdue: int
    reopened: int


def figures(office_id: UUID, since: date, until: date) -> list[Figure]:
    """The complaints that arrived from `since` up to and including `until` (days in the office's zone), by channel and
    class. Open to everyone: numbers only. Reports about staff are the inspectorate's and are not counted here."""
    rows = ComplaintStanding.objects.filter(
        office_id=office_id, whistle=False, received_on__gte=since, received_on__lte=until
    )
    counted = rows.values("channel", "class_id").annotate(
        received=Count("pk"),
        settled=Count("pk", filter=Q(over=True)),
        kept=Count("pk", filter=Q(in_time=True)),  # under a name that is no column's
        late=Count("pk", filter=Q(in_time=False)),
        overdue=Count("pk", filter=Q(passed_on__isnull=False)),
        reopened=Count("pk", filter=Q(rounds__gt=1)),
    )
    names = ("channel", "class_id", "received", "settled", "kept", "late", "overdue", "reopened")
    return [Figure(*row) for row in counted.order_by("channel", "class_id").values_list(*names)]
