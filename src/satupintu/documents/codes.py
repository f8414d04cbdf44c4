"""Barcodes: written onto papers, and read back from what people scan, photograph or forward."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from satupintu.base.pdfium import LOCK
from satupintu.base.refusal import Refusal
from satupintu.rules.qr import QUIET_MODULES, Symbol, choose, outline

if TYPE_CHECKING:
    from PIL.Image import Image

PAGES = 10
"""A licence is one page; a scan of a whole file may be more, but nobody's scan keeps the office busy for minutes."""
MEGAPIXELS = 60
"""An A3 page at 450 dpi; more is a mistake or an attack."""
_SIDE = 6000


class Unreadable(Refusal):
    """The bytes are neither a PDF nor a picture, are locked, or are far too large."""

    code = "unreadable_scan"
    says = (
        "Berkas tidak dapat dibaca. Kirim PDF tanpa kata sandi, "
        "atau foto JPG atau PNG paling besar {megapixels} megapiksel."
    )
    status = 422


def qr_svg(url: str, symbol: Symbol | None = None) -> str:
    """An SVG picture of the barcode for `url`, quiet zone included, black on white, one unit per square.

    `symbol` says how it is made (default: `rules.qr.choose(url)`); ValueError for an address over 271 bytes.
    """
    import segno

    chosen = symbol or choose(url)
    made = segno.make_qr(
        url, version=chosen.version, error=chosen.correction, mode="byte", encoding="utf-8", boost_error=False
    )
    side = chosen.modules + 2 * QUIET_MODULES
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-QUIET_MODULES} {-QUIET_MODULES} {side} {side}">'
        f'<path d="{outline(made.matrix)}"/></svg>'
    )


def read_codes(data: bytes) -> list[str]:
    """The texts of all QR codes in a PDF (first ten pages) or picture, in the order found, each once.

    Tries harder step by step: as it is, then larger, evened out, turned a little. Refuses with `Unreadable`.
    """
    found: dict[str, None] = {}
    for page in _pages(data):
        found.update(dict.fromkeys(_read_page(page)))
    return list(found)


def _pages(data: bytes) -> "Iterator[Image]":
    if b"%PDF-" in data[:1024]:
        yield from _pdf_pages(data)
    else:
        yield _picture(data)


def _picture(data: bytes) -> "Image":
    from PIL import Image, ImageOps, UnidentifiedImageError

    too_large = (Image.DecompressionBombError, Image.DecompressionBombWarning)
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "TIFF", "WEBP")) as picture:
            if picture.width * picture.height > MEGAPIXELS * 1_000_000:
                raise Unreadable(megapixels=MEGAPIXELS)
            return ImageOps.exif_transpose(picture).convert("L")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, *too_large) as fault:
        raise Unreadable(megapixels=MEGAPIXELS) from fault


def _pdf_pages(data: bytes) -> "Iterator[Image]":
    """Each page at 200 dpi: a 3 cm code then has more than five pixels a square; scans in PDFs are seldom finer."""
    import pypdfium2

    with LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as fault:
            raise Unreadable(megapixels=MEGAPIXELS) from fault
    try:
        for index in range(min(len(document), PAGES)):
            with LOCK:
                page = document[index]
                scale = min(200 / 72, _SIDE / max(*page.get_size(), 1))
                picture = page.render(scale=scale, grayscale=True).to_pil()
                page.close()
            yield picture
    finally:
        with LOCK:
            document.close()


def _read_page(page: "Image") -> list[str]:
    """Codes on one page; the cheap look first, the dear ones only when it found nothing."""
    import zxingcpp

    formats = zxingcpp.barcode_formats_from_str("QRCode")
    for attempt in _attempts(page):
        results = zxingcpp.read_barcodes(attempt, formats=formats)
        if texts := [result.text for result in results if result.text]:
            return texts
    return []


def _attempts(page: "Image") -> "Iterator[Image]":
    from PIL import ImageFilter, ImageOps
    from PIL.Image import Resampling

    yield page
    even = ImageOps.autocontrast(page, cutoff=2)
    yield even
    if max(page.size) <= _SIDE // 2:
        yield even.resize((page.width * 2, page.height * 2), Resampling.BICUBIC)
    yield even.filter(ImageFilter.MedianFilter(3))
    yield even.filter(ImageFilter.GaussianBlur(1.2))
    for degrees in (-12, 12, 30, 45):
        yield even.rotate(degrees, Resampling.BICUBIC, expand=True, fillcolor=255)
