"""The runs of numbers that an office keeps: what each is called, and how its numbers look."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from satupintu.assistance import services as assistance
from satupintu.complaints.services import receiving as complaints
from satupintu.payments import services as payments
from satupintu.people.queries import office
from satupintu.rules import agenda, numbering
from satupintu.standards.queries import services_offered

BOOKS = {
    "incoming": noop("Agenda surat masuk"),
    "outgoing": noop("Agenda surat keluar"),
    "assignment": noop("Agenda surat tugas"),
    "inspection": noop("Agenda berita acara"),
}


@dataclass(frozen=True, slots=True)
class Series:
    """A run of numbers: the name it is kept under, what it is called, the pattern its numbers follow."""

    name: str
    title: str
    pattern: str
    service: str

    def shown(self, seq: int, on: date) -> str:
        """The number of the `seq`-th on a day."""
        return numbering.render(self.pattern, seq=seq, on=on, service=self.service)


def all_series(office_id: UUID, today: date) -> list[Series]:
    """What each standard in force needs, then the letter books, then what the office counts for itself."""
    offered = [each.standard for each in services_offered(office_id, today)]
    found: list[Series] = []
    for standard in offered:
        service, words = standard.service, {"service": standard.short_title}
        registration, product = standard.delivery.procedure.registration, standard.delivery.product
        found += [
            Series(f"application:{service}", _("Permohonan %(service)s") % words, registration.number, service.upper()),
            Series(f"licence:{service}", _("Izin %(service)s") % words, product.number, service.upper()),
        ]
    charges = any(standard.delivery.fee.rupiah for standard in offered)
    return [*found, *_books(office_id), *_own(charges)]


def _books(office_id: UUID) -> Iterator[Series]:
    own = office(office_id).agenda_patterns
    for book, title in BOOKS.items():
        yield Series(agenda.series_of(book), _(title), agenda.pattern_of(book, own), agenda.GENERAL)


def _own(charges: bool) -> Iterator[Series]:
    yield Series(complaints.SERIES, _("Register pengaduan"), complaints.NUMBER, agenda.GENERAL)
    yield Series(assistance.SERIES, _("Bantuan pendaftaran OSS"), assistance.NUMBER, agenda.GENERAL)
    if charges:
        yield Series(payments.SERIES, _("Kuitansi kasir"), payments.NUMBER, agenda.GENERAL)
