"""What every table has: a UUIDv7 key, and the office the row belongs to."""

from django.db import models

from satupintu.base.ids import new_id


class Row(models.Model):
    """A row with a time-ordered key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


class OfficeRow(Row):
    """A row that belongs to an office. Every table of the domain does, from the first migration."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class AppendOnly(models.Model):
    """Marks a ledger: the database itself refuses UPDATE and DELETE (see `base.append_only`)."""

    append_only = True

    class Meta:
        abstract = True
