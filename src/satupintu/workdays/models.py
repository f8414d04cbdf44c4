"""The office's calendar, as stored: days of the law and local closures, each with since when and until when
it was known."""

from typing import ClassVar

from django.db import models

from satupintu.base.models import OfficeRow

LAW = "law"
LOCAL = "local"


class CalendarDay(OfficeRow):
    """A day on which the office is closed, as it was known from one instant to another.

    A row is never changed but for being withdrawn, so that "which calendar did we count with in March" has
    an answer.
    """

    on = models.DateField()
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)  # national, cuti_bersama or local
    decree = models.CharField(max_length=300)  # number of what closed the day, or "unknown"
    source = models.CharField(max_length=10, choices=[(LAW, "law/calendar"), (LOCAL, "keputusan setempat")])
    known_from = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["on", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["office", "on"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_closure_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.name}"
