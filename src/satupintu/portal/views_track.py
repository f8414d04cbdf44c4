"""Following a file without an account: every step, whose turn it is, when it is due and why, and what to do now."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from satupintu.applications.queries import Case, note_of
from satupintu.applications.services import law, remedies_of, until_words
from satupintu.applications.services.messages import objection_words
from satupintu.base import clock
from satupintu.base.refusal import Refusal
from satupintu.licences.queries import for_application
from satupintu.people.queries import the_public
from satupintu.portal import corrections, progress
from satupintu.portal.access import LinkExpired, NoSuchFile, complaint_of, find_file, link_to, open_link
from satupintu.portal.again import ask_again
from satupintu.portal.forms import TrackForm
from satupintu.portal.views_filed import PAPERS, is_made
from satupintu.portal.views_withdraw import may_withdraw
from satupintu.rules import codes
from satupintu.rules.facts import OBJECTION_DECIDED
from satupintu.ui.chip import Chip, chip
from satupintu.ui.refusals import say, to_form


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """Number and code; from a receipt's barcode both are already filled in."""
    if request.method != "POST":
        given = {name: request.GET.get(name, "")[:80] for name in ("nomor", "kode")}
        return render(request, "portal/track.html", {"form": TrackForm(initial=given)})
    form, status = TrackForm(request.POST), 422
    if form.is_valid():
        try:
            case = find_file(request, clock.now(), form.cleaned_data["nomor"], form.cleaned_data["kode"])
        except NoSuchFile as refusal:
            if (found := complaint_of(form.cleaned_data["nomor"], form.cleaned_data["kode"])) is not None:
                return redirect("complaint_own", found)
            to_form(form, refusal)
            status = refusal.status
        except Refusal as refusal:
            to_form(form, refusal)
            status = refusal.status
        else:
            return HttpResponseRedirect(link_to(case.application.pk))
    return render(request, "portal/track.html", {"form": form}, status=status)


@never_cache
@require_safe
def file(request: HttpRequest, signed: str) -> HttpResponse:
    """The file as its applicant sees it."""
    try:
        case = open_link(signed)
    except LinkExpired as refusal:
        return ask_again(request, refusal)
    return render(request, "portal/file.html", _about(case, signed))


def _about(case: Case, signed: str) -> dict[str, Any]:
    licence = for_application(case.application.pk)
    promise = case.promise(case.today(clock.now()))
    ready = [kind for kind, fact in PAPERS.items() if fact in case.journey.milestones and is_made(case, kind)]
    return {
        "case": case,
        "standard": case.standard,
        "signed": signed,
        "steps": progress.steps(case),
        "turn": progress.turn(case),
        "yours": case.journey.court == "applicant" and case.journey.open,
        "chip": chip_of(case),
        "promise": promise,
        "moves": progress.moves(case),
        "lines": corrections.lines(case),
        "until": until_words(case),
        "may_withdraw": may_withdraw(case),
        "note": note_of(case, "returned") if case.journey.awaiting_correction else "",
        "refused": note_of(case, "decided") if case.journey.ending == "refused" else "",
        "refused_basis": _refused_basis(case),
        "objection": objection_words(case) if case.journey.ending == "refused" else (),
        **_ways(case),
        "papers": [
            (kind, _PAPER_NAMES[kind]) for kind in ready if kind != "refusal" or case.journey.ending == "refused"
        ],
        "licence": licence if licence and licence.signed_at else None,
        "licence_code": codes.show(licence.code) if licence else "",
    }


def _ways(case: Case) -> dict[str, Any]:
    """What was filed against a refusal, and what may be."""
    ways = remedies_of(case)
    last = ways.filed[-1] if ways.filed else None
    return {
        "ways": ways,
        "may_object": ways.may_file == "objection",
        "silence": law().remedy(last.level).of_silence() if last else "",
        "objection_reason": note_of(case, OBJECTION_DECIDED) if last and last.outcome else "",
    }


_PAPER_NAMES = {
    "receipt": lazy("Tanda terima"),
    "return": lazy("Surat pengembalian"),
    "refusal": lazy("Surat penolakan"),
    "licence": lazy("Salinan izin"),
}


def _refused_basis(case: Case) -> str:
    decided = next((fact for fact in reversed(case.facts) if fact.kind == "decided"), None)
    return str(decided.data.get("legal_basis", "")) if decided and decided.outcome == "refuse" else ""


def chip_of(case: Case) -> Chip:
    """The clock chip of a file today."""
    standing = case.standing
    return chip(
        today=case.today(clock.now()),
        due=standing.due_on,
        calendar=case.calendar,
        court=standing.court,
        started=standing.started_on is not None,
        stopped=standing.stopped,
        over=standing.over,
        deadline=case.deadline() if standing.started_on else None,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, signed: str) -> HttpResponse:
    """Hand in everything that was missing, at once."""
    try:
        case = open_link(signed)
    except LinkExpired as refusal:
        return ask_again(request, refusal)
    lines = corrections.lines(case)
    if not lines:
        return HttpResponseRedirect(link_to(case.application.pk))
    refusal_words = ""
    if request.method == "POST":
        actor, now = the_public(), clock.now()
        corrections.read(lines, request.POST, request.FILES, actor=actor, now=now, case=case)
        if not any(line.wrong for line in lines):
            try:
                corrections.hand_in_lines(lines, actor=actor, now=now, case=case)
            except Refusal as refusal:
                refusal_words = say(refusal)
            else:
                messages.success(request, _("Perbaikan Anda sudah kami terima. Petugas memeriksanya lagi."))
                return HttpResponseRedirect(link_to(case.application.pk))
    wrong = any(line.wrong for line in lines)
    context = {
        "case": case,
        "standard": case.standard,
        "signed": signed,
        "lines": lines,
        "wrong": wrong,
        "refusal": refusal_words,
        "note": note_of(case, "returned"),
    }
    status = 422 if wrong else 409 if refusal_words else 200
    return render(request, "portal/correct.html", context, status=status)
