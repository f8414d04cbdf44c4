"""What programs come with: tokens, of which only a hash is kept, and what was sent once and may be sent again."""

from django.db import models

from satupintu.base.models import OfficeRow


class ApiToken(OfficeRow):
    """A key for a program. `user` is the member of staff for whom it works; none: a system, which only reads."""

    name = models.CharField(max_length=80)
    user = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(
        max_length=64, unique=True
    )  # SHA-256 of 256 random bits: nothing to guess, nothing to read
    hint = models.CharField(max_length=8)  # its last letters, by which people tell tokens apart
    scopes = models.JSONField()
    made_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey("people.User", null=True, on_delete=models.PROTECT, related_name="+")
    revoked_why = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["office", "-made_at"], name="api_token_newest")]

    def __str__(self) -> str:
        return self.name


class SentOnce(OfficeRow):
    """What a program sent under an Idempotency-Key: the same again gives the same answer, something else is refused.
    Only hashes of the key and of what was sent."""

    key_index = models.CharField(max_length=64, unique=True)
    body_index = models.CharField(max_length=64)
    submission_key = models.UUIDField()
    at = models.DateTimeField(db_index=True)
