"""What is remembered of backups: one row for each that was made or failed."""

from django.db import models

from satupintu.base.models import AppendOnly, OfficeRow


class Backup(OfficeRow, AppendOnly):
    """One backup of the installation this office lives on. `failed` is the refusal's code; empty: it is whole.

    `missing` counts files that the register names and the storage no longer had. `room`: bytes added to the folder.
    """

    at = models.DateTimeField()
    name = models.CharField(max_length=60, blank=True)
    files = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)
    room = models.PositiveBigIntegerField(default=0)
    failed = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [models.Index(fields=["office", "-at"], name="backup_newest")]
