"""The one bridge from the sign-in library's signals into the office's trail."""

from typing import Any

from allauth.mfa import signals as mfa
from django.contrib.auth import signals as auth
from django.http import HttpRequest

from satupintu.base import clock
from satupintu.base.actor import Actor, system
from satupintu.base.events import Event, emit
from satupintu.base.transaction import write
from satupintu.people import record
from satupintu.people.events import SecondFactorChanged, SignedIn, SignInFailed
from satupintu.people.models import User
from satupintu.people.queries import the_office


def connect() -> None:
    """Called once, when all features are loaded."""
    uid = "satupintu.people.bridge"
    auth.user_logged_in.connect(signed_in, dispatch_uid=uid)
    auth.user_login_failed.connect(password_failed, dispatch_uid=uid)
    mfa.authentication_failed.connect(code_failed, dispatch_uid=uid)
    mfa.authenticator_added.connect(factor_added, dispatch_uid=uid)
    mfa.authenticator_removed.connect(factor_removed, dispatch_uid=uid)
    mfa.authenticator_reset.connect(factor_reset, dispatch_uid=uid)


def _tell(event: Event) -> None:
    with write():
        emit(event)


def _self(user: User) -> Actor:
    return Actor(kind="staff", office_id=user.office_id, user_id=user.pk, name=user.name)


def signed_in(*, user: User, request: HttpRequest | None = None, **_: Any) -> None:
    """All steps of signing in are done."""
    session: Any = getattr(request, "session", {})
    used = session.get("account_authentication_methods", ())
    methods = tuple(str(each.get("type") or each.get("method")) for each in used)
    _tell(SignedIn(at=clock.now(), actor=_self(user), subject=user.pk, methods=methods))


def password_failed(*, credentials: dict[str, Any], **_: Any) -> None:
    """A name and a password that do not belong together."""
    user = User.objects.filter(username__iexact=str(credentials.get("username", ""))).first()
    office = the_office()
    if user is not None:
        _tell(SignInFailed(at=clock.now(), actor=system(user.office_id), subject=user.pk, step="password"))
    elif office is not None:
        _tell(SignInFailed(at=clock.now(), actor=system(office.pk), subject=office.pk, step="password"))


def code_failed(*, user: User, **_: Any) -> None:
    """The password was right, the code was not."""
    _tell(SignInFailed(at=clock.now(), actor=system(user.office_id), subject=user.pk, step="totp"))


def _factor(user: User, what: str) -> None:
    with write():
        record.keep(SecondFactorChanged(at=clock.now(), actor=_self(user), subject=user.pk, what=what))


def factor_added(*, user: User, **_: Any) -> None:
    """TOTP was set up."""
    _factor(user, "added")


def factor_removed(*, user: User, **_: Any) -> None:
    """TOTP was switched off."""
    _factor(user, "removed")


def factor_reset(*, user: User, **_: Any) -> None:
    """Recovery codes were made anew."""
    _factor(user, "reset")
