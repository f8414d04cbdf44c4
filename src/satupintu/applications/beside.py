"""What is handed in beside the standard's requirements: proof that somebody may act for the applicant, and the paper
form that a clerk keyed in."""

from typing import Final

from satupintu.rules.delivery import Requirement, UploadEvidence
from satupintu.rules.standard import Standard

_MEDIA: Final = ("image/jpeg", "image/png", "application/pdf")
MOST_MB: Final = 5

# Demanded only of whoever acts for another. KUHPerdata Pasal 1792 knows the mandate, Pasal 1793 lets it be a private
# letter: neither a notary nor a stamp duty is asked for.
KUASA: Final = Requirement(
    id="surat_kuasa",
    text="Surat kuasa dari pemohon (KUHPerdata Pasal 1792)",
    title="Surat kuasa",
    plain=(
        "Surat yang ditandatangani pemilik usaha: siapa yang diberi kuasa, dan untuk mengurus apa. Boleh ditulis "
        "tangan, tidak harus dari notaris (KUHPerdata Pasal 1793)."
    ),
    evidence=UploadEvidence(kind="upload", media=_MEDIA, at_most_mb=MOST_MB, personal_data=True, counter=True),
    defects={
        "missing": "Surat kuasa belum ada. Unggah fotonya, atau bawa aslinya ke loket.",
        "unreadable": "Surat kuasa tidak terbaca. Foto lagi di tempat terang, dengan seluruh halaman terlihat.",
        "not_signed": "Surat kuasa belum ditandatangani pemilik usaha. Kirim yang sudah ditandatangani.",
        "other_person": "Nama di surat kuasa berbeda dengan wakil yang mengurus. Kirim surat kuasa yang benar.",
        "other_matter": "Surat kuasa ini untuk urusan lain. Kirim surat kuasa untuk permohonan ini.",
    },
)

PAPER_FORM: Final = Requirement(
    id="formulir_kertas",
    text="Formulir kertas yang diisi dan ditandatangani pemohon",
    title="Pindaian formulir kertas",
    plain="Pindai semua halaman formulir yang diisi pemohon menjadi satu PDF. Aslinya disimpan dalam berkas.",
    evidence=UploadEvidence(kind="upload", media=_MEDIA, at_most_mb=MOST_MB, personal_data=True, counter=False),
)

OBJECTION_LETTER: Final = Requirement(
    id="surat_keberatan",
    text="Surat keberatan atau banding",
    title="Surat keberatan atau banding",
    plain="Pindai semua halamannya. Aslinya disimpan dalam berkas.",
    evidence=UploadEvidence(kind="upload", media=_MEDIA, at_most_mb=MOST_MB, personal_data=True, counter=False),
)

_BESIDE = {each.id: each for each in (KUASA, PAPER_FORM, OBJECTION_LETTER)}


def requirement_of(standard: Standard, requirement_id: str) -> Requirement:
    """A requirement of the standard, or what is handed in beside them. KeyError as `Standard.requirement`."""
    return _BESIDE.get(requirement_id) or standard.requirement(requirement_id)
