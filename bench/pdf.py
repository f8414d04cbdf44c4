"""How long a licence takes to print, beside a Typst page of one line: `python bench/pdf.py [pages]`.

Every page has another number, name and barcode, so nothing can be remembered from the page before.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from statistics import median

from table import Row

from satupintu.documents import press
from satupintu.documents.tests import samples
from satupintu.documents.tests.sample_parts import HOLDER, VERIFY

LIMIT_MS = 60
MADE_AT = datetime(2026, 11, 24, 3, tzinfo=UTC)
BARE = b'#set document(title: [x])\n#set text(lang: "id", font: "Plus Jakarta Sans")\n= Halo #sys.inputs.paper'


def licence(index: int) -> None:
    paper = samples.licence(
        number=f"503/{index:04}/IUMK/XI/2026",
        holder=replace(HOLDER, name=f"Sari Contoh {index}"),
        qr=replace(VERIFY, url=f"https://izin.contohhulu.example/v/7K3QM-9T2XP-{index:04}"),
    )
    press.render(paper, made_at=MADE_AT)


def bare(index: int) -> None:
    press._compiler().compile(
        input=BARE, sys_inputs={"paper": str(index)}, format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=0
    )


def milliseconds(work: Callable[[int], None], times: int) -> float:
    """Median after two warm-up rounds: the first page loads the fonts."""
    spent = []
    for index in range(times + 2):
        begin = time.perf_counter()
        work(index)
        spent.append((time.perf_counter() - begin) * 1000)
    return median(spent[2:])


def measure() -> list[Row]:
    page, line = milliseconds(licence, 60), milliseconds(bare, 60)
    beside = f"{page / line:.1f} × a one-line Typst page of {line:.1f} ms"
    return [Row("licence PDF (A-2a + UA-1, QR)", page, "ms", LIMIT_MS, beside=beside)]


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    page, line = milliseconds(licence, times), milliseconds(bare, times)
    print(f"licence PDF (A-2a + UA-1, QR): median {page:.1f} ms, limit {LIMIT_MS} ms; {times} pages")
    print(f"one-line Typst page beside it: median {line:.1f} ms; ratio {page / line:.1f}")
    sys.exit(page > LIMIT_MS)


if __name__ == "__main__":
    main()
