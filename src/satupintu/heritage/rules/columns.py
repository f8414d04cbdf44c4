"""The columns of an old register: what they mean, guessed from their heads; a person may correct the guess."""

import re
from collections.abc import Mapping, Sequence

from satupintu.heritage.rules.cells import Unfit, Value, text

# What is kept of an old licence, and the heads under which registers have it. The first is how a sample writes it.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "number": (
        "nomor izin",
        "no izin",
        "nomor",
        "no sk",
        "nomor sk",
        "no iumk",
        "nomor iumk",
        "nomor surat",
        "no surat",
    ),
    "on": ("tanggal izin", "tgl izin", "tanggal", "tgl", "tanggal terbit", "tgl terbit", "tanggal sk", "tgl sk"),
    "service": ("jenis izin", "izin", "layanan", "jenis layanan", "nama izin", "jenis perizinan"),
    "holder": ("nama pemilik", "pemilik", "nama", "nama pemohon", "pemohon", "nama pemegang izin", "penanggung jawab"),
    "nik": ("nik", "no ktp", "nomor ktp", "ktp", "nik pemilik", "nik pemohon", "no nik"),
    "nib": ("nib", "nomor induk berusaha", "no nib", "nomor nib"),
    "business": ("nama usaha", "usaha", "nama perusahaan", "perusahaan", "nama badan usaha", "merek usaha"),
    "address": ("alamat usaha", "alamat", "lokasi", "lokasi usaha", "alamat perusahaan", "alamat pemilik"),
    "kbli": ("kbli", "kode kbli", "kode usaha"),
    "activity": ("kegiatan usaha", "kegiatan", "jenis usaha", "bidang usaha", "sektor usaha"),
    "place": ("kecamatan", "tempat usaha", "desa kelurahan", "kelurahan", "desa", "wilayah"),
    "valid_until": ("berlaku sampai", "masa berlaku", "berlaku hingga", "tanggal berakhir", "tgl berakhir", "berakhir"),
    "state": ("keadaan", "status", "status izin", "keterangan status"),
}
REQUIRED = ("number", "on")
ONE_OF = ("holder", "business")
HEAD_WITHIN = 15  # rows: titles stand above the heads of many registers


def bare(head: str) -> str:
    """A head without case, signs and bracketed remarks: "Tgl. Izin (dd/mm/yyyy)" is "tgl izin"."""
    without = re.sub(r"\([^)]*\)", " ", head.lower())
    return " ".join(re.findall(r"[a-z0-9]+", without))


def heads_of(row: Sequence[Value]) -> list[str]:
    """A row of heads as text; what cannot be one is empty."""
    found = []
    for value in row:
        try:
            found.append(text(value))
        except Unfit:
            found.append("")
    return found


def guess(heads: Sequence[str]) -> dict[str, int]:
    """For each field the column (from 0) that seems to hold it; the earliest synonym wins; no column is used twice."""
    plain = [bare(head) for head in heads]
    found: dict[str, int] = {}
    for field, names in FIELDS.items():
        for name in names:
            at = next((at for at, head in enumerate(plain) if head == name and at not in found.values()), None)
            if at is not None:
                found[field] = at
                break
    return found


def find_head(rows: Sequence[Sequence[Value]]) -> int:
    """Which of the first rows (from 0) holds the heads: the one in which most fields are known; the first when none
    is."""
    known = [len(guess(heads_of(row))) for row in rows[:HEAD_WITHIN]]
    return known.index(max(known)) if known else 0


def lacking(columns: Mapping[str, int]) -> list[str]:
    """The fields without which nothing can be read; of `holder` and `business` one is enough."""
    missing = [field for field in REQUIRED if field not in columns]
    return missing if any(field in columns for field in ONE_OF) else [*missing, ONE_OF[0]]
