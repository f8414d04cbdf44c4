"""The front door: what the office offers, how long it takes, what it costs, and where to go from here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from satupintu.base import clock
from satupintu.people.queries import the_office
from satupintu.portal.forms import TrackForm
from satupintu.rules.promise import local
from satupintu.standards.queries import services_offered


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The front page; it stands even before the office is set up, because that is when somebody looks for it."""
    office = the_office()
    offered = services_offered(office.pk, local(clock.now(), office.zone)) if office else []
    form = TrackForm(auto_id="lacak_%s")
    return render(request, "portal/home.html", {"services": [each.standard for each in offered], "track": form})
