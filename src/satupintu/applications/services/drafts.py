"""An application being filled in: saved at each page, resumed by a secret link, nothing typed is lost."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from satupintu.applications.draft import DraftData
from satupintu.applications.models import Draft
from satupintu.applications.refusals import DraftGone
from satupintu.applications.services.opening import require_open
from satupintu.base.actor import Actor
from satupintu.base.ids import new_id
from satupintu.base.transaction import write
from satupintu.files.services import blind_index, discard, new_file_key, open_, seal, unwrap

KEPT_FOR = timedelta(days=30)
SWEPT_AT_ONCE = 200


@dataclass(frozen=True)
class OpenDraft:
    """A draft in the hand. `data` is what was typed so far (JSON); `key` seals the draft and its files."""

    id: UUID
    office_id: UUID
    service: str
    mode: str
    token: str
    key: bytes
    wrapped_key: bytes
    data: dict[str, Any]
    saved_at: datetime
    expires_at: datetime
    application_id: UUID | None


def start_draft(
    *, actor: Actor, now: datetime, service: str, mode: str, data: Mapping[str, Any] | None = None
) -> OpenDraft:
    """Begin an application; the token in the answer is the only way back to it. Raises OfficeNotOpen."""
    require_open(actor)
    token = secrets.token_urlsafe(16)
    key, wrapped = new_file_key()
    row = Draft(
        id=new_id(),
        office_id=actor.office_id,
        service=service,
        mode=mode,
        token_index=blind_index("draft", token),
        wrapped_key=wrapped,
        sealed=_seal(key, data or {}),
        filed_by_id=actor.user_id,
        started_at=now,
        saved_at=now,
        expires_at=now + KEPT_FOR,
    )
    with write():
        row.save(force_insert=True)
    return _opened(row, token, key)


def open_draft(*, actor: Actor, now: datetime, token: str) -> OpenDraft:
    """The draft behind a resume link. Raises DraftGone when it is unknown or has expired, or when a stranger opens what
    an officer files for somebody."""
    row = Draft.objects.filter(token_index=blind_index("draft", token), office_id=actor.office_id).first()
    if row is None or (row.expires_at < now and row.application_id is None):
        raise DraftGone()
    if row.filed_by_id is not None and actor.kind != "staff":
        raise DraftGone()
    return _opened(row, token, unwrap(bytes(row.wrapped_key)))


def save_draft(*, now: datetime, draft: OpenDraft, data: Mapping[str, Any]) -> bool:
    """Save what was typed so far; the link then holds for another 30 days. A submitted draft stays as it was: False."""
    with write():
        saved = Draft.objects.filter(pk=draft.id, application__isnull=True).update(
            sealed=_seal(draft.key, data), saved_at=now, expires_at=now + KEPT_FOR
        )
    return bool(saved)


def close_draft(*, draft: OpenDraft, application_id: UUID) -> None:
    """Tie the draft to the application it became; call in the same transaction. Its typed data are wiped: the dossier
    has them now."""
    Draft.objects.filter(pk=draft.id).update(application_id=application_id, sealed=_seal(draft.key, {}))


def sweep_drafts(now: datetime) -> int:
    """Delete drafts that expired without being submitted, and their files; returns how many."""
    expired = Draft.objects.filter(expires_at__lt=now, application__isnull=True)
    gone = 0
    for row in list(expired[:SWEPT_AT_ONCE]):
        data = DraftData.from_dict(_opened(row, "", unwrap(bytes(row.wrapped_key))).data)
        with write():
            deleted, _ = expired.filter(pk=row.pk).delete()
            if deleted:
                discard(data.file_ids().values())
        gone += deleted
    return gone


def _seal(key: bytes, data: Mapping[str, Any]) -> bytes:
    return seal(key, json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), context=b"draft")


def _opened(row: Draft, token: str, key: bytes) -> OpenDraft:
    return OpenDraft(
        id=row.pk,
        office_id=row.office_id,
        service=row.service,
        mode=row.mode,
        token=token,
        key=key,
        wrapped_key=bytes(row.wrapped_key),
        data=json.loads(open_(key, bytes(row.sealed), context=b"draft")),
        saved_at=row.saved_at,
        expires_at=row.expires_at,
        application_id=row.application_id,
    )
