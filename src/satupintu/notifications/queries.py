"""What the office may ask of the outbox: what left for a file, what is stuck, since when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Min, QuerySet

from satupintu.base.actor import Actor
from satupintu.base.refusal import NotFound
from satupintu.notifications.models import UNSENT, Outgoing, PostedMail, State
from satupintu.people.access import Role

RESTARTERS = (Role.BACK_OFFICE, Role.SECTION_HEAD, Role.HEAD_OF_OFFICE, Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class OutgoingLine:
    """One message as the office sees it: never its content."""

    id: UUID
    channel: str
    topic: str
    subject: UUID
    state: str
    attempts: int
    created_at: datetime
    due_at: datetime
    sent_at: datetime | None
    last_error: str


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter in the demo's letter box."""

    to: str
    subject: str
    body: str
    posted_at: datetime


def _line(row: Outgoing) -> OutgoingLine:
    return OutgoingLine(**{name: getattr(row, name) for name in OutgoingLine.__dataclass_fields__})


def _rows_of(actor: Actor) -> QuerySet[Outgoing]:
    if actor.kind == "applicant":
        raise NotFound
    rows: QuerySet[Outgoing] = Outgoing.objects.filter(office_id=actor.office_id)
    return rows.defer("payload_sealed", "wrapped_key")


def outgoing_for(actor: Actor, subject: UUID) -> list[OutgoingLine]:
    """Everything that left, or will leave, for this application or licence; oldest first."""
    return [_line(row) for row in _rows_of(actor).filter(subject=subject).order_by("id")]


def by_keys(actor: Actor, keys: Iterable[str]) -> dict[str, OutgoingLine]:
    """Messages by the key under which they were handed to the outbox."""
    return {row.dedupe_key: _line(row) for row in _rows_of(actor).filter(dedupe_key__in=list(keys))}


def troubled(actor: Actor, *, limit: int = 100) -> list[OutgoingLine]:
    """What was given up and waits for an officer; oldest first."""
    return [_line(row) for row in _rows_of(actor).filter(state=State.STOPPED).order_by("created_at")[:limit]]


def troubled_count(actor: Actor) -> int:
    """How many messages were given up."""
    return int(_rows_of(actor).filter(state=State.STOPPED).count())


def oldest_waiting(actor: Actor) -> datetime | None:
    """Since when the oldest unsent message has waited; None when all have left. For the health page."""
    found = _rows_of(actor).filter(state__in=UNSENT).aggregate(oldest=Min("created_at"))["oldest"]
    assert found is None or isinstance(found, datetime)
    return found


def stuck(actor: Actor, before: datetime) -> dict[str, datetime]:
    """Channels that fail: since when the oldest message waits that was tried without success; only older ones than
    `before`. One query."""
    rows = _rows_of(actor).filter(state__in=UNSENT, created_at__lt=before).exclude(last_error="")
    return dict(rows.order_by().values_list("channel").annotate(oldest=Min("created_at")))


def posted_mail(actor: Actor, *, to: str = "", limit: int = 50) -> list[Mail]:
    """The demo's letter box, newest first; `to` narrows it to one address."""
    rows = PostedMail.objects.filter(office_id=actor.office_id)
    if to:
        rows = rows.filter(to__iexact=to)
    return [
        Mail(to=row.to, subject=row.subject, body=row.body, posted_at=row.posted_at)
        for row in rows.order_by("-posted_at", "-id")[:limit]
    ]


def may_restart(actor: Actor) -> bool:
    """Whether this person may set a stopped message going again."""
    return actor.kind == "staff" and actor.has(*RESTARTERS)
