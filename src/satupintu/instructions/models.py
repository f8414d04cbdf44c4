"""Instructions as stored: who told whom, until when. The words lie sealed beside the facts of the file."""

from django.db import models

from satupintu.base.models import OfficeRow


class Instruction(OfficeRow):
    """One instruction for one addressee on one file (disposisi); several addressees share the fact that gave it."""

    application = models.ForeignKey("applications.Application", on_delete=models.PROTECT, related_name="+")
    seq = models.PositiveIntegerField()  # the fact that gave it, with its words
    giver = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    addressee = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    due_on = models.DateField()
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, blank=True)  # answered | withdrawn; empty while it is open
    answer_seq = models.PositiveIntegerField(null=True)  # the fact that closed it, with its words

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "seq", "addressee"], name="one_instruction_per_addressee")
        ]
        indexes = [
            models.Index(
                fields=["addressee", "due_on"], condition=models.Q(closed_at__isnull=True), name="instruction_for"
            ),
            models.Index(fields=["giver", "due_on"], condition=models.Q(closed_at__isnull=True), name="instruction_by"),
        ]
