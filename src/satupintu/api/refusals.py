"""How the door for programs says no, before any room of the office is reached."""

from typing import Any

from satupintu.base.refusal import Refusal


class NoSuchAddress(Refusal):
    """Nothing is at this address."""

    code = "no_such_address"
    says = "Tidak ada apa-apa di alamat ini. Lihat daftar alamat di /api/v1/."
    status = 404


class MethodNotThere(Refusal):
    """The address is there; this is not how it is asked."""

    code = "method_not_allowed"
    says = "Alamat ini tidak mengenal cara {method}. Yang dikenal: {allowed}."
    status = 405


class WrongMedia(Refusal):
    """What was sent is of another kind than what is read here."""

    code = "unsupported_media_type"
    says = "Kirim isi dengan Content-Type {expected}."
    status = 415


class Malformed(Refusal):
    """What was sent is no JSON."""

    code = "malformed"
    says = "Isi kiriman tidak dapat dibaca sebagai JSON (UTF-8). Periksa tanda kutip, koma, dan kurungnya."
    status = 400


class SentTooMuch(Refusal):
    """More than is read here."""

    code = "sent_too_much"
    says = "Isi kiriman terlalu besar. Paling besar {most} KB."
    status = 413


class Unfit(Refusal):
    """What was sent does not fit the description. `data`: errors, each with `field` and `says`."""

    code = "invalid_input"
    says = "Isi kiriman tidak sesuai: {first}"
    status = 422

    @property
    def errors(self) -> list[dict[str, str]]:
        """Each thing that does not fit: where, and why."""
        found: list[dict[str, Any]] = self.data["errors"]
        return found


class TokenNeeded(Refusal):
    """No token, or one that is unknown, expired or taken back: one answer for all."""

    code = "token_needed"
    says = (
        "Alamat ini memerlukan token yang masih berlaku: Authorization: Bearer …. Mintalah kepada administrator kantor."
    )
    status = 401


class ScopeMissing(Refusal):
    """The token is good, but not for this."""

    code = "scope_missing"
    says = "Token ini tidak mempunyai lingkup {scope}. Mintalah token dengan lingkup itu kepada administrator kantor."
    status = 403


class KeyReused(Refusal):
    """Under this Idempotency-Key something else was sent before."""

    code = "idempotency_key_reused"
    says = "Idempotency-Key ini sudah dipakai untuk kiriman lain. Pakai kunci baru untuk kiriman baru."
    status = 409


class AlreadySent(Refusal):
    """The draft was sent in before, under another key: its number and code were told then, once."""

    code = "already_sent"
    says = (
        "Permohonan ini sudah dikirim. Nomor dan kode pelacakannya sudah diberikan dalam jawaban kiriman itu dan tidak "
        "diberikan lagi."
    )


class NoSuchApplication(Refusal):
    """The number or the code does not fit: one answer for both, so that numbers cannot be tried out."""

    code = "no_such_file"
    says = (
        "Nomor dan kode ini tidak cocok. Salin keduanya dari tanda terima Anda. "
        "Tanda terima hilang? Datang ke loket dengan KTP Anda."
    )
    status = 404


class ScopeForPersons(Refusal):
    """A system does nothing in anybody's name."""

    code = "scope_for_persons"
    says = (
        "Hanya token milik seorang petugas yang dapat mengerjakan tahap berkas. Pilih petugasnya, atau lepas lingkup "
        "itu."
    )
    field = "scopes"
    status = 422


class ExpiryUnfit(Refusal):
    """A token ends, within a year."""

    code = "expiry_unfit"
    says = "Token berlaku paling sedikit sampai besok dan paling lama satu tahun."
    field = "expires_on"
    status = 422


class StepNotByProgram(Refusal):
    """This step has no such outcome, or what it needs is not taken in here."""

    code = "step_not_by_program"
    says = "Hasil “{outcome}” tidak dikenal pada tahap “{step}”. Yang dapat dicatat sekarang: {outcomes}."
    status = 409
