"""Several papers as one print job: their pages one after the other, for the printer only; never kept."""

import io
from collections.abc import Sequence

from satupintu.base.pdfium import LOCK


def join(papers: Sequence[bytes]) -> bytes:
    """One PDF with the pages of all, in order. ValueError when there is none."""
    if not papers:
        raise ValueError("nothing to join")
    if len(papers) == 1:
        return papers[0]
    import pypdfium2  # 3 MB in a web process: only when somebody prints many at once

    with LOCK:
        joined = pypdfium2.PdfDocument.new()
        try:
            for content in papers:
                one = pypdfium2.PdfDocument(content)
                joined.import_pages(one)
                one.close()
            out = io.BytesIO()
            joined.save(out)
        finally:
            joined.close()
    return out.getvalue()
