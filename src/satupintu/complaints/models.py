"""The register as stored: the complaint, its ledger of facts, its sealed words, what was attached, where it stands."""

from django.db import models

from satupintu.base.models import AppendOnly, OfficeRow


class Complaint(OfficeRow):
    """One complaint, suggestion or question, whatever way it came."""

    number = models.CharField(max_length=60)
    rules = models.CharField(max_length=40)  # the file in law/complaints under which it came in
    service = models.CharField(max_length=40, blank=True)  # of the standard it is about; "" for the office as a whole
    channel = models.CharField(max_length=20)
    external_index = models.CharField(max_length=64, blank=True)  # blind index of the channel's own reference
    submission_key = models.UUIDField(unique=True)  # the form's: the same form sent twice is one complaint
    tracking_index = models.CharField(max_length=64, unique=True)
    received_at = models.DateTimeField()  # when it truly arrived
    recorded_at = models.DateTimeField()  # when it was written down here
    whistle = models.BooleanField(default=False)  # about staff: for the inspectorate's eyes only
    secret = models.BooleanField(default=False)  # who complains is shown only to whoever handles it
    application = models.ForeignKey("applications.Application", null=True, on_delete=models.PROTECT, related_name="+")
    kin_index = models.CharField(max_length=64, blank=True)  # of that file's applicant: their family keeps out

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="complaint_number_once"),
            models.UniqueConstraint(
                fields=["office", "channel", "external_index"],
                condition=~models.Q(external_index=""),
                name="complaint_external_once",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class ComplaintFact(OfficeRow, AppendOnly):
    """One thing that happened to a complaint. No personal data: `by` is a staff id, "applicant" or "system"."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="facts", db_index=False)
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=30)
    at = models.DateTimeField()  # when it happened
    recorded_at = models.DateTimeField()  # when it was written down
    by = models.CharField(max_length=40)
    data = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["complaint", "seq"], name="complaint_fact_seq_once")]


class ComplaintNote(OfficeRow):
    """Words that belong to a fact (an answer, a question, a reason), sealed with the complaint's key."""

    fact = models.OneToOneField(ComplaintFact, on_delete=models.PROTECT, related_name="note")
    sealed = models.BinaryField()


class ComplaintLetter(OfficeRow):
    """What was complained, and who complained, sealed with a key of its own, so that it can be destroyed while the
    ledger stays."""

    complaint = models.OneToOneField(Complaint, on_delete=models.PROTECT, related_name="letter")
    wrapped_key = models.BinaryField()
    sealed = models.BinaryField()
    phone_index = models.CharField(max_length=64, blank=True)
    email_index = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["phone_index"], condition=~models.Q(phone_index=""), name="complaint_phone"),
            models.Index(fields=["email_index"], condition=~models.Q(email_index=""), name="complaint_email"),
        ]


class ComplaintAttachment(OfficeRow):
    """A photo or document that came with a complaint, or with what was added to it; sealed with its key."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="attachments")
    at_seq = models.PositiveIntegerField()  # the fact it came with
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")


class ComplaintConcern(OfficeRow):
    """A member of staff whom a complaint is about, as its latest classification says: they never get to see it."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="concerns", db_index=False)
    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["complaint", "user"], name="complaint_concern_once")]


class ComplaintStanding(OfficeRow):
    """Where a complaint stands: one row each for lists, written with each fact, rebuildable from the facts."""

    complaint = models.OneToOneField(Complaint, on_delete=models.PROTECT, related_name="standing")
    version = models.PositiveIntegerField()  # the number of facts; a form that saw another number is stale
    state = models.CharField(max_length=12)
    court = models.CharField(max_length=12)
    class_id = models.CharField(max_length=40, blank=True)
    assignee = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    ending = models.CharField(max_length=12, blank=True)
    open = models.BooleanField(default=True)
    over = models.BooleanField(default=False)  # answered or referred: the clock has ended
    stopped = models.BooleanField(default=False)
    due_on = models.DateField(null=True)
    passed_on = models.DateField(null=True)  # the latest due date whose passing has been noted
    closes_on = models.DateField(null=True)
    urgent_on = models.DateField()
    in_time = models.BooleanField(null=True)
    rounds = models.PositiveSmallIntegerField(default=1)
    # Copied from the complaint, which never changes them, so that one index finds and sorts.
    whistle = models.BooleanField(default=False)
    channel = models.CharField(max_length=20)
    received_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(
                fields=["office", "whistle", "urgent_on", "complaint"],
                condition=models.Q(open=True),
                name="complaint_open",
            ),
            models.Index(
                fields=["assignee", "urgent_on", "complaint"], condition=models.Q(open=True), name="complaint_mine"
            ),
            models.Index(fields=["office", "whistle", "received_on", "complaint"], name="complaint_arrived"),
            models.Index(fields=["due_on"], condition=models.Q(over=False), name="complaint_due"),
            models.Index(fields=["closes_on"], condition=models.Q(state="answered"), name="complaint_closing"),
            models.Index(fields=["office", "received_on"], name="complaint_received"),
        ]
