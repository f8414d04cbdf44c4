"""The worker's way to old registers: what was handed in is judged, what was confirmed is let in."""

from satupintu.heritage.services import CHANNEL, run_import
from satupintu.notifications.channels import Delivery


class OldRegisterChannel:
    """Each in a thread of its own, so that a long register holds up nobody."""

    name = CHANNEL

    def check(self) -> list[str]:
        """Nothing can be misconfigured here."""
        return []

    def deliver(self, item: Delivery) -> None:
        run_import(item.subject, item.now)
