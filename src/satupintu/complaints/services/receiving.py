"""Receiving a complaint: from the form, from an officer who writes down what came another way, or from a channel."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings

from satupintu.applications.queries import subject_of
from satupintu.applications.services.sequences import take_number
from satupintu.base.actor import Actor
from satupintu.base.codes import new_code
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotAllowed
from satupintu.base.transaction import write
from satupintu.complaints.access import OFFICERS
from satupintu.complaints.case import Case
from satupintu.complaints.letter import Letter, open_letter, seal_letter
from satupintu.complaints.models import Complaint, ComplaintAttachment, ComplaintLetter, ComplaintStanding
from satupintu.complaints.queries import email_index, phone_index
from satupintu.complaints.refusals import (
    NobodyToTell,
    NotArrivedYet,
    NothingSaid,
    TooManyAttachments,
    UnknownChannel,
)
from satupintu.complaints.services import ledger
from satupintu.files import services as files
from satupintu.people.access import Role, require_role
from satupintu.people.queries import holders
from satupintu.people.queries import office as office_by_id
from satupintu.rules import numbering
from satupintu.rules.promise import local
from satupintu.rules.words import plain_date
from satupintu.standards.queries import in_force, services_offered

NUMBER = "ADU-{year}-{seq:6}"
SERIES = "complaint"
OWN_FORM = "form"
CHANNELS = (OWN_FORM, "counter", "phone", "whatsapp", "email", "facebook", "twitter", "website", "letter", "lapor")
LEAST_LETTERS = 20
MOST_FILES = 3
OLDEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the complainant takes home. `created` is False when the same complaint had been received before."""

    complaint_id: UUID
    number: str
    tracking_code: str
    created: bool


@dataclass(frozen=True, slots=True)
class Enclosed:
    """Files that came along, placed in the storage under `wrapped_key`, which becomes the complaint's own."""

    wrapped_key: bytes
    placed: tuple[files.Placed, ...] = ()


def receive(
    *,
    actor: Actor,
    now: datetime,
    channel: str,
    letter: Letter,
    submission_key: UUID,
    service: str = "",
    whistle: bool = False,
    secret: bool = False,
    at: datetime | None = None,
    external_id: str = "",
    enclosed: Enclosed | None = None,
) -> Receipt:
    """Receive a complaint, once: the same `submission_key`, or the same `external_id` on the same channel, again gives
    the same answer. This is the door for every channel, also for those that come by themselves.

    channel: one of CHANNELS. at: when it truly arrived, for what is written down later. external_id: the channel's own
    reference, kept as a blind index. service: of a standard in force, or "" for the office as a whole.
    Raises NothingSaid, UnknownChannel, NotArrivedYet, NobodyToTell, NotAllowed, NotFound (no such service).
    """
    _check(actor, now, channel, letter, whistle=whistle, at=at)
    index = files.blind_index("complaint-external", f"{channel}\0{external_id}") if external_id else ""
    today = local(now, office_by_id(actor.office_id).zone)
    sealed = replace(letter, what=letter.what.strip(), tracking_code=new_code())
    files_with = enclosed or Enclosed(files.new_file_key()[1])
    complaint = Complaint(
        id=new_id(),
        office_id=actor.office_id,
        rules=rules_for(actor.office_id, service, today),
        service=service,
        channel=channel,
        external_index=index,
        submission_key=submission_key,
        tracking_index=files.blind_index("complaint", sealed.tracking_code),
        received_at=at or now,
        recorded_at=now,
        whistle=whistle,
        secret=secret,
    )
    try:
        with write():
            # Taken first: on PostgreSQL whoever sends the same at the same moment now waits here, then sees it.
            seq = take_number(office_id=actor.office_id, series=SERIES, year=today.year)
            _refuse_twice(actor, channel, submission_key, index)
            _enter(complaint, seq, today, letter.about)
            _store(complaint, sealed, files_with, actor=actor, now=now)
    except _AlreadyReceived as twice:
        return twice.receipt
    return Receipt(complaint.pk, complaint.number, sealed.tracking_code, created=True)


def _enter(complaint: Complaint, seq: int, today: date, about: str) -> None:
    """Number it, and tie it to the application that the complainant named, if there is one; the complainant is not told
    whether there is."""
    complaint.number = numbering.render(NUMBER, seq=seq, on=today, service=complaint.service)
    found = subject_of(complaint.office_id, about) if about.strip() else None
    if found is not None:
        complaint.application_id, complaint.kin_index = found


class _AlreadyReceived(Exception):
    """Ends the transaction of a complaint that was received before, so that its number is not used up."""

    def __init__(self, receipt: Receipt) -> None:
        self.receipt = receipt
        super().__init__()


def _refuse_twice(actor: Actor, channel: str, submission_key: UUID, index: str) -> None:
    if (known := _earlier(actor, channel, submission_key, index)) is not None:
        raise _AlreadyReceived(known)


def _check(actor: Actor, now: datetime, channel: str, letter: Letter, *, whistle: bool, at: datetime | None) -> None:
    if channel not in CHANNELS:
        raise UnknownChannel()
    if actor.kind == "staff":
        require_role(actor, *OFFICERS, Role.FRONT_OFFICE)
    elif actor.kind == "applicant" and (channel != OWN_FORM or at is not None):
        raise NotAllowed(roles="petugas pengaduan")
    if len(letter.what.strip()) < LEAST_LETTERS:
        raise NothingSaid(least=LEAST_LETTERS)
    if at is not None and not now - OLDEST <= at <= now:
        zone = office_by_id(actor.office_id).zone
        raise NotArrivedYet(earliest=plain_date(local(now - OLDEST, zone)))
    if whistle and not has_inspectorate(actor.office_id, now):
        raise NobodyToTell()


def has_inspectorate(office_id: UUID, now: datetime) -> bool:
    """Whether somebody of the inspectorate can read a report about staff here."""
    return bool(holders(office_id, Role.INSPECTORATE, now))


def _earlier(actor: Actor, channel: str, submission_key: UUID, index: str) -> Receipt | None:
    rows = Complaint.objects.select_related("letter").filter(office_id=actor.office_id)
    found = rows.filter(submission_key=submission_key).first()
    if found is None and index:
        found = rows.filter(channel=channel, external_index=index).first()
    if found is None:
        return None
    letter = open_letter(bytes(found.letter.sealed), files.unwrap(bytes(found.letter.wrapped_key)))
    return Receipt(found.pk, found.number, letter.tracking_code, created=False)


def rules_for(office_id: UUID, service: str, today: date) -> str:
    """The file in law/complaints that the standard in force names: of the service it is about, else of the first that
    the office offers, else the newest there is. Raises NotFound for a service that isn't offered."""
    if service:
        return in_force(office_id, service, today).standard.delivery.complaints.rules
    offered = services_offered(office_id, today)
    if offered:
        return offered[0].standard.delivery.complaints.rules
    return max(path.stem for path in (settings.LAW / "complaints").glob("*.yaml"))


def _store(complaint: Complaint, letter: Letter, enclosed: Enclosed, *, actor: Actor, now: datetime) -> None:
    complaint.save(force_insert=True)
    complaint.letter = ComplaintLetter(
        office_id=complaint.office_id,
        complaint=complaint,
        wrapped_key=enclosed.wrapped_key,
        sealed=seal_letter(letter, files.unwrap(enclosed.wrapped_key)),
        phone_index=phone_index(letter.phone),
        email_index=email_index(letter.email),
    )
    complaint.letter.save(force_insert=True)
    enclose(complaint, enclosed.placed, at_seq=1)
    case = Case(complaint, ComplaintStanding(office_id=complaint.office_id, complaint=complaint, version=0), [])
    data = {
        "channel": complaint.channel,
        "service": complaint.service,
        "whistle": complaint.whistle,
        "secret": complaint.secret,
        "anonymous": letter.anonymous,
        "attachments": len(enclosed.placed),
    }
    ledger.begin(case, actor=actor, now=now, data=data)
    ledger.settle(case, first=True)


def enclose(complaint: Complaint, placed: Sequence[files.Placed], *, at_seq: int) -> None:
    """Put files that lie in the storage beside the fact they came with. Raises TooManyAttachments."""
    if len(placed) > MOST_FILES:
        raise TooManyAttachments(most=MOST_FILES)
    for each in placed:
        row = files.record(each)
        ComplaintAttachment(office_id=complaint.office_id, complaint=complaint, at_seq=at_seq, file=row).save(
            force_insert=True
        )
