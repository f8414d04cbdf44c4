"""What lies in the strongroom: one row per kept file; the bytes, sealed, lie in the storage."""

from django.db import models

from satupintu.base.models import OfficeRow


class StoredFile(OfficeRow):
    """A file that was handed in or made here. `name` is for display and never holds personal data; `sha256` is that of
    the plain content."""

    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=150)
    media = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    storage_name = models.CharField(max_length=200)
    kept_at = models.DateTimeField()
