"""The viewer for what was handed in: pictures as they are, a PDF page by page as pictures, never as a document."""

import io

from satupintu.base.pdfium import LOCK
from satupintu.base.refusal import NotFound

PDF = "application/pdf"
_SCALE = 1.6  # of 72 dots an inch: an A4 page is 950 dots wide


def page_count(content: bytes, media: str) -> int:
    """How many pictures it takes to show a file."""
    if media != PDF:
        return 1
    import pypdfium2 as pdfium  # 3 MB in each web process: only when a PDF was handed in

    with LOCK:
        document = pdfium.PdfDocument(content)
        try:
            return len(document)
        finally:
            document.close()


def picture(content: bytes, media: str, page: int) -> tuple[bytes, str]:
    """One page (from 1) as a picture, with its media type. Raises NotFound for a page there is none of."""
    if media != PDF:
        return content, media
    import pypdfium2 as pdfium

    with LOCK:
        document = pdfium.PdfDocument(content)
        try:
            if not 1 <= page <= len(document):
                raise NotFound()
            image = document[page - 1].render(scale=_SCALE).to_pil()
        finally:
            document.close()
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue(), "image/jpeg"
