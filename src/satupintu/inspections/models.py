"""Visits to the place of business, as stored."""

from django.db import models

from satupintu.base.models import OfficeRow


class Visit(OfficeRow):
    """One visit for one application. What was found in words is sealed with the file's key."""

    application = models.ForeignKey("applications.Application", on_delete=models.PROTECT, related_name="+")
    inspector = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    planned_on = models.DateField(null=True)
    planned_for = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    checklist = models.JSONField(default=dict)  # item id → "yes" | "no" | "na"
    outcome = models.CharField(max_length=20, blank=True)
    sealed = models.BinaryField(default=b"")  # findings, words per item

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=models.Q(done_at__isnull=True), name="one_open_visit"
            )
        ]


class Photo(OfficeRow):
    """A picture taken there, with the place and time its camera wrote down before they were removed from the file."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="photos")
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    caption = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
