"""The page that shows how a printer shifts what it prints: asked for on a web page, made by the worker, kept until the
next one. Nothing personal is on it."""

from datetime import datetime
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from satupintu.applications.services.writing import letterhead_of, sheet_of
from satupintu.base.actor import Actor
from satupintu.base.refusal import Refusal
from satupintu.base.transaction import write
from satupintu.documents.data import AlignmentPaper
from satupintu.documents.services import render
from satupintu.notifications.services import enqueue
from satupintu.people.access import Role, require_role
from satupintu.people.queries import office as office_by_id

CHANNEL = "test_page"


class AlignmentNotReady(Refusal):
    """The press has not made it yet."""

    code = "test_page_not_ready"
    says = "Lembar uji cetak sedang dibuat. Tunggu beberapa detik, lalu coba lagi."
    status = 404


def order(*, actor: Actor, now: datetime) -> None:
    """Have a test page made with the present settings. Raises NotAllowed."""
    require_role(actor, Role.ADMINISTRATOR)
    with write():
        forget(actor.office_id)
        enqueue(
            office_id=actor.office_id,
            channel=CHANNEL,
            topic=CHANNEL,
            subject=actor.office_id,
            payload={},
            dedupe_key=f"test_page:{now.isoformat()}",
            now=now,
        )


def make(office_id: UUID, now: datetime) -> None:
    """Print it; the worker's work."""
    office = office_by_id(office_id)
    paper = AlignmentPaper(
        letterhead=letterhead_of(office),
        title="Uji Cetak",
        set_to=f"Geser sekarang: {office.offset_x_mm} mm ke kanan, {office.offset_y_mm} mm ke bawah.",
        how=(
            "Cetak halaman ini pada ukuran sebenarnya (100%, tanpa “sesuaikan dengan kertas”).",
            "Ukur dengan penggaris dari tepi kiri kertas ke garis bernomor 20. Bila hasilnya 23 mm, printer "
            "menggeser 3 mm ke kanan: kurangi “geser ke kanan” dengan 3.",
            "Ukur dari tepi atas kertas ke garis tegak bernomor 20. Bila hasilnya 18 mm, printer menggeser 2 mm "
            "ke atas: tambah “geser ke bawah” dengan 2.",
            "Memakai kertas berkop? Kotak hijau harus menutupi kop yang sudah tercetak; geser ke bawah bila belum.",
            "Ubah di Kantor → Kertas dan nomor surat, lalu cetak lagi sampai cocok.",
        ),
    )
    path = _path(office_id)
    content = render(paper, made_at=now, sheet=sheet_of(office))
    forget(office_id)
    default_storage.save(path, ContentFile(content))


def ready(office_id: UUID) -> bool:
    """Whether there is one to fetch."""
    return default_storage.exists(_path(office_id))


def read(office_id: UUID) -> bytes:
    """The PDF. Raises AlignmentNotReady."""
    if not ready(office_id):
        raise AlignmentNotReady()
    with default_storage.open(_path(office_id)) as file:
        return bytes(file.read())


def forget(office_id: UUID) -> None:
    """Throw away the last one."""
    if ready(office_id):
        default_storage.delete(_path(office_id))


def _path(office_id: UUID) -> str:
    return f"uji-cetak/{office_id}.pdf"
