"""Whatever lies behind the inner door is guarded, whoever wrote the view, and no browser keeps a copy of it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from satupintu.people.door import admit

INSIDE = ("/meja/", "/berkas/", "/kantor/")
FIRST_DOOR = "/kantor/mulai/"  # has a lock of its own: there is nobody yet who could sign in


class StaffDoor:
    """Guards every address behind the door, whoever wrote the view, and puts `request.staff` there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(INSIDE) or request.path == FIRST_DOOR:
            return self.get_response(request)
        refused = admit(request)
        response = refused or self.get_response(request)
        add_never_cache_headers(response)
        return response
