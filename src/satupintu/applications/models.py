"""The file as stored: the application, its ledger of facts, its sealed dossier, what was handed in, and where it
stands."""

from django.db import models

from satupintu.base.models import AppendOnly, OfficeRow


class Application(OfficeRow):
    """One request for one licence, pinned to the standard (by content hash) under which it was filed."""

    service = models.CharField(max_length=40)
    number = models.CharField(max_length=60)
    standard_digest = models.CharField(max_length=64)
    mode = models.CharField(max_length=40)
    submission_key = models.UUIDField(unique=True)  # the draft's id: the same submission twice is one application
    tracking_index = models.CharField(max_length=64, unique=True)
    submitted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "number"], name="application_number_once")]

    def __str__(self) -> str:
        return self.number


class Fact(OfficeRow, AppendOnly):
    """One thing that happened. No personal data: `by` is a staff id, "applicant" or "system"; words lie in `Note`."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="facts")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=30)
    step = models.CharField(max_length=40, blank=True)
    outcome = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()  # when it happened
    recorded_at = models.DateTimeField()  # when it was written down
    by = models.CharField(max_length=40)
    data = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "seq"], name="fact_seq_once")]
        indexes = [
            models.Index(
                fields=["office", "kind", "at"],
                condition=models.Q(kind__in=["deadline_passed", "acceptance_passed", "objection_passed"]),
                name="fact_limit_passed",
            )
        ]


class Dossier(OfficeRow):
    """The personal data of one file, sealed with a key of its own, so that it can be destroyed while the ledger
    stays."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="dossier")
    wrapped_key = models.BinaryField()
    sealed = models.BinaryField()
    nik_index = models.CharField(max_length=64, db_index=True)
    nib_index = models.CharField(max_length=64, db_index=True)
    project_index = models.CharField(max_length=64, blank=True, db_index=True)


class FurtherProject(OfficeRow):
    """Another project that an application names beside its first, by blind index: none is licensed twice."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="further")
    project_index = models.CharField(max_length=64, db_index=True)


class Note(OfficeRow):
    """Words that belong to a fact (a reason, a finding), sealed with the dossier's key."""

    fact = models.OneToOneField(Fact, on_delete=models.PROTECT, related_name="note")
    sealed = models.BinaryField()


class Evidence(OfficeRow):
    """How one requirement was met: a file, brought to the counter, confirmed by OSS, or an answer. The latest
    counts."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="evidence")
    requirement = models.CharField(max_length=40)
    how = models.CharField(max_length=12)  # file | counter | oss | answer
    file = models.ForeignKey("files.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()


class Standing(OfficeRow):
    """Where a file stands: one row per application for lists, written with each fact, rebuildable from the facts."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="standing")
    version = models.PositiveIntegerField()  # the number of facts; a form that saw another number is stale
    route = models.CharField(max_length=40)
    step = models.CharField(max_length=40, blank=True)
    step_kind = models.CharField(max_length=20, blank=True)
    owner_role = models.CharField(max_length=30, blank=True)
    court = models.CharField(max_length=12)
    ending = models.CharField(max_length=12, blank=True)
    assignee = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    stopped = models.BooleanField(default=False)
    over = models.BooleanField(default=False)  # the promised time has ended: ready, refused or withdrawn
    passed_on = models.DateField(null=True)  # the due date whose passing has been noted
    recorded_later = models.BooleanField(default=False)  # what ended it was recorded from paper, on a later day
    urgent_on = models.DateField()  # what lists are sorted by: the due date, or the day it was handed in
    nib_pending = models.BooleanField(default=False)
    licensed_on = models.DateField(null=True)  # the day its licence was issued, while that stands
    returned_on = models.DateField(null=True)  # the day it was returned, while the correction is awaited
    accept_by = models.DateField(null=True)  # the office's own limit for the completeness check, while that waits
    accept_passed_on = models.DateField(null=True)  # the latest such limit whose passing has been noted

    class Meta:
        indexes = [
            models.Index(
                fields=["office", "owner_role", "urgent_on", "application"],
                condition=models.Q(ending="", court="office"),
                name="standing_desk",
            ),
            models.Index(
                fields=["office", "owner_role", "application"],
                condition=models.Q(ending="", court="office"),
                name="standing_desk_filed",
            ),
            models.Index(
                fields=["office", "urgent_on", "application"],
                condition=models.Q(ending=""),
                name="standing_open",
            ),
            models.Index(
                fields=["office", "application"],
                condition=models.Q(ending=""),
                name="standing_open_filed",
            ),
            models.Index(
                fields=["office", "urgent_on", "application"],
                condition=~models.Q(court="office") & models.Q(ending=""),
                name="standing_elsewhere",
            ),
            models.Index(
                fields=["assignee", "urgent_on", "application"],
                condition=models.Q(ending=""),
                name="standing_officer",
            ),
            models.Index(fields=["due_on"], condition=models.Q(ending=""), name="standing_due"),
            models.Index(fields=["nib_pending"], condition=models.Q(nib_pending=True), name="standing_nib_pending"),
            models.Index(
                fields=["office", "urgent_on", "application"],
                condition=models.Q(assignee__isnull=True, step_kind="inspection", court="office", ending=""),
                name="standing_unassigned",
            ),
            models.Index(
                fields=["office", "returned_on"],
                condition=models.Q(returned_on__isnull=False),
                name="standing_returned",
            ),
            models.Index(fields=["accept_by"], condition=models.Q(accept_by__isnull=False), name="standing_accept_by"),
        ]


class Draft(OfficeRow):
    """An application being filled in: saved at each page, resumable by its secret link, sealed like a dossier."""

    service = models.CharField(max_length=40)
    mode = models.CharField(max_length=40)
    token_index = models.CharField(max_length=64, unique=True)
    wrapped_key = models.BinaryField()
    sealed = models.BinaryField()
    filed_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    application = models.OneToOneField(Application, null=True, on_delete=models.PROTECT, related_name="+")


class Unheard(OfficeRow):
    """What an applicant without e-mail must still be told about a file, by telephone or letter: the newest, one row a
    file, gone once they were told. Follows from the facts; nothing is decided by it."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=40)
    seq = models.PositiveIntegerField()  # the fact that called for it
    since = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["office", "since"], name="unheard_since")]


class Sequence(OfficeRow):
    """The last number used of a series (e.g. licences of a service in a year); the row's lock makes numbers gapless."""

    series = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)
    written = models.PositiveIntegerField(null=True)  # `last` as an administrator wrote it; equal: nothing taken since
    floor = models.PositiveIntegerField(default=0)  # what was surely used before that: a slip is put right down to here

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "series", "year"], name="one_sequence_per_year")]


class NumberBlock(OfficeRow):
    """Numbers taken out of a series at once, to be written on paper while there is no electricity."""

    series = models.CharField(max_length=60)  # application:<service> | licence:<service>
    service = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    why = models.CharField(max_length=300)
    reserved_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    reserved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "series", "year", "first"], name="block_once")]


class BlockNumber(OfficeRow):
    """One number of a block: open until it was entered from the paper, or declared void with a reason. Never both."""

    block = models.ForeignKey(NumberBlock, on_delete=models.PROTECT, related_name="numbers")
    seq = models.PositiveIntegerField()
    number = models.CharField(max_length=120)  # as printed on the sheet
    state = models.CharField(max_length=5, default="open")  # open | used | void
    settled_at = models.DateTimeField(null=True)  # when it was entered or declared void
    settled_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    written_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    happened_at = models.DateTimeField(null=True)  # the true date on the paper
    application = models.ForeignKey(Application, null=True, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=300, blank=True)  # why it is void

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["block", "seq"], name="block_number_once"),
            models.CheckConstraint(
                name="block_number_open_used_or_void",
                condition=models.Q(state="open", settled_at__isnull=True)
                | models.Q(state="used", application__isnull=False, written_by__isnull=False)
                | models.Q(state="void", application__isnull=True) & ~models.Q(why=""),
            ),
        ]
        indexes = [
            models.Index(fields=["office", "number"], condition=models.Q(state="open"), name="block_number_open"),
        ]


class Turn(OfficeRow):
    """When a member of staff was last given work of a role: the memory that makes "in turn" fair."""

    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30)
    last_at = models.DateTimeField()
    given = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="one_turn_per_role")]


class Paper(OfficeRow):
    """A document of a file that the press makes in the background: wanted at one fact, made once, kept sealed. A letter
    has its number of the office's letter book from the moment it is wanted."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=30)  # receipt, return, inspection, refusal, licence, payment, letter_<topic>
    number = models.CharField(max_length=120, blank=True)
    at_seq = models.PositiveIntegerField()  # the fact it speaks of
    wanted_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    file = models.ForeignKey("files.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    printer = models.CharField(max_length=10, blank=True)  # where it waits to be printed; "": only when asked for
    settled_at = models.DateTimeField(null=True)  # printed, or put aside: it waits no longer
    prints = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "kind", "at_seq"], name="paper_wanted_once")]
        indexes = [
            models.Index(
                fields=["office", "wanted_at"],
                condition=models.Q(settled_at__isnull=True) & ~models.Q(printer=""),
                name="paper_to_print",
            ),
            models.Index(fields=["office", "settled_at"], condition=models.Q(prints__gt=0), name="paper_printed"),
        ]


class Printing(OfficeRow, AppendOnly):
    """One time that a paper was printed: which copy, by whom, and, from the second on, why (sealed with the file's
    key)."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="printings")
    copy = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField(default=b"")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "copy"], name="copy_printed_once")]


class Correction(OfficeRow):
    """A slip of writing that somebody proposes to put right on the licence, until somebody else confirms or declines
    it. Which fields, plainly; what they say now and should say, and why, sealed with the file's key."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="corrections")
    fields = models.JSONField()
    sealed = models.BinaryField()
    proposed_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, blank=True)  # confirmed | declined; "" if the file ended before either
    decided_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=models.Q(outcome=""), name="one_correction_at_a_time"
            )
        ]
