"""Following a complaint without an account: every step, whose turn it is, when it is due; adding to it, and saying
whether the answer helped."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from satupintu.base import clock
from satupintu.base.refusal import Refusal
from satupintu.complaints import carrying, words
from satupintu.complaints import rules as r
from satupintu.complaints.forms import AddForm, ObjectForm, TrackForm
from satupintu.complaints.links import (
    ComplaintLinkExpired,
    count_sending,
    find_complaint,
    link_to,
    open_link,
)
from satupintu.complaints.queries import Case, attachment_content, attachments, story, words_of
from satupintu.complaints.services import add, object_to_answer, say_satisfied
from satupintu.files.views import serve
from satupintu.people.queries import the_public
from satupintu.ui.refusals import say, to_form

# What a complainant reads of the words beside a fact; reasons within the office stay there.
THEIRS = frozenset({r.ASKED, r.ADDED, r.ANSWERED, r.REFERRED, r.CLOSED, r.REOPENED})
HIDDEN = frozenset({r.TOLD})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the complaint's story."""

    title: str
    detail: str
    at: datetime
    words: str
    tone: str


def lines(case: Case) -> list[Line]:
    """What the complainant sees of what happened, newest first. Nobody of the staff is named."""
    return [
        Line(
            title=str(words.TITLES[entry.fact.kind]),
            detail=words.detail_of(case, entry.fact),
            at=entry.fact.at,
            words=entry.words if entry.fact.kind in THEIRS else "",
            tone=words.TONES.get(entry.fact.kind, ""),
        )
        for entry in reversed(story(case))
        if entry.fact.kind not in HIDDEN
    ]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """Number and code; from a receipt's barcode both are already filled in."""
    if request.method != "POST":
        given = {name: request.GET.get(name, "")[:80] for name in ("nomor", "kode")}
        return render(request, "complaints/track.html", {"form": TrackForm(initial=given)})
    form, status = TrackForm(request.POST), 422
    if form.is_valid():
        try:
            case = find_complaint(request, clock.now(), form.cleaned_data["nomor"], form.cleaned_data["kode"])
        except Refusal as refusal:
            to_form(form, refusal)
            status = refusal.status
        else:
            return HttpResponseRedirect(link_to(case.complaint.pk))
    return render(request, "complaints/track.html", {"form": form}, status=status)


def _expired(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    context = {"form": TrackForm(), "notice": say(refusal)}
    return render(request, "complaints/track.html", context, status=refusal.status)


@never_cache
@require_safe
def own(request: HttpRequest, signed: str) -> HttpResponse:
    """The complaint as its complainant sees it."""
    try:
        case = open_link(signed)
    except ComplaintLinkExpired as refusal:
        return _expired(request, refusal)
    return render(request, "complaints/own.html", _about(case, signed))


def _about(case: Case, signed: str) -> dict[str, Any]:
    now = clock.now()
    return {
        "case": case,
        "signed": signed,
        "chip": words.clock_chip(case, case.today(now)),
        "turn": words.turn(case),
        "class_title": words.class_title(case),
        "lines": lines(case),
        "attachments": attachments(case),
        "may_add": case.course.may(r.ADDED),
        "may_object": case.may_reopen(now),
        "question": words_of(case, r.ASKED) if case.course.state == "asked" else "",
        "answer": _answer(case) if case.course.over else "",
    }


def _answer(case: Case) -> str:
    """What the office said last that settled it."""
    settling = [fact.kind for fact in case.facts if fact.kind in {r.ANSWERED, r.REFERRED}]
    return words_of(case, settling[-1]) if settling else ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def more(request: HttpRequest, signed: str) -> HttpResponse:
    """Add words and files, or answer the office's question."""
    try:
        case = open_link(signed)
    except ComplaintLinkExpired as refusal:
        return _expired(request, refusal)
    if not case.course.may(r.ADDED):
        return HttpResponseRedirect(link_to(case.complaint.pk))
    actor, now, posted = the_public(), clock.now(), request.method == "POST"
    form = AddForm(request.POST if posted else None, request.FILES if posted else None)
    empty = carrying.fresh(bytes(case.complaint.letter.wrapped_key), case.complaint.pk.hex)

    def send(data: Mapping[str, Any], carried: carrying.Carried) -> HttpResponse:
        count_sending(request, now)
        version = int(seen) if (seen := request.POST.get("version", "")).isdecimal() and len(seen) < 9 else 0
        add(
            actor=actor,
            now=now,
            complaint_id=case.complaint.pk,
            words=data["words"],
            placed=carried.placed,
            version=version,
        )
        messages.success(request, _("Keterangan Anda sudah kami terima."))
        return HttpResponseRedirect(link_to(case.complaint.pk))

    taken = carrying.Posted(empty, 200)
    if posted:
        taken = carrying.posted(request, form, empty, actor=actor, now=now, do=send)
    if taken.response is not None:
        return taken.response
    context = {**_about(open_link(signed), signed), "form": form, "carried": taken.carried}
    return render(request, "complaints/more.html", context, status=taken.status)


@never_cache
@require_POST
def content_with(request: HttpRequest, signed: str) -> HttpResponse:
    """The answer helped: the complaint closes."""
    case = open_link(signed)
    say_satisfied(actor=the_public(), now=clock.now(), complaint_id=case.complaint.pk)
    messages.success(request, _("Terima kasih. Pengaduan Anda ditutup."))
    return HttpResponseRedirect(link_to(case.complaint.pk))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def object_to(request: HttpRequest, signed: str) -> HttpResponse:
    """The answer did not help: the complaint is opened again."""
    try:
        case = open_link(signed)
    except ComplaintLinkExpired as refusal:
        return _expired(request, refusal)
    now = clock.now()
    if not case.may_reopen(now):
        return HttpResponseRedirect(link_to(case.complaint.pk))
    form, status = ObjectForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                object_to_answer(
                    actor=the_public(), now=now, complaint_id=case.complaint.pk, words=form.cleaned_data["words"]
                )
            except Refusal as refusal:
                to_form(form, refusal)
                status = refusal.status
            else:
                messages.success(request, _("Pengaduan Anda dibuka lagi. Petugas memeriksanya kembali."))
                return HttpResponseRedirect(link_to(case.complaint.pk))
    return render(request, "complaints/object.html", {**_about(case, signed), "form": form}, status=status)


@never_cache
@require_safe
def evidence(request: HttpRequest, signed: str, attachment_id: UUID) -> HttpResponse:
    """What the complainant attached, as the office sees it."""
    try:
        case = open_link(signed)
    except ComplaintLinkExpired:
        return redirect("complaint_track")
    content, media = attachment_content(case, attachment_id)
    return serve(content, media, "lampiran.jpg" if media != "application/pdf" else "lampiran.pdf", inline=True)
