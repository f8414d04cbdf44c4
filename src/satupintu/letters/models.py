"""The letter books as stored."""

from django.db import models

from satupintu.base.models import OfficeRow


class Letter(OfficeRow):
    """One line of a letter book. A letter of a file names the file, in which its words lie; of any other letter who
    wrote or received it and what about are sealed here with a key of its own. A line is never deleted: it is struck,
    and its number stays."""

    book = models.CharField(max_length=20)  # rules.agenda.BOOKS
    kind = models.CharField(max_length=20)  # rules.agenda.LETTER_KINDS
    year = models.PositiveSmallIntegerField()
    seq = models.PositiveIntegerField()
    number = models.CharField(max_length=120)
    on = models.DateField()  # the day it left, or came in
    application = models.ForeignKey("applications.Application", null=True, on_delete=models.PROTECT, related_name="+")
    wrapped_key = models.BinaryField(default=b"")
    sealed = models.BinaryField(default=b"")
    scan = models.ForeignKey("files.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    struck_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "book", "year", "seq"], name="letter_entered_once")]

    def __str__(self) -> str:
        return self.number
