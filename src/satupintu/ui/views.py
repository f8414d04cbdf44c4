"""The pages for what went wrong before any room of the office was reached."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from satupintu.ui.context import office_look


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """No such page."""
    return render(request, "ui/404.html", status=404)


def forbidden(request: HttpRequest, exception: Any = None, reason: str = "") -> HttpResponse:
    """A form that is too old, or came from elsewhere (CSRF)."""
    return render(request, "ui/403.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours."""
    return render(request, "ui/500.html", status=500)


def arms(request: HttpRequest) -> HttpResponse:
    """The office's own coat of arms, in a sandbox: it is a drawing somebody handed in."""
    response = HttpResponse(office_look.get()().arms, content_type="image/svg+xml")
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    response["Cache-Control"] = "public, max-age=3600"
    return response
