"""Who must still be told and has no e-mail, for the counter's list. Asked through `queries`."""

from dataclasses import dataclass
from datetime import datetime

from satupintu.applications.dossier import open_dossier
from satupintu.applications.models import Unheard
from satupintu.base.actor import Actor
from satupintu.files.services import unwrap
from satupintu.people.access import Role

TELLERS = (Role.FRONT_OFFICE, Role.SECTION_HEAD, Role.HEAD_OF_OFFICE)


@dataclass(frozen=True, slots=True)
class ToTell:
    """One file: what must be told since when, and whom one asks for at which number."""

    number: str
    service: str
    topic: str
    since: datetime
    name: str
    phone: str


def to_tell(actor: Actor, *, limit: int = 100) -> list[ToTell]:
    """The longest waiting first; for those who may pick up the telephone, nobody else finds any."""
    if not actor.has(*TELLERS):
        return []
    rows = Unheard.objects.filter(office_id=actor.office_id).select_related("application__dossier")
    return [_line(row) for row in rows.order_by("since", "pk")[:limit]]


def to_tell_count(actor: Actor) -> int:
    """How many there are."""
    return Unheard.objects.filter(office_id=actor.office_id).count() if actor.has(*TELLERS) else 0


def _line(row: Unheard) -> ToTell:
    application, sealed = row.application, row.application.dossier
    told = open_dossier(bytes(sealed.sealed), unwrap(bytes(sealed.wrapped_key))).told
    return ToTell(application.number, application.service, row.topic, row.since, told.name, told.phone)
