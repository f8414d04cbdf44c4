"""Signing in and out, and the second factor: the sign-in library's views with our pages around them."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from satupintu.base import clock
from satupintu.people import phone
from satupintu.people.door import SHOWN
from satupintu.people.forms import MoveForm
from satupintu.people.models import User
from satupintu.people.queries import actor_for, present
from satupintu.people.refusals import PhoneStays
from satupintu.people.roster import history
from satupintu.people.second_factor import forced, has_one

sign_in = account.LoginView.as_view(template_name="people/sign_in.html")
sign_out = account.LogoutView.as_view(template_name="people/sign_out.html")
inactive = account.AccountInactiveView.as_view(template_name="people/inactive.html")
password_again = account.ReauthenticateView.as_view(template_name="people/password_again.html")
code = factor.AuthenticateView.as_view(template_name="people/code.html")
code_again = factor.ReauthenticateView.as_view(template_name="people/code_again.html")


class MyAccount(factor.IndexView):  # type: ignore[misc]
    """How I sign in, and what happened to my account: whoever was tampered with sees it here."""

    template_name = "people/my_account.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "lines": history(self.request.user)}


my_account = MyAccount.as_view()


class SetUp(totp.ActivateTOTPView):  # type: ignore[misc]
    """Set the phone up with a barcode; the spare codes are shown next."""

    template_name = "people/set_up.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "secret": _in_fours(str(context["form"].secret)), "forced": _must(self.request)}

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        self.request.session[SHOWN] = True  # the first code proves that the phone is here
        return response


class TakeOff(totp.DeactivateTOTPView):  # type: ignore[misc]
    """Take the phone off, for those who may do without. The others move the code to another phone."""

    template_name = "people/take_off.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if _must(request):
            if request.method == "POST":
                raise PhoneStays()
            return redirect("mfa_move_totp")
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest) -> HttpResponse:
    """The code moves to another phone: the new one shows a code, and the old one, or a spare code, a last one."""
    user = request.user
    if not isinstance(user, User):
        return redirect(f"{reverse('account_login')}?{urlencode({'next': reverse('mfa_move_totp')})}")
    if not has_one(user.pk):
        return redirect("mfa_activate_totp")
    form = MoveForm(request.POST if request.method == "POST" else None, user=user)
    if form.is_valid():
        phone.move(user=user, secret=form.secret, code=form.cleaned_data["fresh"], now=clock.now())
        request.session.pop(SECRET_SESSION_KEY, None)
        messages.success(request, _("Kode kini ada di ponsel baru. Ponsel lama tidak berlaku lagi."))
        return redirect("mfa_index")
    adapter = get_adapter()
    svg = adapter.build_totp_svg(adapter.build_totp_url(user, form.secret))
    context = {"form": form, "totp_svg": svg, "secret": _in_fours(form.secret), "forced": _must(request)}
    return render(request, "people/move.html", context)


def _in_fours(secret: str) -> str:
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def _must(request: HttpRequest) -> bool:
    user = request.user
    return isinstance(user, User) and forced(actor_for(user, present(user, clock.now())))


set_up = SetUp.as_view()
take_off = TakeOff.as_view()
spare_codes = codes.ViewRecoveryCodesView.as_view(template_name="people/spare_codes.html")
new_spare_codes = codes.GenerateRecoveryCodesView.as_view(template_name="people/new_spare_codes.html")
