"""How the office says no to an old register."""

from satupintu.base.refusal import Refusal


class NotASheet(Refusal):
    """Neither CSV nor XLSX."""

    code = "old_register_no_sheet"
    says = "Berkas ini bukan CSV atau XLSX yang dapat dibaca. Buka di program lembar kerja, lalu simpan sebagai XLSX."
    status = 422
    field = "file"


class SheetLocked(Refusal):
    """An XLSX behind a password."""

    code = "old_register_locked"
    says = "Berkas ini terkunci kata sandi. Buka, hapus kata sandinya, simpan lagi sebagai XLSX, lalu unggah."
    status = 422
    field = "file"


class SheetTooOld(Refusal):
    """The format before XLSX."""

    code = "old_register_xls"
    says = "Berkas ini XLS, bentuk lama. Buka di program lembar kerja, simpan sebagai XLSX, lalu unggah."
    status = 422
    field = "file"


class SheetTooHeavy(Refusal):
    """Too big, as it is or once it is unpacked."""

    code = "old_register_too_heavy"
    says = (
        "Berkas ini terlalu besar (paling besar {most} MB, dan isinya setelah dibuka paling besar {unpacked} MB). "
        "Bagi menjadi beberapa berkas."
    )
    status = 413
    field = "file"


class TooManyOldRows(Refusal):
    """More rows than one import takes."""

    code = "old_register_too_long"
    says = "Berkas ini lebih dari {most} baris. Bagi menjadi beberapa berkas, misalnya satu berkas per tahun."
    status = 422
    field = "file"


class NothingInSheet(Refusal):
    """No row below the heads."""

    code = "old_register_empty"
    says = "Tidak ada baris data dalam berkas ini. Baris pertama harus judul kolom, lalu satu izin per baris."
    status = 422
    field = "file"


class ColumnsLacking(Refusal):
    """Without these nothing can be imported. `data`: columns, in words."""

    code = "old_register_columns_lacking"
    says = "Kolom berikut belum ditunjuk: {columns}. Pilih kolomnya, lalu baca lagi."
    status = 422


class NotSoFar(Refusal):
    """The import is not at that point (any more)."""

    code = "old_import_not_now"
    says = "Impor ini tidak sedang menunggu tindakan itu. Muat ulang halaman untuk melihat keadaannya sekarang."


class NoGoodRows(Refusal):
    """Nothing would come in."""

    code = "old_import_nothing_good"
    says = "Tidak ada baris baru yang benar dalam berkas ini, jadi tidak ada yang diimpor."


class AlreadyHandled(Refusal):
    """Something of it was verified, corrected or revoked, so it cannot be taken out as a whole."""

    code = "old_import_handled"
    says = (
        "{count} izin dari impor ini sudah diverifikasi, diperbaiki, atau dicabut, jadi impor tidak dapat ditarik. "
        "Perbaiki atau cabut izinnya satu per satu."
    )


class AlreadyVerified(Refusal):
    """An old licence is verified once for what it says."""

    code = "old_licence_verified"
    says = "Izin {number} sudah diverifikasi."


class OldAlreadyRevoked(Refusal):
    """A licence is revoked once."""

    code = "old_licence_revoked"
    says = "Izin {number} sudah dicabut."


class OldFieldUnfit(Refusal):
    """What was typed cannot stand on a licence. `data`: what, in words."""

    code = "old_licence_field_unfit"
    says = "{what}"
    status = 422


class OldNumberTaken(Refusal):
    """Another licence has this number and date."""

    code = "old_licence_number_taken"
    says = "Izin lain sudah memakai nomor {number} dengan tanggal yang sama. Periksa nomor dan tanggalnya."
    field = "number"
