"""What the letter room does when something happened elsewhere, and its own work at night."""

from satupintu.applications.events import PaperNumbered
from satupintu.letters import alignment
from satupintu.letters.services import enter_paper
from satupintu.notifications.channels import Delivery


def enter_in_book(event: PaperNumbered) -> None:
    """In the transaction that took the number."""
    enter_paper(event)


class AlignmentChannel:
    """The worker's way to the page that aligns a printer."""

    name = alignment.CHANNEL

    def check(self) -> list[str]:
        """Nothing can be misconfigured here; the press itself is checked by documents."""
        return []

    def deliver(self, item: Delivery) -> None:
        alignment.make(item.office_id, item.now)
