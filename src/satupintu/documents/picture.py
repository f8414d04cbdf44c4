"""A paper as a picture on the screen: its first page, for somebody who wants to see how it comes out."""

import io

from satupintu.base import pdfium


def first_page(pdf: bytes, *, width: int = 900) -> bytes:
    """The first page of one of our own papers as PNG, so many pixels wide."""
    import pypdfium2

    with pdfium.LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[0]
            picture = page.render(scale=width / page.get_width()).to_pil()
        finally:
            document.close()
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
