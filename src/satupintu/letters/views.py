"""The letter books on the screen: read by month, written in by hand, taken out as a file."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from satupintu.base import clock
from satupintu.base.refusal import NotFound, Refusal
from satupintu.files.views import serve
from satupintu.letters import queries
from satupintu.letters.forms import BOOKS, WORDS, LetterForm, StrikeForm
from satupintu.letters.queries import Filters, Line
from satupintu.letters.services import enter_letter, read_scan, strike_letter
from satupintu.people.access import require_role
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.queries import office
from satupintu.rules import agenda
from satupintu.rules.promise import local
from satupintu.rules.words import MONTHS
from satupintu.sheets.long_lists import Place
from satupintu.sheets.pages import download
from satupintu.sheets.services import Column, Listing
from satupintu.sheets.tables import head
from satupintu.ui.refusals import to_form

HANDS = {"masuk": "incoming", "keluar": "outgoing"}


def _filters(request: StaffRequest) -> Filters:
    """Which lines are asked for; what cannot be understood is left out."""
    today = local(clock.now(), office(request.staff.office_id).zone)
    book = request.GET.get("buku", "incoming")
    year, month = request.GET.get("tahun", ""), request.GET.get("bulan", "")
    kind = request.GET.get("jenis", "")
    return Filters(
        book=book if book in agenda.BOOKS else "incoming",
        year=int(year) if year.isdecimal() and len(year) == 4 else today.year,
        month=int(month) if month.isdecimal() and len(month) < 3 and 1 <= int(month) <= 12 else 0,
        kind=kind if kind in agenda.LETTER_KINDS else "",
        oldest_first=request.GET.get("urut") == "nomor",
    )


@staff_required
@require_safe
def book(request: StaffRequest) -> HttpResponse:
    """One book, the newest number first unless asked otherwise."""
    actor, filters = request.staff, _filters(request)
    place = Place(request.GET.dict(), by="sebelum")
    typed = place.after
    rows, before = queries.lines(actor, filters, int(typed) if typed.isdecimal() and len(typed) < 8 else 0)
    kinds = [kind for kind, each in agenda.LETTER_KINDS.items() if each.book == filters.book]
    context = {
        "nav": "letters",
        "filters": filters,
        "rows": [(each, WORDS[each.kind]) for each in rows],
        "number_head": head(_("Nomor"), "nomor", place.asked, usual="-nomor"),
        "books": BOOKS.items(),
        "book_title": BOOKS[filters.book],
        "incoming": filters.book == "incoming",
        "years": sorted({*queries.years(actor), filters.year}, reverse=True),
        "months": [(number, _(name)) for number, name in enumerate(MONTHS, 1)],
        "kinds": [(kind, WORDS[kind]) for kind in kinds] if len(kinds) > 1 else [],
        "place": place.leading_to(str(before or "")),
        "may_enter": queries.may_enter(actor),
    }
    return render(request, "letters/book.html", context)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def book_download(request: StaffRequest) -> HttpResponseBase:
    """A book as a spreadsheet."""
    actor, filters = request.staff, _filters(request)
    require_role(actor, *queries.READERS)
    zone = office(actor.office_id).zone
    back = f"{reverse('letter_book')}?{request.GET.urlencode()}"
    return download(request, actor, _sheet(request, filters), zone=zone, back=back, nav="letters")


def _sheet(request: StaffRequest, filters: Filters) -> Listing[Line]:
    return Listing(
        id=f"agenda-{filters.book}",
        title=_("Agenda: %(book)s %(year)s") % {"book": BOOKS[filters.book], "year": filters.year},
        columns=(
            Column("seq", _("Urut"), lambda line: line.seq),
            Column("number", _("Nomor agenda"), lambda line: line.number),
            Column("on", _("Tanggal"), lambda line: line.on),
            Column("kind", _("Jenis"), lambda line: str(WORDS[line.kind])),
            Column("correspondent", _("Dari atau kepada"), lambda line: line.correspondent, personal=True),
            Column("about", _("Perihal"), lambda line: line.about, personal=True),
            Column("their_number", _("Nomor pada surat"), lambda line: line.their_number),
            Column("their_date", _("Tanggal pada surat"), lambda line: line.their_date),
            Column("file", _("Berkas"), lambda line: line.file),
            Column("struck", _("Dicoret"), lambda line: line.struck),
        ),
        rows=lambda: queries.all_lines(request.staff, filters),
        filters={"book": filters.book, "year": str(filters.year), "month": str(filters.month), "kind": filters.kind},
    )


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: StaffRequest, way: str) -> HttpResponse:
    """Enter a letter that came in, or one that leaves without a file."""
    actor, now = request.staff, clock.now()
    require_role(actor, *queries.WRITERS)
    kind = HANDS.get(way)
    if kind is None:
        raise NotFound()
    posted = request.method == "POST"
    today = local(now, office(actor.office_id).zone)
    form = LetterForm(request.POST if posted else None, request.FILES if posted else None, kind=kind, today=today)
    if posted and form.is_valid():
        try:
            letter = enter_letter(actor=actor, now=now, kind=kind, **form.cleaned_data)
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            words = _("Surat dicatat dengan nomor agenda %(number)s.")
            messages.success(request, words % {"number": letter.number})
            return redirect(f"{reverse('letter_book')}?buku={letter.book}")
    context: dict[str, Any] = {"nav": "letters", "form": form, "kind": kind, "book": agenda.LETTER_KINDS[kind].book}
    return render(request, "letters/enter.html", context, status=422 if form.errors else 200)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def strike(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    """Strike a line that was entered by mistake."""
    actor = request.staff
    require_role(actor, *queries.WRITERS)
    line = queries.line(actor, letter_id)
    form = StrikeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            strike_letter(actor=actor, now=clock.now(), letter_id=letter_id, reason=form.cleaned_data["reason"])
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            messages.success(request, _("Surat dicoret dari agenda; nomornya tidak dipakai lagi."))
            return redirect(f"{reverse('letter_book')}?buku={line.book}")
    context = {"nav": "letters", "form": form, "line": line}
    return render(request, "letters/strike.html", context, status=422 if form.errors else 200)


@staff_required
@require_safe
def scan(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    """The scan of a letter, to keep."""
    content, media = read_scan(actor=request.staff, letter_id=letter_id)
    ending = {"application/pdf": "pdf", "image/png": "png"}.get(media, "jpg")
    return serve(content, media, f"surat-{letter_id}.{ending}")
