"""Several pages that came one by one, from a scanner or a phone, bound into one document."""

import io
from collections.abc import Sequence

from satupintu.base.pdfium import LOCK
from satupintu.files.cleaning import PDF, Cleaned
from satupintu.files.pages import MOST_PAGES
from satupintu.files.refusals import PdfTooLong

_DPI, _QUALITY = 200, 85  # as `rasterise` draws them


def bind(parts: Sequence[Cleaned]) -> Cleaned:
    """The cleaned parts as one PDF, in order; a single one stays as it is. Raises PdfTooLong."""
    if len(parts) == 1:
        return parts[0]
    pages = sum(part.pages for part in parts)
    if pages > MOST_PAGES:
        raise PdfTooLong(pages=pages, most=MOST_PAGES)
    import pypdfium2  # 3 MB in a web process: only when somebody brought several pages

    with LOCK:
        bound = pypdfium2.PdfDocument.new()
        try:
            for part in parts:
                one = pypdfium2.PdfDocument(_as_pdf(part))
                bound.import_pages(one)
                one.close()
            out = io.BytesIO()
            bound.save(out)
        finally:
            bound.close()
    return Cleaned(PDF, out.getvalue(), pages, parts[0].width, parts[0].height)


def _as_pdf(part: Cleaned) -> bytes:
    if part.media == PDF:
        return part.content
    from PIL import Image

    out = io.BytesIO()
    with Image.open(io.BytesIO(part.content), formats=("JPEG",)) as picture:
        picture.save(out, "PDF", resolution=_DPI, quality=_QUALITY, creationDate=None, modDate=None)
    return out.getvalue()
