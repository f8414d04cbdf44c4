"""The case file, its steps and acts, for whoever may; what they typed is kept when the office says no."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from satupintu.applications import queries, services
from satupintu.applications.pages import Opened, answer, open_file
from satupintu.backoffice import case_page, counter, forms
from satupintu.backoffice.acts import ACTS
from satupintu.backoffice.steps import STEPS
from satupintu.backoffice.viewer import picture
from satupintu.base.refusal import NotFound
from satupintu.files.views import serve
from satupintu.people.door import StaffRequest, staff_required

PDF = "application/pdf"


@staff_required
@require_safe
def file(request: StaffRequest, number: str) -> HttpResponse:
    """The whole file on one page."""
    opened = open_file(request, number)
    return render(request, "backoffice/file.html", {"file": opened, **case_page.context(opened)})


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: StaffRequest, number: str) -> HttpResponse:
    """The step where the file stands: its form, whatever the standard calls it and wherever it stands in the order."""
    opened = open_file(request, number)
    current = opened.case.step
    kind = str(request.POST.get("kind") or (current.kind if current else ""))
    page = STEPS.get(kind)
    if page is None:
        return HttpResponseRedirect(opened.url)
    if page.address:
        return redirect(page.address, number)
    return answer(
        opened,
        page.form.of(opened),
        lambda data, version: page.do(opened, data, version),
        template=page.template,
        done=str(page.done),
        extra=lambda fresh: {**step_context(fresh, kind), "page": page},
    )


def step_context(opened: Opened, kind: str) -> Mapping[str, Any]:
    """What helps to judge, beside the form of a step."""
    return {
        "kind": kind,
        "now": case_page.now(opened),
        **case_page.seen_there(opened),
        **case_page.about_people(opened),
        "papers": case_page.papers(opened),
    }


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def completeness(request: StaffRequest, number: str) -> HttpResponse:
    """The documents beside the checklist; every requirement judged; accepted, or returned with all defects at once."""
    opened = open_file(request, number)
    form = forms.CompletenessForm.of(opened)
    returns = request.POST.get("do") == "return"

    def extra(fresh: Opened) -> Mapping[str, Any]:
        look = services.judges_now(fresh.case, fresh.actor)
        if look:
            _note_looks(fresh)
        judged = {each.id for each in fresh.case.requirements}
        shown = [
            (each, form.requirement_field(each.requirement.id) if each.requirement.id in judged else None)
            for each in case_page.documents(fresh, look=look)
        ]
        people = case_page.about_people(fresh)
        return {"judged": shown, "now": case_page.now(fresh), "may_scan": counter.may_scan(fresh), **people}

    def judge(data: Mapping[str, Any], version: int | None) -> object:
        common: dict[str, Any] = {"actor": opened.actor, "now": opened.now, "application_id": opened.id}
        common |= {"judged": form.judged(), "version": version, "at": form.when()}
        if returns:
            return services.return_to_applicant(note=data["note"], **common)
        return services.accept_complete(**common)

    done = (
        _("Berkas dikembalikan; pemohon diberi tahu semua kekurangannya.")
        if returns
        else _("Berkas dinyatakan lengkap. Waktu penyelesaian mulai dihitung.")
    )
    return answer(opened, form, judge, template="backoffice/completeness.html", done=done, extra=extra)


def _note_looks(opened: Opened) -> None:
    """The trail keeps every look at what holds personal data, also on a form that came back with errors."""
    for document in case_page.documents(opened):
        if document.masked:
            services.reveal_evidence(
                actor=opened.actor, now=opened.now, application_id=opened.id, requirement=document.requirement.id
            )


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: StaffRequest, number: str, slug: str) -> HttpResponse:
    """An act that belongs to no step."""
    opened = open_file(request, number)
    chosen = ACTS.get(slug)
    if chosen is None:
        raise NotFound()
    if request.method != "POST" and not chosen.offered(opened):
        return HttpResponseRedirect(opened.url)
    return answer(
        opened,
        chosen.form.of(opened),
        lambda data, version: chosen.do(opened, data, version),
        template=chosen.template,
        done=str(chosen.done),
        extra=lambda fresh: {"act": chosen, "offered": chosen.offered(fresh)},
    )


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def reveal(request: StaffRequest, number: str, what: str) -> HttpResponse:
    """What is masked, shown on this one answer to whoever says why: a number, or the copy of a card."""
    opened = open_file(request, number)
    requirements = {each.id: each.title for each in opened.case.handed_in}
    titles = {"nik": _("NIK pemohon"), "nik-wakil": _("NIK wakil"), **requirements}
    if what not in titles:
        raise NotFound()
    shown: dict[str, Any] = {}

    def show(data: Mapping[str, Any], version: int | None) -> None:
        common: dict[str, Any] = {"actor": opened.actor, "now": opened.now, "application_id": opened.id}
        if what in {"nik", "nik-wakil"}:
            secret: services.Secret = "nik" if what == "nik" else "representative_nik"
            shown["value"] = services.reveal(what=secret, reason=data["reason"], **common)
            return
        services.reveal_evidence(requirement=what, reason=data["reason"], **common)
        shown["documents"] = [each for each in case_page.documents(opened, look=True) if each.requirement.id == what]

    form = forms.RevealForm.of(opened)
    context = {"title": titles[what]}
    answered = answer(opened, form, show, template="backoffice/reveal.html", done="", extra=lambda fresh: context)
    if not shown:
        return answered
    return render(request, "backoffice/revealed.html", {"file": opened, **context, **shown})


@staff_required
@require_safe
def evidence(request: StaffRequest, number: str, evidence_id: UUID) -> HttpResponse:
    """One page of what was handed in, as a picture in a sandbox, for whom the address was made."""
    opened = open_file(request, number)
    if not case_page.may_look(opened, evidence_id, request.GET.get("izin", "")):
        raise NotFound()
    content, media, requirement = queries.evidence_content(opened.actor, opened.case, evidence_id)
    page = request.GET.get("halaman", "1")
    shown, shown_as = picture(content, media, int(page) if page.isdecimal() and len(page) < 5 else 0)
    return serve(shown, shown_as, f"{requirement}-{page[:4]}.jpg", inline=True)


@staff_required
@require_safe
def paper(request: StaffRequest, number: str, kind: str) -> HttpResponse:
    """A paper of the file as PDF, once the press has made it."""
    opened = open_file(request, number)
    content = services.read_paper(opened.case, kind)
    return serve(content, PDF, f"{kind}-{number.replace('/', '-')}.pdf")


@staff_required
@require_safe
def paper_picture(request: StaffRequest, number: str, kind: str) -> HttpResponse:
    """The first page of a paper as a picture, to look at before it is printed."""
    opened = open_file(request, number)
    shown, media = picture(services.read_paper(opened.case, kind), PDF, 1)
    return serve(shown, media, f"{kind}.jpg", inline=True)


@staff_required
@require_POST
def print_letter(request: StaffRequest, number: str, topic: str) -> HttpResponse:
    """Have the letter on a topic made, for somebody without e-mail."""
    opened = open_file(request, number)
    services.letter_printed(actor=opened.actor, now=opened.now, application_id=opened.id, topic=topic)
    messages.success(
        request, _("Surat sedang dibuat. Muat ulang beberapa detik lagi, lalu unduh di “Surat dan dokumen”.")
    )
    return HttpResponseRedirect(f"{opened.url}#surat")


@staff_required
@require_POST
def phoned(request: StaffRequest, number: str, topic: str) -> HttpResponse:
    """Record that the applicant was told by phone."""
    opened = open_file(request, number)
    note = request.POST.get("note", "")[:500]
    services.told_by_phone(actor=opened.actor, now=opened.now, application_id=opened.id, topic=topic, note=note)
    messages.success(request, _("Tercatat: pemohon sudah diberi tahu lewat telepon."))
    return HttpResponseRedirect(f"{opened.url}#pesan-pemohon")
