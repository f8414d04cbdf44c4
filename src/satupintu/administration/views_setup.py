"""The office's promises, numbers and mail: standards in force, the last numbers used, the mail server."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from satupintu.administration import lists
from satupintu.administration.forms import MailForm, NumberForm, StandardForm, TestMailForm, WithdrawForm
from satupintu.administration.series import all_series
from satupintu.applications.services import NumberUsed, may_be_put_right, series_begun, start_number
from satupintu.base import clock
from satupintu.base.refusal import NotFound, Refusal
from satupintu.files.views import serve
from satupintu.notifications.services import MailUnfit, change_mail, mail_server, send_test
from satupintu.people.access import Role, require_role
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.queries import office
from satupintu.rules.faults import Fault
from satupintu.rules.promise import local
from satupintu.sheets.pages import require_safe_or_taken_out, take_out
from satupintu.sheets.tables import Table
from satupintu.standards.queries import enactments, on_shelf, services_offered, shelf
from satupintu.standards.services import ADOPTERS, StandardFaulty, adopt, withdraw
from satupintu.ui.refusals import to_form

LARGEST_STANDARD = 500_000  # bytes


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def standards(request: StaffRequest) -> HttpResponseBase:
    """What is in force, what lies ready, and a form for one's own."""
    actor, now = request.staff, clock.now()
    require_role(actor, *ADOPTERS)
    here = office(actor.office_id)
    today = local(now, here.zone)
    now_in_force = {each.enactment_id for each in services_offered(here.pk, today)}
    table = Table(lists.standards(actor, now_in_force, today), request.GET)
    if table.leaving:
        return take_out(request, actor, table, zone=here.zone, nav="office")
    sent = request.method == "POST"
    form = StandardForm(request.POST if sent else None, request.FILES if sent else None)
    faults: tuple[Fault, ...] = ()
    if sent and form.is_valid():
        try:
            text = form.cleaned_data["file"].read(LARGEST_STANDARD + 1)[:LARGEST_STANDARD].decode("utf-8-sig")
            day, name = form.cleaned_data["in_force_from"], form.cleaned_data["file"].name
            row = adopt(actor=actor, now=now, text=text, name=name, in_force_from=day)
        except UnicodeDecodeError:
            form.add_error("file", _("Berkas ini bukan teks UTF-8. Simpan ulang sebagai YAML."))
        except StandardFaulty as faulty:
            faults = faulty.faults
            form.add_error(
                "file", _("Standar ini punya %(count)d kesalahan; lihat daftarnya.") % {"count": len(faults)}
            )
        else:
            said = _("Standar %(service)s ditetapkan.") % {"service": row.service}
            messages.success(request, said)
            return redirect("office_standards")
    adopted = {row.digest for row in table.whole if row.withdrawn_from is None}
    context = {
        "nav": "office",
        "form": form,
        "faults": faults,
        "table": table,
        "rows": [(row, state := lists.state_of(row, now_in_force, today), *lists.STATES[state]) for row in table.rows],
        "ready": [each for each in shelf(here) if each.digest not in adopted],
        "slug": here.slug,
        "today": today,
    }
    return render(request, "administration/standards.html", context, status=422 if form.errors else 200)


@staff_required
@require_POST
def adopt_ready(request: StaffRequest, service: str, day: str) -> HttpResponse:
    """Adopt one that lies ready."""
    ready = on_shelf(office(request.staff.office_id), f"{service}/{day}")
    if ready is None:
        raise NotFound()
    row = adopt(actor=request.staff, now=clock.now(), path=ready.path)
    messages.success(request, _("Standar %(service)s ditetapkan.") % {"service": row.service})
    return redirect("office_standards")


@staff_required
@require_safe
def example(request: StaffRequest, service: str, day: str) -> HttpResponse:
    """A standard as a file, to begin one's own with."""
    require_role(request.staff, *ADOPTERS)
    ready = on_shelf(office(request.staff.office_id), f"{service}/{day}")
    if ready is None:
        raise NotFound()
    return serve(ready.path.read_bytes(), "application/yaml", f"{service}-{day}.yaml")


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_standard(request: StaffRequest, enactment_id: UUID) -> HttpResponse:
    """Promise one no longer."""
    actor, now = request.staff, clock.now()
    require_role(actor, *ADOPTERS)
    row = next((each for each in enactments(actor) if each.pk == enactment_id and each.withdrawn_from is None), None)
    if row is None:
        raise NotFound()
    today = local(now, office(actor.office_id).zone)
    form = WithdrawForm(request.POST if request.method == "POST" else None, initial={"from_day": today})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            withdraw(actor=actor, now=now, enactment_id=row.pk, from_day=data["from_day"], why=data["why"])
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            messages.success(request, _("Standar dicabut. Berkas yang sudah masuk tetap memakainya sampai selesai."))
            return redirect("office_standards")
    context = {"nav": "office", "form": form, "row": row}
    return render(request, "administration/withdraw.html", context, status=422 if form.errors else 200)


@staff_required
@require_safe_or_taken_out
def numbers(request: StaffRequest) -> HttpResponseBase:
    """The series of this year: the last number used, and how the next one will look."""
    actor, now = request.staff, clock.now()
    require_role(actor, Role.ADMINISTRATOR)
    zone = office(actor.office_id).zone
    today = local(now, zone)
    table = Table(lists.runs(actor, today), request.GET)
    if table.leaving:
        return take_out(request, actor, table, zone=zone, nav="office")
    return render(request, "administration/numbers.html", {"nav": "office", "table": table, "year": today.year})


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def number(request: StaffRequest, series: str) -> HttpResponse:
    """Let one series go on after the last number used."""
    actor, now = request.staff, clock.now()
    require_role(actor, Role.ADMINISTRATOR)
    today = local(now, office(actor.office_id).zone)
    title = next((each.title for each in all_series(actor.office_id, today) if each.name == series), None)
    if title is None:
        raise NotFound()
    last = series_begun(actor, today.year).get(series)
    form = NumberForm(request.POST if request.method == "POST" else None, initial={"last": last})
    if not may_be_put_right(actor, series, today.year):
        del form.fields["slip"]
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            told = {"last": data["last"], "reason": data["reason"], "slip": data.get("slip", False)}
            start_number(actor=actor, now=now, series=series, year=today.year, **told)
        except NumberUsed as used:
            to_form(form, used)
        else:
            messages.success(request, _("Tersimpan. Nomor berikutnya: %(next)d.") % {"next": data["last"] + 1})
            return redirect("office_numbers")
    context = {"nav": "office", "form": form, "title": title, "year": today.year, "last": last}
    return render(request, "administration/number.html", context, status=422 if form.errors else 200)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: StaffRequest) -> HttpResponse:
    """The mail server, and a letter to try it out."""
    actor, now = request.staff, clock.now()
    require_role(actor, Role.ADMINISTRATOR)
    try:
        server = mail_server(actor.office_id)
    except ValueError:
        server = None
    kept = {name: value for name, value in office(actor.office_id).mail.items() if name != "password"}
    trying = request.method == "POST" and "uji" in request.POST
    form = MailForm(request.POST if request.method == "POST" and not trying else None, initial=kept)
    test = TestMailForm(request.POST if trying else None, prefix="uji", initial={"to": request.user.email})
    if trying and test.is_valid():
        try:
            send_test(actor=actor, now=now, to=test.cleaned_data["to"])
        except Refusal as refusal:
            to_form(test, refusal)
        else:
            messages.success(request, _("Surat percobaan diserahkan ke server. Lihat kotak masuk alamat tadi."))
            return redirect("office_mail")
    elif form.is_bound and form.is_valid():
        data = {**form.cleaned_data, "port": form.cleaned_data["port"] or 0}
        try:
            change_mail(actor=actor, now=now, **data)
        except MailUnfit as unfit:
            form.add_error(unfit.wrong, str(unfit))
        else:
            messages.success(request, _("Server surel tersimpan. Kirim surat percobaan untuk memastikannya."))
            return redirect("office_mail")
    shown = test if trying else form
    context = {"nav": "office", "mail": form, "test": test, "form": shown, "server": server}
    return render(request, "administration/mail.html", context, status=422 if shown.errors else 200)
