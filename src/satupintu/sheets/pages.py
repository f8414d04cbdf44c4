"""The page before a download: one for every list of the office. See `services.Listing` for how to plug a list in, and
`tables.Table` for lists that are narrowed and sorted as a whole."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import render

from satupintu.base import clock
from satupintu.base.actor import Actor
from satupintu.base.refusal import Refusal
from satupintu.sheets.forms import DownloadForm
from satupintu.sheets.services import Listing, export
from satupintu.sheets.tables import OUT, Table
from satupintu.ui.refusals import to_form

T = TypeVar("T")
View = Callable[..., HttpResponseBase]


def require_safe_or_taken_out(view: View) -> View:
    """The page of a list is only read; what is sent there asks for the list as a file."""

    @wraps(view)
    def read(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        taken_out = request.method == "POST" and any(name.endswith(OUT) for name in request.GET)
        if request.method in {"GET", "HEAD"} or taken_out:
            return view(request, *args, **kwargs)
        return HttpResponseNotAllowed(["GET", "HEAD"])

    return read


def take_out(request: HttpRequest, actor: Actor, table: Table[T], *, zone: str, nav: str = "desk") -> HttpResponseBase:
    """A list that stands on its page as a `Table`, as a file: for the view to answer with when `table.leaving`."""
    return download(request, actor, table.listing, zone=zone, back=f"{request.path}{table.back}", nav=nav)


def download(
    request: HttpRequest, actor: Actor, listing: Listing[T], *, zone: str, back: str, nav: str = "desk"
) -> HttpResponseBase:
    """GET asks for the kind of file and, where there are such columns, whether with personal data and why; POST gives
    the file and leaves a line in the trail. The view has checked that the actor may see the list.

    zone: the office's, in which instants are told. back: the address of the list.
    """
    words = ", ".join(column.title for column in listing.personal)
    form = DownloadForm(request.POST if request.method == "POST" else None, personal=words)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            sheet = export(
                actor=actor,
                now=clock.now(),
                listing=listing,
                kind=data["kind"],
                zone=zone,
                with_personal=bool(data.get("personal")),
                reason=data.get("reason", ""),
            )
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            answer = FileResponse(sheet.content, as_attachment=True, filename=sheet.name, content_type=sheet.media)
            answer["Cache-Control"] = "no-store"
            return answer
    context = {"listing": listing, "form": form, "back": back, "nav": nav}
    page: HttpResponse = render(request, "sheets/download.html", context, status=422 if form.errors else 200)
    return page
