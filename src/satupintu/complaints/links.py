"""How a complainant without an account comes to their complaint: by number and code, then by a link that soon
expires."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from satupintu.base.refusal import NotFound, Refusal
from satupintu.base.throttle import Throttle
from satupintu.base.visitor import address_of
from satupintu.complaints.queries import Case, own_complaint, read_link, tracked_complaint
from satupintu.complaints.queries import sign_complaint as sign
from satupintu.people.queries import the_public

_misses_from = Throttle("complaint-track-from", 20, 600)  # only misses count, as for applications
_sent_from = Throttle("complaint-sent-from", 40, 3600)  # generous: whole villages share one address of a network


class NoSuchComplaint(Refusal):
    """The number or the code does not fit: one answer for both, so that numbers cannot be tried out."""

    code = "no_such_complaint"
    says = (
        "Nomor dan kode ini tidak cocok. Salin keduanya dari tanda terima pengaduan Anda. "
        "Bila hilang dan Anda menulis nomor telepon atau e-mail, tanyakan di loket pengaduan."
    )
    status = 404


class ComplaintLinkExpired(Refusal):
    """The link to the complaint was good for two hours only."""

    code = "complaint_link_expired"
    says = "Demi keamanan, halaman ini hanya terbuka dua jam. Tulis lagi nomor dan kode pelacakan Anda."
    status = 410


def find_complaint(request: HttpRequest, now: datetime, number: str, code: str) -> Case:
    """The complaint of whoever knows number and code. Raises NoSuchComplaint, and TooMany after repeated misses."""
    client = address_of(request)
    _misses_from.check(client, now)
    try:
        return tracked_complaint(the_public(), number, code)
    except NotFound:
        _misses_from.hit(client, now)
        raise NoSuchComplaint() from None


def count_sending(request: HttpRequest, now: datetime) -> None:
    """Count one sending from this address. Raises TooMany."""
    _sent_from.hit(address_of(request), now)


def link_to(complaint_id: UUID) -> str:
    """A link to the complainant's view, good for two hours."""
    return reverse("complaint_own", args=[sign(complaint_id)])


def open_link(signed: str) -> Case:
    """The complaint behind such a link. Raises ComplaintLinkExpired."""
    complaint_id = read_link(signed)
    if complaint_id is None:
        raise ComplaintLinkExpired()
    return own_complaint(the_public(), complaint_id)
