"""The office's calendar on the screen: what closes the office this year, a local closure added or taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.views.decorators.http import require_http_methods

from satupintu.base import clock
from satupintu.base.actor import Actor
from satupintu.base.refusal import NotFound, Refusal
from satupintu.people.access import require_role
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.queries import office
from satupintu.rules.promise import local
from satupintu.sheets.pages import take_out
from satupintu.sheets.services import Column, Listing
from satupintu.sheets.tables import Table
from satupintu.ui.refusals import to_form
from satupintu.workdays.forms import ClosureForm, WithdrawForm
from satupintu.workdays.models import CalendarDay
from satupintu.workdays.queries import calendar_for, closures
from satupintu.workdays.services import KEEPERS, add_closure, withdraw_closure

KINDS = {
    "national": noop("Libur nasional"),
    "cuti_bersama": noop("Cuti bersama"),
    "local": noop("Keputusan setempat"),
}


def _closed(actor: Actor, year: int) -> Listing[CalendarDay]:
    """The closed days of a year, in order."""
    return Listing(
        "closed-days",
        _("Hari kantor tutup"),
        (
            Column("on", _("Tanggal"), lambda day: day.on),
            Column("name", _("Libur"), lambda day: day.name),
            Column("kind", _("Jenis"), lambda day: _(KINDS.get(day.kind, day.kind)), choose=lambda day: day.kind),
            Column("decree", _("Dasar"), lambda day: day.decree),
        ),
        lambda: closures(actor=actor, year=year),
        {"year": str(year)},
    )


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: StaffRequest) -> HttpResponseBase:
    """The closed days of a year; those who keep the calendar can add one."""
    actor, now = request.staff, clock.now()
    zone = office(actor.office_id).zone
    this_year = local(now, zone).year
    typed = request.GET.get("tahun", "")
    year = int(typed) if typed.isdecimal() and 2000 <= int(typed) <= 2100 else this_year
    table = Table(_closed(actor, year), request.GET)
    if table.leaving:
        return take_out(request, actor, table, zone=zone, nav="calendar")
    form = ClosureForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            add_closure(actor=actor, now=now, on=data["on"], name=data["name"], decree=data["decree"])
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            messages.success(request, _("Hari tutup sudah dicatat. Tanggal jatuh tempo berkas sudah digeser."))
            return redirect(f"/meja/kalender/?tahun={data['on'].year}")
    days = [(day, _(KINDS.get(day.kind, day.kind))) for day in table.rows]
    known = calendar_for(actor.office_id).years
    context = {
        "form": form,
        "table": table,
        "days": days,
        "year": year,
        "years": sorted({this_year, year, *known}),
        "known": year in known,
        "may_keep": actor.has(*KEEPERS),
        "nav": "calendar",
    }
    return render(request, "workdays/calendar.html", context, status=422 if form.errors else 200)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: StaffRequest, closure_id: UUID, year: int) -> HttpResponse:
    """Take a local closure back, with a reason."""
    actor, now = request.staff, clock.now()
    require_role(actor, *KEEPERS)
    day = next((each for each in closures(actor=actor, year=year) if each.pk == closure_id), None)
    if day is None:
        raise NotFound()
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_closure(actor=actor, now=now, closure_id=closure_id, reason=form.cleaned_data["reason"])
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            messages.success(request, _("Libur dibatalkan. Tanggal jatuh tempo berkas sudah dihitung ulang."))
            return redirect(f"/meja/kalender/?tahun={year}")
    context = {"form": form, "day": day, "year": year, "nav": "calendar"}
    return render(request, "workdays/withdraw.html", context, status=422 if form.errors else 200)
