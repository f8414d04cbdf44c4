"""Around every answer: strict headers; and refusals that reach the edge are spoken instead of breaking."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers

from satupintu.base.refusal import Refusal
from satupintu.ui.language import chosen
from satupintu.ui.refusals import problem, say

Answer = Callable[[HttpRequest], HttpResponse]

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "manifest-src 'self'"
)
SPOKEN = ("text/html", "application/problem+json")  # files and papers are Indonesian, whatever their reader chose
PROGRAMS = "/api/"  # who asks here reads no pages
SHORT = 6_000  # bytes: a page that travels in the first packets anyway
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


class SecurityHeaders:
    """Sets the headers that no view set otherwise (files that were handed in are served in a sandbox of their own)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class Language:
    """Pages speak Indonesian unless their reader chose otherwise (a cookie). What the browser prefers does not count:
    many phones here are set to English by their makers, and a page half in one language helps nobody."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = chosen(request)
        with translation.override(language):
            response = self.get_response(request)
        if response.headers.get("Content-Type", "").startswith(SPOKEN):
            response.headers.setdefault("Content-Language", language)
            patch_vary_headers(response, ["Cookie"])
        return response


class Compress(GZipMiddleware):
    """Pages travel compressed, with Django's padding against guessing what they hold. Left as they are: files and
    papers, which are dense already, and short pages, where packing costs the server more than it saves the reader."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        words = response.headers.get("Content-Type", "").startswith(("text/", "application/json"))
        if not words or response.streaming or len(getattr(response, "content", b"")) < SHORT:
            return response
        return super().process_response(request, response)


class SpeakRefusals:
    """A Refusal that no view caught becomes a page, a fragment for htmx, or problem+json."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        return answer(request, exception)


def answer(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The refusal as the asker wants it."""
    if _wants_json(request):
        return JsonResponse(problem(refusal), status=refusal.status, content_type="application/problem+json")
    context = {"says": say(refusal), "legal_basis": refusal.legal_basis, "code": refusal.code}
    if getattr(request, "htmx", False):
        response = render(request, "ui/parts/refusal.html", context)
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#pesan", "innerHTML"
        return response
    return render(request, "ui/refusal.html", context, status=refusal.status)


def _wants_json(request: HttpRequest) -> bool:
    return request.path_info.startswith(PROGRAMS) or "application/json" in request.headers.get("Accept", "")
