"""The office and its people, as stored."""

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from satupintu.base.models import AppendOnly, OfficeRow, Row
from satupintu.people.acting_models import Absence as Absence
from satupintu.people.acting_models import Mandate as Mandate

PAPERS = ("a4", "f4")  # 210 × 297 mm; F4 (folio), 215 × 330 mm
RECEIPT_PAPERS = ("plain", "thermal80", "thermal58")


class Office(Row):
    """A licensing office (PTSP): its name, place, zone and letterhead. Every row of the domain belongs to one."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60)
    government = models.CharField(max_length=200)
    regency = models.CharField(max_length=100)
    region_code = models.CharField(max_length=10)  # Kemendagri digits that begin every place inside, e.g. "1406"
    seat = models.CharField(max_length=100)  # the town named before the date on a document
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    website = models.CharField(max_length=200, blank=True)
    arms = models.TextField(blank=True)  # the coat of arms as SVG; empty: a plain shield
    zone = models.CharField(max_length=40, default="Asia/Jakarta")
    paper = models.CharField(max_length=10, default="a4")  # one of PAPERS
    preprinted = models.BooleanField(default=False)  # the paper comes with its letterhead printed on it
    offset_x_mm = models.SmallIntegerField(default=0)  # how far the printer must shift what it prints, to the right
    offset_y_mm = models.SmallIntegerField(default=0)  # and down
    receipt_paper = models.CharField(max_length=10, default="plain")  # one of RECEIPT_PAPERS
    agenda_patterns = models.JSONField(default=dict, blank=True)
    mail = models.JSONField(default=dict, blank=True)  # host, port, security, user, sender; the password sealed
    opened_at = models.DateTimeField(null=True, blank=True)  # until then the public may not apply

    def __str__(self) -> str:
        return self.name


class OfficeChange(OfficeRow, AppendOnly):
    """One change of one field of the office: from what to what, by whom, when and why."""

    field = models.CharField(max_length=40)
    old = models.JSONField(null=True)  # what is secret or long is told by its fingerprint
    new = models.JSONField(null=True)
    by_id = models.UUIDField(null=True)  # None: the system
    at = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["office", "at"])]


class UserManager(BaseUserManager["User"]):
    """Makes members of staff; Django needs to find them by username."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username=username)


class User(OfficeRow, AbstractBaseUser):
    """A member of staff. Citizens have no account."""

    username = models.CharField(max_length=60, unique=True)
    email = models.EmailField(blank=True)
    name = models.CharField(max_length=200)
    nip = models.CharField(max_length=25, blank=True)
    rank = models.CharField(max_length=100, blank=True)  # pangkat/golongan, printed under a signature
    position = models.CharField(max_length=150, blank=True)  # jabatan
    is_active = models.BooleanField(default=True)
    kin = models.JSONField(default=list)  # blind indexes of own and declared family's NIKs: whom they may not serve
    education = models.CharField(max_length=20, blank=True)
    competences = models.JSONField(default=list)  # ids of component 9, e.g. ["diklat_ptsp"]
    joined_at = models.DateTimeField()
    superior = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    session_epoch = models.PositiveIntegerField(default=0)  # one more: every session that was open is over
    access_changed_at = models.DateTimeField(null=True, blank=True)  # roles, lock, sign-in; never goes back

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    class Meta:
        indexes = [models.Index(fields=["office", "is_active"])]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """What a session must have been opened with: the password, and the epoch that a lock or a recovery ends."""
        return f"{super().get_session_auth_hash()}.{self.session_epoch}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same under signing keys that were replaced."""
        for known in super().get_session_auth_fallback_hash():
            yield f"{known}.{self.session_epoch}"

    # Django's sign-in asks for these; the office's own rules are in people.access, not in Django's permissions.
    is_staff = False
    is_superuser = False


class RoleGrant(OfficeRow):
    """A role held from an instant until another, so that "who was head in March" has an answer."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=30)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    basis = models.CharField(max_length=200, blank=True)  # number of the order (SK), where there is one

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role"], condition=models.Q(until__isnull=True), name="one_open_grant_per_role"
            )
        ]

    def covers(self, at: datetime) -> bool:
        """Whether the role was held at that instant."""
        return self.since <= at and (self.until is None or at < self.until)


class StaffFact(OfficeRow, AppendOnly):
    """One thing that happened to a member of staff: joined, was given a role, was locked. Never changed."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=40)  # the event's name
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")  # None: the system
    data = models.JSONField(default=dict)  # what the trail keeps; no personal data

    class Meta:
        indexes = [models.Index(fields=["user", "id"], name="staff_facts_of")]


class StaffNote(OfficeRow):
    """The words beside such a fact (a reason; from what to what), sealed, so that they can be destroyed one day."""

    fact = models.OneToOneField(StaffFact, on_delete=models.PROTECT, related_name="note")
    wrapped_key = models.BinaryField()
    sealed = models.BinaryField()


class AccessLink(OfficeRow):
    """A link that is good once and not for long, with which a member of staff sets their password."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="links")
    purpose = models.CharField(max_length=12)  # invitation | recovery
    digest = models.CharField(max_length=64, unique=True)  # blind index of the code: the code itself is kept nowhere
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="one_open_link_per_person",
            )
        ]
