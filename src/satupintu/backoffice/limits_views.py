"""Limits of time, for all staff: what waits for a decision on an objection, and what passed, counted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.applications.queries import Passed, passed_limits
from satupintu.applications.services import law
from satupintu.backoffice.desk_views import common
from satupintu.backoffice.objecting import LEVELS
from satupintu.backoffice.short_lists import LATER
from satupintu.base.actor import Actor
from satupintu.objections.queries import MOST, Line, waiting
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.queries import office
from satupintu.sheets.pages import require_safe_or_taken_out, take_out
from satupintu.sheets.services import Column, Listing
from satupintu.sheets.tables import Table
from satupintu.standards.queries import services_offered
from satupintu.ui.chip import chip
from satupintu.workdays.queries import calendar_for

KINDS: dict[str, Any] = {
    "deadline_passed": lazy("Janji waktu"),
    "acceptance_passed": lazy("Pemeriksaan kelengkapan"),
    "objection_passed": lazy("Keberatan dan banding"),
}
COURTS: dict[str, Any] = {
    "office": lazy("kantor"),
    "applicant": lazy("pemohon"),
    "third_party": lazy("pihak lain"),
    "": lazy("belum dicatat"),
}


def _open_objections(actor: Actor) -> Listing[Line]:
    """Objections and appeals that wait for a decision."""
    return Listing(
        "objections",
        _("Keberatan dan banding yang menunggu keputusan"),
        (
            Column("file", _("Berkas"), lambda each: each.number),
            Column(
                "level",
                _("Jenis"),
                lambda each: str(LEVELS.get(each.level, each.level)),
                choose=lambda each: each.level,
            ),
            Column("received", _("Diterima"), lambda each: each.received_at),
            Column("due", _("Waktu"), lambda each: each.due_on),
        ),
        lambda: waiting(actor),
        cut=MOST,
        rest=str(LATER),
    )


def _passed(rows: Sequence[Passed], titles: Mapping[str, str]) -> Listing[Passed]:
    """The limits that passed, counted."""
    return Listing(
        "passed-limits",
        _("Batas waktu yang terlewati"),
        (
            Column("month", _("Bulan"), lambda each: each.month),
            Column("kind", _("Batas"), lambda each: str(KINDS[each.kind]), choose=lambda each: each.kind),
            Column("step", _("Tahap"), lambda each: titles.get(each.step, each.step), choose=lambda each: each.step),
            Column(
                "court",
                _("Di pihak"),
                lambda each: str(COURTS.get(each.court, each.court)),
                choose=lambda each: each.court,
            ),
            Column("count", _("Berkas"), lambda each: each.count),
        ),
        lambda: rows,
    )


@staff_required
@require_safe_or_taken_out
def limits(request: StaffRequest) -> HttpResponseBase:
    """Objections with their clocks; the limits that passed this year and last, by month, step and court."""
    actor = request.staff
    context = common(actor, "limits")
    today = context["today"]
    since = datetime(today.year - 1, 1, 1, tzinfo=ZoneInfo(office(actor.office_id).zone))
    titles = {
        name: step.title
        for adopted in services_offered(actor.office_id, today)
        for name, step in adopted.standard.steps.items()
    }
    passed = passed_limits(actor, since)
    objected = Table(_open_objections(actor), request.GET)
    counted = Table(_passed(passed, titles), request.GET, prefix="lewat-")
    both: tuple[Table[Any], ...] = (objected, counted)
    for table in both:
        if table.leaving:
            return take_out(request, actor, table, zone=office(actor.office_id).zone)
    calendar = calendar_for(actor.office_id)
    lines = [
        {
            "title": LEVELS.get(each.level, each.level),
            "line": each,
            "chip": chip(
                today=today, due=each.due_on, calendar=calendar, court="office", started=True, stopped=False, over=False
            ),
        }
        for each in objected.rows
    ]
    rows = [_row(each, titles) for each in counted.rows]
    sums: Counter[date] = Counter()
    for each in passed:
        sums[each.month] += each.count
    more = {"days_to_confirm": law().to_be_confirmed, "objections": lines, "objected": objected}
    more |= {"passed": rows, "counted": counted, "months": list(sums.items())}
    return render(request, "backoffice/limits.html", {**context, **more})


def _row(each: Passed, titles: dict[str, str]) -> dict[str, Any]:
    return {
        "month": each.month,
        "kind": KINDS[each.kind],
        "step": titles.get(each.step, each.step),
        "court": COURTS.get(each.court, each.court),
        "count": each.count,
    }
