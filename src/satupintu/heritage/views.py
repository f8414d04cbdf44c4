"""Old licences on the screen: listed, looked at, verified one or many, corrected, revoked."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST

from satupintu.base import clock
from satupintu.base.refusal import Refusal
from satupintu.heritage import queries
from satupintu.heritage.forms import CorrectForm, OldListForm, RevokeOldForm, VerifyForm
from satupintu.heritage.services import correct_old, revoke_old, verify_old
from satupintu.people.access import Role
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.queries import office
from satupintu.sheets.long_lists import Place
from satupintu.sheets.pages import download, require_safe_or_taken_out
from satupintu.sheets.tables import head
from satupintu.ui.refusals import say, to_form

STATES: dict[str, tuple[Any, str]] = {
    "old_unverified": (lazy("Belum diverifikasi"), "soon"),
    "old_verified": (lazy("Sudah diverifikasi"), "done"),
    "old_ended": (lazy("Tidak berlaku lagi"), "late"),
    "revoked": (lazy("Dicabut"), "late"),
}
COURSE: dict[str, Any] = {
    "verified": lazy("Diverifikasi"),
    "corrected": lazy("Diperbaiki"),
    "revoked": lazy("Dicabut"),
}
MATCHED: dict[str, Any] = {
    "paper": lazy("dicocokkan dengan kertas asli"),
    "copy": lazy("dicocokkan dengan salinan arsip"),
    "book": lazy("dicocokkan dengan buku register"),
}


def _key(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


@staff_required
@require_safe_or_taken_out
def listing(request: StaffRequest) -> HttpResponseBase:
    """The old licences; those that wait to be verified first of all."""
    actor, waiting = request.staff, request.GET.get("semua") != "1"
    form = OldListForm(request.GET, states=[] if waiting else [(name, words) for name, (words, _) in STATES.items()])
    wanted = form.wanted(waiting=waiting)
    place = Place(request.GET.dict(), fixed=("semua",))
    if place.leaving:
        sheet = queries.listing(actor, wanted, {name: str(words) for name, (words, _) in STATES.items()})
        back = f"{request.path}{place.first}"
        return download(request, actor, sheet, zone=office(actor.office_id).zone, back=back, nav="heritage")
    rows, onward = queries.page(actor, wanted, place.after)
    holders = queries.holders(rows)
    shown = [(row, holders[row.pk], *STATES[queries.status_of(row)]) for row in rows]
    context = {
        "nav": "heritage",
        "rows": shown,
        "waiting": waiting,
        "filter": form,
        "place": place.leading_to(onward),
        "day_head": head(_("Tanggal"), "tanggal", place.asked),
        "may_verify": actor.has(Role.BACK_OFFICE),
        "may_import": actor.has(*queries.IMPORTERS),
        "form": VerifyForm(),
    }
    return render(request, "heritage/list.html", context)


@staff_required
@require_POST
def verify_many(request: StaffRequest) -> HttpResponse:
    """Say of those ticked on the list that they are right."""
    ids = [key for key in map(_key, request.POST.getlist("izin")) if key][:100]
    form = VerifyForm(request.POST)
    if not ids or not form.is_valid():
        messages.error(request, _("Centang izinnya, dan pilih dengan apa dicocokkan."))
        return redirect("old_licences")
    try:
        count = verify_old(actor=request.staff, now=clock.now(), ids=ids, how=form.cleaned_data["how"])
    except Refusal as refusal:
        messages.error(request, say(refusal))
    else:
        messages.success(request, _("%(count)s izin lama dinyatakan cocok.") % {"count": count})
    return redirect("old_licences")


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: StaffRequest, licence_id: UUID) -> HttpResponse:
    """One old licence, and the button that verifies it."""
    actor = request.staff
    form = VerifyForm(request.POST if request.method == "POST" else None)
    shown = queries.one(actor, licence_id)
    if request.method == "POST" and form.is_valid():
        try:
            verify_old(actor=actor, now=clock.now(), ids=[licence_id], how=form.cleaned_data["how"])
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            messages.success(request, _("Izin lama ini dinyatakan cocok; halaman periksa kini menyebutnya."))
            return redirect("old_licence", licence_id)
    context = {
        "nav": "heritage",
        "form": form,
        "shown": shown,
        "licence": shown.licence,
        "state": STATES[shown.status],
        "course": [(COURSE[each.kind], MATCHED.get(each.data.get("how", ""), ""), each) for each in shown.course],
        "may_verify": actor.has(Role.BACK_OFFICE) and shown.licence.revoked_at is None,
        "may_revoke": actor.has(Role.HEAD_OF_OFFICE) and shown.licence.revoked_at is None,
    }
    return render(request, "heritage/one.html", context, status=422 if form.errors else 200)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: StaffRequest, licence_id: UUID) -> HttpResponse:
    """Put right what it says."""
    shown = queries.one(request.staff, licence_id)
    form = CorrectForm(request.POST if request.method == "POST" else None, shown=shown)
    if request.method == "POST" and form.is_valid():
        try:
            correct_old(
                actor=request.staff,
                now=clock.now(),
                licence_id=licence_id,
                said=form.said(),
                reason=form.cleaned_data["reason"],
            )
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            messages.success(request, _("Izin lama diperbaiki; verifikasi lagi setelah dicocokkan."))
            return redirect("old_licence", licence_id)
    return _form(request, form, shown, _("Perbaiki izin lama"), _("Simpan perbaikan"))


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: StaffRequest, licence_id: UUID) -> HttpResponse:
    """Take it back."""
    shown = queries.one(request.staff, licence_id)
    form = RevokeOldForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            revoke_old(actor=request.staff, now=clock.now(), licence_id=licence_id, **form.cleaned_data)
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            messages.success(request, _("Izin lama ini dicabut."))
            return redirect("old_licence", licence_id)
    return _form(request, form, shown, _("Cabut izin lama"), _("Cabut izin"), kind="warning")


def _form(
    request: HttpRequest, form: Any, shown: queries.Opened, heading: str, button: str, kind: str = ""
) -> HttpResponse:
    context = {"nav": "heritage", "form": form, "shown": shown, "heading": heading, "button": button, "kind": kind}
    return render(request, "heritage/form.html", context, status=422 if form.errors else 200)
