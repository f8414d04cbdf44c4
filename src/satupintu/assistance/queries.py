"""What one may ask about help with a business number. What one may not see is not found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from satupintu.assistance.models import Assistance, AssistanceStep
from satupintu.assistance.person import Helped, open_helped
from satupintu.base.actor import Actor
from satupintu.base.refusal import NotFound
from satupintu.files.services import blind_index, open_, unwrap
from satupintu.people.access import Role, require_role
from satupintu.rules import codes

SHOWN = 1_000


@dataclass(frozen=True, slots=True)
class Taken:
    """One step: what, when, by whom (a staff id), and the words beside it, for staff."""

    kind: str
    at: datetime
    by: str
    note: str


@dataclass(frozen=True, slots=True)
class Help:
    """One person being helped, opened."""

    id: UUID
    number: str
    service: str
    channel: str
    opened_at: datetime
    ending: str
    helped: Helped
    steps: Sequence[Taken] = ()


def open_ones(actor: Actor) -> list[Help]:
    """Everybody who is being helped now, longest waiting first; one more than SHOWN when there are more. Raises
    NotAllowed."""
    require_role(actor, Role.FRONT_OFFICE)
    rows = Assistance.objects.filter(office_id=actor.office_id, ending="").order_by("id")
    return [_opened(row) for row in rows[: SHOWN + 1]]


def listed(actor: Actor, ids: Sequence[UUID]) -> list[Help]:
    """Those of these ids, in their order, also ended ones; for the counter, nobody else finds any."""
    if actor.kind != "staff" or not actor.has(Role.FRONT_OFFICE):
        return []
    rows = Assistance.objects.filter(office_id=actor.office_id).in_bulk(list(ids))
    return [_opened(rows[each]) for each in ids if each in rows]


def one(actor: Actor, number: str) -> Help:
    """One of them with all steps, for the counter. Raises NotFound, NotAllowed."""
    require_role(actor, Role.FRONT_OFFICE)
    row = Assistance.objects.filter(office_id=actor.office_id, number=number).first()
    if row is None:
        raise NotFound()
    return _opened(row, notes=True)


def tracked(actor: Actor, number: str, typed_code: str) -> Help:
    """For whoever knows number and code; both must fit. Raises NotFound, the same for either."""
    code = codes.normalise(typed_code)
    row = Assistance.objects.filter(
        office_id=actor.office_id,
        code_index=blind_index("assistance", code or ""),
        number__iexact=number.strip().replace("\0", ""),
    ).first()
    if code is None or row is None:
        raise NotFound()
    return _opened(row, steps=True)


def _opened(row: Assistance, *, steps: bool = False, notes: bool = False) -> Help:
    key = unwrap(bytes(row.wrapped_key))
    taken = AssistanceStep.objects.filter(assistance=row).order_by("seq") if steps or notes else ()
    return Help(
        id=row.pk,
        number=row.number,
        service=row.service,
        channel=row.channel,
        opened_at=row.opened_at,
        ending=row.ending,
        helped=open_helped(bytes(row.sealed), key),
        steps=[
            Taken(
                each.kind,
                each.at,
                each.by,
                open_(key, bytes(each.sealed), context=each.pk.bytes).decode() if notes and each.sealed else "",
            )
            for each in taken
        ],
    )
