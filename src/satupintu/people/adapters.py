"""How the sign-in library behaves here: nobody signs up, secrets are sealed, and it speaks like the office."""

from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from satupintu.base import clock
from satupintu.files.services import open_text, seal_text
from satupintu.people.queries import actor_for, present, the_office
from satupintu.people.refusals import PhoneStays
from satupintu.people.second_factor import forced

JUST_NOW = 300  # seconds
_TOTP = b"people.totp"


class SignIn(DefaultAccountAdapter):  # type: ignore[misc]
    """Staff are added by an administrator; the library sends no mail and shows no messages of its own."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Akun ini tidak aktif. Hubungi administrator kantor."),
        "incorrect_password": _("Kata sandi salah. Periksa huruf besar dan kecilnya, lalu coba lagi."),
        "too_many_login_attempts": _("Terlalu banyak percobaan masuk. Tunggu beberapa menit, lalu coba lagi."),
        "rate_limited": _("Terlalu banyak percobaan. Tunggu beberapa menit, lalu coba lagi."),
        "username_password_mismatch": _(
            "Nama pengguna atau kata sandi salah. Periksa keduanya, lalu coba lagi. "
            "Lupa kata sandi? Minta administrator membuatkan yang baru."
        ),
        "incorrect_code": _("Kode salah atau sudah lewat waktunya. Tulis kode yang tampak sekarang di aplikasi."),
    }

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Whether to ask once more who it is: not of somebody who signed in a moment ago."""
        records = self.request.session.get("account_authentication_methods", ())
        latest = float(records[-1].get("at", 0)) if records else 0.0
        # Not before it either: a clock that jumped back must not stretch five minutes to an hour.
        if 0 <= clock.now().timestamp() - latest < JUST_NOW:
            return False
        return bool(super().is_reauthentication_required(app=app))

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: citizens have no account, staff are added."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say themselves what happened."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """The trail keeps what happened to a second factor; no mail."""


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """TOTP secrets lie sealed in the database, under a wrapped key of their own."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": SignIn.error_messages["incorrect_code"],
        "cannot_delete_authenticator": _(PhoneStays.says),
        "clock_behind": _(
            "Jam komputer kantor mundur, sehingga kode dari ponsel belum dapat diterima. Pakai satu kode cadangan, "
            "atau minta administrator membetulkan jam komputer server."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret for the database."""
        return seal_text(text, context=_TOTP)

    def decrypt(self, encrypted_text: str) -> str:
        """Open what `encrypt` sealed. Raises SealBroken, KeyMissing."""
        return open_text(encrypted_text, context=_TOTP)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whose word binds the office moves the code to another phone, but is never without one."""
        user = authenticator.user
        bound = authenticator.type == Authenticator.Type.TOTP and forced(actor_for(user, present(user, clock.now())))
        return not bound

    def get_totp_label(self, user: Any) -> str:
        """What the app on the phone calls this account."""
        return str(user.username)

    def get_totp_issuer(self) -> str:
        """Whose account it is, in the app on the phone."""
        office = the_office()
        return office.short_name if office else "Satu Pintu"

    def build_totp_svg(self, url: str) -> str:
        """The barcode that sets the app up, as SVG to stand in the page."""
        return str(segno.make(url, error="m").svg_inline(border=4, dark="#16211e", light="#ffffff", omitsize=True))
