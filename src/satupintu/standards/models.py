"""The standards that were adopted, as stored: the text as enacted, and its content hash."""

from django.db import models

from satupintu.base.models import OfficeRow


class Enactment(OfficeRow):
    """One adopted standard. Applications name it by `digest`, so its text is never changed nor deleted."""

    service = models.CharField(max_length=40)
    in_force_from = models.DateField()
    digest = models.CharField(max_length=64)
    text = models.TextField()
    adopted_at = models.DateTimeField()
    withdrawn_from = models.DateField(null=True, blank=True)  # no longer in force from this day on
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "digest"], name="enactment_once")]
        indexes = [models.Index(fields=["office", "service", "in_force_from"])]

    def __str__(self) -> str:
        return f"{self.service} {self.in_force_from}"
