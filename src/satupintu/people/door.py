"""The inner door: only staff come in, and those whose word binds the office only with a second factor."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from satupintu.base import clock
from satupintu.base.actor import Actor
from satupintu.people.models import User
from satupintu.people.queries import actor_for, present
from satupintu.people.second_factor import forced, has_one

SHOWN = "satupintu_second_factor_shown"  # in this session, when the phone was set up in it
_METHODS = "account_authentication_methods"  # how this session was signed in, as the sign-in library keeps it


class StaffRequest(HttpRequest):
    """A request from behind the door: `staff` is who asks."""

    staff: Actor
    user: User


P = ParamSpec("P")
View = Callable[Concatenate[StaffRequest, P], HttpResponseBase]


def admit(request: HttpRequest) -> HttpResponse | None:
    """Put `request.staff` there; or the redirect to where this person must go first."""
    user = request.user
    if not isinstance(user, User) or not user.is_active:
        return _to_sign_in(request)
    actor = actor_for(user, present(user, clock.now()))
    # A session in which it was shown ends when the phone is taken away (User.session_epoch): it needs no question.
    if forced(actor) and not _shown(request):
        if not has_one(user.pk):
            return HttpResponseRedirect(reverse("mfa_activate_totp"))
        logout(request)  # e.g. a session that began before the phone was set up elsewhere
        return _to_sign_in(request)
    request.staff = actor  # type: ignore[attr-defined]
    return None


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    target = request.get_full_path() if request.method == "GET" else "/meja/"
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': target})}")


def _shown(request: HttpRequest) -> bool:
    """Whether the second factor was shown in this session."""
    used = request.session.get(_METHODS, ())
    return bool(request.session.get(SHOWN)) or any(each.get("method") == "mfa" for each in used)


def staff_required(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """A view for staff: `request.staff` is there. For addresses outside the door's prefixes it is the door itself."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not hasattr(request, "staff") and (refused := admit(request)) is not None:
            return refused
        return view(request, *args, **kwargs)  # type: ignore[arg-type]

    return guarded


def visitor(request: HttpRequest) -> Actor | None:
    """On a public page: the member of staff who is signed in, with the second factor where it is forced; else None.

    Asks the database nothing about citizens, who bring no session.
    """
    if not request.user.is_authenticated or admit(request) is not None:
        return None
    staff: Actor = request.staff  # type: ignore[attr-defined]
    return staff
