"""What the register of licences does when something happened to a file."""

from satupintu.applications.events import FactRecorded
from satupintu.licences.services import follow_correction
from satupintu.rules.facts import CORRECTED


def keep_register(event: FactRecorded) -> None:
    """In the transaction: the register says what the corrected licence says."""
    if event.fact == CORRECTED:
        follow_correction(actor=event.actor, now=event.at, application_id=event.subject)
