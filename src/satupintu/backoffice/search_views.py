"""The one search box of the staff's pages. What is typed is sent in the body: no name and no NIK ends up in an address,
a history or a log."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from satupintu.backoffice import search
from satupintu.base import clock
from satupintu.finding import queries as index
from satupintu.finding.queries import Kind, ask
from satupintu.finding.services import note_search
from satupintu.people.door import StaffRequest, staff_required
from satupintu.rules.nib import mask_nik


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: StaffRequest) -> HttpResponse:
    """What fits what was typed, by kind; a number that is exactly one thing's leads straight there."""
    if "nomor" in request.GET:
        return _to_number(request, request.GET["nomor"])
    if request.method != "POST":
        return render(request, "backoffice/search.html", {"nav": "search", "typed": ""})
    actor, typed = request.staff, request.POST.get("q", "").strip()
    question = ask(typed)
    kind, before = _page(request)
    exact = index.by_number(actor, typed) if before is None and question.key else None
    if exact and (url := search.address(actor, *exact)):
        return HttpResponseRedirect(url)
    found = index.search(actor, question, kind, before)
    groups = search.groups(actor, found, beside=before is None and question.named)
    if before is None:
        note_search(actor=actor, now=clock.now(), question=question, found=found.count)
    context = {
        "nav": "search",
        "typed": typed[:100],
        "asked": mask_nik(question.nik) if question.nik else typed[:100],
        "question": question,
        "groups": groups,
        "found": found,
        "further": before is not None,
    }
    return render(request, "backoffice/search.html", context)


def _page(request: HttpRequest) -> tuple[tuple[Kind, ...], UUID | None]:
    """Of which kind which page was asked for: all kinds, the first page, when the form says neither."""
    try:
        return (Kind[request.POST.get("jenis", "").upper()],), UUID(request.POST.get("sebelum", ""))
    except (KeyError, ValueError):
        return tuple(search.SHOWN), None


def _to_number(request: StaffRequest, typed: str) -> HttpResponse:
    """To the thing with a number, as typed."""
    exact = index.by_number(request.staff, typed[:100])
    if exact and (url := search.address(request.staff, *exact)):
        return HttpResponseRedirect(url)
    words = _("Tidak ada berkas dengan nomor “%(number)s”. Periksa lagi nomornya.")
    messages.error(request, words % {"number": "".join(typed.split()).upper()[:60]})
    return redirect("desk")
