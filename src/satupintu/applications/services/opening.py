"""Before the office has opened its doors nothing is filed: what is being set up must not be taken for a promise."""

from satupintu.base.actor import Actor
from satupintu.base.refusal import Refusal
from satupintu.people.queries import office


class OfficeNotOpen(Refusal):
    """The office is still being set up."""

    code = "office_not_open"
    says = "Kantor ini belum dibuka, jadi permohonan belum dapat diterima. Coba lagi nanti, atau hubungi kantor."
    status = 503


def require_open(actor: Actor) -> None:
    """Raise OfficeNotOpen until the administrator has opened the actor's office."""
    if office(actor.office_id).opened_at is None:
        raise OfficeNotOpen()
