"""Objecting to a refusal without coming to the office: by whoever shows the tracking code once more."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from satupintu.applications.queries import Case
from satupintu.applications.services import remedies_of
from satupintu.applications.services.messages import objection_words
from satupintu.base import clock
from satupintu.base.refusal import Refusal
from satupintu.base.throttle import Throttle
from satupintu.base.visitor import address_of
from satupintu.objections.services import receive
from satupintu.people.queries import the_public
from satupintu.portal.access import LinkExpired, link_to, open_link
from satupintu.portal.again import ask_again
from satupintu.portal.forms import ObjectForm
from satupintu.rules.remedies import days_late
from satupintu.ui.refusals import to_form

_tries = Throttle("object-from", 20, 600)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def object_to(request: HttpRequest, signed: str) -> HttpResponse:
    """How and until when one objects, and the words; what comes too late is taken in too, and told so beforehand."""
    try:
        case = open_link(signed)
    except LinkExpired as refusal:
        return ask_again(request, refusal)
    ways = remedies_of(case)
    if ways.may_file != "objection" or ways.until is None:
        return HttpResponseRedirect(link_to(case.application.pk))
    form, status = ObjectForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _object(request, case, form)
            except Refusal as refusal:
                to_form(form, refusal)
                status = refusal.status
            else:
                messages.success(request, _("Keberatan Anda sudah kami terima dan catat."))
                return HttpResponseRedirect(link_to(case.application.pk))
    context = {
        "case": case,
        "standard": case.standard,
        "signed": signed,
        "form": form,
        "until": ways.until,
        "late": days_late(ways.until, case.today(clock.now()), case.calendar),
        "rules": objection_words(case)[:1],
    }
    return render(request, "portal/object.html", context, status=status)


def _object(request: HttpRequest, case: Case, form: ObjectForm) -> None:
    now = clock.now()
    _tries.hit(address_of(request), now)
    receive(
        actor=the_public(),
        now=now,
        application_id=case.application.pk,
        words=form.cleaned_data["words"],
        code=form.cleaned_data["kode"],
    )
