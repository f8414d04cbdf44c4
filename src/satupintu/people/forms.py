"""What one types to sign in: name and password, the code from the phone."""

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal import auth as totp
from django import forms
from django.utils.translation import gettext_lazy as _

from satupintu.people import phone

_CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "govuk-input govuk-input--width-10"}
_MISSING_CODE = _("Tulis kode 6 angka dari aplikasi di ponsel Anda.")


def _dress(field: forms.Field, label: Any, missing: Any, attrs: dict[str, Any]) -> None:
    field.label = label
    field.error_messages = {**field.error_messages, "required": missing}
    field.widget.attrs = {**attrs}


class SignInForm(LoginForm):  # type: ignore[misc]
    """Name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        common = {"class": "govuk-input govuk-input--width-20", "spellcheck": "false", "autocapitalize": "none"}
        _dress(
            self.fields["login"],
            _("Nama pengguna"),
            _("Tulis nama pengguna Anda."),
            {**common, "autocomplete": "username"},
        )
        _dress(
            self.fields["password"],
            _("Kata sandi"),
            _("Tulis kata sandi Anda."),
            {**common, "autocomplete": "current-password"},
        )
        self.fields["password"].help_text = ""


class _Once:
    """A code that was found right is used up, for good: the library forgets it after half a minute, we do not."""

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        authenticator = self.authenticator  # type: ignore[attr-defined]
        if why := phone.spend(authenticator.pk, code):
            self._emit_authentication_failed(authenticator)  # type: ignore[attr-defined]
            raise get_adapter().validation_error(why)
        return code


class CodeForm(_Once, AuthenticateForm):  # type: ignore[misc]
    """The code from the phone, or one of the spare codes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self.fields["code"], _("Kode keamanan"), _MISSING_CODE, _CODE)


class PasswordAgainForm(ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something weighty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attrs = {"class": "govuk-input govuk-input--width-20", "autocomplete": "current-password"}
        _dress(self.fields["password"], _("Kata sandi"), _("Tulis kata sandi Anda."), attrs)


class CodeAgain(_Once, CodeAgainForm):  # type: ignore[misc]
    """The code once more, before something weighty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self.fields["code"], _("Kode keamanan"), _MISSING_CODE, _CODE)


class SetUpForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code, which proves that the phone was set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self.fields["code"], _("Kode 6 angka dari aplikasi"), _MISSING_CODE, _CODE)


class MoveForm(CodeForm):
    """A code from the new phone, then one from the old: the old one stays good until the new one has proven itself."""

    fresh = forms.CharField()
    field_order = ("fresh", "code")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.secret = totp.get_totp_secret(regenerate=not self.is_bound)
        _dress(self.fields["fresh"], _("Kode 6 angka dari ponsel baru"), _MISSING_CODE, _CODE)
        _dress(self.fields["code"], _("Kode dari ponsel lama, atau satu kode cadangan"), _MISSING_CODE, _CODE)

    def clean_fresh(self) -> str:
        """Raises what a wrong code raises."""
        fresh = str(self.cleaned_data["fresh"])
        if not totp.validate_totp_code(self.secret, fresh):
            raise get_adapter().validation_error("incorrect_code")
        return fresh

    def clean_code(self) -> str:
        """Only when the new phone is right: the old phone's code is used up by being looked at."""
        if "fresh" in self.errors:
            return ""
        return super().clean_code()
