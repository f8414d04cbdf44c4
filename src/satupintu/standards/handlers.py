"""What follows when a standard is adopted: its brochure and its paper form are wanted, and the worker makes them."""

from satupintu.notifications.channels import Delivery
from satupintu.standards import blank_form, brochure
from satupintu.standards.events import StandardAdopted


def want_brochure(event: StandardAdopted) -> None:
    """In the transaction: the brochure, and the form on paper."""
    for press in (brochure, blank_form):
        press.want(office_id=event.actor.office_id, enactment_id=event.subject, digest=event.digest, now=event.at)


class BrochureChannel:
    """The worker's way to the press of what is printed from a standard."""

    name = brochure.CHANNEL

    def check(self) -> list[str]:
        """Nothing can be misconfigured here; the press itself is checked by documents."""
        return []

    def deliver(self, item: Delivery) -> None:
        (blank_form if item.topic == blank_form.TOPIC else brochure).make(item.subject)
