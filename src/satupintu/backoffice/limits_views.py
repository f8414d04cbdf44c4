"""Limits of time, for all staff: what waits for a decision on an objection, and what passed, counted."""

from collections import Counter
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from satupintu.applications.queries import Passed, passed_limits
from satupintu.applications.services import law
from satupintu.backoffice.desk_views import common
from satupintu.backoffice.objecting import LEVELS
from satupintu.objections.queries import waiting
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.queries import office
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


@staff_required
@require_safe
def limits(request: StaffRequest) -> HttpResponse:
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
    calendar = calendar_for(actor.office_id)
    lines = [
        {
            "title": LEVELS.get(each.level, each.level),
            "line": each,
            "chip": chip(
                today=today, due=each.due_on, calendar=calendar, court="office", started=True, stopped=False, over=False
            ),
        }
        for each in waiting(actor)
    ]
    rows = [_row(each, titles) for each in passed]
    sums: Counter[date] = Counter()
    for each in passed:
        sums[each.month] += each.count
    more = {"days_to_confirm": law().to_be_confirmed, "objections": lines, "passed": rows, "months": list(sums.items())}
    return render(request, "backoffice/limits.html", {**context, **more})


def _row(each: Passed, titles: dict[str, str]) -> dict[str, Any]:
    return {
        "month": each.month,
        "kind": KINDS[each.kind],
        "step": titles.get(each.step, each.step),
        "court": COURTS.get(each.court, each.court),
        "count": each.count,
    }
