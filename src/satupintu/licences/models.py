"""The register of licences: what each says publicly, its code, and where its document lies."""

from django.db import models

from satupintu.base.models import OfficeRow


class Licence(OfficeRow):
    """One licence. What happened to it is in the ledger; `signed_at` and `revoked_at` are written with those facts, so
    that a stranger's question is answered by one row. `says` is what the licence tells anyone: no NIK, no address."""

    application = models.OneToOneField("applications.Application", on_delete=models.PROTECT, related_name="+")
    service = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    seq = models.PositiveIntegerField()
    number = models.CharField(max_length=120)
    code = models.CharField(max_length=14, unique=True)
    edition = models.PositiveSmallIntegerField(default=1)  # how often its document was written anew
    edition_at = models.DateTimeField(null=True)  # since when this edition stands; None: since it was issued
    says = models.JSONField()
    issued_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    handed_over_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_why = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "service", "year", "seq"], name="licence_seq_once"),
            models.UniqueConstraint(fields=["office", "number"], name="licence_number_once"),
        ]
        indexes = [
            models.Index(fields=["office", "issued_at", "id"], name="licence_by_day"),
            models.Index(
                fields=["office", "issued_at", "id"],
                condition=models.Q(signed_at=None, revoked_at=None),
                name="licence_unsigned",
            ),
            models.Index(
                fields=["office", "issued_at", "id"],
                condition=models.Q(revoked_at__isnull=False),
                name="licence_revoked",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class OldPrint(OfficeRow):
    """An edition of a licence's document that a later one took the place of: its code, so that whoever holds that paper
    learns that it is superseded."""

    licence = models.ForeignKey(Licence, on_delete=models.PROTECT, related_name="old_prints")
    edition = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=14, unique=True)
    dated_at = models.DateTimeField()
    replaced_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["licence", "edition"], name="edition_once")]
