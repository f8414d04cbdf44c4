"""The register on the screen: what waits, what came another way, one complaint and all that is done to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from satupintu.base import clock
from satupintu.base.actor import Actor
from satupintu.base.refusal import NotFound
from satupintu.complaints import carrying, queries, services, words
from satupintu.complaints.access import INSPECTORS, OFFICERS, READERS
from satupintu.complaints.acts import ACTS
from satupintu.complaints.forms_staff import EntryForm, ListForm, RevealForm, arrived
from satupintu.complaints.one_page import about, told_last
from satupintu.complaints.pages import answer, complaint_url, open_complaint
from satupintu.complaints.queries import Case, Page
from satupintu.complaints.sheet import Read, register
from satupintu.complaints.views_public import offered as standards_offered
from satupintu.complaints.views_public import submission_key
from satupintu.files.views import serve
from satupintu.people.access import Role, require_role
from satupintu.people.door import StaffRequest, staff_required
from satupintu.people.queries import office
from satupintu.rules.codes import show
from satupintu.rules.promise import local
from satupintu.sheets.long_lists import Place
from satupintu.sheets.pages import download, require_safe_or_taken_out
from satupintu.sheets.tables import head
from satupintu.ui.chip import Chip

MAY_ENTER = (*OFFICERS, Role.FRONT_OFFICE)
GIST = 110  # letters of a complaint in a list


@dataclass(frozen=True, slots=True)
class Row:
    """One complaint in a list."""

    number: str
    gist: str
    channel: str
    state: str
    tone: str
    class_title: str
    handler: str
    received_at: datetime
    chip: Chip


def row_of(case: Case, today: date) -> Row:
    """How a list shows a complaint: the beginning of its words, never who wrote them."""
    said = " ".join(case.letter.what.split())
    state = case.course.state
    return Row(
        number=case.complaint.number,
        gist=said if len(said) <= GIST else f"{said[:GIST].rsplit(' ', 1)[0]} …",
        channel=str(words.CHANNELS[case.complaint.channel]),
        state=queries.state_words(state),
        tone=words.STATE_TONES.get(state, ""),
        class_title=words.class_title(case),
        handler=case.standing.assignee.name if case.standing.assignee else "",
        received_at=case.complaint.received_at,
        chip=words.clock_chip(case, today),
    )


def _list(request: StaffRequest, tab: str, read: Read) -> HttpResponseBase:
    """A list under one of the tabs, as the address asks for it; or the same as a sheet."""
    actor = request.staff
    zone = office(actor.office_id).zone
    today = local(clock.now(), zone)
    form = ListForm(request.GET, open_ones=tab != "all")
    wanted = form.wanted(today)
    place = Place(request.GET.dict())
    if place.leaving:
        back = f"{request.path}{place.first}"
        return download(request, actor, register(actor, tab, read, wanted), zone=zone, back=back, nav="complaints")
    page = read(actor, place.after, wanted, queries.PAGE)
    by, usual = ("masuk", "-masuk") if tab == "all" else ("tempo", "tempo")
    heads = {by: head(_("Masuk") if tab == "all" else _("Waktu"), by, place.asked, usual=usual)}
    return _page_of(request, tab, page, today, filter=form, heads=heads, place=place.leading_to(page.after))


def _page_of(request: StaffRequest, tab: str, page: Page, today: date, **more: Any) -> HttpResponse:
    actor = request.staff
    context = {
        "tab": tab,
        "nav": "complaints",
        "rows": [row_of(case, today) for case in queries.cases(page)],
        "reads_all": actor.has(*READERS),
        "inspector": actor.has(*INSPECTORS),
        "may_enter": actor.has(*MAY_ENTER),
        **more,
    }
    return render(request, "complaints/list.html", context)


@staff_required
@require_safe_or_taken_out
def waiting(request: StaffRequest) -> HttpResponseBase:
    """Every open complaint of the office, most urgent first."""
    if not request.staff.has(*READERS):
        return redirect("complaints_mine")
    return _list(request, "waiting", queries.open_complaints)


@staff_required
@require_safe_or_taken_out
def mine(request: StaffRequest) -> HttpResponseBase:
    """What this person handles."""
    return _list(request, "mine", queries.my_complaints)


@staff_required
@require_safe_or_taken_out
def everything(request: StaffRequest) -> HttpResponseBase:
    """The whole register, the newest first."""
    return _list(request, "all", queries.all_complaints)


@staff_required
@require_safe_or_taken_out
def whistle(request: StaffRequest) -> HttpResponseBase:
    """Reports about staff, for the inspectorate."""
    require_role(request.staff, *INSPECTORS)
    return _list(request, "whistle", queries.whistle_complaints)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: StaffRequest) -> HttpResponse:
    """By number, tracking code, telephone or e-mail address; sent in the body, so that none ends up in an address."""
    if request.method != "POST":
        return redirect("complaints")
    typed = request.POST.get("cari", "")[:150]
    found = queries.find(request.staff, typed)
    if len(found) == 1:
        return HttpResponseRedirect(complaint_url(found[0].complaint.number))
    today = local(clock.now(), office(request.staff.office_id).zone)
    return _page_of(request, "find", Page(found, ""), today, typed=typed)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: StaffRequest) -> HttpResponse:
    """Write down what came another way, with its true date."""
    actor, now = request.staff, clock.now()
    require_role(actor, *MAY_ENTER)
    posted, zone = request.method == "POST", office(actor.office_id).zone
    form = EntryForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        services=[(each.service, each.title) for each in standards_offered(actor, now)],
        whistle=services.has_inspectorate(actor.office_id, now),
        initial={"on": local(now, zone), "service": ""},
    )
    key, taken = submission_key(request), carrying.Posted(carrying.fresh(), 200)

    def write_down(data: Mapping[str, Any], carried: carrying.Carried) -> HttpResponse:
        receipt = _receive(data, carried, actor=actor, now=now, key=key, zone=zone)
        said = _("Pengaduan dicatat dengan nomor %(number)s. Kode pelacakan untuk pengadu: %(code)s.")
        messages.success(request, said % {"number": receipt.number, "code": show(receipt.tracking_code)})
        seen = not data.get("whistle") and actor.has(*READERS)
        return HttpResponseRedirect(complaint_url(receipt.number)) if seen else redirect("complaints_mine")

    if posted:
        taken = carrying.posted(request, form, taken.carried, actor=actor, now=now, do=write_down)
    if taken.response is not None:
        return taken.response
    context = {"form": form, "key": key, "carried": taken.carried, "nav": "complaints"}
    return render(request, "complaints/enter.html", context, status=taken.status)


def _receive(
    data: Mapping[str, Any], carried: carrying.Carried, *, actor: Actor, now: datetime, key: UUID, zone: str
) -> services.Receipt:
    fields = ("what", "about", "name", "phone", "email", "handle", "reference")
    return services.receive(
        actor=actor,
        now=now,
        channel=data["channel"],
        letter=services.Letter(**{name: data[name] for name in fields}),
        submission_key=key,
        service=data["service"],
        whistle=bool(data.get("whistle")),
        secret=data["secret"],
        at=arrived(data["on"], now, zone),
        external_id=data["reference"].strip(),
        enclosed=carried.enclosed,
    )


@staff_required
@require_safe
def one(request: StaffRequest, number: str) -> HttpResponse:
    """The whole complaint on one page."""
    opened = open_complaint(request, number)
    return render(request, "complaints/one.html", about(opened))


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: StaffRequest, number: str, slug: str) -> HttpResponse:
    """An act on a complaint."""
    opened, chosen = open_complaint(request, number), ACTS.get(slug)
    if chosen is None:
        raise NotFound()
    posted = request.method == "POST"
    if not posted and not chosen.offered(opened):
        return HttpResponseRedirect(opened.url)
    form = chosen.form(request.POST if posted else None, opened=opened)
    return answer(
        opened,
        form,
        lambda data, version: chosen.do(opened, data, version),
        template="complaints/act.html",
        done=str(chosen.done),
        act=chosen,
        nav="complaints",
    )


@staff_required
@require_POST
def told(request: StaffRequest, number: str, topic: str) -> HttpResponse:
    """Note that the complainant was told otherwise than by e-mail."""
    opened = open_complaint(request, number)
    last = told_last(opened)
    if last is None or last.topic != topic:
        raise NotFound()
    services.note_told(actor=opened.actor, now=opened.now, complaint_id=opened.id, topic=topic)
    messages.success(request, _("Dicatat: pengadu sudah diberi tahu."))
    return HttpResponseRedirect(opened.url)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def reveal(request: StaffRequest, number: str) -> HttpResponse:
    """Who asked to be kept secret, on this one answer, to whoever handles it and says why."""
    opened = open_complaint(request, number)
    if not opened.case.complaint.secret:
        return HttpResponseRedirect(opened.url)
    shown: dict[str, Any] = {}

    def show_sender(data: Mapping[str, Any], version: int) -> None:
        shown["letter"] = services.reveal_complainant(
            actor=opened.actor, now=opened.now, complaint_id=opened.id, reason=data["reason"]
        )

    form = RevealForm(request.POST if request.method == "POST" else None)
    answered = answer(opened, form, show_sender, template="complaints/reveal.html", done="", nav="complaints")
    if not shown:
        return answered
    return render(request, "complaints/revealed.html", {**about(opened), **shown})


@staff_required
@require_safe
def evidence(request: StaffRequest, number: str, attachment_id: UUID) -> HttpResponse:
    """What was attached, in a sandbox."""
    opened = open_complaint(request, number)
    content, media = queries.attachment_content(opened.case, attachment_id)
    return serve(content, media, f"lampiran.{'pdf' if media == 'application/pdf' else 'jpg'}", inline=True)
