"""True dates: what happened before it was written down, e.g. a paper form that came yesterday and is keyed in today."""

from datetime import datetime
from uuid import UUID

from satupintu.base.refusal import NotFound, Refusal
from satupintu.rules.promise import local
from satupintu.rules.words import plain_date
from satupintu.standards.queries import Adopted, in_force


class NotYetHappened(Refusal):
    """Nothing is recorded before it happens."""

    code = "not_yet_happened"
    says = "Tanggal dan jam ini belum terjadi. Tulis tanggal dan jam sebenarnya, seperti pada kertasnya."
    status = 422
    field = "happened_at"


class NoStandardThen(Refusal):
    """Before its standard was in force, a service could not be applied for."""

    code = "no_standard_then"
    says = (
        "Pada {on} standar pelayanan ini belum berlaku, jadi permohonan tidak dapat bertanggal itu. "
        "Periksa lagi tanggal pada formulirnya."
    )
    status = 422
    field = "received_on"


def to_the_minute(at: datetime) -> datetime:
    """An instant as paper bears it: without seconds."""
    return at.replace(second=0, microsecond=0)


def check_happened(*, at: datetime, now: datetime) -> None:
    """Raise NotYetHappened for what is dated after the moment in which it is written down."""
    if at > now:
        raise NotYetHappened()


def standard_then(*, office_id: UUID, service: str, at: datetime, zone: str) -> Adopted:
    """The standard under which something that happened at `at` belongs: the one in force on that day in the office's
    zone. Raises NoStandardThen."""
    on = local(at, zone)
    try:
        return in_force(office_id, service, on)
    except NotFound:
        raise NoStandardThen(on=plain_date(on)) from None
