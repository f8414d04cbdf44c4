"""Taking an application back without coming to the office: by whoever shows the tracking code once more."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from satupintu.applications.queries import Case
from satupintu.applications.services import withdraw
from satupintu.base import clock
from satupintu.base.refusal import Refusal
from satupintu.base.throttle import Throttle
from satupintu.base.visitor import address_of
from satupintu.people.queries import the_public
from satupintu.portal.access import LinkExpired, link_to, open_link
from satupintu.portal.again import ask_again
from satupintu.portal.forms import WithdrawForm
from satupintu.ui.refusals import to_form

_tries = Throttle("withdraw-from", 20, 600)


def may_withdraw(case: Case) -> bool:
    """Until there is a licence: that one is revoked instead."""
    return case.journey.open and not case.journey.issued


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, signed: str) -> HttpResponse:
    """What withdrawing means, the code once more, and a reason for whoever likes to give one."""
    try:
        case = open_link(signed)
    except LinkExpired as refusal:
        return ask_again(request, refusal)
    if not may_withdraw(case):
        return HttpResponseRedirect(link_to(case.application.pk))
    form, status = WithdrawForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _withdraw(request, case, form)
            except Refusal as refusal:
                to_form(form, refusal)
                status = refusal.status
            else:
                messages.success(request, _("Permohonan Anda sudah dicabut. Anda boleh mengajukan lagi kapan saja."))
                return HttpResponseRedirect(link_to(case.application.pk))
    context = {"case": case, "standard": case.standard, "signed": signed, "form": form}
    return render(request, "portal/withdraw.html", context, status=status)


def _withdraw(request: HttpRequest, case: Case, form: WithdrawForm) -> None:
    now = clock.now()
    _tries.hit(address_of(request), now)
    withdraw(
        actor=the_public(),
        now=now,
        application_id=case.application.pk,
        reason=form.cleaned_data["reason"],
        code=form.cleaned_data["kode"],
    )
