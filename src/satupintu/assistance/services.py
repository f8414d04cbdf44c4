"""What the counter does for somebody without a NIB: begins to help, writes down each step, goes on to apply."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from satupintu.applications.services import OpenDraft, start_draft, take_number
from satupintu.assistance.catalogue import findable
from satupintu.assistance.events import AssistanceStepTaken
from satupintu.assistance.models import Assistance, AssistanceStep
from satupintu.assistance.person import Helped, open_helped, seal_helped
from satupintu.assistance.rules import APPLIED, NIB_GIVEN, OPENED, STEPS, STOPPED, ending
from satupintu.base.actor import Actor
from satupintu.base.codes import new_code
from satupintu.base.events import emit
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotFound, Refusal
from satupintu.base.transaction import write
from satupintu.files.services import blind_index, new_file_key, seal, unwrap
from satupintu.finding.services import put, put_new
from satupintu.people.access import Role, require_role
from satupintu.people.queries import office as office_by_id
from satupintu.rules import numbering
from satupintu.rules.nib import valid_nib
from satupintu.rules.promise import local

SERIES = "assistance"
NUMBER = "BN-{year}-{seq:4}"


class HelpEnded(Refusal):
    """It ended already."""

    code = "help_ended"
    says = "Bantuan {number} sudah selesai. Mulai bantuan baru, atau ajukan permohonannya."


class NibMissing(Refusal):
    """The NIB is there only with its number."""

    code = "nib_missing"
    says = "Tulis NIB-nya, 13 angka, seperti pada surat dari OSS."
    status = 422
    field = "nib"


class NoNibYet(Refusal):
    """Without a NIB there is nothing to apply with."""

    code = "no_nib_yet"
    says = "NIB-nya belum dicatat. Catat langkah “NIB sudah terbit” dengan nomornya dahulu."


def begin(
    *, actor: Actor, now: datetime, service: str, channel: str, name: str, phone: str, business: str
) -> Assistance:
    """Begin to help somebody: they get a number and a code, to ask by and to come back with. Raises NotAllowed."""
    require_role(actor, Role.FRONT_OFFICE)
    today = local(now, office_by_id(actor.office_id).zone)
    key, wrapped = new_file_key()
    helped = Helped(name=name.strip(), phone=phone, business=business.strip(), code=new_code())
    with write():
        seq = take_number(office_id=actor.office_id, series=SERIES, year=today.year)
        row = Assistance(
            id=new_id(),
            office_id=actor.office_id,
            service=service,
            number=numbering.render(NUMBER, seq=seq, on=today, service=service),
            code_index=blind_index("assistance", helped.code),
            channel=channel,
            wrapped_key=wrapped,
            sealed=seal_helped(helped, key),
            opened_at=now,
        )
        row.save(force_insert=True)
        put_new(actor.office_id, findable(row, helped))
        _append(row, actor=actor, now=now, kind=OPENED, note="", key=key)
    return row


def take_step(
    *, actor: Actor, now: datetime, assistance_id: UUID, kind: str, note: str = "", nib: str = ""
) -> Assistance:
    """Write down a step (of `rules.STEPS`). nib: with NIB_GIVEN. Raises NotAllowed, NotFound, HelpEnded, NibMissing."""
    if kind not in STEPS:
        raise NotFound()
    require_role(actor, Role.FRONT_OFFICE)
    with write():
        row, helped, key = _held(actor, assistance_id)
        if kind == NIB_GIVEN:
            check = valid_nib(nib)
            if not check.ok:
                raise NibMissing()
            helped = replace(helped, nib=check.digits)
            row.sealed = seal_helped(helped, key)
            put(actor.office_id, findable(row, helped))
        _append(row, actor=actor, now=now, kind=kind, note=note.strip(), key=key)
        row.ending = ending(kind)
        row.save(update_fields=["sealed", "ending"])
    return row


def go_on(*, actor: Actor, now: datetime, assistance_id: UUID, mode: str) -> OpenDraft:
    """The NIB is there: begin the application, with the NIB already filled in. NIK and telephone are asked for as ever.

    mode: a way of filing at the counter. Raises NotAllowed, NotFound, HelpEnded, NoNibYet.
    """
    require_role(actor, Role.FRONT_OFFICE)
    with write():
        row, helped, key = _held(actor, assistance_id)
        if not helped.nib:
            raise NoNibYet()
        draft = start_draft(actor=actor, now=now, service=row.service, mode=mode, data={"nib": helped.nib})
        _append(row, actor=actor, now=now, kind=APPLIED, note="", key=key)
        row.ending = ending(APPLIED)
        row.save(update_fields=["ending"])
    return draft


def _held(actor: Actor, assistance_id: UUID) -> tuple[Assistance, Helped, bytes]:
    """The row, held until the transaction ends, while it may still go on."""
    row = Assistance.objects.select_for_update().filter(pk=assistance_id, office_id=actor.office_id).first()
    if row is None:
        raise NotFound()
    if row.ending:
        raise HelpEnded(number=row.number)
    key = unwrap(bytes(row.wrapped_key))
    return row, open_helped(bytes(row.sealed), key), key


def _append(row: Assistance, *, actor: Actor, now: datetime, kind: str, note: str, key: bytes) -> None:
    step_id = new_id()
    AssistanceStep(
        id=step_id,
        office_id=row.office_id,
        assistance=row,
        seq=AssistanceStep.objects.filter(assistance=row).count() + 1,
        kind=kind,
        at=now,
        by=str(actor.staff_id),
        sealed=seal(key, note.encode(), context=step_id.bytes) if note else b"",
    ).save(force_insert=True)
    emit(AssistanceStepTaken(at=now, actor=actor, subject=row.pk, number=row.number, kind=kind))


__all__ = [
    "NIB_GIVEN",
    "STOPPED",
    "HelpEnded",
    "NibMissing",
    "NoNibYet",
    "begin",
    "go_on",
    "take_step",
]
