"""The register as stored: one row for each objection or appeal, for lists. What it says lies sealed beside its fact."""

from django.db import models

from satupintu.base.models import OfficeRow


class Objection(OfficeRow):
    """An objection or appeal against a refusal, as the facts of its file and law/objections say; rebuildable."""

    application = models.ForeignKey("applications.Application", on_delete=models.PROTECT, related_name="+")
    seq = models.PositiveIntegerField()  # the fact by which it was received
    level = models.CharField(max_length=10)  # objection | appeal
    received_at = models.DateTimeField()
    days_late = models.PositiveIntegerField(default=0)  # working days after its last day; 0: in time
    due_on = models.DateField(null=True)  # until when it must be decided; None for what came too late
    outcome = models.CharField(max_length=10, blank=True)  # granted | denied
    decided_at = models.DateTimeField(null=True)
    passed_on = models.DateField(null=True)  # the latest day whose passing has been noted

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "seq"], name="objection_once")]
        indexes = [
            models.Index(
                fields=["office", "due_on"],
                condition=models.Q(outcome="", due_on__isnull=False),
                name="objection_waiting",
            )
        ]
