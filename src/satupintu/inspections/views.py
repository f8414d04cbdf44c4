"""The inspector's page: plan the visit, take photos, answer the checklist, conclude."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from satupintu.applications.pages import Opened, answer, open_file
from satupintu.files.views import serve
from satupintu.inspections.forms import FindingsForm, PhotoForm, PlanForm
from satupintu.inspections.queries import Report, photo_content, reports
from satupintu.inspections.services import add_photo, complete_inspection, keep_so_far, plan_visit
from satupintu.people.door import StaffRequest, staff_required


def _open_report(opened: Opened) -> Report | None:
    found = reports(opened.actor, opened.case)
    return next((each for each in reversed(found) if each.visit.done_at is None), None)


def _context(opened: Opened) -> Mapping[str, Any]:
    why_not = opened.waits("conform", "inspection")
    return {"report": _open_report(opened), "why_not": why_not, "dossier": opened.case.dossier}


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def visit(request: StaffRequest, number: str) -> HttpResponse:
    """The visit on one page; sending it concludes."""
    opened = open_file(request, number)
    form = FindingsForm.of(opened)
    if request.POST.get("do") == "photo":
        keep_so_far(actor=opened.actor, now=opened.now, application_id=opened.id, findings=form.so_far())
        return redirect("file_inspection_photo", number)
    if (report := _open_report(opened)) is not None:
        form.go_on_from(report)

    def conclude(data: Mapping[str, Any], version: int | None) -> object:
        return complete_inspection(
            actor=opened.actor,
            now=opened.now,
            application_id=opened.id,
            findings=form.found(),
            place=form.place(),
            version=version,
            at=form.when(),
        )

    done = _("Hasil cek lapangan sudah dicatat. Berita acara sedang dibuat.")
    return answer(opened, form, conclude, template="inspections/visit.html", done=done, extra=_context)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: StaffRequest, number: str) -> HttpResponse:
    """Say when the inspector will come."""
    opened = open_file(request, number)
    return answer(
        opened,
        PlanForm.of(opened),
        lambda data, version: plan_visit(actor=opened.actor, now=opened.now, application_id=opened.id, on=data["on"]),
        template="inspections/plan.html",
        done=_("Jadwal kunjungan sudah disimpan."),
        extra=_context,
        then=reverse("file_inspection", args=[number]),
    )


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def photo(request: StaffRequest, number: str) -> HttpResponse:
    """Add a photo; the checklist is filled in on its own page."""
    opened = open_file(request, number)
    form = PhotoForm.of(opened)

    def add(data: Mapping[str, Any], version: int | None) -> object:
        return add_photo(
            actor=opened.actor,
            now=opened.now,
            application_id=opened.id,
            stream=data["photo"],  # itself: it knows the size of what was too large to let in
            caption=data["caption"],
            place=form.place(),
        )

    return answer(
        opened,
        form,
        add,
        template="inspections/photo.html",
        done=_("Foto sudah disimpan."),
        extra=_context,
        then=f"{reverse('file_inspection', args=[number])}#foto",
    )


@staff_required
@require_safe
def show_photo(request: StaffRequest, number: str, photo_id: UUID) -> HttpResponse:
    """A photo of the visit, in a sandbox."""
    opened = open_file(request, number)
    content, media = photo_content(opened.actor, opened.case, photo_id)
    return serve(content, media, "foto-kunjungan.jpg", inline=True)
