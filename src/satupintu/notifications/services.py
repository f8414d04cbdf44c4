"""The outbox: what must leave the office is written with the data it speaks of, and delivered.

A worker takes rows on a lease, delivers outside any transaction, and records the end. If it dies at any
moment, the lease ends and another takes the row: at least once, never lost.
"""

import json
import logging
import random
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from satupintu.base import actor as actors
from satupintu.base import events, transaction
from satupintu.base.actor import Actor
from satupintu.base.refusal import NotFound, Refusal
from satupintu.files import services as files
from satupintu.notifications.channels import CHANNELS, Delivery, GiveUp, TryAgain
from satupintu.notifications.events import OutgoingRestarted, OutgoingStopped
from satupintu.notifications.mail import MailFailed, MailServer, MailUnfit, change_mail, mail_server, send_test
from satupintu.notifications.models import UNSENT, Outgoing, PostedMail, State
from satupintu.notifications.queries import RESTARTERS
from satupintu.notifications.rules import Patience, international
from satupintu.people.access import require_role

LEASE = timedelta(seconds=120)
INSIDE = ("paper", "brochure")  # made here and kept here: doing it twice keeps it once
PATIENCE = Patience()
log = logging.getLogger(__name__)
_luck = random.SystemRandom().random


class NotStopped(Refusal):
    """Only a message that was given up can be set going again."""

    code = "not_stopped"
    says = "Pesan ini tidak sedang berhenti. Muat ulang halaman untuk melihat keadaannya sekarang."


class Overtaken(Refusal):
    """A later message of the same line has left already; this one would contradict it."""

    code = "overtaken"
    says = "Pesan sesudahnya sudah terkirim, jadi pesan ini tidak perlu dikirim lagi."


@dataclass(frozen=True, slots=True)
class Message:
    """A text for one person, composed by a feature."""

    to: str
    subject: str
    body_text: str

    def payload(self) -> dict[str, Any]:
        """As the e-mail channel expects it."""
        return {"to": self.to, "subject": self.subject, "body_text": self.body_text}


def wa_link(phone: str, text: str) -> str:
    """A wa.me link that opens WhatsApp with this text; "" when the number is none. Nothing is sent by us."""
    number = international(phone)
    return f"https://wa.me/{number}?text={quote(text)}" if number else ""


def enqueue(
    *,
    office_id: UUID,
    channel: str,
    topic: str,
    subject: UUID,
    payload: Mapping[str, Any],
    dedupe_key: str,
    now: datetime,
    due_at: datetime | None = None,
    line: str = "",
) -> None:
    """Write one message into the outbox, inside the caller's transaction.

    payload: JSON data as the channel expects it; sealed at rest. dedupe_key: unique in the office (≤ 150
    letters); a second call with it changes nothing. line: messages of one line leave in order.
    """
    transaction.required()
    key, wrapped = files.new_file_key()
    row = Outgoing(
        office_id=office_id,
        channel=channel,
        topic=topic,
        subject=subject,
        line=line,
        dedupe_key=dedupe_key,
        wrapped_key=wrapped,
        created_at=now,
        due_at=due_at or now,
    )
    row.payload_sealed = files.seal(key, json.dumps(payload).encode(), context=_context(row))
    # The constraint on the key decides, also between processes, and one statement is enough.
    Outgoing.objects.bulk_create([row], ignore_conflicts=True)


def work(*, now: datetime, worker: str, limit: int = 10, channels: Collection[str] | None = None) -> int:
    """Take up to `limit` due messages, deliver them, record the end of each; returns how many were taken.

    channels: only these (default: all). Must not be called inside a transaction: delivery may take long.
    """
    started = time.monotonic()
    taken = _claim(now=now, worker=worker, limit=limit, channels=channels)
    for row in taken:
        at = now + timedelta(seconds=time.monotonic() - started)
        if at - now > LEASE / 2:
            _release(row)  # too slow today: better free for others than delivered on a lease about to end
            continue
        failure = _deliver(row, at)
        _record(row, failure, now + timedelta(seconds=time.monotonic() - started))
    return len(taken)


def restart(*, actor: Actor, now: datetime, outgoing_id: UUID) -> None:
    """Set a stopped message going again. Refuses: NotFound, NotStopped, Overtaken."""
    require_role(actor, *RESTARTERS)
    with transaction.write():
        row = Outgoing.objects.select_for_update().filter(office_id=actor.office_id, id=outgoing_id).first()
        if row is None:
            raise NotFound
        if row.state != State.STOPPED:
            raise NotStopped
        if row.line and Outgoing.objects.filter(line=row.line, id__gt=row.id, state=State.SENT).exists():
            raise Overtaken
        row.state, row.attempts, row.due_at, row.leased_by = State.WAITING, 0, now, ""
        row.save(update_fields=["state", "attempts", "due_at", "leased_by"])
        events.emit(OutgoingRestarted(at=now, actor=actor, subject=row.subject, channel=row.channel, topic=row.topic))


def hold_all(*, actor: Actor, now: datetime, reason: str) -> int:
    """Stop every message of the office that has not left, so that an officer decides about each; returns how many.

    After a restore: what left between the backup and the failure still stands here as unsent. What is only made inside
    the office (channel `paper`) goes on.
    """
    with transaction.write():
        rows = Outgoing.objects.select_for_update().filter(office_id=actor.office_id, state__in=UNSENT)
        held = list(rows.exclude(channel__in=INSIDE).order_by("id"))
        for row in held:
            _stop(row, reason, now)
    return len(held)


def turn_back(*, by: timedelta, now: datetime) -> int:
    """The machine's clock was put back: what waits for an instant keeps waiting as long as it would have; how many.

    A lease ends when it would have ended, too, so that nobody delivers what another has in hand.
    """
    with transaction.write():
        return Outgoing.objects.filter(state__in=UNSENT, due_at__gt=now).update(due_at=F("due_at") - by)


def _context(row: Outgoing) -> bytes:
    """Binds the sealed payload to its row, so that one row's payload cannot be passed off as another's."""
    return f"notifications.outgoing:{row.id}".encode()


def _claim(*, now: datetime, worker: str, limit: int, channels: Collection[str] | None) -> list[Outgoing]:
    earlier = Outgoing.objects.filter(line=OuterRef("line"), id__lt=OuterRef("id"), state__in=UNSENT)
    due = Outgoing.objects.filter(state__in=UNSENT, due_at__lte=now).filter(Q(line="") | ~Exists(earlier))
    if channels is not None:
        due = due.filter(channel__in=channels)
    if not due.exists():  # the usual case: the writer's lock is not asked for
        return []
    with transaction.write():
        # On SQLite, which has no row locks, `write()` alone keeps other workers out.
        rows = list(due.select_for_update(skip_locked=True).order_by("due_at", "id")[:limit])
        alive = [row for row in rows if row.attempts < PATIENCE.attempts]
        for row in rows:
            if row.attempts >= PATIENCE.attempts:  # its workers died so often that the row itself is suspect
                _stop(row, row.last_error or "Pekerja berhenti berulang kali saat mengirim pesan ini.", now)
        for row in alive:
            row.state, row.due_at, row.leased_by = State.LEASED, now + LEASE, worker[:80]
            row.attempts += 1
        Outgoing.objects.bulk_update(alive, ["state", "due_at", "leased_by", "attempts"])
    return alive


def _deliver(row: Outgoing, at: datetime) -> TryAgain | GiveUp | None:
    """Deliver; the failure is returned, not raised: whatever breaks, the other rows go on."""
    try:
        payload = json.loads(
            files.open_(files.unwrap(bytes(row.wrapped_key)), bytes(row.payload_sealed), context=_context(row))
        )
        CHANNELS.get(row.channel).deliver(
            Delivery(
                id=row.id,
                office_id=row.office_id,
                channel=row.channel,
                topic=row.topic,
                subject=row.subject,
                payload=payload,
                dedupe_key=row.dedupe_key,
                attempt=row.attempts,
                now=at,
            )
        )
    except (TryAgain, GiveUp) as failure:
        return failure
    except Exception as error:
        log.exception("outgoing %s: the channel %s broke", row.id, row.channel)
        return TryAgain(f"Kesalahan program: {type(error).__name__}")
    return None


def _mine(row: Outgoing) -> QuerySet[Outgoing]:
    """The row, if it is still on this very lease."""
    return Outgoing.objects.filter(id=row.id, state=State.LEASED, attempts=row.attempts, leased_by=row.leased_by)


def _release(row: Outgoing) -> None:
    with transaction.write():
        _mine(row).update(state=State.WAITING, attempts=row.attempts - 1, due_at=row.created_at, leased_by="")


def _record(row: Outgoing, failure: TryAgain | GiveUp | None, at: datetime) -> None:
    with transaction.write():
        if failure is None:
            # What has arrived need not be kept: the payload and its key are destroyed.
            _mine(row).update(
                state=State.SENT, sent_at=at, due_at=at, payload_sealed=b"", wrapped_key=b"", last_error=""
            )
        elif isinstance(failure, TryAgain) and row.attempts < PATIENCE.attempts:
            wait = max(PATIENCE.wait(row.attempts, _luck()), failure.after or timedelta())
            _mine(row).update(state=State.WAITING, due_at=at + wait, leased_by="", last_error=failure.reason[:300])
        elif _mine(row).exists():
            _stop(row, failure.reason, at)


def _stop(row: Outgoing, reason: str, at: datetime) -> None:
    Outgoing.objects.filter(id=row.id).update(state=State.STOPPED, due_at=at, leased_by="", last_error=reason[:300])
    events.emit(
        OutgoingStopped(
            at=at,
            actor=actors.system(row.office_id),
            subject=row.subject,
            channel=row.channel,
            topic=row.topic,
            reason=reason[:300],
        )
    )


def keep_in_letter_box(*, item: Delivery, message: Message) -> None:
    """The demo's post: the letter is shown on a page instead of being sent. Keeping it twice keeps it once."""
    with transaction.write():
        PostedMail.objects.bulk_create(
            [
                PostedMail(
                    office_id=item.office_id,
                    outgoing=item.id,
                    to=message.to[:254],
                    subject=message.subject[:250],
                    body=message.body_text,
                    posted_at=item.now,
                )
            ],
            ignore_conflicts=True,
        )


__all__ = [
    "MailFailed",
    "MailServer",
    "MailUnfit",
    "Message",
    "NotStopped",
    "Overtaken",
    "change_mail",
    "enqueue",
    "keep_in_letter_box",
    "mail_server",
    "restart",
    "send_test",
    "wa_link",
    "work",
]
