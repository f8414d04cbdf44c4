"""Lists of files: mine, others', all; narrowed and sorted in any way, each way an address that can be kept; and taken
out as sheets."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from satupintu.applications import queries
from satupintu.backoffice import desk_views, file_sheet
from satupintu.backoffice.list_forms import FileFilterForm, KeepFilterForm
from satupintu.backoffice.queries import kept_filters
from satupintu.backoffice.services import drop_filter, keep_filter
from satupintu.base import clock
from satupintu.base.actor import Actor
from satupintu.base.refusal import Refusal
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.queries import colleagues, office
from satupintu.rules.promise import local
from satupintu.sheets.long_lists import Place
from satupintu.sheets.pages import download, require_safe_or_taken_out
from satupintu.sheets.tables import head
from satupintu.standards.queries import services_offered
from satupintu.ui.refusals import to_form

LISTING = "files"


def _today(actor: Actor) -> date:
    return local(clock.now(), office(actor.office_id).zone)


# What a list is narrowed by already, and so is not asked.
GIVEN: Mapping[str, Sequence[str]] = {
    "mine": ("peran", "status", "posisi", "petugas"),
    "elsewhere": ("peran", "status", "petugas"),
    "all": (),
}


def _form(request: StaffRequest, today: date, tab: str = "all") -> FileFilterForm:
    actor, without = request.staff, GIVEN[tab]
    standards = [adopted.standard for adopted in services_offered(actor.office_id, today)]
    officers = () if "petugas" in without else colleagues(actor)
    return FileFilterForm(request.GET, standards=standards, officers=officers, without=without)


@staff_required
@require_safe_or_taken_out
def mine(request: StaffRequest) -> HttpResponseBase:
    """What waits for me, most urgent first unless asked otherwise. Superiors also see how many files are late."""
    actor = request.staff
    known = queries.to_confirm(actor, _today(actor))
    return _listed(request, "mine", late_files=known.late, corrections=known)


@staff_required
@require_safe_or_taken_out
def elsewhere(request: StaffRequest) -> HttpResponseBase:
    """What waits for an applicant or another agency."""
    return _listed(request, "elsewhere")


@staff_required
@require_safe_or_taken_out
def everything(request: StaffRequest) -> HttpResponseBase:
    """All files of the office; open ones, the most urgent first, unless asked otherwise."""
    actor = request.staff
    return _listed(request, "all", keep=reverse("desk_keep_filter"), kept=kept_filters(actor, LISTING))


def _listed(request: StaffRequest, tab: str, **more: Any) -> HttpResponseBase:
    actor, today = request.staff, _today(request.staff)
    form = _form(request, today, tab)
    wanted = form.wanted(today)
    if tab == "elsewhere" and wanted.court in {"", "office"}:
        wanted = replace(wanted, court=queries.ELSEWHERE)
    place = Place(request.GET.dict())
    if place.leaving:
        sheet = file_sheet.desk(actor, wanted) if tab == "mine" else file_sheet.files(actor, wanted)
        back = f"{request.path}{place.first}"
        return download(request, actor, sheet, zone=office(actor.office_id).zone, back=back)
    page = queries.desk(actor, place.after, wanted) if tab == "mine" else queries.files(actor, wanted, place.after)
    due = head(_("Waktu"), "tempo", place.asked, usual="tempo")
    ended = wanted.state != "open"
    filed = head(_("Masuk"), "masuk", place.asked, usual="-masuk" if wanted.by == "-filed" else "")
    return desk_views.show_list(
        request,
        tab,
        page,
        standards=form.standards,
        filter=form,
        heads={"due": replace(due, url="", sorted="none") if ended else due, "filed": filed},
        place=place.leading_to(page.after),
        narrowed=urlencode(sorted(form.used.items())),
        **more,
    )


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: StaffRequest) -> HttpResponse:
    """Keep the filter that the address names, under a name."""
    actor, today = request.staff, _today(request.staff)
    narrowing = _form(request, today)
    form = KeepFilterForm(request.POST if request.method == "POST" else None)
    back = f"{reverse('desk_all')}?{request.GET.urlencode()}"
    if request.method == "POST" and form.is_valid():
        query = {name: str(value) for name, value in request.GET.items() if name != "sesudah"}
        try:
            keep_filter(
                actor=actor,
                now=clock.now(),
                listing=LISTING,
                name=form.cleaned_data["name"],
                query=query,
                known=narrowing.fields,
                shared=form.cleaned_data["shared"],
            )
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            messages.success(request, _("Saringan disimpan."))
            return HttpResponseRedirect(back)
    context = {"form": form, "back": back, "nav": "desk"}
    return render(request, "backoffice/keep_filter.html", context, status=422 if form.errors else 200)


@staff_required
@require_POST
def drop(request: StaffRequest, filter_id: UUID) -> HttpResponse:
    """Take a saved filter of one's own away."""
    drop_filter(actor=request.staff, now=clock.now(), filter_id=filter_id)
    messages.success(request, _("Saringan dihapus."))
    return HttpResponseRedirect(reverse("desk_all"))
