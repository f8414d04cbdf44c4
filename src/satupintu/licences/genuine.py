"""Is this file the licence it says it is? Reads its code, and compares the bytes with those that the office keeps.

A code alone proves nothing: whoever holds one licence can copy its code onto another paper. So only the very bytes of
the register's own document are "valid"; a scan is shown beside the register's data, for a person to compare.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from satupintu.applications.queries import case_by_id
from satupintu.applications.services import paper_hashes
from satupintu.base.actor import system
from satupintu.base.pdfium import LOCK
from satupintu.base.refusal import Refusal
from satupintu.base.speaking import speak
from satupintu.documents.services import Unreadable, read_codes
from satupintu.heritage.queries import by_code, code_of_paper
from satupintu.licences.models import Licence, OldPrint
from satupintu.licences.rules import status_of
from satupintu.people.queries import the_office
from satupintu.rules import codes
from satupintu.rules.promise import local
from satupintu.rules.words import plain_date

Verdict = Literal[
    "valid", "unsigned", "altered", "superseded", "revoked", "old_unverified", "old_verified", "old_ended", "unknown"
]
LICENCE = "licence"
AT_MOST_BYTES = 30_000_000
PAGES = 10
_PRINTED = re.compile(r"\b[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{4}\b")


class FileTooLarge(Refusal):
    """No licence is that large."""

    code = "file_too_large_to_verify"
    says = "Berkas lebih dari {most} MB, jadi bukan izin dari kantor ini. Kirim berkas izinnya saja."
    status = 413


@dataclass(frozen=True, slots=True)
class Examined:
    """What can be said of a file. `code_valid`: it bears the code of a licence in the register, whose data the other
    fields then hold, to compare. `says` pairs a field's id with its value."""

    status: Verdict
    code_valid: bool
    note: str
    code: str = ""
    number: str = ""
    title: str = ""
    says: tuple[tuple[str, str], ...] = ()
    issued_at: datetime | None = None
    signed_at: datetime | None = None
    revoked_at: datetime | None = None


_NOTES: dict[str, str] = {
    "valid": noop("Berkas ini sama persis dengan dokumen dalam register kantor, dan izinnya berlaku."),
    "unsigned": noop(
        "Berkas ini sama persis dengan dokumen dalam register kantor, tetapi izinnya belum ditandatangani."
    ),
    "superseded": noop(
        "Berkas ini cetakan lama yang sudah diganti, jadi tidak berlaku lagi. "
        "Minta cetakan terbaru kepada pemegang izin."
    ),
    "superseded_scan": noop(
        "Kode pada kertas ini milik cetakan lama yang sudah diganti, jadi kertas ini tidak berlaku lagi. "
        "Minta cetakan terbaru kepada pemegang izin."
    ),
    "altered": noop(
        "Kodenya ada dalam register, tetapi isi berkas ini bukan yang diterbitkan kantor. Jangan dipercaya."
    ),
    "revoked": noop("Izin ini sudah dicabut."),
    "old_unverified": noop(
        "Izin ini ada dalam data lama yang belum diverifikasi. Untuk kepastian, tanyakan ke kantor."
    ),
    "old_verified": noop("Izin ini ada dalam data lama, dan kantor sudah mencocokkannya dengan arsip pada {on}."),
    "old_ended": noop("Menurut data lama kantor, izin ini sudah tidak berlaku."),
    "old_unknown": noop("Tidak ada izin lama dengan nomor dan tanggal ini. Periksa keduanya, atau tanyakan ke kantor."),
    "no_code": noop(
        "Tidak ada kode izin yang terbaca. Foto lagi dengan kode terlihat utuh, atau ketik kodenya di halaman periksa."
    ),
    "unknown_code": noop("Kode pada berkas ini tidak ada dalam register kantor."),
    "scan": noop(
        "Kodenya ada dalam register, tetapi kode saja tidak membuktikan hasil pindai. "
        "Bandingkan setiap baris di kertas dengan data register."
    ),
}


def examine(content: bytes) -> Examined:
    """What the register says of a PDF or a picture. Refuses FileTooLarge; what cannot be read is unknown."""
    if len(content) > AT_MOST_BYTES:
        raise FileTooLarge(most=AT_MOST_BYTES // 1_000_000)
    words = _words_of(content)
    try:
        texts = read_codes(content)
    except Unreadable as refused:
        if not words:
            return Examined("unknown", code_valid=False, note=str(refused))
        texts = []
    shown = _codes_in([*texts, *_PRINTED.findall(words)])
    licence = Licence.objects.filter(code__in=shown).order_by("issued_at").first() if shown else None
    old = OldPrint.objects.select_related("licence").filter(code__in=shown).first() if shown and not licence else None
    if old is not None:
        return _of_old(old, same=_is_ours(old.licence, content), document=bool(words))
    if licence is None:
        note = _(_NOTES["unknown_code" if shown else "no_code"])
        return Examined("unknown", code_valid=False, note=note, code=shown[0] if shown else "")
    return _of(licence, same=_is_ours(licence, content), document=bool(words))


def examine_paper(number: str, on: date) -> Examined:
    """What the old registers say of a paper without a code, by its number and the day on it."""
    here = the_office()
    code = code_of_paper(here.pk, number, on) if here else ""
    old = by_code(code) if code else None
    if old is None or here is None:
        return Examined("unknown", code_valid=False, note=_(_NOTES["old_unknown"]))
    verified = speak(plain_date(local(old.verified_at, here.zone))) if old.verified_at else ""
    return Examined(
        old.status,
        code_valid=True,
        note=_(_NOTES[old.status]).format(on=verified),
        code=old.code,
        number=old.number,
        title=old.title,
        says=(*old.says, ("on", speak(plain_date(old.on)))),
        revoked_at=old.revoked_at,
    )


def _is_ours(licence: Licence, content: bytes) -> bool:
    """Byte for byte a document of this licence in the register: today's, or an old print, whose code is another."""
    case = case_by_id(system(licence.office_id), licence.application_id)
    return hashlib.sha256(content).hexdigest() in paper_hashes(case, LICENCE)


def _words_of(content: bytes) -> str:
    """The text in a PDF's first pages; "" for a picture, for a scan, and for what cannot be opened."""
    if b"%PDF-" not in content[:1024]:
        return ""
    import pypdfium2

    with LOCK:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            return ""
        try:
            return " ".join(
                document[at].get_textpage().get_text_bounded() for at in range(min(len(document), PAGES))
            ).strip()
        except pypdfium2.PdfiumError:
            return ""
        finally:
            document.close()


def _codes_in(texts: Iterable[str]) -> list[str]:
    """The codes that can be ours: what stands behind the last slash of an address, or the bare text."""
    found = (codes.normalise(text.rstrip("/").rpartition("/")[2]) for text in texts)
    return list(dict.fromkeys(code for code in found if code))


def _of_old(old: OldPrint, *, same: bool, document: bool) -> Examined:
    """An old print: its own bytes, other bytes that claim to be it, or a scan of it. What the licence says now is not
    told: it is on another paper."""
    licence = old.licence
    verdict: Verdict = "revoked" if licence.revoked_at else "altered" if document and not same else "superseded"
    note = _(_NOTES["superseded_scan" if verdict == "superseded" and not same else verdict])
    return Examined(
        verdict,
        code_valid=True,
        note=note,
        code=old.code,
        number=licence.number,
        title=licence.title,
        issued_at=licence.issued_at,
        revoked_at=licence.revoked_at,
    )


def _of(licence: Licence, *, same: bool, document: bool) -> Examined:
    """same: byte for byte the register's. document: a PDF with text, so it claims to be the digital original."""
    verdict: Verdict
    if same:
        verdict = status_of(licence.signed_at, licence.revoked_at)
        note = _(_NOTES[verdict])
    elif document:
        verdict, note = "altered", _(_NOTES["altered"])
    elif licence.revoked_at is not None:
        verdict, note = "revoked", _(_NOTES["revoked"])
    else:
        verdict, note = "unknown", _(_NOTES["scan"])
    return Examined(
        verdict,
        code_valid=True,
        note=note,
        code=licence.code,
        number=licence.number,
        title=licence.title,
        says=tuple(licence.says.items()),
        issued_at=licence.issued_at,
        signed_at=licence.signed_at,
        revoked_at=licence.revoked_at,
    )
