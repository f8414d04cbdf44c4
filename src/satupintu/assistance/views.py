"""The counter's pages of helping somebody to a business number."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from satupintu.assistance.forms import BeginForm, StepForm
from satupintu.assistance.queries import SHOWN, Help, one, open_ones
from satupintu.assistance.rules import CHANNELS, TITLES
from satupintu.assistance.services import begin, go_on, take_step
from satupintu.base import clock
from satupintu.base.actor import Actor
from satupintu.base.refusal import NotFound, Refusal
from satupintu.people.access import Role, require_role
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.queries import names, office
from satupintu.rules import codes
from satupintu.rules.contacts import spoken
from satupintu.rules.promise import local
from satupintu.rules.standard import Standard
from satupintu.sheets.pages import require_safe_or_taken_out, take_out
from satupintu.sheets.services import Column, Listing
from satupintu.sheets.tables import Table
from satupintu.standards.queries import in_force, services_offered
from satupintu.ui.refusals import say, to_form


def _standards(request: StaffRequest) -> list[Standard]:
    """The services offered today that ask for a NIB."""
    today = local(clock.now(), office(request.staff.office_id).zone)
    offered = [each.standard for each in services_offered(request.staff.office_id, today)]
    return [each for each in offered if any(one.evidence.kind == "oss_nib" for one in each.delivery.requirements)]


def _listing(actor: Actor) -> Listing[Help]:
    """Everybody who is being helped now; who they are only with a reason."""
    return Listing(
        "assistance",
        _("Bantuan pendaftaran OSS"),
        (
            Column("number", _("Nomor"), lambda each: each.number),
            Column("service", _("Layanan"), lambda each: each.service, choose=lambda each: each.service),
            Column("since", _("Sejak"), lambda each: each.opened_at),
            Column(
                "nib",
                _("NIB"),
                lambda each: _("ada") if each.helped.nib else _("belum ada"),
                choose=lambda each: bool(each.helped.nib),
            ),
            Column("name", _("Nama"), lambda each: each.helped.name, personal=True),
            Column("business", _("Usaha"), lambda each: each.helped.business),
            Column("phone", _("Telepon"), lambda each: each.helped.phone, personal=True),
        ),
        lambda: open_ones(actor),
        cut=SHOWN,
        rest=_("Sisanya muncul setelah sebagian yang di sini selesai."),
    )


@staff_required
@require_safe_or_taken_out
def listed(request: StaffRequest) -> HttpResponseBase:
    """Everybody who is being helped now."""
    actor = request.staff
    table = Table(_listing(actor), request.GET)
    if table.leaving:
        return take_out(request, actor, table, zone=office(actor.office_id).zone)
    return render(request, "assistance/list.html", {"table": table, "standards": _standards(request), "nav": "desk"})


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin_page(request: StaffRequest, service: str) -> HttpResponse:
    """Begin to help somebody."""
    require_role(request.staff, Role.FRONT_OFFICE)
    standard = next((each for each in _standards(request) if each.service == service), None)
    if standard is None:
        raise NotFound()
    form = BeginForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        row = begin(actor=request.staff, now=clock.now(), service=service, **form.cleaned_data)
        messages.success(request, _("Bantuan dimulai. Cetak kertas dengan nomor dan kodenya, lalu berikan."))
        return HttpResponseRedirect(reverse("assistance:one", args=[row.number]))
    context = {"form": form, "standard": standard, "nav": "desk"}
    return render(request, "assistance/begin.html", context, status=422 if form.errors else 200)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def one_page(request: StaffRequest, number: str) -> HttpResponse:
    """One person who is helped: who they are, what was done, and the next step to write down."""
    found = one(request.staff, number)
    form, status = StepForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                take_step(actor=request.staff, now=clock.now(), assistance_id=found.id, **form.cleaned_data)
            except Refusal as refusal:
                to_form(form, refusal)
                status = refusal.status
            else:
                messages.success(request, _("Tercatat."))
                return HttpResponseRedirect(reverse("assistance:one", args=[number]))
    return render(request, "assistance/one.html", {**_shown(found), "form": form}, status=status)


def _shown(found: Help) -> dict[str, Any]:
    known = names({UUID(each.by) for each in found.steps})
    return {
        "help": found,
        "nav": "desk",
        "channel": _(CHANNELS.get(found.channel, found.channel)),
        "lines": [(_(TITLES[each.kind]), each.at, known.get(each.by, ""), each.note) for each in found.steps],
        "code": codes.show(found.helped.code),
        "phone": spoken(found.helped.phone),
    }


@staff_required
@never_cache
@require_safe
def slip(request: StaffRequest, number: str) -> HttpResponse:
    """The paper that the helped person takes along."""
    return render(request, "assistance/slip.html", _shown(one(request.staff, number)))


@staff_required
@require_http_methods(["POST"])
def go_on_page(request: StaffRequest, number: str) -> HttpResponse:
    """The NIB is there: on to the application."""
    found, actor = one(request.staff, number), request.staff
    standard = in_force(actor.office_id, found.service, local(clock.now(), office(actor.office_id).zone)).standard
    modes = [name for name, mode in standard.delivery.procedure.modes.items() if mode.filed_by == "front_office"]
    if not modes:
        raise NotFound()
    try:
        draft = go_on(actor=actor, now=clock.now(), assistance_id=found.id, mode=modes[0])
    except Refusal as refusal:
        messages.error(request, say(refusal))
        return HttpResponseRedirect(reverse("assistance:one", args=[number]))
    return HttpResponseRedirect(reverse("applications:resume", args=[found.service, draft.token]))
