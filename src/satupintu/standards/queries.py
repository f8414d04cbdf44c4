"""Which promise is in force: the standard of a service on a date, and the one a file is pinned to."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from satupintu.base.refusal import NotFound
from satupintu.rules.loading import load_text
from satupintu.rules.standard import Standard
from satupintu.standards.models import Enactment


@dataclass(frozen=True, slots=True)
class Adopted:
    """A standard with the hash that pins it."""

    standard: Standard
    digest: str
    enactment_id: UUID


def in_force(office_id: UUID, service: str, on: date) -> Adopted:
    """The standard of a service that is in force on a date: the youngest that has begun. Raises NotFound."""
    row = (
        Enactment.objects.filter(office_id=office_id, service=service, in_force_from__lte=on)
        .order_by("-in_force_from", "-adopted_at")
        .values_list("pk", "digest")
        .first()
    )
    if row is None:
        raise NotFound()
    return Adopted(pinned(row[1]), row[1], row[0])


@lru_cache(maxsize=64)
def pinned(digest: str) -> Standard:
    """The standard with this content hash; read once per process, because its text never changes. Raises NotFound."""
    row = Enactment.objects.filter(digest=digest).first()
    if row is None:
        raise NotFound()
    standard = load_text(row.text, name=str(row)).standard
    if standard is None:
        raise RuntimeError(f"the adopted standard {row} has faults: law/ around it has changed")
    return standard


def forget_standards() -> None:
    """Drop what is kept in memory; for tests."""
    pinned.cache_clear()


def services_offered(office_id: UUID, on: date) -> list[Adopted]:
    """The standards in force on a date, one per service, by service."""
    services = Enactment.objects.filter(office_id=office_id, in_force_from__lte=on).order_by("service")
    return [in_force(office_id, service, on) for service in services.values_list("service", flat=True).distinct()]
