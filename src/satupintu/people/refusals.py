"""How the office says no to whoever administers its people, and to whoever sets a password."""

from satupintu.base.refusal import Refusal


class UsernameTaken(Refusal):
    """Two people cannot sign in under one name."""

    code = "username_taken"
    says = "Nama pengguna {username} sudah dipakai. Pilih nama lain."
    field = "username"


class UsernameUnfit(Refusal):
    """A name to sign in with is typed every day, on any keyboard."""

    code = "username_unfit"
    says = "Nama pengguna: 3 sampai 60 huruf kecil, angka, titik, garis bawah, atau tanda hubung, tanpa spasi."
    status = 422
    field = "username"


class StaffFieldUnfit(Refusal):
    """Something about a person cannot be kept like this. `data`: field, name, why."""

    code = "staff_field_unfit"
    says = "{name}: {why}"
    status = 422

    def __init__(self, field: str, name: str, why: str) -> None:
        super().__init__(field=field, name=name, why=why)
        self.__dict__["field"] = field  # which field is wrong is only known now


class UnknownRole(Refusal):
    """The office has no such role."""

    code = "unknown_role"
    says = "Peran {role} tidak dikenal. Pilih dari daftar."
    status = 422
    field = "role"


class RoleHeld(Refusal):
    """A role is not given twice for the same time."""

    code = "role_held"
    says = "Peran {role} sudah dipegang pada waktu itu. Cabut dulu bila masa berlakunya harus diubah."
    field = "role"


class RoleNotHeld(Refusal):
    """What is not held cannot be taken back."""

    code = "role_not_held"
    says = "Peran ini sudah tidak dipegang. Muat ulang halaman untuk melihat keadaannya sekarang."


class RoleTimeUnfit(Refusal):
    """A role is not given into the past, nor for less than nothing."""

    code = "role_time_unfit"
    says = "Peran tidak dapat diberikan untuk waktu yang sudah lewat, dan akhirnya harus sesudah awalnya."
    status = 422
    field = "since"


class OwnAccess(Refusal):
    """Nobody gives themselves a role, locks or recovers themselves: four eyes."""

    code = "own_access"
    says = (
        "Ini akses Anda sendiri, jadi harus diubah administrator lain. Hanya ada satu administrator? "
        "Jalankan di komputer server: satupintu people"
    )
    status = 403


class OwnKin(Refusal):
    """Whoever may take their own family off the list could then serve them."""

    code = "own_kin"
    says = "NIK keluarga Anda sendiri hanya dapat dihapus oleh administrator lain."
    status = 403
    legal_basis = "UU 30/2014 Pasal 42–43 (larangan konflik kepentingan)"


class LastAdministrator(Refusal):
    """Somebody must be able to open the door to others."""

    code = "last_administrator"
    says = "{name} administrator tetap yang terakhir. Beri peran administrator kepada orang lain dahulu."


class AdministratorDecides(Refusal):
    """Whoever hands out the keys does not decide (design: administrator configures, never decides)."""

    code = "administrator_decides"
    says = "Administrator tidak memutus permohonan, jadi tidak dapat sekaligus menjadi {role}."
    field = "role"


class ReasonMissing(Refusal):
    """What shuts a colleague out is never without a reason."""

    code = "staff_reason_missing"
    says = "Tulis alasannya, sedikitnya 5 huruf."
    status = 422
    field = "reason"


class AlreadyLocked(Refusal):
    """A locked door is not locked again."""

    code = "staff_already_locked"
    says = "Akun ini sudah terkunci."


class NotLocked(Refusal):
    """Only what is locked is unlocked."""

    code = "staff_not_locked"
    says = "Akun ini tidak terkunci."


class LockedOut(Refusal):
    """A locked account is first unlocked."""

    code = "staff_locked"
    says = "Akun ini terkunci. Administrator kantor harus membukanya dahulu."


class NotYetJoined(Refusal):
    """Who never set a password has nothing to recover: they are invited again."""

    code = "staff_not_joined"
    says = "Orang ini belum pernah membuat kata sandi. Kirim undangan baru."


class HasJoined(Refusal):
    """Who has a password is not invited again."""

    code = "staff_has_joined"
    says = "Orang ini sudah membuat kata sandi. Bila lupa, pulihkan aksesnya."


class NoSuchLink(Refusal):
    """A code that opens nothing."""

    code = "no_such_access_link"
    says = "Kode ini tidak dikenal. Salin lagi dari surat Anda, atau minta kode baru kepada administrator kantor."
    status = 404
    field = "code"


class LinkUsed(Refusal):
    """A link is good once; a newer one makes an older one worthless."""

    code = "access_link_used"
    says = "Kode ini sudah dipakai atau sudah diganti. Bukan Anda yang memakainya? Segera beri tahu administrator."
    status = 410
    field = "code"


class LinkOver(Refusal):
    """A link is not good for long."""

    code = "access_link_over"
    says = "Masa berlaku kode ini sudah lewat. Minta kode baru kepada administrator kantor."
    status = 410
    field = "code"


class WeakPassword(Refusal):
    """A password that others would guess."""

    code = "weak_password"
    says = "{why}"
    status = 422
    field = "password"


class PhoneStays(Refusal):
    """Whose word binds the office changes the phone, but is never without one."""

    code = "phone_stays"
    says = (
        "Jabatan Anda mengikat kantor, jadi kode dari ponsel tidak dapat dilepas, hanya dipindahkan ke ponsel lain. "
        "Ponsel hilang? Minta administrator lain memulihkan akses Anda."
    )
    status = 403


class SuperiorUnfit(Refusal):
    """The line of superiors goes up and ends."""

    code = "superior_unfit"
    says = "Atasan langsung tidak boleh dirinya sendiri atau bawahannya."
    status = 422
    field = "superior"
