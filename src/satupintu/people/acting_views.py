"""Pages of the office where it is kept who acts for whom, and who is away."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from satupintu.base import clock
from satupintu.base.actor import Actor
from satupintu.base.refusal import NotFound, Refusal
from satupintu.people import leave, mandates, queries
from satupintu.people.access import require_own_role, require_role
from satupintu.people.acting_forms import AbsenceForm, MandateForm, WhyForm
from satupintu.people.acting_models import Absence, Mandate
from satupintu.people.acting_sheets import absence_state, absences_list, mandate_state, mandates_list, worded
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.models import User
from satupintu.sheets.pages import take_out
from satupintu.sheets.tables import Table
from satupintu.ui.refusals import to_form


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def acting(request: StaffRequest) -> HttpResponseBase:
    """Who acts for whom, now and before; whoever may records an order."""
    actor, now = request.staff, clock.now()
    zone = queries.office(actor.office_id).zone
    table = Table(mandates_list(actor, now, zone), request.GET)
    if table.leaving:
        return take_out(request, actor, table, zone=zone, nav="office")
    may = actor.has(*mandates.GIVERS) and actor.under(*mandates.GIVERS) is None
    posted = request.POST if request.method == "POST" else None
    form = MandateForm(posted, held=mandates.posts(actor, now), staff=_may_act(actor))
    if posted is not None and form.is_valid():
        try:
            given = mandates.give_mandate(actor=actor, now=now, user_id=form.user_id, order=form.order())
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            words = _(
                "%(name)s tercatat sebagai %(title)s. Wewenang dan tanda tangannya mengikuti tanggal surat perintah."
            )
            messages.success(request, words % {"name": given.user.name, "title": given.title})
            return redirect("office_mandates")
    rows = [(each, *worded(mandate_state(each, now, zone))) for each in table.rows]
    context = {"form": form, "table": table, "rows": rows, "may": may, "nav": "office"}
    return render(request, "people/office/mandates.html", context, status=422 if form.errors else 200)


def _may_act(actor: Actor) -> list[User]:
    """Those of the staff whom an order may name."""
    return [
        user
        for user in queries.staff(actor)
        if not {each.role for each in user.grants.all() if each.until is None} & set(mandates.NEVER_ACTING)
    ]


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def end_acting(request: StaffRequest, mandate_id: UUID) -> HttpResponse:
    """End a mandate before its last day, with a reason."""
    actor, now = request.staff, clock.now()
    require_own_role(actor, *mandates.GIVERS)
    mandate: Mandate | None = next((each for each in mandates.history(actor) if each.pk == mandate_id), None)
    if mandate is None or mandate.ended_at is not None:
        raise NotFound()
    form = WhyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            mandates.end_mandate(actor=actor, now=now, mandate_id=mandate_id, reason=reason)
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            messages.success(request, _("Mandat diakhiri. Wewenangnya berhenti sekarang juga; catatannya tetap ada."))
            return redirect("office_mandates")
    words: dict[str, Any] = {
        "title": _("Akhiri mandat"),
        "what": f"{mandate.user.name}, {mandate.title}",
        "first": mandate.starts_on,
        "last": mandate.ends_on,
        "back": "office_mandates",
    }
    return render(request, "people/office/end.html", {"form": form, **words, "nav": "office"}, status=_status(form))


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def away(request: StaffRequest) -> HttpResponseBase:
    """Who is away, now and before; superiors and the administrator write it down."""
    actor, now = request.staff, clock.now()
    zone = queries.office(actor.office_id).zone
    today = clock.local_date(now, zone)
    table = Table(absences_list(actor, today), request.GET)
    if table.leaving:
        return take_out(request, actor, table, zone=zone, nav="office")
    posted = request.POST if request.method == "POST" else None
    form = AbsenceForm(posted, staff=queries.staff(actor))
    if posted is not None and form.is_valid():
        (first, last), data = form.days, form.cleaned_data
        try:
            told = leave.record_absence(
                actor=actor,
                now=now,
                user_id=form.user_id,
                kind=data["kind"],
                first=first,
                last=last,
                letter=data["letter"],
            )
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            _say_what_follows(request, told, now_roles=queries.own_roles(told.user, now))
            return redirect("office_absences")
    rows = [(each, *worded(absence_state(each, today))) for each in table.rows]
    context = {"form": form, "table": table, "rows": rows, "may": actor.has(*leave.KEEPERS), "nav": "office"}
    return render(request, "people/office/absences.html", context, status=_status(form))


def _say_what_follows(request: StaffRequest, told: Absence, now_roles: frozenset[str]) -> None:
    messages.success(
        request, _("Tercatat. %(name)s tidak mendapat giliran pada hari-hari itu.") % {"name": told.user.name}
    )
    if now_roles & set(mandates.POSTS):
        messages.warning(
            request, _("Jabatan ini dapat diwakili: bila ada surat perintah Plh., catat juga di Kantor › Plh dan Plt.")
        )


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def cancel_away(request: StaffRequest, absence_id: UUID) -> HttpResponse:
    """Somebody is not away after all, or is back sooner."""
    actor, now = request.staff, clock.now()
    require_role(actor, *leave.KEEPERS)
    absence: Absence | None = next((each for each in leave.absences(actor) if each.pk == absence_id), None)
    if absence is None or absence.cancelled_at is not None:
        raise NotFound()
    form = WhyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            leave.cancel_absence(actor=actor, now=now, absence_id=absence_id, reason=form.cleaned_data["reason"])
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            messages.success(request, _("Dibatalkan. Petugas ini mendapat giliran lagi mulai sekarang."))
            return redirect("office_absences")
    words = {
        "title": _("Batalkan ketidakhadiran"),
        "what": absence.user.name,
        "first": absence.starts_on,
        "last": absence.ends_on,
        "back": "office_absences",
    }
    return render(request, "people/office/end.html", {"form": form, **words, "nav": "office"}, status=_status(form))


def _status(form: WhyForm | AbsenceForm | MandateForm) -> int:
    return 422 if form.errors else 200
