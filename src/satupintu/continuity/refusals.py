"""How saving, restoring and moving the office say no, and what to do then."""

from satupintu.base.refusal import Refusal


class BackupNoRoom(Refusal):
    """The disk is full, or would be. `data`: folder, free_mb, needed_mb."""

    code = "backup_no_room"
    says = (
        "Ruang di {folder} tidak cukup untuk cadangan: tersisa {free_mb} MB, perlu sekitar {needed_mb} MB. "
        "Cadangan ini dibuang; cadangan sebelumnya tetap utuh. Kosongkan ruang, pakai --keep, atau pakai disk lain."
    )
    status = 507


class BackupBusy(Refusal):
    """Another backup is being written into this folder."""

    code = "backup_busy"
    says = "Cadangan lain sedang ditulis ke {folder}. Tunggu sampai selesai, lalu ulangi."


class BackupInside(Refusal):
    """The folder for the backup lies in the data or the keys it should save, or keys beside what they open."""

    code = "backup_inside"
    says = "{folder} ada di dalam {inside}. Pilih folder lain, sebaiknya di disk lain."


class BackupBroken(Refusal):
    """The database's copy is not sound. `data`: why."""

    code = "backup_broken"
    says = "Salinan basis data tidak utuh ({why}). Cadangan ini dibuang. Jalankan: satupintu check"
    status = 500


class NotABackup(Refusal):
    """Nothing whole lies there. `data`: folder, why."""

    code = "not_a_backup"
    says = "Di {folder} tidak ada cadangan yang utuh: {why}. Pilih folder yang ditulis oleh: satupintu backup"


class BackupDamaged(Refusal):
    """Parts are missing or changed. `data`: name, count, faults (the first of them)."""

    code = "backup_damaged"
    says = (
        "Cadangan {name} tidak utuh ({count} bagian): {faults}. Tidak ada yang dipulihkan. "
        "Pakai cadangan lain: satupintu backup --verify FOLDER menyebut yang utuh."
    )


class BackupNewer(Refusal):
    """The backup was made by a newer program. `data`: version, unknown."""

    code = "backup_newer"
    says = (
        "Cadangan ini dibuat dengan Satu Pintu {version} yang lebih baru (mengenal {unknown}). "
        "Pasang versi itu dulu, lalu pulihkan."
    )


class KeysSealed(Refusal):
    """The keys are sealed and no passphrase was given."""

    code = "keys_sealed"
    says = "Kunci di cadangan ini tersegel. Berikan kata sandinya: --passphrase-file BERKAS"


class WrongPassphrase(Refusal):
    """The passphrase does not open the keys."""

    code = "wrong_passphrase"
    says = "Kata sandi cadangan salah, atau segel kuncinya rusak. Tidak ada yang dipulihkan. Periksa kata sandinya."


class ShortPassphrase(Refusal):
    """A passphrase that can be guessed protects nothing."""

    code = "short_passphrase"
    says = "Kata sandi cadangan terlalu pendek: paling sedikit {least} huruf. Pakai empat kata acak atau lebih."


class KeysWrong(Refusal):
    """The keys that were given are not those of the backup. `data`: folder, keys."""

    code = "keys_wrong"
    says = (
        "Kunci di {folder} bukan kunci cadangan ini (tidak cocok atau tidak ada: {keys}). "
        "Tidak ada yang dipulihkan. Tunjukkan folder kunci yang benar: --keys FOLDER"
    )


class OfficeThere(Refusal):
    """There is an office already where one should be restored or moved to. `data`: what."""

    code = "office_there"
    says = (
        "Di sini sudah ada isi: {what}. Tidak ada yang diubah. Pulihkan hanya ke tempat kosong: "
        "pilih SATUPINTU_DATA, SATUPINTU_KEYS, atau DATABASE_URL lain."
    )


class NoOffice(Refusal):
    """There is nothing to save or move."""

    code = "no_office"
    says = "Basis data belum mutakhir atau belum ada. Jalankan: satupintu migrate"


class NotEqual(Refusal):
    """What was copied is not what was there. `data`: table, why."""

    code = "not_equal"
    says = (
        "Tabel {table} tidak dapat disalin dengan sama persis: {why}. Tujuan dikosongkan lagi; yang lama tidak berubah."
    )


class SameDatabase(Refusal):
    """The office is there already."""

    code = "same_database"
    says = "Kantor sudah memakai basis data itu. Tulis DATABASE_URL tujuan yang lain."
