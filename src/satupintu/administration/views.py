"""The office's own pages: the hub, what it is called and where it is, its letterhead, its history, its readiness."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from satupintu.administration import sample
from satupintu.administration.findings import ERROR, Finding
from satupintu.administration.forms import ArmsForm, ProfileForm
from satupintu.administration.history import listing
from satupintu.administration.readiness import by_subject
from satupintu.base import clock
from satupintu.base.refusal import Refusal
from satupintu.documents.services import clean_arms
from satupintu.files.views import serve
from satupintu.people.access import Role, require_role
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.queries import office
from satupintu.people.services import change_office, open_office
from satupintu.rules.promise import local
from satupintu.sheets.pages import require_safe_or_taken_out, take_out
from satupintu.sheets.tables import Table
from satupintu.ui.refusals import to_form
from satupintu.workdays.services import adopt_calendar

# The subjects of the hub in the order in which an office is set up: title, what it is about, page, checks.
SUBJECTS = (
    (lazy("Nama, tempat, dan kontak"), "office_profile", ("office_profile",)),
    (lazy("Lambang dan kop surat"), "office_arms", ("office_arms",)),
    (lazy("Kertas, pencetak, dan nomor surat"), "office_paper", ()),
    (lazy("Petugas, peran, dan atasan"), "office_staff", ("office_staff",)),
    (lazy("Plh. dan Plt."), "office_mandates", ()),
    (lazy("Standar yang berlaku"), "office_standards", ("office_standards",)),
    (lazy("Nomor urut"), "office_numbers", ("office_numbers",)),
    (lazy("Hari kerja dan hari tutup"), "calendar", ("calendar",)),
    (lazy("Surel"), "office_mail", ("office_mail",)),
    (lazy("Token untuk program"), "api_tokens", ()),
)


@dataclass(frozen=True, slots=True)
class Task:
    """A line of the hub: where it leads, and how it stands: "done", "soon" (something to look at), "late" (missing)."""

    title: Any
    url: str
    tone: str
    word: str


@staff_required
@require_safe
def hub(request: StaffRequest) -> HttpResponse:
    """All that makes up the office, and whether it can open."""
    require_role(request.staff, Role.ADMINISTRATOR)
    here, now = office(request.staff.office_id), clock.now()
    checked = list(by_subject(here, now))
    tasks = [_task(title, url, [f for c, found in checked if c.where in where for f in found], bool(where))
             for title, url, where in SUBJECTS]  # fmt: skip
    findings = [finding for _check, found in checked for finding in found]
    context = {
        "nav": "office",
        "tasks": tasks,
        "here": here,
        "errors": sum(each.level == ERROR for each in findings),
        "warnings": sum(each.level != ERROR for each in findings),
    }
    return render(request, "administration/hub.html", context)


def _task(title: Any, url: str, found: list[Finding], checked: bool) -> Task:
    if any(each.level == ERROR for each in found):
        return Task(title, url, "late", _("Belum lengkap"))
    if found:
        return Task(title, url, "soon", _("Perlu dilihat"))
    return Task(title, url, "done" if checked else "", _("Beres") if checked else _("Lihat"))


@staff_required
@require_safe
def readiness(request: StaffRequest) -> HttpResponse:
    """What is missing, subject by subject; the same list as `satupintu check`."""
    require_role(request.staff, Role.ADMINISTRATOR)
    here = office(request.staff.office_id)
    subjects = [(check, found) for check, found in by_subject(here, clock.now())]
    subjects.sort(key=lambda each: not each[1])
    errors = sum(each.level == ERROR for _check, found in subjects for each in found)
    context = {"nav": "office", "subjects": subjects, "errors": errors, "here": here}
    return render(request, "administration/readiness.html", context)


@staff_required
@require_POST
def open_doors(request: StaffRequest) -> HttpResponse:
    """Let the public in, unless something still keeps the office from working."""
    require_role(request.staff, Role.ADMINISTRATOR)
    here, now = office(request.staff.office_id), clock.now()
    if any(each.level == ERROR for _check, found in by_subject(here, now) for each in found):
        messages.error(request, _("Kantor belum dapat dibuka. Perbaiki dahulu yang bertanda Kurang."))
        return redirect("office_readiness")
    open_office(actor=request.staff, now=now)
    messages.success(request, _("Kantor dibuka. Masyarakat dapat mengajukan permohonan mulai sekarang."))
    return redirect("office_hub")


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: StaffRequest) -> HttpResponse:
    """Name, place, contacts, zone."""
    actor = request.staff
    require_role(actor, Role.ADMINISTRATOR)
    here = office(actor.office_id)
    fields = [name for name in ProfileForm.base_fields if name != "reason"]
    form = ProfileForm(
        request.POST if request.method == "POST" else None, initial={name: getattr(here, name) for name in fields}
    )
    if request.method == "POST" and form.is_valid():
        changes = {name: form.cleaned_data[name] for name in fields}
        try:
            change_office(actor=actor, now=clock.now(), changes=changes, reason=form.cleaned_data["reason"])
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            messages.success(request, _("Tersimpan."))
            return redirect("office_hub")
    context = {"nav": "office", "form": form, "slug": here.slug}
    return render(request, "administration/profile.html", context, status=422 if form.errors else 200)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def arms(request: StaffRequest) -> HttpResponse:
    """The coat of arms, and how the letterhead comes out with it."""
    actor, now = request.staff, clock.now()
    require_role(actor, Role.ADMINISTRATOR)
    sent = request.method == "POST"
    form = ArmsForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and "lepas" in request.POST:
        change_office(actor=actor, now=now, changes={"arms": ""}, reason="lambang dilepas")
        messages.success(request, _("Lambang dilepas. Surat memakai perisai polos."))
        return redirect("office_arms")
    if sent and form.is_valid():
        try:
            svg = clean_arms(form.cleaned_data["file"])
            change_office(actor=actor, now=now, changes={"arms": svg}, reason="lambang daerah")
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            messages.success(request, _("Lambang tersimpan. Periksa kop suratnya di bawah."))
            return redirect("office_arms")
    here = office(actor.office_id)
    context = {"nav": "office", "form": form, "here": here, "stamp": sample.stamp(here)}
    return render(request, "administration/arms.html", context, status=422 if form.errors else 200)


@staff_required
@require_safe
def letterhead(request: StaffRequest, kind: str) -> HttpResponse:
    """A sample letter on the office's paper, as a picture or as PDF."""
    require_role(request.staff, Role.ADMINISTRATOR)
    here = office(request.staff.office_id)
    if kind == "png":
        return serve(sample.picture(here, clock.now()), "image/png", "kop-surat.png", inline=True)
    return serve(sample.letter(here, clock.now()), "application/pdf", "kop-surat.pdf")


@staff_required
@require_safe_or_taken_out
def history(request: StaffRequest) -> HttpResponseBase:
    """How the office came to be as it is."""
    actor = request.staff
    require_role(actor, Role.ADMINISTRATOR, Role.HEAD_OF_OFFICE, Role.SUPERVISOR, Role.INSPECTORATE)
    zone = office(actor.office_id).zone
    table = Table(listing(actor, local(clock.now(), zone)), request.GET)
    if table.leaving:
        return take_out(request, actor, table, zone=zone, nav="office")
    return render(request, "administration/history.html", {"nav": "office", "table": table})


@staff_required
@require_POST
def holidays(request: StaffRequest) -> HttpResponse:
    """Take the state's holidays over, as law/calendar has them now."""
    changed = adopt_calendar(actor=request.staff, now=clock.now())
    if changed.dates:
        messages.success(request, _("%(count)d hari libur diperbarui.") % {"count": len(changed.dates)})
    else:
        messages.success(request, _("Hari libur negara sudah mutakhir."))
    return redirect("calendar")
