"""What one types to sign in: name and password, the code from the phone."""

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext_lazy as _

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


class CodeForm(AuthenticateForm):  # type: ignore[misc]
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


class CodeAgain(CodeAgainForm):  # type: ignore[misc]
    """The code once more, before something weighty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self.fields["code"], _("Kode keamanan"), _MISSING_CODE, _CODE)


class SetUpForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code, which proves that the phone was set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self.fields["code"], _("Kode 6 angka dari aplikasi"), _MISSING_CODE, _CODE)
