"""An old register of 20,000 licences: judged and let in, as the worker does it, from a CSV and from a workbook."""

import csv
import io
import time
from collections.abc import Iterator

from openpyxl import Workbook
from table import Row

from satupintu.base import clock
from satupintu.base.actor import system
from satupintu.heritage.models import OldImport, OldLicence
from satupintu.heritage.services import confirm, run_import, take_in
from satupintu.people.queries import the_office

ROWS = 20_000
HEADS = ["Nomor Izin", "Tanggal", "Nama Pemilik", "NIK", "NIB", "Nama Usaha", "Alamat", "KBLI", "Kecamatan"]


def rows(prefix: str) -> Iterator[list[str]]:
    for number in range(ROWS):
        yield [
            f"503/{number:05}/{prefix}/2019",
            f"{number % 28 + 1} Maret 2019",
            f"Pemilik Contoh {number}",
            f"000603{number % 28 + 1:02}0190{number % 9_999 + 1:04}",
            f"9{number:012}",
            f"Warung Lama {number}",
            f"Jalan Lama Nomor {number}",
            "47112",
            "Kecamatan Rambah",
        ]


def as_csv() -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([HEADS, *rows("CSV")])
    return out.getvalue().encode("cp1252")


def as_workbook() -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Daftar")
    for row in [HEADS, *rows("XLSX")]:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def spent(content: bytes, name: str) -> tuple[float, float]:
    """Seconds until it is judged, and until it is in."""
    office = the_office()
    assert office is not None
    actor, before = system(office.pk), OldLicence.objects.count()
    begin = time.perf_counter()
    made = take_in(actor=actor, now=clock.now(), content=content, name=name, usual=("iumk", "IUMK"))
    run_import(made.pk, clock.now())
    judged = time.perf_counter()
    confirm(actor=actor, now=clock.now(), import_id=made.pk)
    run_import(made.pk, clock.now())
    done = time.perf_counter()
    assert OldImport.objects.get(pk=made.pk).counts == {"new": ROWS}
    assert OldLicence.objects.count() == before + ROWS
    return judged - begin, done - begin


def measure() -> list[Row]:
    judged, csv_done = spent(as_csv(), "lama.csv")
    book_judged, book_done = spent(as_workbook(), "lama.xlsx")
    return [
        Row(
            "old register of 20,000 rows imported, CSV", csv_done, "s", bound=60, beside=f"judged after {judged:.1f} s"
        ),
        Row("the same from a workbook", book_done, "s", bound=60, beside=f"judged after {book_judged:.1f} s"),
    ]
