"""The language of the pages: each reader's own choice, kept in a cookie and nowhere else. Papers, letters and messages
are written in Indonesian whatever is chosen here."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

A_YEAR = 365 * 24 * 3600


def chosen(request: HttpRequest) -> str:
    """The language this reader chose; Indonesian where they chose none."""
    wish = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return wish if wish in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def here(request: HttpRequest) -> str:
    """The address to come back to after choosing. What answers a form that was sent cannot be asked for again: then
    it is the page that the form stood on."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    came_from = request.headers.get("Referer", "")
    return _inside(request, came_from) or "/"


def _inside(request: HttpRequest, address: str) -> str:
    """The path and query of an address of this office; "" for any other."""
    if not address or not url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure()):
        return ""
    parts = urlsplit(address)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return path if url_has_allowed_host_and_scheme(path, None) else ""


@csrf_exempt  # changes nothing but how this reader's pages speak; a token would keep every public page out of caches
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the choice and go back to where it was made."""
    response = HttpResponseRedirect(_inside(request, request.POST.get("kembali", "")) or "/")
    wish = request.POST.get("bahasa", "")
    if wish in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            wish,
            max_age=A_YEAR,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response
