"""My desk: how its lists are shown, what OSS told us, and messages that got stuck."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from satupintu.applications import queries
from satupintu.applications.pages import file_url
from satupintu.applications.queries import Page
from satupintu.applications.services.paper_numbers import KEEPERS
from satupintu.backoffice import desk, short_lists
from satupintu.backoffice.badges import badges
from satupintu.backoffice.forms import TakeOverForm
from satupintu.base import clock
from satupintu.base.actor import Actor
from satupintu.base.refusal import Refusal
from satupintu.notifications import queries as post
from satupintu.notifications.services import restart
from satupintu.oss import queries as gateway
from satupintu.oss.services import put_notice_aside, record_notice
from satupintu.people.access import Role
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.queries import office
from satupintu.rules.nib import mask_nik, place_words
from satupintu.rules.promise import local
from satupintu.rules.standard import Standard
from satupintu.sheets.pages import require_safe_or_taken_out, take_out
from satupintu.sheets.tables import Table
from satupintu.standards.queries import services_offered
from satupintu.ui.refusals import to_form


def common(actor: Actor, tab: str, standards: Sequence[Standard] | None = None) -> dict[str, Any]:
    """What every tab shows: the badges, and whether this person may file for somebody. standards: in force, if they
    were asked for already."""
    now = clock.now()
    today = local(now, office(actor.office_id).zone)
    if not actor.has(Role.FRONT_OFFICE):
        standards = ()
    elif standards is None:
        standards = [adopted.standard for adopted in services_offered(actor.office_id, today)]
    return {
        "tab": tab,
        "nav": "desk",
        "today": today,
        "notices_count": len(gateway.notices_waiting(actor)),
        "stuck_count": post.troubled_count(actor),
        **badges(actor, now, today),
        "files_for": standards,
        "keeps_paper_numbers": actor.has(*KEEPERS),
    }


def show_list(
    request: StaffRequest, tab: str, page: Page, standards: Sequence[Standard] | None = None, **more: Any
) -> HttpResponse:
    """A list of files under one of the desk's tabs."""
    context = common(request.staff, tab, standards)
    rows = desk.rows(page, context["today"], context["away"])
    return render(request, "backoffice/desk.html", {**context, "rows": rows, **more})


@staff_required
@require_safe_or_taken_out
def notices(request: StaffRequest) -> HttpResponseBase:
    """What OSS, asked again, says is in effect and nobody has recorded yet."""
    actor = request.staff
    table = Table(short_lists.notices(actor), request.GET)
    if table.leaving:
        return take_out(request, actor, table, zone=office(actor.office_id).zone)
    context = {**common(actor, "oss"), "table": table, "health": gateway.health(actor)}
    return render(request, "backoffice/notices.html", context)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: StaffRequest, notice_id: UUID) -> HttpResponse:
    """What OSS answered, masked, and the two things to do about it: record it, or put it aside."""
    actor, now = request.staff, clock.now()
    today = local(now, office(actor.office_id).zone)
    offered = [(each.standard.service, each.standard.title) for each in services_offered(actor.office_id, today)]
    if request.method == "POST" and request.POST.get("do") == "aside":
        put_notice_aside(actor=actor, now=now, notice_id=notice_id)
        messages.success(request, _("Pemberitahuan disisihkan; tidak ada yang dicatat."))
        return redirect("desk_notices")
    form = TakeOverForm(request.POST if request.method == "POST" else None, services=offered)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            application_id = record_notice(
                actor=actor, now=now, notice_id=notice_id, service=data["service"], note=data["note"]
            )
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            messages.success(request, _("Izin dari OSS sudah dicatat. Beri tahu pemohon, lalu terbitkan dokumennya."))
            return HttpResponseRedirect(file_url(queries.number_of(application_id)))
    told, record = gateway.notice(actor, notice_id)
    project = record.project(told.id_proyek)
    context = {
        **common(actor, "oss"),
        "notice": told,
        "record": record,
        "project": project,
        "nik": mask_nik(record.owner_nik),
        "place": place_words(project.region_code) if project else "",
        "form": form,
    }
    return render(request, "backoffice/notice.html", context, status=422 if form.errors else 200)


@staff_required
@require_safe_or_taken_out
def stuck(request: StaffRequest) -> HttpResponseBase:
    """Messages that were given up and wait for somebody to set them going again."""
    actor = request.staff
    table = Table(short_lists.stuck(actor), request.GET)
    if table.leaving:
        return take_out(request, actor, table, zone=office(actor.office_id).zone)
    context = {**common(actor, "stuck"), "table": table, "may_restart": post.may_restart(actor)}
    return render(request, "backoffice/stuck.html", context)


@staff_required
@require_POST
def send_again(request: StaffRequest, outgoing_id: UUID) -> HttpResponse:
    """Set a stuck message going again."""
    restart(actor=request.staff, now=clock.now(), outgoing_id=outgoing_id)
    messages.success(request, _("Pesan dikirim lagi dalam beberapa detik."))
    return HttpResponseRedirect(reverse("desk_stuck"))
