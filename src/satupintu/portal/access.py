"""How an applicant without an account comes to their own file: by number and code, then by a link that soon expires."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from satupintu.applications.queries import Case, own_case, tracked
from satupintu.base.refusal import NotFound, Refusal
from satupintu.base.short_link import ShortLink
from satupintu.base.throttle import Throttle
from satupintu.base.visitor import address_of
from satupintu.complaints.queries import sign_complaint, tracked_complaint
from satupintu.people.queries import the_public

_LINK = ShortLink("lacak")

# Only misses count: whoever types their own number and code may look as often as they like. None are counted for the
# number: numbers follow one another, so a stranger could shut every applicant out; 64 random bits need no such lock.
_misses_from = Throttle("track-from", 20, 600)


class NoSuchFile(Refusal):
    """The number or the code does not fit: one answer for both, so that numbers cannot be tried out."""

    code = "no_such_file"
    says = (
        "Nomor dan kode ini tidak cocok. Salin keduanya dari tanda terima Anda. "
        "Tanda terima hilang? Datang ke loket dengan KTP Anda."
    )
    status = 404


class LinkExpired(Refusal):
    """The link to the file was good for two hours only."""

    code = "link_expired"
    says = "Demi keamanan, halaman ini hanya terbuka dua jam. Tulis lagi nomor dan kode pelacakan Anda."
    status = 410


def find_file(request: HttpRequest, now: datetime, number: str, code: str) -> Case:
    """The file of whoever knows number and code. Raises NoSuchFile, and TooMany after repeated misses."""
    client = address_of(request)
    _misses_from.check(client, now)
    try:
        return tracked(the_public(), number, code)
    except NotFound:
        _misses_from.hit(client, now)
        raise NoSuchFile() from None


def complaint_of(number: str, code: str) -> str | None:
    """What whoever knows the number and code of a complaint, and came to the wrong door, needs to open it; else None.
    The miss has been counted already."""
    try:
        return sign_complaint(tracked_complaint(the_public(), number, code).complaint.pk)
    except NotFound:
        return None


def link_to(application_id: UUID) -> str:
    """A link to the applicant's view of a file, good for two hours."""
    return reverse("portal:file", args=[_LINK.sign(application_id)])


def open_link(signed: str) -> Case:
    """The file behind such a link. Raises LinkExpired."""
    application_id = _LINK.read(signed)
    if application_id is None:
        raise LinkExpired()
    return own_case(the_public(), application_id)
