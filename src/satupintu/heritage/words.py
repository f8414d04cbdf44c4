"""How the faults of old rows, and the columns, are worded: what is wrong, and how it is put right."""

from typing import Any

from django.utils.translation import gettext_lazy as lazy

from satupintu.heritage.rules.cells import Fault

FIELD_WORDS: dict[str, Any] = {
    "": lazy("baris"),
    "number": lazy("nomor izin"),
    "on": lazy("tanggal izin"),
    "service": lazy("jenis izin"),
    "holder": lazy("nama pemilik"),
    "nik": lazy("NIK"),
    "nib": lazy("NIB"),
    "business": lazy("nama usaha"),
    "address": lazy("alamat"),
    "kbli": lazy("KBLI"),
    "activity": lazy("kegiatan usaha"),
    "place": lazy("kecamatan atau tempat"),
    "valid_until": lazy("berlaku sampai"),
    "state": lazy("keadaan izin"),
}
FAULT_WORDS: dict[Fault, tuple[Any, Any]] = {
    Fault.MISSING: (lazy("kosong"), lazy("Isi dari buku atau kertas lama.")),
    Fault.FORMULA: (lazy("berisi rumus"), lazy("Salin kolomnya, lalu tempel sebagai nilai.")),
    Fault.CONTROL: (lazy("berisi tanda yang rusak"), lazy("Ketik ulang isinya.")),
    Fault.LONG: (lazy("terlalu panjang"), lazy("Ringkas; periksa apakah beberapa sel tergabung.")),
    Fault.DATE: (lazy("bukan tanggal"), lazy("Tulis seperti 2019-03-07 atau 7 Maret 2019.")),
    Fault.DATE_UNCLEAR: (
        lazy("tidak jelas mana hari, mana bulan"),
        lazy("Pilih urutan tanggal di halaman kolom, atau tulis bulannya dengan huruf."),
    ),
    Fault.DATE_SHORT_YEAR: (lazy("tahunnya hanya dua angka"), lazy("Tulis tahun dengan empat angka.")),
    Fault.DATE_FUTURE: (lazy("belum tiba"), lazy("Periksa tahunnya.")),
    Fault.DATE_TOO_OLD: (lazy("terlalu lama lampau"), lazy("Periksa tahunnya.")),
    Fault.VALID_BEFORE_ISSUED: (lazy("lebih awal dari tanggal izin"), lazy("Periksa kedua tanggal.")),
    Fault.ROUNDED: (
        lazy("diubah lembar kerja menjadi angka seperti 1,40E+15, jadi angka terakhirnya hilang"),
        lazy("Jadikan kolom Teks dahulu, lalu ketik ulang nomornya dari kertas; atau kosongkan."),
    ),
    Fault.NIK: (lazy("bukan NIK yang benar"), lazy("NIK 16 angka seperti pada KTP; atau kosongkan.")),
    Fault.NIB: (lazy("bukan NIB yang benar"), lazy("NIB 13 angka; atau kosongkan.")),
    Fault.ZERO_LOST: (
        lazy("kurang angka; nol di depan mungkin hilang"),
        lazy("Jadikan kolom Teks, lalu tulis semua angkanya; atau kosongkan."),
    ),
    Fault.SERVICE: (lazy("tidak disebut"), lazy("Isi, atau pilih jenis izin untuk semua baris di halaman kolom.")),
    Fault.STATE: (lazy("tidak dikenal"), lazy("Tulis berlaku, dicabut, atau kosongkan.")),
    Fault.COLUMNS: (
        lazy("punya lebih banyak sel daripada judul kolom"),
        lazy("Periksa pemisah di dalam sel; beri tanda kutip, atau simpan sebagai XLSX."),
    ),
    Fault.TWICE_DIFFERENT: (
        lazy("dan tanggalnya sama dengan baris sebelumnya, tetapi isinya berbeda"),
        lazy("Cari mana yang benar di buku lama, hapus yang salah."),
    ),
    Fault.CONFLICT: (
        lazy("dan tanggalnya sudah ada dari impor lain, dengan isi berbeda"),
        lazy("Perbaiki izin yang sudah ada di halaman Izin lama, atau hapus baris ini."),
    ),
    Fault.NUMBER_IS_DAY: (
        lazy("diubah lembar kerja menjadi tanggal"),
        lazy("Jadikan kolom Teks dahulu, lalu ketik ulang nomornya."),
    ),
    Fault.NUMBER_ISSUED: (lazy("sudah diterbitkan sistem ini"), lazy("Hapus baris ini: izinnya bukan data lama.")),
    Fault.NUMBER_TO_COME: (
        lazy("masih akan diberikan sistem ini"),
        lazy("Majukan nomor terakhir di Kantor › Nomor, lalu impor lagi."),
    ),
}


def wrong(faults: list[tuple[str, Fault]]) -> str:
    """What is wrong with a row: "NIK: bukan NIK yang benar; tanggal izin: kosong"."""
    return "; ".join(f"{FIELD_WORDS[name]}: {FAULT_WORDS[fault][0]}" for name, fault in faults)


def repair(faults: list[tuple[str, Fault]]) -> str:
    """How it is put right."""
    return " ".join(dict.fromkeys(str(FAULT_WORDS[fault][1]) for _, fault in faults))
