"""All files of the office: narrowed in any way, each way an address that can be kept; and taken out as a sheet."""

from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

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
from satupintu.sheets.pages import download
from satupintu.standards.queries import services_offered
from satupintu.ui.refusals import to_form

LISTING = "files"


def _today(actor: Actor) -> date:
    return local(clock.now(), office(actor.office_id).zone)


def _form(request: StaffRequest, today: date) -> FileFilterForm:
    standards = [adopted.standard for adopted in services_offered(request.staff.office_id, today)]
    return FileFilterForm(request.GET, standards=standards, officers=colleagues(request.staff))


@staff_required
@require_safe
def everything(request: StaffRequest) -> HttpResponse:
    """All files of the office; open ones, the most urgent first, unless asked otherwise."""
    actor, today = request.staff, _today(request.staff)
    form = _form(request, today)
    page = queries.files(actor, form.wanted(today), request.GET.get("sesudah", ""))
    return desk_views.show_list(
        request,
        "all",
        page,
        standards=form.standards,
        filter=form,
        keep=KeepFilterForm(),
        kept=kept_filters(actor, LISTING),
        query=request.GET.urlencode(),
        narrowed=urlencode(sorted(form.used.items())),
    )


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def everything_download(request: StaffRequest) -> HttpResponseBase:
    """The same list as a sheet."""
    actor, today = request.staff, _today(request.staff)
    wanted = _form(request, today).wanted(today)
    back = f"{reverse('desk_all')}?{request.GET.urlencode()}"
    sheet = file_sheet.files(actor, wanted)
    return download(request, actor, sheet, zone=office(actor.office_id).zone, back=back)


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
