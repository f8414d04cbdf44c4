"""PDFs that are handed in: redrawn page by page as pictures, in a process of their own that may fail without harm.

What does not show on paper does not survive: scripts, attachments, links, hidden text, whatever was glued on behind.
"""

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from satupintu.files.refusals import OpeningBusy, PdfLocked, PdfTooHeavy, PdfTooLong, UploadDamaged

MOST_PAGES = 10
SECONDS = 15  # by the clock on the wall; the program also limits its own computing time, and its memory
_PROGRAM = Path(__file__).with_name("rasterise.py")
_one_at_a_time = threading.Lock()  # each may take a gigabyte for a moment


def clean_pdf(content: bytes) -> tuple[bytes, int, int, int]:
    """The same pages as a PDF of pictures; their number; width and height of the first in pixels.

    Raises PdfLocked, PdfTooLong, PdfTooHeavy, UploadDamaged, OpeningBusy.
    """
    if not _one_at_a_time.acquire(timeout=SECONDS):
        raise OpeningBusy()
    try:
        done = _redraw(content)
    except subprocess.TimeoutExpired:
        raise PdfTooHeavy() from None
    finally:
        _one_at_a_time.release()
    line, _, made = done.stdout.partition(b"\n")
    if done.returncode < 0:  # killed: by its limit of time, or by what the PDF did to it
        raise PdfTooHeavy()
    if done.returncode or not line:
        raise UploadDamaged()
    head: dict[str, Any] = json.loads(line)
    match head.get("refused"):
        case None:
            return made, head["pages"], head["width"], head["height"]
        case "locked":
            raise PdfLocked()
        case "long":
            raise PdfTooLong(pages=head["pages"], most=MOST_PAGES)
        case "heavy":
            raise PdfTooHeavy()
        case _:
            raise UploadDamaged()


def _redraw(content: bytes) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-I", "-B", str(_PROGRAM), str(MOST_PAGES)]
    return subprocess.run(  # noqa: S603 - our own program, no shell, nothing from outside in the arguments
        command, input=content, capture_output=True, timeout=SECONDS, cwd="/", env={}, check=False
    )
