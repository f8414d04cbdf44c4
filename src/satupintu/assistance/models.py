"""Help to register at OSS as stored: who was helped lies sealed, what was done is a ledger without personal data."""

from django.db import models

from satupintu.base.models import AppendOnly, OfficeRow


class Assistance(OfficeRow):
    """Somebody without a NIB who is helped to get one, for a service; found again by number and code."""

    service = models.CharField(max_length=40)
    number = models.CharField(max_length=30)
    code_index = models.CharField(max_length=64, unique=True)
    channel = models.CharField(max_length=12)
    wrapped_key = models.BinaryField()
    sealed = models.BinaryField()
    opened_at = models.DateTimeField()
    ending = models.CharField(max_length=8, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "number"], name="assistance_number_once")]
        indexes = [models.Index(fields=["office", "id"], condition=models.Q(ending=""), name="assistance_open")]

    def __str__(self) -> str:
        return self.number


class AssistanceStep(OfficeRow, AppendOnly):
    """One thing that was done; `by` is a staff id. Its words are sealed with the key of the person who is helped."""

    assistance = models.ForeignKey(Assistance, on_delete=models.PROTECT, related_name="steps")
    seq = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    at = models.DateTimeField()
    by = models.CharField(max_length=40)
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assistance", "seq"], name="assistance_step_once")]
