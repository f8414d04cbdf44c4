"""The print queue: what waits at which printer, printed one or many at once, printed again for a reason."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from satupintu.applications import queries, services
from satupintu.applications.queries import QueuedPaper
from satupintu.backoffice import short_lists
from satupintu.backoffice.words import paper_title
from satupintu.base import clock
from satupintu.base.refusal import NotFound, Refusal
from satupintu.documents.services import join
from satupintu.files.views import serve
from satupintu.licences.services import print_papers
from satupintu.notifications.queries import may_restart
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.queries import office
from satupintu.sheets.pages import require_safe_or_taken_out, take_out
from satupintu.sheets.tables import Table
from satupintu.ui.forms import GovukForm
from satupintu.ui.refusals import say, to_form

PDF = "application/pdf"
PRINTERS: dict[str, Any] = {"document": lazy("Dokumen dan surat"), "receipt": lazy("Tanda terima dan kuitansi")}
PRINTED = "tercetak"


class AgainForm(GovukForm):
    """Why a paper is printed once more."""

    reason = forms.CharField(
        label=lazy("Mengapa dicetak ulang?"),
        help_text=lazy("Misalnya: kertas macet di printer. Setiap cetakan dihitung."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": lazy("Tulis alasannya, paling sedikit 10 huruf.")},
    )


@staff_required
@require_safe_or_taken_out
def queue(request: StaffRequest) -> HttpResponseBase:
    """The papers that wait at a printer; or those printed lately."""
    actor, tab = request.staff, request.GET.get("printer", "document")
    tab = tab if tab in PRINTERS or tab == PRINTED else "document"
    table = Table(short_lists.papers(actor, "" if tab == PRINTED else tab), request.GET)
    if table.leaving:
        return take_out(request, actor, table, zone=office(actor.office_id).zone, nav="print")
    counts = queries.to_print_counts(actor)
    context = {
        "nav": "print",
        "tab": tab,
        "tabs": [(name, title, counts[name]) for name, title in PRINTERS.items()],
        "table": table,
        "rows": [(each, paper_title(each.kind)) for each in table.rows],
        "may_restart": may_restart(actor),
        "here": office(actor.office_id),
    }
    return render(request, "backoffice/print_queue.html", context)


@staff_required
@require_POST
def chosen(request: StaffRequest) -> HttpResponse:
    """What was chosen in the queue: as one PDF for the printer, or marked as printed."""
    actor, ids = request.staff, _ids(request.POST.getlist("paper"))
    back = f"{request.path.removesuffix('terpilih/')}?printer={request.POST.get('printer', 'document')}"
    if not ids:
        messages.error(request, _("Pilih paling sedikit satu dokumen dahulu."))
        return redirect(back)
    try:
        if request.POST.get("do") == "pdf":
            joined = join(services.read_many(actor=actor, paper_ids=ids))
            return serve(joined, PDF, f"cetak-{clock.now():%Y%m%d-%H%M}.pdf")
        print_papers(actor=actor, now=clock.now(), paper_ids=ids)
    except Refusal as refusal:
        messages.error(request, say(refusal))
    else:
        words = ngettext("%(n)s dokumen dicatat sudah dicetak.", "%(n)s dokumen dicatat sudah dicetak.", len(ids))
        messages.success(request, words % {"n": len(ids)})
    return redirect(back)


@staff_required
@require_POST
def aside(request: StaffRequest, paper_id: UUID) -> HttpResponse:
    """A paper that nobody needs on paper."""
    services.put_aside(actor=request.staff, now=clock.now(), paper_id=paper_id)
    messages.success(request, _("Dikeluarkan dari antrean; dokumennya tetap ada dalam berkas."))
    return redirect("print_queue")


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: StaffRequest, paper_id: UUID) -> HttpResponse:
    """Print a paper once more, with the reason; the answer is the paper."""
    found = _paper(request, paper_id)
    form = AgainForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            print_papers(actor=request.staff, now=clock.now(), paper_ids=[paper_id], reason=reason)
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            content = services.read_many(actor=request.staff, paper_ids=[paper_id])[0]
            return serve(content, PDF, f"{found.kind}-{found.file_number.replace('/', '-')}.pdf")
    context = {"nav": "print", "paper": found, "title": paper_title(found.kind), "form": form}
    return render(request, "backoffice/print_again.html", context, status=422 if form.errors else 200)


def _paper(request: StaffRequest, paper_id: UUID) -> QueuedPaper:
    found = queries.queued_paper(request.staff, paper_id)
    if found is None:
        raise NotFound()
    return found


def _ids(typed: Sequence[str]) -> list[UUID]:
    """Those that are ids, each once, in the order given."""
    found: dict[UUID, None] = {}
    for each in typed:
        try:
            found[UUID(each)] = None
        except ValueError:
            continue
    return list(found)
