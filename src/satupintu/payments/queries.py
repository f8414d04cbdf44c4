"""What one may ask the cashier."""

from uuid import UUID

from satupintu.base.actor import Actor
from satupintu.payments.models import Receipt


def receipt(actor: Actor, application_id: UUID) -> Receipt | None:
    """The receipt of an application, if money was taken."""
    return Receipt.objects.filter(application_id=application_id, office_id=actor.office_id).first()
