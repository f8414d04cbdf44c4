"""What follows when a standard is adopted: its brochure is wanted, and the worker makes it."""

from satupintu.notifications.channels import Delivery
from satupintu.standards import brochure
from satupintu.standards.events import StandardAdopted


def want_brochure(event: StandardAdopted) -> None:
    """In the transaction."""
    brochure.want(office_id=event.actor.office_id, enactment_id=event.subject, digest=event.digest, now=event.at)


class BrochureChannel:
    """The worker's way to the brochure's press."""

    name = brochure.CHANNEL

    def check(self) -> list[str]:
        """Nothing can be misconfigured here; the press itself is checked by documents."""
        return []

    def deliver(self, item: Delivery) -> None:
        brochure.make(item.subject)
