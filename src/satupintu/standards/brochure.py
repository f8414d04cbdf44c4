"""The brochure of a standard (component 8 promises one): made once per enactment by the worker, for anyone to take."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from satupintu.base.refusal import Refusal
from satupintu.documents.data import Component, StandardPaper
from satupintu.documents.parts import Code, Letterhead
from satupintu.documents.services import render
from satupintu.notifications.services import enqueue
from satupintu.people.queries import office as office_by_id
from satupintu.rules.published import published
from satupintu.rules.standard import Standard
from satupintu.rules.words import plain_date, rupiah
from satupintu.standards.models import Enactment
from satupintu.standards.queries import pinned

CHANNEL = "brochure"


class BrochureNotReady(Refusal):
    """The press has not made the brochure yet."""

    code = "brochure_not_ready"
    says = "Brosur sedang dibuat. Tunggu beberapa detik, lalu muat ulang halaman ini."
    status = 503


def _path(digest: str) -> str:
    return f"brochures/{digest}.pdf"


def want(*, office_id: UUID, enactment_id: UUID, digest: str, now: datetime) -> None:
    """Ask the press for the brochure of an enactment; asking twice makes one. In a transaction."""
    enqueue(
        office_id=office_id,
        channel=CHANNEL,
        topic="standard",
        subject=enactment_id,
        payload={"digest": digest},
        dedupe_key=f"brochure:{digest}",
        now=now,
    )


def make(enactment_id: UUID) -> None:
    """Render the brochure and keep it; making it twice keeps the first."""
    row = Enactment.objects.get(pk=enactment_id)
    if default_storage.exists(_path(row.digest)):
        return
    paper = compose(pinned(row.digest), row.office_id)
    default_storage.save(_path(row.digest), ContentFile(render(paper, made_at=row.adopted_at)))


def read(digest: str) -> bytes:
    """The brochure's PDF. Raises BrochureNotReady."""
    if not default_storage.exists(_path(digest)):
        raise BrochureNotReady()
    with default_storage.open(_path(digest)) as file:
        return bytes(file.read())


def compose(standard: Standard, office_id: UUID) -> StandardPaper:
    """The brochure's words: the 14 components as published, and the promises in a word each."""
    office, delivery = office_by_id(office_id), standard.delivery
    parts = [Component(number=each.number, name=each.name, lines=each.points) for each in published(standard)]
    contact = " · ".join(part for part in (office.phone, office.email, office.website) if part)
    since = plain_date(standard.enacted.in_force_from)
    decree = standard.enacted.decree
    return StandardPaper(
        letterhead=Letterhead(
            government=office.government, name=office.name, address=office.address, contact=contact, arms=office.arms
        ),
        title="Standar Pelayanan",
        service=standard.title,
        enacted=f"Berlaku sejak {since}" if decree == "unknown" else f"{decree}, berlaku sejak {since}",
        delivery=tuple(parts[:6]),
        manufacturing=tuple(parts[6:]),
        facts=(
            ("Biaya", "Gratis" if delivery.fee.rupiah == 0 else rupiah(delivery.fee.rupiah)),
            ("Waktu", f"{delivery.time_limit.working_days} hari kerja"),
            ("Syarat", f"{len(delivery.requirements)} berkas"),
        ),
        qr=Code(
            url=f"{settings.BASE_URL}/layanan/{standard.service}/",
            heading="Ajukan lewat ponsel",
            says="Pindai untuk membaca standar ini dan mengajukan permohonan",
        ),
    )
