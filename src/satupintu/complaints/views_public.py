"""Complaining without an account: the published channels, the form, the receipt."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from satupintu.base import clock
from satupintu.base.actor import Actor
from satupintu.base.ids import new_id
from satupintu.complaints import carrying
from satupintu.complaints.forms import ComplaintForm
from satupintu.complaints.links import count_sending, link_to, open_link
from satupintu.complaints.messages import track_url
from satupintu.complaints.queries import rules_named
from satupintu.complaints.queries import sign_complaint as sign
from satupintu.complaints.services import OWN_FORM, Letter, has_inspectorate, receive
from satupintu.documents.services import qr_svg
from satupintu.people.queries import office as office_by_id
from satupintu.people.queries import the_public
from satupintu.rules import codes
from satupintu.rules.channels import link_of
from satupintu.rules.complaints import ComplaintRules
from satupintu.rules.delivery import Channel
from satupintu.rules.promise import local
from satupintu.rules.standard import Standard
from satupintu.standards.queries import services_offered


def offered(actor: Actor, now: datetime) -> list[Standard]:
    """The standards in force today."""
    today = local(now, office_by_id(actor.office_id).zone)
    return [adopted.standard for adopted in services_offered(actor.office_id, today)]


def published(standards: list[Standard]) -> list[tuple[Channel, str]]:
    """Every channel that the standards in force publish, once, with where it leads."""
    channels = {(each.kind, each.address): each for std in standards for each in std.delivery.complaints.channels}
    return [(each, link_of(each)) for each in channels.values()]


def rules_of(standards: list[Standard]) -> list[ComplaintRules]:
    """The rules under which these standards take complaints, each once."""
    return [rules_named(name) for name in dict.fromkeys(each.delivery.complaints.rules for each in standards)]


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """How to complain: the form here, and the published channels."""
    actor, now = the_public(), clock.now()
    standards = offered(actor, now)
    lines = [line for each in standards for line in each.delivery.complaints.text]
    context = {
        "channels": published(standards),
        "lines": list(dict.fromkeys(lines)),
        "rules": rules_of(standards),
        "inspectorate": has_inspectorate(actor.office_id, now),
    }
    return render(request, "complaints/start.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write_one(request: HttpRequest) -> HttpResponse:
    """The form. What was typed and attached stays when something is wrong with it."""
    actor, now = the_public(), clock.now()
    posted = request.method == "POST"
    inspectorate = has_inspectorate(actor.office_id, now)
    standards = offered(actor, now)
    form = ComplaintForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        services=[(each.service, each.title) for each in standards],
        whistle=inspectorate,
        initial={"service": standards[0].service if len(standards) == 1 else ""},
    )
    key, taken = submission_key(request), carrying.Posted(carrying.fresh(), 200)

    def send(data: Mapping[str, Any], carried: carrying.Carried) -> HttpResponse:
        count_sending(request, now)
        return redirect("complaint_sent", sign(_receive(data, carried, actor=actor, now=now, key=key)))

    if posted:
        taken = carrying.posted(request, form, taken.carried, actor=actor, now=now, do=send)
    if taken.response is not None:
        return taken.response
    context = {
        "form": form,
        "key": key,
        "carried": taken.carried,
        "rules": rules_of(standards),
        "inspectorate": inspectorate,
    }
    return render(request, "complaints/write.html", context, status=taken.status)


def submission_key(request: HttpRequest) -> UUID:
    """What makes a form sent twice one complaint; a fresh one for a fresh form."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return new_id()


def _receive(data: Mapping[str, Any], carried: carrying.Carried, *, actor: Actor, now: datetime, key: UUID) -> UUID:
    letter = Letter(what=data["what"], about=data["about"], name=data["name"], phone=data["phone"], email=data["email"])
    receipt = receive(
        actor=actor,
        now=now,
        channel=OWN_FORM,
        letter=letter,
        submission_key=key,
        service=data["service"],
        whistle=data["kind"] == "whistle",
        secret=data["secret"],
        enclosed=carried.enclosed,
    )
    return receipt.complaint_id


@never_cache
@require_safe
def sent(request: HttpRequest, signed: str) -> HttpResponse:
    """The receipt, to be written down, printed or photographed. Whoever works here prints it for somebody else: then
    it is Indonesian like every paper."""
    case = open_link(signed)
    drawn = qr_svg(track_url(case)).replace("<svg ", '<svg width="168" height="168" ', 1)
    context = {
        "case": case,
        "code": codes.show(case.letter.tracking_code),
        "qr": mark_safe(drawn),  # noqa: S308 - we drew it
        "own_url": link_to(case.complaint.pk),
    }
    language = settings.LANGUAGE_CODE if request.user.is_authenticated else get_language()
    with override(language):
        response = render(request, "complaints/sent.html", context)
    response.headers["Content-Language"] = language
    return response
