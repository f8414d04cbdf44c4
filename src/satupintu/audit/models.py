"""The trail as stored: every event, appended; and the seals that chain batches of them."""

from django.db import models

from satupintu.base.models import AppendOnly, OfficeRow


class Entry(OfficeRow, AppendOnly):
    """One event. No personal data: codes, numbers and ids only."""

    event = models.CharField(max_length=60)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.UUIDField(null=True)
    subject = models.UUIDField()
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["subject", "id"]), models.Index(fields=["office", "id"])]


class Seal(OfficeRow, AppendOnly):
    """A batch of entries, sealed: its hash covers the entries in order and the seal before it, so that a missing or
    changed entry shows."""

    number = models.PositiveIntegerField()
    first = models.UUIDField()
    last = models.UUIDField()
    entries = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "number"], name="seal_number_once")]
