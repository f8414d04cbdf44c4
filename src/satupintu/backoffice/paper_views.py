"""Days without electricity: numbers reserved for paper, their sheet to print, and which are still to be entered."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from satupintu.applications.services import paper_numbers as paper
from satupintu.backoffice import short_lists
from satupintu.backoffice.paper_forms import ReserveForm, VoidForm
from satupintu.base import clock
from satupintu.base.actor import Actor
from satupintu.base.refusal import NotFound, Refusal
from satupintu.people.access import Role, require_role
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.queries import office
from satupintu.rules.promise import local
from satupintu.rules.standard import Standard, Step
from satupintu.sheets.pages import require_safe_or_taken_out, take_out
from satupintu.sheets.tables import Table
from satupintu.standards.queries import services_offered
from satupintu.ui.refusals import to_form


def _offered(actor: Actor) -> list[Standard]:
    today = local(clock.now(), office(actor.office_id).zone)
    return [adopted.standard for adopted in services_offered(actor.office_id, today)]


def _kinds(offered: Sequence[Standard]) -> list[tuple[str, Any]]:
    """What numbers can be reserved for, by "<what>:<service>"."""
    return [
        (f"{what}:{standard.service}", words % {"service": standard.short_title})
        for standard in offered
        for what, words in ((paper.APPLICATION, _("Permohonan %(service)s")), (paper.LICENCE, _("Izin %(service)s")))
    ]


def _steps(offered: Sequence[Standard], service: str) -> list[Step]:
    """What is done with an application, in order: the lines of the card that goes with the paper file."""
    found = next((each for each in offered if each.service == service), None)
    return [found.steps[name] for name in found.routes[found.default_route()].steps] if found else []


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def blocks(request: StaffRequest) -> HttpResponseBase:
    """All blocks with what is still open, and a form for the next."""
    kinds = _kinds(_offered(request.staff))
    names = dict(kinds)
    table = Table(short_lists.blocks(request.staff, names), request.GET)
    if table.leaving:
        return take_out(request, request.staff, table, zone=office(request.staff.office_id).zone)
    form, status = ReserveForm(request.POST if request.method == "POST" else None, kinds=kinds), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            what, _colon, service = form.cleaned_data["what"].partition(":")
            try:
                block = paper.reserve(
                    actor=request.staff,
                    now=clock.now(),
                    what=what,
                    service=service,
                    count=form.cleaned_data["count"],
                    reason=form.cleaned_data["reason"],
                )
            except Refusal as refusal:
                to_form(form, refusal)
                status = refusal.status
            else:
                messages.success(request, _("Nomor sudah dipesan. Cetak lembarnya sebelum listrik padam."))
                return redirect("paper_block", block.pk)
    rows = [(block, names.get(block.series, block.series)) for block in table.rows]
    may = request.staff.has(*paper.KEEPERS)
    context = {"nav": "desk", "form": form, "table": table, "blocks": rows, "may_reserve": may}
    return render(request, "backoffice/paper_blocks.html", context, status=status)


@staff_required
@require_safe_or_taken_out
def block(request: StaffRequest, block_id: UUID) -> HttpResponseBase:
    """One block: each number and what became of it; printed, its slips to fill in by hand."""
    found, rows = paper.block_numbers(request.staff, block_id)
    table = Table(short_lists.block_numbers(found, rows), request.GET)
    if table.leaving:
        return take_out(request, request.staff, table, zone=office(request.staff.office_id).zone)
    what, _colon, service = found.series.partition(":")
    offered = _offered(request.staff)
    context = {
        "nav": "desk",
        "reserved": found,
        "table": table,
        "numbers": table.rows,
        "open_numbers": [row for row in rows if row.state == "open"],
        "what": what,
        "steps": _steps(offered, service) if what == paper.APPLICATION else [],
        "title": dict(_kinds(offered)).get(found.series, found.series),
        "may_settle": request.staff.has(*paper.KEEPERS),
        "may_file": request.staff.has(Role.FRONT_OFFICE),
    }
    return render(request, "backoffice/paper_block.html", context)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def void(request: StaffRequest, number_id: UUID) -> HttpResponse:
    """Declare one number void, with the reason."""
    row = paper.open_number(request.staff, number_id)

    def declare(reason: str) -> str:
        paper.void(actor=request.staff, now=clock.now(), number_id=number_id, reason=reason)
        return _("Nomor %(number)s dinyatakan batal.") % {"number": row.number}

    return _voided(request, row.block_id, [row.number], declare)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def void_rest(request: StaffRequest, block_id: UUID) -> HttpResponse:
    """Declare all that was not used of a block void, with one reason."""
    _found, rows = paper.block_numbers(request.staff, block_id)
    left = [row.number for row in rows if row.state == "open"]
    if not left:
        raise NotFound()

    def declare(reason: str) -> str:
        count = paper.void_rest(actor=request.staff, now=clock.now(), block_id=block_id, reason=reason)
        return _("%(count)s nomor dinyatakan batal.") % {"count": count}

    return _voided(request, block_id, left, declare)


def _voided(
    request: StaffRequest, block_id: UUID, numbers: Sequence[str], declare: Callable[[str], str]
) -> HttpResponse:
    """The page that asks for the reason, and what came of it."""
    require_role(request.staff, *paper.KEEPERS)
    form, status = VoidForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                said = declare(form.cleaned_data["reason"])
            except Refusal as refusal:
                to_form(form, refusal)
                status = refusal.status
            else:
                messages.success(request, said)
                return HttpResponseRedirect(reverse("paper_block", args=[block_id]))
    context = {"nav": "desk", "form": form, "block_id": block_id, "numbers": numbers}
    return render(request, "backoffice/paper_void.html", context, status=status)
