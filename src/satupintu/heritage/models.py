"""Old licences as stored, the files they came from, and what was done about them since."""

from django.db import models

from satupintu.base.models import AppendOnly, OfficeRow


class ImportState(models.TextChoices):
    """How far an import is. `reading` and `importing` are the worker's; the others wait for a person, or are ends."""

    READING = "reading"
    JUDGED = "judged"
    IMPORTING = "importing"
    DONE = "done"
    WITHDRAWN = "withdrawn"
    FAILED = "failed"


_WAITING = models.Q(verified_at=None, revoked_at=None)


class OldImport(OfficeRow):
    """One file with an old register. The file lies in the strongroom under this row's key; `sealed` holds its first
    rows and its first faults, for the page. `position` is the last row of the file that the present stage is done with:
    whoever is killed goes on behind it."""

    name = models.CharField(max_length=150)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    wrapped_key = models.BinaryField()
    sealed = models.BinaryField(default=b"")
    state = models.CharField(max_length=10, choices=ImportState)
    reading = models.JSONField()  # reading.Reading
    counts = models.JSONField(default=dict)  # judged, then imported: by sorting.Sort and by Fault
    rows = models.PositiveIntegerField(default=0)
    position = models.PositiveIntegerField(default=0)
    round = models.PositiveSmallIntegerField(default=1)  # how often it was judged
    failed_why = models.CharField(max_length=40, blank=True)
    taken_in_at = models.DateTimeField()
    taken_in_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["office", "-taken_in_at"], name="old_import_newest")]

    def __str__(self) -> str:
        return self.name


class OldLicence(OfficeRow):
    """A licence from before this program. Its holder, NIK, NIB and address lie sealed under a key of its own, with the
    reasons of what was done since; what a stranger may read stands in the open, as on any licence."""

    source = models.ForeignKey(OldImport, on_delete=models.PROTECT, related_name="licences")
    row = models.PositiveIntegerField()  # in the file, from 1
    number = models.CharField(max_length=120)
    number_key = models.CharField(max_length=120)
    on = models.DateField()
    service = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=200)
    code = models.CharField(max_length=14, unique=True)
    business = models.CharField(max_length=300, blank=True)
    kbli = models.CharField(max_length=300, blank=True)
    activity = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=300, blank=True)
    valid_until = models.DateField(null=True)
    ended = models.BooleanField(default=False)  # the old register says so
    nik_index = models.CharField(max_length=43, blank=True)
    nib_index = models.CharField(max_length=43, blank=True)
    digest = models.CharField(max_length=43)  # keyed hash of the row as it was imported
    wrapped_key = models.BinaryField()
    sealed = models.BinaryField()
    verified_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "number_key", "on"], name="old_licence_once")]
        indexes = [
            models.Index(fields=["nib_index"], name="old_licence_nib", condition=~models.Q(nib_index="")),
            models.Index(fields=["source", "row"], name="old_licence_row"),
            models.Index(fields=["office", "-id"], name="old_licence_newest"),
            models.Index(fields=["office", "on", "id"], name="old_licence_by_day"),
            models.Index(
                fields=["office", "-id"],
                name="old_licence_waiting",
                condition=_WAITING,
            ),
        ]

    def __str__(self) -> str:
        return self.number


class OldFact(OfficeRow, AppendOnly):
    """One thing that was done about an old licence: verified, corrected, revoked. `data` says how, in codes."""

    licence = models.ForeignKey(OldLicence, on_delete=models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["licence", "at"], name="old_fact_of")]
