"""Receipts of the cashier, as stored."""

from django.db import models

from satupintu.base.models import OfficeRow


class Receipt(OfficeRow):
    """Money taken for one application, in whole rupiah. The database itself refuses a receipt over nothing."""

    application = models.OneToOneField("applications.Application", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=60)
    rupiah = models.PositiveBigIntegerField()
    cashier = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="receipt_number_once"),
            models.CheckConstraint(condition=models.Q(rupiah__gt=0), name="receipt_over_something"),
        ]
