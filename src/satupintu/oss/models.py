"""What the office keeps of its dealings with OSS: pushes (hints), notices for a person, and a log of calls."""

from django.db import models

from satupintu.base.models import OfficeRow


class OssPush(OfficeRow):
    """What OSS pushed, with the right token. A hint: only which NIB and licence it named is kept, sealed."""

    digest = models.CharField(max_length=64)  # of NIB, token and body: the same push twice is one push
    received_at = models.DateTimeField()
    wrapped_key = models.BinaryField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "digest"], name="oss_push_once")]


class NoticeState(models.TextChoices):
    """What became of a hint."""

    CONFIRMED = "confirmed"  # OSS says so itself; a person has to record it
    NOT_CONFIRMED = "not_confirmed"
    SETTLED = "settled"  # recorded in an application
    PUT_ASIDE = "put_aside"  # a person saw that there is nothing to record


class OssNotice(OfficeRow):
    """What OSS answered when it was asked about a push. `sealed`: the snapshot of its record."""

    push = models.OneToOneField(OssPush, on_delete=models.PROTECT, related_name="notice")
    state = models.CharField(max_length=15, choices=NoticeState.choices)
    id_izin = models.CharField(max_length=25, blank=True)
    id_proyek = models.CharField(max_length=25, blank=True)
    flag = models.CharField(max_length=1, blank=True)  # Lampiran 28
    answered_at = models.DateTimeField()
    wrapped_key = models.BinaryField()
    sealed = models.BinaryField()
    application_id = models.UUIDField(null=True)
    settled_by = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "id_izin"],
                condition=models.Q(state__in=["confirmed", "settled"]),
                name="oss_notice_once_per_licence",
            )
        ]
        indexes = [
            models.Index(
                fields=["office", "answered_at"],
                condition=models.Q(state="confirmed"),
                name="oss_notice_waiting",
            )
        ]


class OssExchange(OfficeRow):
    """One call to OSS: how it went and how long it took. No personal data."""

    method = models.CharField(max_length=30)
    kode = models.CharField(max_length=5, blank=True)
    ok = models.BooleanField()
    milliseconds = models.PositiveIntegerField()
    reason = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["office", "-at"], name="oss_exchange_newest")]
