"""The outbox as stored: one row for everything that must leave the office."""

from django.db import models

from satupintu.base.models import OfficeRow


class State(models.TextChoices):
    """Where a message is on its way out."""

    WAITING = "waiting"
    LEASED = "leased"  # a worker has it; if that worker dies it is free again at `due_at`
    SENT = "sent"
    STOPPED = "stopped"  # given up; an officer sees it and may set it going again


UNSENT = (State.WAITING, State.LEASED)


class Outgoing(OfficeRow):
    """One message to one channel.

    `due_at`: when a worker may take the row; while it is leased, when the lease ends. `attempts` counts
    takings, and fences them: what a worker reports of an earlier taking is ignored. `line`: rows of one line
    leave in order. The payload is sealed with a key of its own and destroyed once it is sent.
    """

    channel = models.CharField(max_length=20)
    topic = models.CharField(max_length=40)
    subject = models.UUIDField()
    line = models.CharField(max_length=100, blank=True)
    dedupe_key = models.CharField(max_length=150)
    payload_sealed = models.BinaryField()
    wrapped_key = models.BinaryField()
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    leased_by = models.CharField(max_length=80, blank=True)
    last_error = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "dedupe_key"], name="outgoing_once"),
        ]
        indexes = [
            models.Index(fields=["channel", "due_at"], condition=models.Q(state__in=UNSENT), name="outgoing_due"),
            models.Index(fields=["line", "id"], condition=models.Q(state__in=UNSENT), name="outgoing_line"),
            models.Index(fields=["office", "subject"], name="outgoing_subject"),
            models.Index(
                fields=["office", "created_at"],
                condition=models.Q(state=State.STOPPED),
                name="outgoing_stopped",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel}/{self.topic} {self.state}"


class PostedMail(OfficeRow):
    """The demo's letter box: mail that would have been sent. Written in the demo only, where nobody is real."""

    outgoing = models.UUIDField(unique=True)
    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=250)
    body = models.TextField()
    posted_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["-posted_at"], name="posted_newest")]

    def __str__(self) -> str:
        return self.subject
