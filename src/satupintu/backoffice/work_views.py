"""Tabs of the desk about who does what: instructions (disposisi), and work of those who are away."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from satupintu.applications.queries import displaced
from satupintu.applications.services import reassign_all
from satupintu.backoffice import short_lists
from satupintu.backoffice.badges import SUPERIORS
from satupintu.backoffice.desk_views import common
from satupintu.base import clock
from satupintu.base.refusal import Refusal
from satupintu.instructions import queries as instructions
from satupintu.people.access import require_role
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.queries import away_on, names, office
from satupintu.sheets.pages import require_safe_or_taken_out, take_out
from satupintu.sheets.tables import Table
from satupintu.ui.refusals import say


@staff_required
@require_safe_or_taken_out
def told(request: StaffRequest) -> HttpResponseBase:
    """The instructions for me, and those I gave that are still open."""
    actor = request.staff
    context = common(actor, "instructions")
    received, given = instructions.waiting(actor, context["today"])
    for_me = Table(short_lists.instructions(_("Disposisi untuk Anda"), received), request.GET)
    by_me = Table(short_lists.instructions(_("Disposisi dari Anda"), given), request.GET, prefix="dari-")
    for table in (for_me, by_me):
        if table.leaving:
            return take_out(request, actor, table, zone=office(actor.office_id).zone)
    return render(request, "backoffice/instructions.html", {**context, "for_me": for_me, "by_me": by_me})


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody who is away with work on their hands: until when, and the numbers of the files."""

    user_id: UUID
    name: str
    until: date
    numbers: tuple[str, ...]


@staff_required
@require_safe
def handing_on(request: StaffRequest) -> HttpResponse:
    """Work of those who are away, and work that nobody could be given, for their superior."""
    return _handing_on(request)


def _handing_on(request: StaffRequest, **more: Any) -> HttpResponse:
    require_role(request.staff, *SUPERIORS)
    context = common(request.staff, "handing_on")
    until = {each.user_id: each for each in away_on(request.staff.office_id, context["today"])}
    held: dict[UUID, list[str]] = defaultdict(list)
    nobody: list[str] = []
    for standing in displaced(request.staff, until.keys()):
        if standing.assignee_id is None:
            nobody.append(standing.application.number)
        else:
            held[standing.assignee_id].append(standing.application.number)
    people = [Away(pk, until[pk].user.name, until[pk].ends_on, tuple(found)) for pk, found in held.items()]
    status = 422 if more else 200
    return render(
        request, "backoffice/handing_on.html", {**context, "people": people, "nobody": nobody, **more}, status=status
    )


@staff_required
@require_POST
def hand_on(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """Give all open work of one person to others, with one reason."""
    reason = request.POST.get("reason", "")[:4000]
    try:
        done = reassign_all(actor=request.staff, now=clock.now(), user_id=user_id, reason=reason)
    except Refusal as refusal:
        if refusal.status == 403:
            raise
        return _handing_on(request, wrong=user_id, says=say(refusal), typed=reason)
    name = names({user_id}).get(str(user_id), "")
    if done.moved:
        words = _("%(count)s berkas %(name)s sudah dialihkan menurut giliran.")
        messages.success(request, words % {"count": len(done.moved), "name": name})
    if done.left:
        words = _("Tidak ada petugas lain yang dapat menerima: %(numbers)s. Lihat di bawah apa yang dapat dilakukan.")
        messages.warning(request, words % {"numbers": ", ".join(done.left)})
    return redirect("desk_handing_on")
