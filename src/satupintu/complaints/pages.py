"""How a staff page of one complaint opens and closes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from satupintu.base import clock
from satupintu.base.actor import Actor
from satupintu.base.refusal import NotFound, Refusal
from satupintu.complaints import words
from satupintu.complaints.queries import Case, complaint, state_words
from satupintu.complaints.services import check_handles, check_runs, handles
from satupintu.people.door import StaffRequest
from satupintu.ui.chip import Chip
from satupintu.ui.forms import GovukForm
from satupintu.ui.refusals import to_form


@dataclass
class Opened:
    """A complaint opened for somebody of the staff."""

    request: StaffRequest
    actor: Actor
    now: datetime
    case: Case

    @property
    def id(self) -> UUID:
        pk: UUID = self.case.complaint.pk
        return pk

    @property
    def number(self) -> str:
        return self.case.complaint.number

    @property
    def url(self) -> str:
        return complaint_url(self.number)

    @cached_property
    def today(self) -> date:
        return self.case.today(self.now)

    @cached_property
    def chip(self) -> Chip:
        return words.clock_chip(self.case, self.today)

    @property
    def state(self) -> str:
        return state_words(self.case.course.state)

    @property
    def class_title(self) -> str:
        return words.class_title(self.case)

    @property
    def channel(self) -> str:
        return str(words.CHANNELS[self.case.complaint.channel])

    @property
    def runs(self) -> bool:
        """Whether this person runs the register for complaints of this sort."""
        return _allowed(check_runs, self.case, self.actor)

    @property
    def handles(self) -> bool:
        """Whether this person may ask and answer now."""
        return _allowed(check_handles, self.case, self.actor)

    @property
    def knows_sender(self) -> bool:
        """Whether the sender is shown: to all who see the complaint, unless they asked to be kept secret."""
        return not self.case.complaint.secret

    @property
    def may_reveal(self) -> bool:
        """Whether this person may open what was asked to be kept secret."""
        return self.case.complaint.secret and handles(self.case, self.actor)


def _allowed(check: Callable[[Case, Actor], None], case: Case, actor: Actor) -> bool:
    try:
        check(case, actor)
    except Refusal:
        return False
    return True


def complaint_url(number: str) -> str:
    """The staff's address of a complaint."""
    return reverse("complaint", args=[number])


def open_complaint(request: StaffRequest, number: str) -> Opened:
    """Open a complaint for whoever asks. Raises NotFound."""
    return Opened(request, request.staff, clock.now(), complaint(request.staff, number))


Do = Callable[[Mapping[str, Any], int], object]


def answer(opened: Opened, form: GovukForm, do: Do, *, template: str, done: str, **extra: Any) -> HttpResponse:
    """A form on a complaint: shown; or carried out, and on to the complaint; or refused, and shown again with all that
    was typed and the complaint as it stands now. do: gets the cleaned data and the version that the form saw."""
    request, status = opened.request, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                do(form.cleaned_data, seen_version(request))
            except NotFound:
                raise
            except Refusal as refusal:
                to_form(form, refusal)
                status = refusal.status
                opened = open_complaint(request, opened.number)  # as it is now, so that the next try is not stale
            else:
                if done:
                    messages.success(request, done)
                return HttpResponseRedirect(opened.url)
    return render(request, template, {"opened": opened, "case": opened.case, "form": form, **extra}, status=status)


def seen_version(request: StaffRequest) -> int:
    """The version that a form was opened with; 0, which no complaint has, when somebody took it out."""
    typed = request.POST.get("version", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0
