"""What an administrator may ask about tokens; never the tokens themselves."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from satupintu.api.models import ApiToken
from satupintu.base.actor import Actor
from satupintu.base.refusal import NotFound
from satupintu.people.access import Role, require_role

SHOWN = 1_000


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A token as the list shows it. `state`: "active", "expired" or "revoked"."""

    id: UUID
    name: str
    holder: str
    hint: str
    scopes: tuple[str, ...]
    made_by: str
    made_at: datetime
    expires_at: datetime
    last_used_at: datetime | None
    state: str
    revoked_why: str


def tokens(actor: Actor, now: datetime) -> list[TokenLine]:
    """The tokens of the actor's office, newest first; one more than SHOWN when there are more. Raises NotAllowed."""
    require_role(actor, Role.ADMINISTRATOR)
    rows = ApiToken.objects.filter(office_id=actor.office_id).select_related("user", "made_by").order_by("-made_at")
    return [_line(row, now) for row in rows[: SHOWN + 1]]


def token(actor: Actor, token_id: UUID, now: datetime) -> TokenLine:
    """One token. Raises NotAllowed, NotFound."""
    require_role(actor, Role.ADMINISTRATOR)
    row = ApiToken.objects.filter(office_id=actor.office_id, pk=token_id).select_related("user", "made_by").first()
    if row is None:
        raise NotFound()
    return _line(row, now)


def _line(row: ApiToken, now: datetime) -> TokenLine:
    return TokenLine(
        id=row.pk,
        name=row.name,
        holder=row.user.name if row.user else "",
        hint=row.hint,
        scopes=tuple(row.scopes),
        made_by=row.made_by.name,
        made_at=row.made_at,
        expires_at=row.expires_at,
        last_used_at=row.last_used_at,
        state="revoked" if row.revoked_at else "expired" if row.expires_at <= now else "active",
        revoked_why=row.revoked_why,
    )
