"""For citizens without a NIB: what to do, where to get help, and how the help stands."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from satupintu.assistance.forms import LookForm
from satupintu.assistance.queries import tracked
from satupintu.assistance.rules import TITLES
from satupintu.base import clock
from satupintu.base.actor import applicant
from satupintu.base.refusal import NotFound, Refusal
from satupintu.base.throttle import Throttle
from satupintu.base.visitor import address_of
from satupintu.people.queries import the_office
from satupintu.rules.promise import local
from satupintu.standards.queries import in_force
from satupintu.ui.refusals import to_form

_misses_from = Throttle("assistance-from", 20, 600)


class NoSuchHelp(Refusal):
    """The number or the code does not fit: one answer for both."""

    code = "no_such_help"
    says = "Nomor dan kode ini tidak cocok. Salin keduanya dari kertas yang diberikan loket, atau tanyakan di loket."
    status = 404


@require_safe
def without_nib(request: HttpRequest, service: str) -> HttpResponse:
    """What a NIB is, how to get one, and that the counter helps."""
    office = the_office()
    if office is None:
        raise NotFound()
    adopted = in_force(office.pk, service, local(clock.now(), office.zone))
    if not any(each.evidence.kind == "oss_nib" for each in adopted.standard.delivery.requirements):
        raise NotFound()
    return render(request, "assistance/without_nib.html", {"standard": adopted.standard})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """How far the help has come, for whoever has number and code."""
    office, now = the_office(), clock.now()
    if office is None:
        raise NotFound()
    form = LookForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            client = address_of(request)
            try:
                _misses_from.check(client, now)
                found = tracked(applicant(office.pk), form.cleaned_data["nomor"], form.cleaned_data["kode"])
            except NotFound:
                _misses_from.hit(client, now)
                to_form(form, NoSuchHelp())
                status = NoSuchHelp.status
            except Refusal as refusal:
                to_form(form, refusal)
                status = refusal.status
            else:
                status = 200
                lines = [(_(TITLES[each.kind]), each.at) for each in found.steps]
                context |= {"found": found, "lines": lines}
    return render(request, "assistance/look.html", context, status=status)
