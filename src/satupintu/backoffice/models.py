"""What officers keep for themselves on the staff's pages."""

from django.db import models

from satupintu.base.models import OfficeRow


class SavedFilter(OfficeRow):
    """A way somebody narrowed a list, kept under a name; shared: everybody in the office sees it."""

    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    listing = models.CharField(max_length=20)
    name = models.CharField(max_length=60)
    query = models.JSONField()  # the fields of the list's own form, and nothing else
    shared = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "listing", "name"], name="saved_filter_name_once")]
        indexes = [models.Index(fields=["office", "listing"], condition=models.Q(shared=True), name="saved_shared")]

    def __str__(self) -> str:
        return self.name
