"""Tabs of the desk about who does what: instructions (disposisi), and work of those who cannot do it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from satupintu.applications.queries import DISPLACED, displaced
from satupintu.applications.services import reassign_all
from satupintu.backoffice import short_lists
from satupintu.backoffice.badges import TELLERS
from satupintu.backoffice.desk_views import common
from satupintu.backoffice.words import TOPICS
from satupintu.base import clock
from satupintu.base.refusal import Refusal
from satupintu.instructions import queries as instructions
from satupintu.people.access import SUPERIORS, require_role
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.queries import away_on, names, office, unable
from satupintu.rules.contacts import spoken
from satupintu.sheets.pages import require_safe_or_taken_out, take_out
from satupintu.sheets.tables import Table
from satupintu.ui.refusals import say

if TYPE_CHECKING:
    from satupintu.applications.models import Standing


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


@staff_required
@require_safe_or_taken_out
def to_tell(request: StaffRequest) -> HttpResponseBase:
    """Applicants without e-mail who must still be told something, by telephone or letter."""
    actor = request.staff
    require_role(actor, *TELLERS)
    table = Table(short_lists.to_tell(actor), request.GET)
    if table.leaving:
        return take_out(request, actor, table, zone=office(actor.office_id).zone)
    rows = [(each, TOPICS.get(each.topic, each.topic), spoken(each.phone)) for each in table.rows]
    return render(request, "backoffice/to_tell.html", {**common(actor, "to_tell"), "table": table, "rows": rows})


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who cannot do the work on their hands: until when they are away (None: locked, or without the role), and
    the numbers of the files."""

    user_id: UUID
    name: str
    until: date | None
    locked: bool
    numbers: tuple[str, ...]


@staff_required
@require_safe_or_taken_out
def handing_on(request: StaffRequest) -> HttpResponseBase:
    """Work of those who cannot do it, and work that nobody could be given, for their superior."""
    return _handing_on(request)


def _handing_on(request: StaffRequest, **more: Any) -> HttpResponseBase:
    actor = request.staff
    require_role(actor, *SUPERIORS)
    zone = office(actor.office_id).zone
    waiting = displaced(actor, unable(actor.office_id, clock.now(), zone), limit=DISPLACED + 1)
    table = Table(short_lists.handing_on(waiting), request.GET)
    if table.leaving:
        return take_out(request, actor, table, zone=zone)
    context = {**common(actor, "handing_on"), "table": table}
    until = {each.user_id: each.ends_on for each in away_on(actor.office_id, context["today"])}
    held: dict[UUID, list[Standing]] = defaultdict(list)
    nobody: list[str] = []
    for standing in table.whole:
        if standing.assignee_id is None:
            nobody.append(standing.application.number)
        else:
            held[standing.assignee_id].append(standing)
    people = [_holder(found, until.get(pk)) for pk, found in held.items()]
    status = 422 if more else 200
    return render(
        request, "backoffice/handing_on.html", {**context, "people": people, "nobody": nobody, **more}, status=status
    )


def _holder(found: "Sequence[Standing]", until: date | None) -> Holder:
    user = found[0].assignee
    assert user is not None  # those of nobody are kept apart
    numbers = tuple(each.application.number for each in found)
    return Holder(user.pk, user.name, until if user.is_active else None, not user.is_active, numbers)


@staff_required
@require_POST
def hand_on(request: StaffRequest, user_id: UUID) -> HttpResponseBase:
    """Give all work that one person cannot do to others, with one reason."""
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
    if not done.moved and not done.left:
        words = _("Tidak ada yang perlu dialihkan: %(name)s dapat mengerjakan semua berkas yang ada padanya.")
        messages.success(request, words % {"name": name})
    return redirect("desk_handing_on")
