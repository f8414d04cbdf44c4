"""What the office may ask about its dealings with OSS."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from satupintu.base.actor import Actor
from satupintu.base.refusal import NotFound
from satupintu.files import services as files
from satupintu.oss.models import NoticeState, OssExchange, OssNotice
from satupintu.people.access import Role
from satupintu.rules.nib import NibRecord, restore

HANDLERS_OF_NOTICES = (Role.FRONT_OFFICE, Role.BACK_OFFICE, Role.SECTION_HEAD, Role.HEAD_OF_OFFICE)


@dataclass(frozen=True, slots=True)
class Notice:
    """A licence that OSS says is in effect, waiting to be recorded by a person."""

    id: UUID
    id_izin: str
    id_proyek: str
    flag: str  # Lampiran 28: N or O
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class Health:
    """How OSS has answered lately: `calls` within the newest hundred, `good` of them; when the last good answer was."""

    calls: int
    good: int
    last_good: datetime | None
    last_reason: str


def notices_waiting(actor: Actor, *, limit: int = 100) -> list[Notice]:
    """The notices that wait for a person; oldest first. Nothing for those who may not record them."""
    if not actor.has(*HANDLERS_OF_NOTICES):
        return []
    rows = OssNotice.objects.filter(office_id=actor.office_id, state=NoticeState.CONFIRMED)
    return [_notice(row) for row in rows.order_by("answered_at")[:limit]]


def notice(actor: Actor, notice_id: UUID) -> tuple[Notice, NibRecord]:
    """One waiting notice with the record that OSS answered (unmasked). Raises NotFound."""
    row = OssNotice.objects.filter(office_id=actor.office_id, id=notice_id, state=NoticeState.CONFIRMED).first()
    if row is None or not actor.has(*HANDLERS_OF_NOTICES):
        raise NotFound
    key = files.unwrap(bytes(row.wrapped_key))
    data = json.loads(files.open_(key, bytes(row.sealed), context=row.id.bytes))
    return _notice(row), restore(data)


def health(actor: Actor) -> Health:
    """How OSS has answered lately, for `satupintu check`, the health page and the desk."""
    rows = list(OssExchange.objects.filter(office_id=actor.office_id).order_by("-at")[:100])
    good = [row for row in rows if row.ok]
    failed = next((row for row in rows if not row.ok), None)
    return Health(
        calls=len(rows),
        good=len(good),
        last_good=good[0].at if good else None,
        last_reason=(failed.reason or f"kode {failed.kode}") if failed else "",
    )


def _notice(row: OssNotice) -> Notice:
    return Notice(
        id=row.id,
        id_izin=row.id_izin,
        id_proyek=row.id_proyek,
        flag=row.flag,
        answered_at=row.answered_at,
    )
