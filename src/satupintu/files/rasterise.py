"""A room of its own for strangers' PDFs: reads one from stdin, draws its pages, writes a PDF of pictures to stdout.

Runs as a program, `python -I -B rasterise.py MOST_PAGES`, never inside the server: the drawing library is large, the
PDFs are strangers', and here a crash, an endless loop or a memory bomb ends only this process. The first line of the
answer is JSON, {"pages", "width", "height"} or {"refused": "locked" | "long" | "damaged" | "heavy"}; the PDF follows.
"""

import io
import json
import resource
import sys
from typing import Any

MEMORY = 1024 * 1024 * 1024  # bytes of address space, the libraries included
CPU_SECONDS = 10
LONG_EDGE = 2400  # pixels
MOST_DPI = 200
QUALITY = 85
PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD


def shut_in() -> None:
    """Limits set before a byte of the PDF is read: memory, time, no files written, no further process."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def pictures_of(content: bytes, most_pages: int) -> tuple[dict[str, Any], bytes]:
    """The head of the answer, and the PDF made of pictures (empty when refused)."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        return {"refused": "locked" if error.err_code == PASSWORD_ERROR else "damaged"}, b""
    if len(document) > most_pages:
        return {"refused": "long", "pages": len(document)}, b""
    document.init_forms()  # what was filled into a form is drawn too
    pages = []
    for index in range(len(document)):
        page = document[index]
        long_edge = max(page.get_width(), page.get_height(), 1)
        scale = min(MOST_DPI / 72, LONG_EDGE / long_edge)
        pages.append(page.render(scale=scale).to_pil().convert("RGB"))
        page.close()
    out = io.BytesIO()
    # A fixed resolution for all: a page of 2400 pixels comes out as long as an A4 page is.
    pages[0].save(
        out,
        "PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=MOST_DPI,
        quality=QUALITY,
        creationDate=None,
        modDate=None,
    )
    return {"pages": len(pages), "width": pages[0].width, "height": pages[0].height}, out.getvalue()


def main() -> None:
    shut_in()
    content = sys.stdin.buffer.read()
    try:
        head, made = pictures_of(content, int(sys.argv[1]))
    except MemoryError:
        head, made = {"refused": "heavy"}, b""
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + made)


if __name__ == "__main__":
    main()
