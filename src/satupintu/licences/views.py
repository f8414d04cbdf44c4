"""The licence on the officer's screen: issued, printed, signed, stamped, handed over, taken back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST

from satupintu.applications.pages import Opened, answer, open_file
from satupintu.applications.services import PROOF, paper
from satupintu.licences.forms import HandOverForm, IssueForm, MarkForm, RevokeForm
from satupintu.licences.queries import for_application
from satupintu.licences.services import LICENCE, hand_over, issue, ready_to_collect, record_mark, revoke, want_proof
from satupintu.people.door import StaffRequest, staff_required


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing done to the paper, as the signing page lists it."""

    id: str
    title: Any
    button: Any
    done: bool
    next: bool
    form: MarkForm


_TITLES: dict[str, tuple[Any, Any]] = {
    "print": (lazy("Dicetak"), lazy("Catat: sudah dicetak")),
    "sign": (lazy("Ditandatangani basah oleh pejabat"), lazy("Catat: sudah ditandatangani")),
    "stamp": (lazy("Dibubuhi cap basah"), lazy("Catat: sudah dicap")),
    "affix_meterai": (lazy("Ditempeli meterai"), lazy("Catat nomor seri meterai")),
}


def marks(opened: Opened, sent: MarkForm) -> list[Mark]:
    """What component 13 promises for the document, in order, with what is done and the form that records it: the one
    that was sent as it was sent."""
    journey = opened.case.journey
    return [
        Mark(
            mark,
            *_TITLES[mark],
            done=mark in journey.marks,
            next=mark in journey.outcomes,
            form=sent if sent.data.get("mark") == mark else _form(opened, mark),
        )
        for mark in opened.case.standard.marks()
    ]


def _form(opened: Opened, mark: str, *, sent: bool = False) -> MarkForm:
    """The form of one mark; several stand on one page."""
    form = MarkForm.of(opened) if sent else MarkForm(opened=opened)
    form.auto_id = f"id_{mark}_%s"
    return form


def _context(outcome: str, kind: str) -> Callable[[Opened], Mapping[str, Any]]:
    def context(opened: Opened) -> Mapping[str, Any]:
        return {"licence": for_application(opened.id), "why_not": opened.waits(outcome, kind)}

    return context


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def issue_page(request: StaffRequest, number: str) -> HttpResponse:
    """Give the application its licence number; the press makes the document."""
    opened = open_file(request, number)
    form = IssueForm.of(opened)
    return answer(
        opened,
        form,
        lambda data, version: issue(
            actor=opened.actor, now=opened.now, application_id=opened.id, version=version, **form.on_paper()
        ),
        template="licences/issue.html",
        done=_("Izin diterbitkan. Dokumennya sedang dibuat; cetak setelah siap."),
        extra=lambda fresh: {**_context("issue", "issue")(fresh), "proof": paper(fresh.case, PROOF)},
    )


@staff_required
@require_POST
def proof(request: StaffRequest, number: str) -> HttpResponse:
    """Have a proof made where there is none."""
    opened = open_file(request, number)
    want_proof(actor=opened.actor, now=opened.now, application_id=opened.id)
    return HttpResponseRedirect(reverse("file_issue", args=[number]))


def _signing_context(opened: Opened, sent: MarkForm) -> Mapping[str, Any]:
    outcomes = opened.case.journey.outcomes
    why_not = opened.waits(outcomes[0] if outcomes else "ready", "signing")
    document = paper(opened.case, LICENCE)
    return {
        "licence": for_application(opened.id),
        "marks": marks(opened, sent),
        "all_done": "ready" in outcomes,
        "document": document,
        "why_not": why_not,
    }


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def signing(request: StaffRequest, number: str) -> HttpResponse:
    """The paper's way: printed, signed, stamped, meterai, ready; each recorded by hand when it was done."""
    opened = open_file(request, number)
    form = _form(opened, request.POST.get("mark", "ready"), sent=True)

    def record(data: Mapping[str, Any], version: int | None) -> object:
        common: dict[str, Any] = {
            "actor": opened.actor,
            "now": opened.now,
            "application_id": opened.id,
            "version": version,
            "at": form.when(),
        }
        if data["mark"] == "ready":
            return ready_to_collect(**common)
        return record_mark(mark=data["mark"], serial=data["serial"], **common)

    ready = request.POST.get("mark") == "ready"
    return answer(
        opened,
        form,
        record,
        template="licences/signing.html",
        done=_("Izin siap diambil; pemohon diberi tahu.") if ready else _("Tercatat."),
        extra=lambda fresh: _signing_context(fresh, form),
        then="" if ready else reverse("file_signing", args=[number]),
    )


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over_page(request: StaffRequest, number: str) -> HttpResponse:
    """Hand the licence over."""
    opened = open_file(request, number)
    form = HandOverForm.of(opened)
    return answer(
        opened,
        form,
        lambda data, version: hand_over(
            actor=opened.actor,
            now=opened.now,
            application_id=opened.id,
            receiver=data["receiver"],
            relation=data["relation"],
            kuasa_seen=data["kuasa_seen"],
            version=version,
            at=form.when(),
        ),
        template="licences/hand_over.html",
        done=_("Penyerahan sudah dicatat."),
        extra=_context("hand_over", "hand_over"),
    )


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def revoke_page(request: StaffRequest, number: str) -> HttpResponse:
    """Take a licence back. Only the head of the office may."""
    opened = open_file(request, number)
    return answer(
        opened,
        RevokeForm.of(opened),
        lambda data, version: revoke(
            actor=opened.actor,
            now=opened.now,
            application_id=opened.id,
            reason=data["reason"],
            legal_basis=data["legal_basis"],
        ),
        template="licences/revoke.html",
        done=_("Izin dicabut. Siapa pun yang memeriksa kodenya melihat bahwa izin ini dicabut."),
        extra=lambda fresh: {"licence": for_application(fresh.id)},
    )
