"""Carries letters to the staff about their own access, through the outbox; the wiring hands it to `people`."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from satupintu.base.refusal import Refusal
from satupintu.notifications.mail import mail_server
from satupintu.notifications.services import Message, enqueue
from satupintu.people.services import Letter


class StaffPost:
    """A `people.services.Post`."""

    def ready(self, office_id: UUID) -> bool:
        """Whether the office has a mail server whose settings can be read; in the demo, letters are shown on a page."""
        try:
            return mail_server(office_id) is not None or settings.DEMO
        except (ValueError, Refusal):  # told by `satupintu check`; until it is put right, codes are handed over
            return False

    def send(self, letter: Letter, now: datetime) -> None:
        """Put the letter into the outbox; its text, which may hold a link, is sealed there and destroyed once sent."""
        enqueue(
            office_id=letter.office_id,
            channel="email",
            topic=letter.topic,
            subject=letter.user_id,
            payload=Message(letter.to, letter.subject, letter.body).payload(),
            dedupe_key=letter.key,
            now=now,
        )
