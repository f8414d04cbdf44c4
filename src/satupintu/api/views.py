"""The administrator's page of tokens: which there are, a new one (shown once), and taking one back."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from satupintu.api.forms import RevokeForm, TokenForm
from satupintu.api.queries import SHOWN, TokenLine, token, tokens
from satupintu.api.scopes import SCOPES
from satupintu.api.services import make_token, revoke_token
from satupintu.base import clock
from satupintu.base.actor import Actor
from satupintu.base.refusal import Refusal
from satupintu.people.access import Role, require_role
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.queries import office, staff
from satupintu.rules.promise import local
from satupintu.sheets.pages import require_safe_or_taken_out, take_out
from satupintu.sheets.services import Column, Listing
from satupintu.sheets.tables import Table
from satupintu.ui.refusals import to_form

STATES: dict[str, tuple[str, Any]] = {
    "active": ("done", lazy("berlaku")),
    "expired": ("", lazy("habis masanya")),
    "revoked": ("late", lazy("dicabut")),
}
USUALLY = timedelta(days=90)


def _listed(actor: Actor, now: datetime) -> Listing[TokenLine]:
    """The tokens, never themselves."""
    return Listing(
        "tokens",
        _("Token untuk program"),
        (
            Column("name", _("Untuk"), lambda each: each.name),
            Column("holder", _("Pemegang"), lambda each: each.holder),
            Column("scopes", _("Lingkup"), lambda each: ", ".join(each.scopes)),
            Column("made_by", _("Dibuat oleh"), lambda each: each.made_by),
            Column("made", _("Dibuat"), lambda each: each.made_at),
            Column("expires", _("Berlaku sampai"), lambda each: each.expires_at),
            Column("used", _("Terakhir dipakai"), lambda each: each.last_used_at),
            Column("state", _("Keadaan"), lambda each: str(STATES[each.state][1]), choose=lambda each: each.state),
        ),
        lambda: tokens(actor, now),
        cut=SHOWN,
    )


@staff_required
@require_safe_or_taken_out
def token_list(request: StaffRequest) -> HttpResponseBase:
    """All tokens of the office."""
    actor = request.staff
    table = Table(_listed(actor, clock.now()), request.GET)
    if table.leaving:
        return take_out(request, actor, table, zone=office(actor.office_id).zone, nav="office")
    lines = [(each, *STATES[each.state]) for each in table.rows]
    return render(request, "api/tokens.html", {"lines": lines, "table": table, "nav": "office"})


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_token(request: StaffRequest) -> HttpResponse:
    """A new token; it is shown on the page that answers, and never again."""
    require_role(request.staff, Role.ADMINISTRATOR)
    now, zone = clock.now(), office(request.staff.office_id).zone
    form = TokenForm(
        request.POST if request.method == "POST" else None,
        holders=[(str(each.pk), each.name) for each in staff(request.staff)],
        initial={"expires_on": local(now, zone) + USUALLY},
    )
    if request.method == "POST" and form.is_valid():
        given = form.token(zone)
        try:
            secret = make_token(actor=request.staff, now=now, **given)
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            words = [SCOPES[each] for each in SCOPES if each in given["scopes"]]
            context = {"secret": secret, "name": given["name"], "words": words, "given": given, "nav": "office"}
            return render(request, "api/token_made.html", context)
    return render(request, "api/token_new.html", {"form": form, "nav": "office"}, status=422 if form.errors else 200)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: StaffRequest, token_id: UUID) -> HttpResponse:
    """Take a token back, with a reason."""
    found = token(request.staff, token_id, clock.now())
    form = RevokeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        revoke_token(actor=request.staff, now=clock.now(), token_id=token_id, reason=form.cleaned_data["reason"])
        messages.success(request, _("Token sudah dicabut dan tidak diterima lagi."))
        return redirect("api_tokens")
    context = {"form": form, "token": found, "nav": "office"}
    return render(request, "api/token_revoke.html", context, status=422 if form.errors else 200)
