"""The apply form: one question per page, saved at each, resumed by its secret link. Citizens and counter share it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from satupintu.applications import questions as q
from satupintu.applications.beside import PAPER_FORM, requirement_of
from satupintu.applications.draft import COUNTER, DraftData, Upload
from satupintu.applications.forms import BusinessForm, Question
from satupintu.applications.forms_people import FORMS, ModeForm
from satupintu.applications.services import (
    OpenDraft,
    attach,
    check_free,
    file_draft,
    identify,
    open_draft,
    save_draft,
    start_draft,
)
from satupintu.applications.services.paper_numbers import Written, check_written
from satupintu.applications.services.true_date import check_happened, standard_then
from satupintu.applications.summary import masked, summary
from satupintu.base import clock
from satupintu.base.actor import Actor, applicant
from satupintu.base.refusal import NotFound, Refusal
from satupintu.base.visitor import address_of
from satupintu.files.services import find, read
from satupintu.files.views import serve
from satupintu.people.access import Role, require_role
from satupintu.people.door import StaffRequest, visitor
from satupintu.people.queries import office as office_by_id
from satupintu.people.queries import the_office
from satupintu.rules.nib import place_words, snapshot
from satupintu.rules.promise import local
from satupintu.rules.standard import Mode, Standard
from satupintu.standards.queries import Adopted, in_force
from satupintu.ui.refusals import say, to_form


@dataclass(frozen=True)
class Desk:
    """A draft opened on the table: who fills it in, under which standard, and what was typed so far."""

    actor: Actor
    now: datetime
    adopted: Adopted
    draft: OpenDraft
    data: DraftData

    @property
    def standard(self) -> Standard:
        return self.adopted.standard

    def url(self, slug: str) -> str:
        return reverse("applications:question", args=[self.draft.service, self.draft.token, slug])

    def next_url(self, data: DraftData) -> str:
        """Where the form goes on: to what stands in the way, else to the first question without an answer."""
        if q.obstacle(self.standard, data) is not None:
            return self.url(q.BLOCKED)
        return self.url(q.next_page(self.standard, self.draft.mode, data).slug)


def who(request: HttpRequest) -> Actor:
    """The member of staff who is signed in (with the second factor, where it is forced), else the applicant."""
    office = the_office()
    if office is None:
        raise NotFound()
    return visitor(request) or applicant(office.pk)


def adopted_now(actor: Actor, service: str, now: datetime) -> Adopted:
    """The standard under which an application filed now would be pinned. Raises NotFound for what is not offered."""
    office = the_office()
    if office is None:
        raise NotFound()
    return in_force(actor.office_id, service, local(now, office.zone))


def _modes(standard: Standard, filed_by: str) -> list[tuple[str, Mode]]:
    modes = standard.delivery.procedure.modes
    return [(name, mode) for name, mode in modes.items() if mode.filed_by == filed_by]


def _begin(
    actor: Actor,
    now: datetime,
    adopted: Adopted,
    mode: str,
    paper_at: datetime | None = None,
    written: Written | None = None,
) -> HttpResponseRedirect:
    data = DraftData(
        paper_at=paper_at.isoformat() if paper_at else "",
        paper_number=str(written.number_id) if written else "",
        written_by=str(written.by) if written else "",
    )
    draft = start_draft(actor=actor, now=now, service=adopted.standard.service, mode=mode, data=data.to_dict())
    desk = Desk(actor, now, adopted, draft, data)
    return HttpResponseRedirect(desk.next_url(desk.data))


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, service: str) -> HttpResponse:
    """What the applicant needs, what happens to the data, and the button that begins."""
    now = clock.now()
    actor = applicant(who(request).office_id)
    adopted = adopted_now(actor, service, now)
    standard = adopted.standard
    modes = _modes(standard, "applicant")
    if request.method == "POST" and modes:
        return _begin(actor, now, adopted, modes[0][0])
    counter = _modes(standard, "front_office")
    context = {
        "standard": standard,
        "online": bool(modes),
        "counter_modes": counter,
        "asks_nib": q.nib_requirement(standard) is not None,
    }
    return render(request, "applications/start.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start_at_counter(request: StaffRequest, service: str) -> HttpResponse:
    """The front office files for somebody: in which mode?"""
    now, actor = clock.now(), request.staff
    require_role(actor, Role.FRONT_OFFICE)
    adopted = adopted_now(actor, service, now)
    standard, zone = adopted.standard, office_by_id(actor.office_id).zone
    posted = request.POST if request.method == "POST" else None
    form = ModeForm(
        posted,
        modes=_modes(standard, "front_office"),
        zone=zone,
        actor=actor,
        service=service,
        initial={"paper": "nomor" in request.GET, "paper_number": request.GET.get("nomor", "")},
    )
    if request.method == "POST" and form.is_valid():
        paper_at, written = form.received_at(now), form.written
        try:
            if paper_at is not None:
                check_happened(at=paper_at, now=now)
                adopted = standard_then(office_id=actor.office_id, service=service, at=paper_at, zone=zone)
                if written is not None:
                    check_written(
                        actor=actor,
                        written=written,
                        series=f"application:{service}",
                        at=paper_at,
                        role=Role.FRONT_OFFICE,
                    )
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else "received_on", say(refusal))
        else:
            return _begin(actor, now, adopted, form.cleaned_data["mode"], paper_at, written)
    context = {"standard": standard, "form": form}
    return render(request, "applications/start_at_counter.html", context, status=422 if form.errors else 200)


def _open(request: HttpRequest, service: str, token: str) -> Desk:
    """The draft behind the link. What the counter began is filed by whoever of the counter is signed in; what the
    applicant began stays theirs, even on an officer's screen. Raises DraftGone, NotFound."""
    now = clock.now()
    asker = who(request)
    draft = open_draft(actor=asker, now=now, token=token)
    if draft.service != service:
        raise NotFound()
    data = DraftData.from_dict(draft.data)
    # What came on paper is asked for as the standard of that day demands.
    adopted = adopted_now(asker, service, datetime.fromisoformat(data.paper_at) if data.paper_at else now)
    rule = adopted.standard.delivery.procedure.modes.get(draft.mode)
    by_counter = rule is not None and rule.filed_by == "front_office"
    actor = asker if by_counter else applicant(asker.office_id)
    return Desk(actor, now, adopted, draft, data)


def _sent(desk: Desk) -> HttpResponseRedirect:
    """To the confirmation, which lies beside the questions (portal shows it)."""
    return HttpResponseRedirect(desk.url("terkirim"))


@never_cache
@require_safe
def resume(request: HttpRequest, service: str, token: str) -> HttpResponse:
    """The resume link: to where the applicant stopped, or to the confirmation once it was sent."""
    desk = _open(request, service, token)
    return _sent(desk) if desk.draft.application_id else HttpResponseRedirect(desk.next_url(desk.data))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, service: str, token: str, slug: str) -> HttpResponse:
    """One page of the form."""
    desk = _open(request, service, token)
    if desk.draft.application_id:
        return _sent(desk)
    if slug == q.BLOCKED:
        return _blocked(request, desk)
    page = q.page_at(desk.standard, desk.draft.mode, desk.data, slug)
    if page is None:
        return HttpResponseRedirect(desk.next_url(desk.data))
    if page.kind == "check":
        return _check(request, desk, page)
    form = _form(request, desk, page)
    if request.method == "POST" and form.is_valid():
        try:
            data = _answer(request, desk, page, form)
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            save_draft(now=desk.now, draft=desk.draft, data=data.to_dict())
            return HttpResponseRedirect(desk.next_url(data))
    context = {**_about(request, desk, page), "form": form, **_extra(desk, page)}
    return render(request, f"applications/ask/{page.kind}.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def look(request: HttpRequest, service: str, token: str, slug: str) -> HttpResponse:
    """The file that was uploaded on a page, as the office will see it: shown in a sandbox, or saved."""
    desk = _open(request, service, token)
    page = q.page_at(desk.standard, desk.draft.mode, desk.data, slug)
    file_id = desk.data.file_ids().get(page.requirement) if page else None
    if page is None or file_id is None:
        raise NotFound()
    stored = find(actor=desk.actor, file_id=file_id)
    return serve(read(stored, desk.draft.key), stored.media, stored.name, inline=True)


def _form(request: HttpRequest, desk: Desk, page: q.Page) -> Question:
    given: dict[str, Any] = {}
    kind = FORMS[page.kind]
    if kind is BusinessForm:
        office = the_office()
        given["region"] = q.region_begins(desk.standard) or (office.region_code if office else "")
    posted = request.method == "POST"
    return kind(
        request.POST if posted else None,
        request.FILES if posted else None,
        data_so_far=desk.data,
        page=page,
        standard=desk.standard,
        fictional_ok=settings.DEMO,
        **given,
    )


def _answer(request: HttpRequest, desk: Desk, page: q.Page, form: Question) -> DraftData:
    """The draft with the answer of this page, after whatever the answer must be checked against."""
    if page.kind == "nik":
        return _identified(request, desk, form.cleaned_data["nik"])
    if page.kind == "project":
        return _with_project(desk, form.cleaned_data["project"], form.cleaned_data["further"])
    if page.kind == "upload":
        return _uploaded(desk, page, form)
    return form.answer(desk.now)


def _identified(request: HttpRequest, desk: Desk, nik: str) -> DraftData:
    known = desk.data.without_identity()
    if q.nib_requirement(desk.standard) is None:
        return replace(known, nik=nik)
    record = identify(actor=desk.actor, now=desk.now, nib=known.nib, nik=nik, client=address_of(request))
    if record is None:
        return replace(known, nik=nik, nib_state="to_be_confirmed")
    return replace(known, nik=nik, nib_state="confirmed", oss=snapshot(record))


def _with_project(desk: Desk, id_proyek: str, further: Sequence[str]) -> DraftData:
    chosen = replace(desk.data, project=id_proyek).chosen()
    place = place_words(chosen[1].region_code) if chosen else ""
    others = tuple(each for each in further if each != id_proyek)
    data = replace(desk.data, project=id_proyek, further=others, place=place)
    # Said here and not at the end: somebody who has the licence need not fill in the rest.
    check_free(actor=desk.actor, service=desk.draft.service, dossier=data.dossier())
    return data


def _uploaded(desk: Desk, page: q.Page, form: Question) -> DraftData:
    if form.cleaned_data["how"] == COUNTER:
        return desk.data.with_upload(page.requirement, Upload(how=COUNTER))
    upload = form.cleaned_data["file"]
    if upload is None:
        return desk.data  # the one from before is kept
    requirement = requirement_of(desk.standard, page.requirement)
    return attach(
        actor=desk.actor, now=desk.now, draft=desk.draft, data=desk.data, requirement=requirement, upload=upload
    )


def _extra(desk: Desk, page: q.Page) -> dict[str, Any]:
    """What single pages show besides their fields."""
    if page.kind == "project":
        record = desk.data.record
        return {"seen": masked(record, desk.data.nik) if record else None, "together": _together(desk)}
    if page.kind in {"upload", "answer"}:
        requirement = requirement_of(desk.standard, page.requirement)
        kept = desk.data.uploads.get(page.requirement)
        return {"requirement": requirement, "kept": kept, "paper_form": requirement is PAPER_FORM}
    if page.kind == "nib":
        return {"requirement": q.nib_requirement(desk.standard)}
    return {}


def _together(desk: Desk) -> bool:
    """Whether one licence may name several of this business's activities: some lie at one place."""
    record = desk.data.record
    return record is not None and any(q.companions(desk.standard, record, each) for each in record.projects)


def _about(request: HttpRequest, desk: Desk, page: q.Page) -> dict[str, Any]:
    """What every page of the form shows."""
    before = q.page_before(desk.standard, desk.draft.mode, desk.data, page.slug)
    number, of = q.progress(desk.standard, desk.draft.mode, desk.data, page.slug)
    return {
        **_kept(desk),
        "desk": desk,
        "standard": desk.standard,
        "page": page,
        "back": desk.url(before.slug) if before else reverse("applications:start", args=[desk.draft.service]),
        "page_number": number,
        "page_count": of,
        "at_counter": desk.actor.kind == "staff",
        "paper_at": datetime.fromisoformat(desk.data.paper_at) if desk.data.paper_at else None,
    }


def _kept(desk: Desk) -> dict[str, Any]:
    """How to come back to what was typed, and until when."""
    resume = reverse("applications:resume", args=[desk.draft.service, desk.draft.token])
    return {"resume_url": f"{settings.BASE_URL}{resume}", "expires_at": desk.draft.expires_at}


def _blocked(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What stands in the way, and where to go instead; the draft is kept."""
    obstacle = q.obstacle(desk.standard, desk.data)
    if obstacle is None:
        return HttpResponseRedirect(desk.next_url(desk.data))
    record = desk.data.record
    context = {
        **_kept(desk),
        "desk": desk,
        "standard": desk.standard,
        "obstacle": obstacle,
        "place": place_words(obstacle.region_code[:4]) if obstacle.region_code else "",
        "several": record is not None and len(record.projects) > 1,
        "choose_url": desk.url("proyek" if record else "usaha"),
        "nib_url": desk.url("nib"),
    }
    return render(request, "applications/blocked.html", context)


def _check(request: HttpRequest, desk: Desk, page: q.Page) -> HttpResponse:
    """Check your answers; sending twice is sending once."""
    refusal = ""
    if request.method == "POST":
        try:
            file_draft(actor=desk.actor, now=desk.now, draft=desk.draft, adopted=desk.adopted, data=desk.data)
        except Refusal as error:
            refusal = say(error)
        else:
            return _sent(desk)
    rows = summary(desk.standard, desk.draft.mode, desk.data)
    context = {**_about(request, desk, page), "rows": rows, "refusal": refusal}
    return render(request, "applications/check.html", context, status=409 if refusal else 200)
