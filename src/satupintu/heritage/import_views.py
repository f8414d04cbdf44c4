"""The import of an old register on the screen: handed in, looked at, let in, watched, withdrawn."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from satupintu.base import clock
from satupintu.base.actor import Actor
from satupintu.base.refusal import Refusal
from satupintu.heritage import queries
from satupintu.heritage.forms import DELIMITERS, ENCODINGS, ORDERS, ReadingForm, TakeInForm, WithdrawForm
from satupintu.heritage.models import OldImport
from satupintu.heritage.queries import Reading
from satupintu.heritage.services import confirm, read_again, take_in, withdraw
from satupintu.heritage.words import FIELD_WORDS, repair, wrong
from satupintu.people.access import require_role
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.queries import office
from satupintu.rules.promise import local
from satupintu.sheets.pages import download, take_out
from satupintu.sheets.services import Column, Listing
from satupintu.sheets.tables import Table
from satupintu.standards.queries import services_offered
from satupintu.ui.refusals import say, to_form

STATES = {
    "reading": (lazy("Sedang dibaca"), "active"),
    "judged": (lazy("Menunggu Anda"), "soon"),
    "importing": (lazy("Sedang diimpor"), "active"),
    "done": (lazy("Selesai"), "done"),
    "withdrawn": (lazy("Ditarik"), "late"),
    "failed": (lazy("Tidak dapat dibaca"), "late"),
}
FAILED = {
    "old_register_empty": lazy("Tidak ada baris data di bawah judul kolom."),
    "old_register_too_long": lazy("Berkas ini lebih dari 100.000 baris. Bagi menjadi beberapa berkas."),
}


def _offered(request: StaffRequest) -> list[tuple[str, str]]:
    here = office(request.staff.office_id)
    found = services_offered(here.pk, local(clock.now(), here.zone))
    return [(each.standard.service, each.standard.delivery.product.title) for each in found]


def _content(given: Any) -> bytes:
    """What was handed in. Of what was too large nothing was kept but its size. Raises SheetTooHeavy."""
    content = given.read()
    if len(content) != given.size:
        raise queries.too_heavy()
    return bytes(content)


def _listed(actor: Actor) -> Listing[OldImport]:
    """The imports, the newest first."""
    return Listing(
        "imports",
        _("Impor sebelumnya"),
        (
            Column("name", _("Berkas"), lambda row: row.name),
            Column("at", _("Diunggah"), lambda row: row.taken_in_at),
            Column("rows", _("Baris"), lambda row: row.rows),
            Column("state", _("Keadaan"), lambda row: str(STATES[row.state][0]), choose=lambda row: row.state),
        ),
        lambda: queries.imports(actor),
        cut=queries.IMPORTS,
    )


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: StaffRequest) -> HttpResponseBase:
    """All imports, and the door for another."""
    actor = request.staff
    require_role(actor, *queries.IMPORTERS)
    table = Table(_listed(actor), request.GET)
    if table.leaving:
        return take_out(request, actor, table, zone=office(actor.office_id).zone, nav="heritage")
    posted, offered = request.method == "POST", _offered(request)
    form = TakeInForm(request.POST if posted else None, request.FILES if posted else None, offered=offered)
    if posted and form.is_valid():
        given, code = form.cleaned_data["file"], form.cleaned_data["usual"]
        usual = (code, dict(offered)[code]) if code else ("", "")
        try:
            made = take_in(actor=actor, now=clock.now(), content=_content(given), name=given.name, usual=usual)
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            return redirect("old_import", made.pk)
    rows = [(row, *STATES[row.state]) for row in table.rows]
    context = {"nav": "heritage", "form": form, "table": table, "rows": rows}
    return render(request, "heritage/imports.html", context, status=422 if form.errors else 200)


@staff_required
@require_safe
def one(request: StaffRequest, import_id: UUID) -> HttpResponse:
    """How far an import is, and what it waits for; only its progress when the page itself asks again."""
    found = queries.an_import(request.staff, import_id)
    how = Reading.from_json(found.reading)
    told = queries.sample(found)
    columns = {at: FIELD_WORDS[name] for name, at in how.columns.items()}
    context = {
        "nav": "heritage",
        "found": found,
        "state": STATES[found.state],
        "failed": FAILED.get(found.failed_why, _("Periksa berkasnya, lalu unggah lagi.")),
        "busy": found.state in {"reading", "importing"},
        "percent": min(100, found.position * 100 // found.rows) if found.rows else 0,
        "counts": found.counts,
        "kinds": queries.told_faults(found),
        "heads": [(head, columns.get(at, "")) for at, head in enumerate(how.heads)],
        "first": told["first"],
        "faults": [(each["row"], wrong(each["faults"]), repair(each["faults"])) for each in told["faults"]],
        "how": how,
        "encoding": dict(ENCODINGS).get(how.encoding, ""),
        "delimiter": dict(DELIMITERS).get(how.delimiter, ""),
        "order": dict(ORDERS).get(how.order, "") if how.order else "",
        "lacking": not {"number", "on"} <= set(how.columns) or not {"holder", "business"} & set(how.columns),
        "may_withdraw": found.state in {"done", "importing", "judged"} and not queries.handled(found),
    }
    if not request.headers.get("HX-Request"):
        return render(request, "heritage/import.html", context)
    if context["busy"]:
        return render(request, "heritage/parts/progress.html", context)
    return HttpResponse(headers={"HX-Refresh": "true"})


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: StaffRequest, import_id: UUID) -> HttpResponse:
    """Say how the file is to be read."""
    found = queries.an_import(request.staff, import_id)
    offered = _offered(request)
    how = Reading.from_json(found.reading)
    form = ReadingForm(request.POST if request.method == "POST" else None, how=how, offered=offered)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["usual"]
        said = form.said() | {"usual_code": code, "usual_title": dict(offered).get(code, "")}
        try:
            read_again(actor=request.staff, now=clock.now(), import_id=import_id, said=said, chosen=form.chosen())
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            return redirect("old_import", import_id)
    context = {"nav": "heritage", "form": form, "found": found, "first": queries.sample(found)["first"], "how": how}
    return render(request, "heritage/columns.html", context, status=422 if form.errors else 200)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def faults(request: StaffRequest, import_id: UUID) -> HttpResponseBase:
    """The faulty rows, as a file to correct."""
    found = queries.an_import(request.staff, import_id)
    now = clock.now()
    zone = office(found.office_id).zone
    back = reverse("old_import", args=[import_id])
    sheet = queries.faulty_listing(request.staff, found, now)
    return download(request, request.staff, sheet, zone=zone, back=back, nav="heritage")


@staff_required
@require_POST
def let_in(request: StaffRequest, import_id: UUID) -> HttpResponse:
    """Let the good rows in."""
    try:
        confirm(actor=request.staff, now=clock.now(), import_id=import_id)
    except Refusal as refusal:
        messages.error(request, say(refusal))
    return redirect("old_import", import_id)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: StaffRequest, import_id: UUID) -> HttpResponse:
    """Withdraw an import as a whole."""
    found = queries.an_import(request.staff, import_id)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(actor=request.staff, now=clock.now(), import_id=import_id, reason=form.cleaned_data["reason"])
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            messages.success(request, _("Impor ditarik; izin lama yang dibawanya tidak ada lagi."))
            return redirect("old_import", import_id)
    context = {"nav": "heritage", "form": form, "found": found}
    return render(request, "heritage/withdraw.html", context, status=422 if form.errors else 200)
