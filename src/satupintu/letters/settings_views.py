"""Kantor → Kertas dan nomor surat: what lies in the printers, how far they shift, how letters are numbered."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from satupintu.base import clock
from satupintu.base.refusal import Refusal
from satupintu.files.views import serve
from satupintu.letters import alignment
from satupintu.letters.forms import PaperForm
from satupintu.people.access import Role, require_role
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.queries import office
from satupintu.people.services import change_office
from satupintu.ui.refusals import to_form

FIELDS = ("paper", "preprinted", "offset_x_mm", "offset_y_mm", "receipt_paper")


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: StaffRequest) -> HttpResponse:
    """The settings; each change keeps its history. Papers made from then on follow them."""
    actor = request.staff
    require_role(actor, Role.ADMINISTRATOR)
    here = office(actor.office_id)
    initial = {name: getattr(here, name) for name in FIELDS} | {"preprinted": "1" if here.preprinted else "0"}
    form = PaperForm(request.POST if request.method == "POST" else None, own=here.agenda_patterns, initial=initial)
    if request.method == "POST" and form.is_valid():
        changes = {name: form.cleaned_data[name] for name in FIELDS} | {"agenda_patterns": form.patterns()}
        try:
            change_office(actor=actor, now=clock.now(), changes=changes, reason="kertas dan nomor surat")
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            messages.success(request, _("Tersimpan. Dokumen yang dibuat mulai sekarang mengikutinya."))
            return redirect("office_paper")
    context = {"nav": "office", "form": form, "ready": alignment.ready(actor.office_id)}
    return render(request, "letters/paper.html", context, status=422 if form.errors else 200)


@staff_required
@require_POST
def order_test_page(request: StaffRequest) -> HttpResponse:
    """Have a test page made with what is set now."""
    alignment.order(actor=request.staff, now=clock.now())
    messages.success(request, _("Lembar uji cetak sedang dibuat. Muat ulang halaman ini beberapa detik lagi."))
    return redirect("office_paper")


@staff_required
@require_safe
def test_page(request: StaffRequest) -> HttpResponse:
    """The test page."""
    require_role(request.staff, Role.ADMINISTRATOR)
    return serve(alignment.read(request.staff.office_id), "application/pdf", "uji-cetak.pdf")
