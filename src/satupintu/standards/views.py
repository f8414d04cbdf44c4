"""The published standard, for everyone: the promise in a few words, then all 14 components in the office's own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from satupintu.base import clock
from satupintu.base.refusal import NotFound
from satupintu.people.queries import the_office
from satupintu.rules.channels import link_of
from satupintu.rules.promise import local
from satupintu.rules.standard import Standard
from satupintu.standards.components import components, legal_lines
from satupintu.standards.queries import in_force, statutes


@require_safe
def standard_page(request: HttpRequest, service: str) -> HttpResponse:
    """The standard in force today."""
    office = the_office()
    if office is None:
        raise NotFound()
    adopted = in_force(office.pk, service, local(clock.now(), office.zone))
    return render(request, "standards/standard.html", _shown(adopted.standard))


def _shown(standard: Standard) -> dict[str, Any]:
    procedure = standard.delivery.procedure
    legal = legal_lines(standard.manufacturing.legal_basis, statutes())
    parts = components(standard)
    return {
        "standard": standard,
        "delivery": parts[:6],
        "manufacturing": parts[6:],
        "routes": [(route, [procedure.steps[step] for step in route.steps]) for route in procedure.routes.values()],
        "route": procedure.routes[standard.default_route()],
        "steps": [procedure.steps[step] for step in procedure.routes[standard.default_route()].steps],
        "channels": [(channel, link_of(channel)) for channel in standard.delivery.complaints.channels],
        "legal": legal,
        "outdated": any(line.statute and line.statute.out_of_date for line in legal),
        "readings": [(reading, reading.options[reading.chosen]) for reading in standard.readings],
        "online": any(mode.filed_by == "applicant" for mode in procedure.modes.values()),
    }
