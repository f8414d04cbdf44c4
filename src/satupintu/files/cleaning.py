"""The table at which everything that is handed in is looked through: judged by its content, and made afresh."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO

from satupintu.base.memory import trim
from satupintu.files.pages import clean_pdf
from satupintu.files.pictures import clean_picture
from satupintu.files.refusals import FileEmpty, FileTooLarge, FileTypeRefused, NotAPicture, megabytes

JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
ALL_MEDIA = frozenset({JPEG, PNG, PDF})
_SPOKEN = {JPEG: "JPEG", PNG: "PNG", PDF: "PDF"}
_PDF_HEAD = 1024  # readers look for %PDF- this far; so do we, since nothing of the original bytes is kept anyway


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What may be kept: freshly made bytes. `media` is image/jpeg or application/pdf; width and height in pixels, of
    the first page."""

    media: str
    content: bytes
    pages: int
    width: int
    height: int


def clean(stream: IO[bytes], *, media: Iterable[str], at_most_bytes: int) -> Cleaned:
    """Make an uploaded file afresh from what it shows; its name is not looked at.

    `media`: which of image/jpeg, image/png, application/pdf are accepted. Pictures become JPEG, without any metadata;
    PDFs become PDFs of pictures. Takes no lock and needs no transaction: call it before both.

    Raises (all UploadRefused): FileEmpty, FileTooLarge, FileTypeRefused, NotAPicture, PictureTooBig, UploadDamaged,
    PdfLocked, PdfTooLong, PdfTooHeavy, OpeningBusy.
    """
    accepted = frozenset(media)
    content = _read(stream, at_most_bytes)
    found = sniff(content)
    if found is None or found not in accepted:
        spoken = ", ".join(_SPOKEN[each] for each in (JPEG, PNG, PDF) if each in accepted)
        raise FileTypeRefused(media=spoken) if PDF in accepted else NotAPicture(media=spoken)
    try:
        return _afresh(found, content)
    finally:
        trim()  # a photo lay open, many times its size


def _afresh(found: str, content: bytes) -> Cleaned:
    if found == PDF:
        made, pages, width, height = clean_pdf(content)
        return Cleaned(PDF, made, pages, width, height)
    made, width, height = clean_picture(content)
    return Cleaned(JPEG, made, 1, width, height)


def sniff(content: bytes) -> str | None:
    """What the first bytes say it is; None for anything but the three kinds."""
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    return PDF if b"%PDF-" in content[:_PDF_HEAD] else None


def _read(stream: IO[bytes], at_most_bytes: int) -> bytes:
    """All of it, if it is not too much. An upload's own `size` also counts what `uploads` has thrown away."""
    stream.seek(0)
    content = stream.read(at_most_bytes + 1)
    size = max(len(content), getattr(stream, "size", None) or 0)
    if size == 0:
        raise FileEmpty()
    if size > at_most_bytes or size > len(content):
        raise FileTooLarge(size=megabytes(size), most=megabytes(at_most_bytes))
    return content
