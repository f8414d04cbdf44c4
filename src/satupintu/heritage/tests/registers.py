"""Old registers of a fictional office, and the worker that reads them."""

import csv
import io
from dataclasses import replace

from satupintu.heritage import services
from satupintu.heritage.models import OldImport, OldLicence

HEADS = ["Nomor Izin", "Tanggal", "Nama Pemilik", "NIK", "NIB", "Nama Usaha", "Alamat", "KBLI", "Kecamatan"]


def line(number, **changed):
    """A good row of the register."""
    said = {
        "Nomor Izin": f"503/{number:04}/IUMK/2019",
        "Tanggal": f"2019-03-{number % 28 + 1:02}",
        "Nama Pemilik": f"Pemilik Contoh {number}",
        "NIK": f"0006034101{90 + number % 9}{number % 10_000:04}"[:16],
        "NIB": f"91200{number:08}",
        "Nama Usaha": f"Warung Lama {number}",
        "Alamat": f"Jalan Lama {number}",
        "KBLI": "47112",
        "Kecamatan": "Kecamatan Rambah",
    }
    return [said[head] if head not in changed else changed[head] for head in HEADS]


def as_csv(rows, delimiter=",", encoding="utf-8-sig", heads=HEADS):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([heads, *rows])
    return out.getvalue().encode(encoding)


class Desk:
    """The archivist's, with the worker beside it."""

    def __init__(self, house):
        self.house = house
        self.actor = replace(house.named("rina"), roles=frozenset({"archivist"}))

    def take_in(self, content, name="register.csv", usual=("iumk", "IUMK")):
        made = services.take_in(actor=self.actor, now=self.house.now, content=content, name=name, usual=usual)
        services.run_import(made.pk, self.house.now)
        return OldImport.objects.get(pk=made.pk)

    def let_in(self, made):
        services.confirm(actor=self.actor, now=self.house.now, import_id=made.pk)
        services.run_import(made.pk, self.house.now)
        return OldImport.objects.get(pk=made.pk)

    def import_rows(self, *rows):
        return self.let_in(self.take_in(as_csv(rows)))

    def licences(self):
        return list(OldLicence.objects.order_by("row"))
