"""Signing in and out, and the second factor: the sign-in library's views with our pages around them."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from satupintu.base import clock
from satupintu.people.door import SHOWN
from satupintu.people.models import User
from satupintu.people.queries import actor_for
from satupintu.people.second_factor import forced

sign_in = account.LoginView.as_view(template_name="people/sign_in.html")
sign_out = account.LogoutView.as_view(template_name="people/sign_out.html")
inactive = account.AccountInactiveView.as_view(template_name="people/inactive.html")
password_again = account.ReauthenticateView.as_view(template_name="people/password_again.html")
code = factor.AuthenticateView.as_view(template_name="people/code.html")
code_again = factor.ReauthenticateView.as_view(template_name="people/code_again.html")
my_account = factor.IndexView.as_view(template_name="people/my_account.html")


class SetUp(totp.ActivateTOTPView):  # type: ignore[misc]
    """Set the phone up with a barcode; the spare codes are shown next."""

    template_name = "people/set_up.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        secret = str(context["form"].secret)
        groups = [secret[at : at + 4] for at in range(0, len(secret), 4)]
        return {**context, "secret": " ".join(groups), "forced": _must(self.request)}

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        self.request.session[SHOWN] = True  # the first code proves that the phone is here
        return response


class TakeOff(totp.DeactivateTOTPView):  # type: ignore[misc]
    """Take the old phone off. Whoever must have a second factor is led to set up the new one next."""

    template_name = "people/take_off.html"

    def get_success_url(self) -> str:
        return reverse("mfa_activate_totp") if _must(self.request) else reverse("mfa_index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "forced": _must(self.request)}


def _must(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and forced(actor_for(request.user, clock.now()))


set_up = SetUp.as_view()
take_off = TakeOff.as_view()
spare_codes = codes.ViewRecoveryCodesView.as_view(template_name="people/spare_codes.html")
new_spare_codes = codes.GenerateRecoveryCodesView.as_view(template_name="people/new_spare_codes.html")
