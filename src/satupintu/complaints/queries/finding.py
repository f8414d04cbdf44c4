"""Finding a complaint by what somebody remembers of it, and what a search over the whole office may know of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from satupintu.base.actor import Actor
from satupintu.complaints.models import ComplaintStanding
from satupintu.complaints.queries.lists import visible
from satupintu.complaints.queries.reading import complaint_by_id
from satupintu.files.services import blind_index
from satupintu.rules import codes
from satupintu.rules.contacts import valid_phone

AT_MOST = 20


def phone_index(phone: str) -> str:
    """The blind index under which complaints are found by telephone; "" for none."""
    check = valid_phone(phone)
    return blind_index("complaint-phone", check.number) if check.ok else ""


def email_index(email: str) -> str:
    """The blind index under which complaints are found by e-mail address; "" for none."""
    return blind_index("complaint-email", email.strip().lower()) if email.strip() else ""


def find(actor: Actor, typed: str) -> list[ComplaintStanding]:
    """The complaints with this number, tracking code, telephone or e-mail address, newest first, that this person may
    know of. Those whose sender is kept secret are found by number and code alone."""
    words = typed.strip()
    if not words or "\0" in words:
        return []
    wanted = Q(complaint__number__iexact=words)
    if (code := codes.normalise(words)) is not None:
        wanted |= Q(complaint__tracking_index=blind_index("complaint", code))
    if index := phone_index(words):
        wanted |= Q(complaint__letter__phone_index=index, complaint__secret=False)
    if "@" in words:
        wanted |= Q(complaint__letter__email_index=email_index(words), complaint__secret=False)
    return list(visible(actor).filter(wanted).order_by("-complaint_id")[:AT_MOST])


@dataclass(frozen=True, slots=True)
class Terms:
    """What a search may find a complaint by. All but the number are empty when the sender is kept secret."""

    complaint_id: UUID
    number: str
    application_id: UUID | None
    name: str = ""
    phone: str = ""
    email: str = ""
    about: str = ""


def listed(actor: Actor, ids: Sequence[UUID], files: Sequence[UUID] = ()) -> list[ComplaintStanding]:
    """All these complaints and the newest about these files, the newest first, without those that this person may not
    know of."""
    rows = visible(actor)
    beside = rows.filter(complaint__application_id__in=files).order_by("-complaint_id")[:AT_MOST]
    found = {row.complaint_id: row for row in (*rows.filter(complaint_id__in=ids), *beside)}
    return [found[pk] for pk in sorted(found, reverse=True)]


def search_terms(actor: Actor, complaint_id: UUID) -> Terms | None:
    """For the index of a search over the whole office, as the system: None for a report about staff, which only the
    inspectorate may know of."""
    case = complaint_by_id(actor, complaint_id)
    row, letter = case.complaint, case.letter
    if row.whistle:
        return None
    if row.secret:
        return Terms(row.pk, row.number, row.application_id, about=letter.about)
    return Terms(row.pk, row.number, row.application_id, letter.name, letter.phone, letter.email, letter.about)
