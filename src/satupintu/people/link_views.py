"""The public pages on which a member of staff sets a password with a link or a code from paper."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from satupintu.base import clock
from satupintu.base.refusal import Refusal
from satupintu.base.throttle import Throttle
from satupintu.base.visitor import address_of
from satupintu.people import links
from satupintu.people.models import User
from satupintu.people.refusals import NoSuchLink
from satupintu.people.staff_forms import CodeToTypeForm, NewPasswordForm
from satupintu.ui.refusals import to_form

KEPT = "satupintu_access_code"  # in the session, so that the code does not stay in the address

# Only misses count, so that colleagues behind one address do not shut each other out.
_misses_from = Throttle("access-link", 10, 900)


@never_cache
@require_safe
def arrive(request: HttpRequest, code: str) -> HttpResponse:
    """By the link in the letter: the code goes out of the address, where browsers and proxies would keep it. Looking
    uses nothing up: mail programs look at links before people do."""
    request.session[KEPT] = code[:60]
    return redirect("access_code")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def set_password(request: HttpRequest) -> HttpResponse:
    """First the code, then the password."""
    typed = CodeToTypeForm(request.POST if "code" in request.POST else None)
    if typed.is_valid():
        request.session[KEPT] = typed.cleaned_data["code"]
    code = "" if typed.errors else request.session.get(KEPT, "")
    if not code:
        return _ask_code(request, typed)
    try:
        owner = _owner(request, code)
    except Refusal as refusal:
        del request.session[KEPT]
        form = CodeToTypeForm({"code": code})
        form.is_valid()
        to_form(form, refusal)
        return _ask_code(request, form)
    return _ask_password(request, code, owner)


def _owner(request: HttpRequest, code: str) -> User:
    """Whose link it is; a code that opens nothing is counted. Raises what `link_owner` raises, and TooMany."""
    _misses_from.check(address_of(request), clock.now())
    try:
        return links.link_owner(code=code, now=clock.now())
    except NoSuchLink:
        _misses_from.hit(address_of(request), clock.now())
        raise


def _ask_password(request: HttpRequest, code: str, owner: User) -> HttpResponse:
    form = NewPasswordForm(request.POST if "password" in request.POST else None)
    if form.is_valid():
        try:
            links.set_password(code=code, password=form.cleaned_data["password"], now=clock.now())
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            request.session.flush()
            words = _("Kata sandi sudah disimpan. Masuklah dengan nama pengguna %(name)s.")
            messages.success(request, words % {"name": owner.username})
            return redirect("account_login")
    context = {"form": form, "owner": owner}
    return render(request, "people/link/password.html", context, status=422 if form.errors else 200)


def _ask_code(request: HttpRequest, form: CodeToTypeForm) -> HttpResponse:
    return render(request, "people/link/code.html", {"form": form}, status=422 if form.errors else 200)
