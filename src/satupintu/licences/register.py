"""The register of licences as a list: narrowed and sorted along indexes, page by page. Asked through `queries`."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from satupintu.base.actor import Actor
from satupintu.licences.models import Licence

PAGE = 50
_STANDING: dict[str, Q] = {
    "valid": Q(signed_at__isnull=False, revoked_at=None),
    "unsigned": Q(signed_at=None, revoked_at=None),
    "revoked": Q(revoked_at__isnull=False),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the register is narrowed to; empty: not narrowed. status: as `rules.status_of` says it. since, until: days
    of issue in the office's zone, both included. oldest_first: the other way round than usual."""

    service: str = ""
    status: str = ""
    since: date | None = None
    until: date | None = None
    oldest_first: bool = False


def register(
    actor: Actor, wanted: Wanted, after: str = "", *, zone: str, size: int = PAGE
) -> tuple[Sequence[Licence], str]:
    """A page of the register, the newest first unless asked otherwise, with the files, and the key that the next one
    starts after ("" at the end); for staff of the office."""
    if actor.kind != "staff":
        return [], ""
    rows = Licence.objects.filter(_STANDING.get(wanted.status, Q()), office_id=actor.office_id)
    here = ZoneInfo(zone)
    asked: dict[str, Any] = {
        "service": wanted.service,
        "issued_at__gte": wanted.since and datetime.combine(wanted.since, time(), here),
        "issued_at__lt": wanted.until and datetime.combine(wanted.until + timedelta(days=1), time(), here),
    }
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    sign, way = ("", "gt") if wanted.oldest_first else ("-", "lt")
    at, _, key = after.partition("_")
    with suppress(ValueError):  # the first page, or somebody cut the address short
        issued, pk = datetime.fromisoformat(at), UUID(key)
        if issued.tzinfo is not None:
            behind = Q(**{f"issued_at__{way}": issued}) | Q(**{f"pk__{way}": pk})
            rows = rows.filter(**{f"issued_at__{way}e": issued}).filter(behind)
    order = (f"{sign}issued_at", f"{sign}id")
    found = list(rows.select_related("application").order_by(*order)[: size + 1])
    last = found[size - 1] if len(found) > size else None
    return found[:size], f"{last.issued_at.isoformat()}_{last.pk}" if last else ""
