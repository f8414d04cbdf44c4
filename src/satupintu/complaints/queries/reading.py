"""One complaint as it is read: by staff who may know of it, by its complainant; its story and what came along."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from satupintu.base.actor import Actor
from satupintu.base.refusal import NotFound
from satupintu.base.short_link import ShortLink
from satupintu.complaints.access import may_see
from satupintu.complaints.case import Case, case_of
from satupintu.complaints.models import ComplaintAttachment, ComplaintFact, ComplaintNote, ComplaintStanding
from satupintu.files.services import blind_index, open_, read
from satupintu.rules import codes
from satupintu.rules.facts import Fact

LINK = ShortLink("pengaduan")
Rows = QuerySet[ComplaintStanding]


def rows_of(office_id: UUID) -> Rows:
    """The standings of an office with all that a case needs."""
    return ComplaintStanding.objects.select_related("complaint__letter", "assignee").filter(office_id=office_id)


def _seen_by(actor: Actor, case: Case) -> Case:
    """The case, for staff who may know of it and for the system. Raises NotFound."""
    seen = actor.kind == "system" or may_see(
        actor, whistle=case.complaint.whistle, assignee=case.course.handler, concerns=case.course.concerns
    )
    if not seen:
        raise NotFound()
    return case


def complaint(actor: Actor, number: str) -> Case:
    """The complaint with this number, for staff who may know of it. Raises NotFound."""
    standing = None if "\0" in number else rows_of(actor.office_id).filter(complaint__number=number).first()
    if standing is None:
        raise NotFound()
    return _seen_by(actor, case_of(standing))


def complaint_by_id(actor: Actor, complaint_id: UUID) -> Case:
    """The complaint with this id, for staff who may know of it and for the system. Raises NotFound."""
    standing = rows_of(actor.office_id).filter(complaint_id=complaint_id).first()
    if standing is None:
        raise NotFound()
    return _seen_by(actor, case_of(standing))


def own_complaint(actor: Actor, complaint_id: UUID) -> Case:
    """The complaint for its complainant, who has shown the code or just sent it. Raises NotFound."""
    standing = rows_of(actor.office_id).filter(complaint_id=complaint_id).first()
    if standing is None:
        raise NotFound()
    return case_of(standing)


def sign_complaint(complaint_id: UUID) -> str:
    """A complaint's id for an address that soon expires: whoever holds it has shown number and code."""
    return LINK.sign(complaint_id)


def read_link(signed: str) -> UUID | None:
    """The complaint that such an address names; None when its time is over."""
    return LINK.read(signed)


def tracked_complaint(actor: Actor, number: str, typed_code: str) -> Case:
    """The complaint of whoever knows its number and tracking code; both must fit. Raises NotFound, the same for
    either."""
    code = codes.normalise(typed_code)
    if code is None or "\0" in number:
        raise NotFound()
    index = blind_index("complaint", code)
    rows = rows_of(actor.office_id).filter(complaint__tracking_index=index, complaint__number__iexact=number.strip())
    standing = rows.first()
    if standing is None:
        raise NotFound()
    return case_of(standing)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a complaint's story: the fact, when it was written down, its words."""

    seq: int
    fact: Fact
    recorded_at: datetime
    words: str


def story(case: Case) -> list[Entry]:
    """Every fact of a complaint that was opened, oldest first, with its words."""
    rows = ComplaintFact.objects.filter(complaint=case.complaint).order_by("seq").select_related("note")
    found = []
    for row, fact in zip(rows, case.facts, strict=False):
        try:
            words = open_(case.key, bytes(row.note.sealed), context=row.pk.bytes).decode()
        except ComplaintNote.DoesNotExist:
            words = ""
        found.append(Entry(row.seq, fact, row.recorded_at, words))
    return found


def words_of(case: Case, kind: str) -> str:
    """The words beside the latest fact of this kind; "" when there are none."""
    rows = ComplaintNote.objects.filter(fact__complaint=case.complaint, fact__kind=kind)
    row = rows.order_by("-fact__seq").first()
    return open_(case.key, bytes(row.sealed), context=row.fact_id.bytes).decode() if row else ""


def attachments(case: Case) -> list[ComplaintAttachment]:
    """What came along, oldest first."""
    rows = ComplaintAttachment.objects.filter(complaint=case.complaint).select_related("file")
    return list(rows.order_by("at_seq", "id"))


def attachment_content(case: Case, attachment_id: UUID) -> tuple[bytes, str]:
    """An attachment of a complaint that was opened: its bytes and media type. Raises NotFound."""
    row = ComplaintAttachment.objects.select_related("file").filter(pk=attachment_id, complaint=case.complaint).first()
    if row is None:
        raise NotFound()
    return read(row.file, case.key), row.file.media
