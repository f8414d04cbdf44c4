"""Who stands in for whom, and who is away: mandates (Plh, Plt) and absences, each with its days and its paper."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import models

from satupintu.base.actor import Acting
from satupintu.base.clock import local_date
from satupintu.base.models import OfficeRow
from satupintu.people.rules import PREFIX, Term


class Mandate(OfficeRow):
    """An order that somebody acts for a post on some days. Nothing is changed but that it was ended, when and why."""

    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=3)  # plh | plt
    role = models.CharField(max_length=30)  # what the post may do
    replaced = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")  # None: vacant
    post = models.CharField(max_length=150)  # as printed, e.g. "Kepala Dinas"
    starts_on = models.DateField()
    ends_on = models.DateField()
    order_number = models.CharField(max_length=100)
    order_date = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    ended_why = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["user", "ends_on"], name="mandate_of_user"),
            models.Index(fields=["office", "role", "ends_on"], name="mandate_of_post"),
        ]

    @property
    def title(self) -> str:
        """How whoever acts is called, e.g. "Plh. Kepala Dinas"."""
        return f"{PREFIX[self.kind]} {self.post}"

    def term(self, zone: str, *, ordered: bool = False) -> Term:
        """Its days, in the zone of the office. ordered: as the order has them, which counts from the day on which it
        was signed, though it was recorded here later."""
        begins = datetime.combine(self.order_date, time(), ZoneInfo(zone)) if ordered else self.recorded_at
        return Term(self.starts_on, self.ends_on, begins, self.ended_at, zone)

    def covers(self, at: datetime, zone: str) -> bool:
        """Whether it gives the rights of the post at an instant."""
        return self.term(zone).covers(at)

    def last_day(self, zone: str) -> date:
        """The last day on which it counted or will count: earlier than ordered where it was ended before."""
        return min(self.ends_on, local_date(self.ended_at, zone)) if self.ended_at else self.ends_on

    def acting(self, until: date | None = None) -> Acting:
        """The mandate as an actor carries it. until: its last day, where that is not the one ordered."""
        return Acting(self.pk, self.role, self.title, self.order_number, until or self.ends_on)


class Absence(OfficeRow):
    """Days on which a member of staff is away and is given no work. Why in words is not asked: that is theirs."""

    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)  # leave | duty
    starts_on = models.DateField()
    ends_on = models.DateField()
    letter = models.CharField(max_length=100, blank=True)  # number of the leave or duty letter
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    cancelled_why = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["office", "ends_on"], condition=models.Q(cancelled_at__isnull=True), name="absence_standing"
            )
        ]
