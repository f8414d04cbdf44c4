"""The application form on paper, printed from the standard: made once per enactment by the worker, for anyone."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from satupintu.base.refusal import Refusal
from satupintu.base.transaction import write
from satupintu.documents.data import FormField, FormPaper, FormSection
from satupintu.documents.parts import Code, Letterhead
from satupintu.documents.services import render
from satupintu.notifications.services import enqueue
from satupintu.people.queries import office as office_by_id
from satupintu.rules.standard import AnswerEvidence, Standard, UploadEvidence
from satupintu.standards.models import Enactment
from satupintu.standards.queries import Adopted, pinned

CHANNEL = "brochure"  # both are printed from the standard, by the same worker
TOPIC = "form"
MOST_LINES = 6


class FormNotReady(Refusal):
    """The press has not made the form yet."""

    code = "form_not_ready"
    says = "Formulir sedang dibuat. Tunggu beberapa detik, lalu muat ulang halaman ini."
    status = 503


def _path(digest: str) -> str:
    return f"forms/{digest}.pdf"


def want(*, office_id: UUID, enactment_id: UUID, digest: str, now: datetime) -> None:
    """Ask the press for the form of an enactment; asking twice makes one. In a transaction."""
    enqueue(
        office_id=office_id,
        channel=CHANNEL,
        topic=TOPIC,
        subject=enactment_id,
        payload={"digest": digest},
        dedupe_key=f"form:{digest}",
        now=now,
    )


def make(enactment_id: UUID) -> None:
    """Render the form and keep it; making it twice keeps the first."""
    row = Enactment.objects.get(pk=enactment_id)
    if not default_storage.exists(_path(row.digest)):
        paper = compose(pinned(row.digest), row.digest, row.office_id)
        default_storage.save(_path(row.digest), ContentFile(render(paper, made_at=row.adopted_at)))


def read(office_id: UUID, adopted: Adopted, now: datetime) -> bytes:
    """The form's PDF; that of a standard adopted before there were forms is asked for now. Raises FormNotReady."""
    if not default_storage.exists(_path(adopted.digest)):
        with write():
            want(office_id=office_id, enactment_id=adopted.enactment_id, digest=adopted.digest, now=now)
        raise FormNotReady()
    with default_storage.open(_path(adopted.digest)) as file:
        return bytes(file.read())


def compose(standard: Standard, digest: str, office_id: UUID) -> FormPaper:
    """The form's words: the questions of the apply form, what the standard demands, and which version it is."""
    office, delivery = office_by_id(office_id), standard.delivery
    contact = " · ".join(part for part in (office.phone, office.email, office.website) if part)
    free = delivery.fee.rupiah == 0
    version = digest[:12]
    return FormPaper(
        letterhead=Letterhead(
            government=office.government, name=office.name, address=office.address, contact=contact, arms=office.arms
        ),
        title="Formulir Permohonan",
        service=standard.title,
        version=version,
        instructions=(
            "Isi dengan huruf cetak, satu angka di setiap kotak.",
            "Serahkan di loket, sendiri atau lewat wakil dengan surat kuasa.",
            f"Izin selesai dalam {delivery.time_limit.working_days} hari kerja sejak berkas dinyatakan lengkap.",
            "Formulir dan layanan ini GRATIS." if free else f"Biaya: {delivery.fee.text}. Bayar hanya di kasir.",
        ),
        received=("Tanggal diterima", "Jam", "Petugas, paraf", "Nomor"),
        sections=_sections(standard),
        attachments=_attachments(standard),
        statement=(
            "Data yang saya tulis benar, dan saya berhak mengajukan permohonan ini. Izin dapat dicabut bila ternyata "
            "data yang diberikan tidak benar."
        ),
        privacy=(
            f"{office.name} memakai data ini hanya untuk memproses permohonan: memeriksa NIB dan NIK di OSS, "
            "mendatangi tempat usaha, menerbitkan izin, dan mengabari Anda (UU 27/2022 Pasal 20)."
        ),
        qr=Code(
            url=f"{settings.BASE_URL}/layanan/{standard.service}/?standar={version}",
            heading="Standar layanan ini",
            says=f"Formulir untuk standar {version}. Pindai untuk membacanya, atau untuk mengajukan lewat ponsel",
        ),
    )


def _sections(standard: Standard) -> tuple[FormSection, ...]:
    asks_nib = any(each.evidence.kind == "oss_nib" for each in standard.delivery.requirements)
    nib = (FormField(label="NIB", kind="digits", size=13, hint="13 angka dari OSS"),) if asks_nib else ()
    answers = tuple(
        FormField(
            label=each.evidence.question,
            kind="lines",
            size=min(MOST_LINES, 1 + each.evidence.at_most_letters // 90),
            hint=each.plain,
        )
        for each in standard.delivery.requirements
        if isinstance(each.evidence, AnswerEvidence)
    )
    return (
        FormSection(
            title="Pemilik usaha",
            fields=(
                FormField(label="Nama seperti di KTP"),
                FormField(label="NIK", kind="digits", size=16, hint="16 angka di KTP"),
                FormField(label="Alamat di KTP", size=2),
                FormField(label="Nomor telepon", kind="digits", size=13),
                FormField(label="E-mail (boleh kosong)"),
            ),
        ),
        FormSection(
            title="Usaha",
            fields=(
                *nib,
                FormField(label="Nama usaha"),
                FormField(label="Kegiatan usaha", hint="yang dikerjakan atau dijual"),
                FormField(label="KBLI, bila tahu", kind="digits", size=5, times=2, hint="boleh lebih dari satu"),
                FormField(label="Alamat tempat usaha", size=2),
                FormField(label="Desa atau kelurahan"),
                FormField(label="Kecamatan"),
            ),
        ),
        *((FormSection(title="Pertanyaan", fields=answers),) if answers else ()),
        FormSection(
            title="Wakil",
            intro="Isi hanya bila diurus orang lain dengan surat kuasa (KUHPerdata Pasal 1792).",
            fields=(
                FormField(label="Nama wakil seperti di KTP"),
                FormField(label="NIK wakil", kind="digits", size=16),
                FormField(label="Nomor telepon wakil", kind="digits", size=13),
                FormField(label="Kabar dikirim kepada", kind="choices", choices=("pemilik usaha", "wakil")),
            ),
        ),
    )


def _attachments(standard: Standard) -> tuple[str, ...]:
    uploads = [each.title for each in standard.delivery.requirements if isinstance(each.evidence, UploadEvidence)]
    return (*uploads, "Surat kuasa dan KTP wakil (hanya bila diwakilkan)")
