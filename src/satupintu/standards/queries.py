"""Which promise is in force: the standard of a service on a date, and the one a file is pinned to."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Q

from satupintu.base.actor import Actor
from satupintu.base.law import law_file
from satupintu.base.refusal import NotFound
from satupintu.rules import register
from satupintu.rules.loading import parse
from satupintu.rules.register import Register
from satupintu.rules.standard import Standard
from satupintu.standards.models import Enactment
from satupintu.standards.shelf import Ready, on_shelf, shelf


@dataclass(frozen=True, slots=True)
class Adopted:
    """A standard with the hash that pins it."""

    standard: Standard
    digest: str
    enactment_id: UUID


def _standing(on: date) -> Q:
    """Begun by that day, and not withdrawn by then."""
    return Q(in_force_from__lte=on) & (Q(withdrawn_from=None) | Q(withdrawn_from__gt=on))


def in_force(office_id: UUID, service: str, on: date) -> Adopted:
    """The standard of a service that is in force on a date: the youngest that has begun. Raises NotFound."""
    office = Enactment._meta.get_field("office").get_db_prep_value(office_id, connection)
    with connection.cursor() as cursor:
        cursor.execute(_IN_FORCE, [office, service, on, on])
        row = cursor.fetchone()
    if row is None:
        raise NotFound()
    return Adopted(pinned(row[1]), row[1], UUID(str(row[0])))


# In plain SQL, because every page and every submission asks it, and to build the query costs more than to answer it.
_IN_FORCE = f"""
SELECT id, digest FROM {Enactment._meta.db_table}
WHERE office_id = %s AND service = %s AND in_force_from <= %s AND (withdrawn_from IS NULL OR withdrawn_from > %s)
ORDER BY in_force_from DESC, adopted_at DESC LIMIT 1
"""  # noqa: S608 - the table's own name


@lru_cache(maxsize=64)
def pinned(digest: str) -> Standard:
    """The standard with this content hash; read once per process, because its text never changes. Raises NotFound."""
    row = Enactment.objects.filter(digest=digest).first()
    if row is None:
        raise NotFound()
    return parse(row.text)


def forget_standards() -> None:
    """Drop what is kept in memory; for tests."""
    pinned.cache_clear()
    statutes.cache_clear()


@lru_cache(maxsize=1)
def statutes() -> Register:
    """law/legal/register.yaml, with the office's own: whether what a standard rests on is still in force. Raises
    FaultyLaw."""
    known = register.load(settings.LAW / "legal" / "register.yaml")
    own = law_file("legal", "register")
    return register.load(own, base=known) if own.is_relative_to(settings.OWN_LAW) else known


def adopted_digests(office_id: UUID) -> set[str]:
    """The content hashes of all that an office has adopted and not withdrawn."""
    return set(Enactment.objects.filter(office_id=office_id, withdrawn_from=None).values_list("digest", flat=True))


def enactments(actor: Actor) -> list[Enactment]:
    """All that the actor's office ever adopted: by service, the youngest first."""
    return list(
        Enactment.objects.filter(office_id=actor.office_id).order_by("service", "-in_force_from", "-adopted_at")
    )


def services_offered(office_id: UUID, on: date) -> list[Adopted]:
    """The standards in force on a date, one per service, by service; asked at once, however many they are."""
    rows = Enactment.objects.filter(_standing(on), office_id=office_id).order_by(
        "service", "in_force_from", "adopted_at"
    )
    youngest = {service: (digest, pk) for service, digest, pk in rows.values_list("service", "digest", "pk")}
    return [Adopted(pinned(digest), digest, pk) for digest, pk in youngest.values()]


__all__ = [
    "Adopted",
    "Ready",
    "adopted_digests",
    "enactments",
    "forget_standards",
    "in_force",
    "on_shelf",
    "pinned",
    "services_offered",
    "shelf",
    "statutes",
]
