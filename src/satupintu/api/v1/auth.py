"""Who asks: the public, or a program with a token. A cookie says nothing here."""

from typing import Any

from django.http import HttpRequest
from ninja.security import HttpBearer

from satupintu.api.refusals import ScopeMissing
from satupintu.api.services import Admitted, admit
from satupintu.base import clock
from satupintu.base.refusal import NotFound, Refusal
from satupintu.base.throttle import Throttle
from satupintu.base.visitor import address_of
from satupintu.people.queries import Office, the_office

# Only misses count: a program that does things right is never held back.
_misses_from = Throttle("api-token", 30, 600)


class Token(HttpBearer):
    """A token with a scope."""

    def __init__(self, scope: str) -> None:
        self.scope = scope
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """Who comes with this token. Raises TokenNeeded, ScopeMissing, and TooMany for whoever guesses."""
        now, client = clock.now(), address_of(request)
        _misses_from.check(client, now)
        try:
            admitted = admit(now=now, secret=token)
        except Refusal:
            _misses_from.hit(client, now)
            raise
        if self.scope not in admitted.scopes:
            raise ScopeMissing(scope=self.scope)
        return admitted


def admitted(request: HttpRequest) -> Admitted:
    """Who came in with the token."""
    found: Admitted = request.auth  # type: ignore[attr-defined]
    return found


def here() -> Office:
    """The office that this door belongs to. Raises NotFound before it is set up."""
    office = the_office()
    if office is None:
        raise NotFound()
    return office
