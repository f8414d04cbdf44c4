"""How a page of one file opens and closes: shared by all features whose officers act on a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any, Self
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.applications.case import Case
from satupintu.applications.queries import case_file
from satupintu.applications.refusals import StaleForm
from satupintu.applications.services.ledger import check_may
from satupintu.applications.services.paper_days import CATCHING_UP, on_paper_since
from satupintu.applications.services.paper_numbers import Written, open_numbers
from satupintu.base import clock
from satupintu.base.actor import Actor
from satupintu.base.refusal import NotAllowed, Refusal
from satupintu.people.door import StaffRequest
from satupintu.people.queries import colleagues
from satupintu.rules.promise import Promise
from satupintu.ui.chip import Chip, chip
from satupintu.ui.forms import GovukForm, dress
from satupintu.ui.refusals import say, to_form
from satupintu.ui.typed import choose


@dataclass
class Opened:
    """A file opened for somebody of the staff; what every page of it shows at the top."""

    request: StaffRequest
    actor: Actor
    now: datetime
    case: Case

    @property
    def id(self) -> UUID:
        """The application's."""
        pk: UUID = self.case.application.pk
        return pk

    @property
    def number(self) -> str:
        return self.case.application.number

    @property
    def url(self) -> str:
        """Where the whole file is shown."""
        return file_url(self.number)

    @property
    def version(self) -> int:
        """What a form sends back, so that the office notices when the file has moved on."""
        return self.case.standing.version

    @cached_property
    def today(self) -> date:
        return self.case.today(self.now)

    @cached_property
    def promise(self) -> Promise:
        return self.case.promise(self.today)

    @cached_property
    def chip(self) -> Chip:
        """The clock, with the days that were counted and skipped."""
        return clock_chip(self.case, self.today)

    @cached_property
    def paper_since(self) -> datetime | None:
        """From when on something may have been done on paper; None: nothing was."""
        return on_paper_since(self.actor.office_id, self.now)

    @cached_property
    def only_on_paper(self) -> bool:
        """Whether the step where the file stands was this person's to do on a day that is still being entered, and is
        not any more: then they record what they did on paper, with its true hour, and nothing else."""
        step = self.case.step
        if step is None or self.actor.has(step.owner):
            return False
        ended = max((until for role, until in self.actor.past if role == step.owner), default=None)
        if ended is None or ended <= self.now - CATCHING_UP:
            return False
        return self.paper_since is not None and ended > self.paper_since

    @cached_property
    def _at_the_step(self) -> Actor:
        """This person as the step where the file stands takes them."""
        step = self.case.step
        if step is None or not self.only_on_paper:
            return self.actor
        return replace(self.actor, roles=self.actor.roles | {step.owner})

    @property
    def ending(self) -> str:
        """How the file ended, in a word; "" while it is open."""
        return str(ENDINGS.get(self.case.journey.ending, ""))

    def why_not(self, outcome: str, kind: str | None = None) -> Refusal | None:
        """Why this person may not record this outcome now; None when they may, be it only with the hour at which they
        did it on paper (`only_on_paper`)."""
        try:
            check_may(self.case, self._at_the_step, outcome, kind)
        except Refusal as refusal:
            return refusal
        return None

    def waits(self, outcome: str, kind: str | None = None) -> str:
        """The same in words for somebody who only looks, and has not tried anything; "" when they may."""
        refusal = self.why_not(outcome, kind)
        if isinstance(refusal, NotAllowed):
            return _("Tahap ini dikerjakan petugas dengan peran: %(roles)s.") % refusal.data
        return say(refusal) if refusal else ""


ENDINGS: dict[str, Any] = {
    "completed": lazy("Selesai"),
    "refused": lazy("Ditolak"),
    "withdrawn": lazy("Dicabut pemohon"),
    "lapsed": lazy("Berakhir"),
}


def clock_chip(case: Case, today: date) -> Chip:
    """The clock chip of a file on a day in the office's zone."""
    standing, journey = case.standing, case.journey
    return chip(
        today=today,
        due=standing.due_on,
        calendar=case.calendar,
        court=journey.court,
        started=standing.started_on is not None,
        stopped=standing.stopped,
        over=standing.over or bool(journey.ending),
        deadline=case.deadline(),
    )


def file_url(number: str) -> str:
    """The address of a case file (a contract: design, addresses)."""
    return reverse("file", args=[number])


def open_file(request: StaffRequest, number: str) -> Opened:
    """Open a file for whoever asks. Raises NotFound."""
    return Opened(request, request.staff, clock.now(), case_file(request.staff, number))


HAPPENED_AT = "happened_at"
ONLY_ON_PAPER = lazy(
    "Tahap ini bukan tugas Anda lagi. Yang dapat Anda catat hanya yang Anda kerjakan di kertas waktu itu, dengan "
    "tanggal dan jam seperti pada kertasnya, misalnya 24-11-2026 10:30."
)
WITH_DOT = ("%d-%m-%Y %H.%M", "%d/%m/%Y %H.%M")  # as the office writes hours


class HappenedAtField(forms.DateTimeField):
    """The day and hour that a paper bears, as the office's clock shows them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            input_formats=["%d-%m-%Y %H:%M", "%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", *WITH_DOT],
            widget=forms.TextInput(attrs={"data-width": "20", "autocomplete": "off"}),
            error_messages={
                "invalid": _("Tulis seperti 24-11-2026 10:30."),
                "required": _("Tulis tanggal dan jamnya."),
            },
            **kwargs,
        )


class FileForm(GovukForm):
    """A form on a file; `opened` is the file it is about, whose standard may add fields. `dated`: what it records may
    have been done on a day on paper, and then bears its true date."""

    dated = False
    of_paper: tuple[str, ...] = (HAPPENED_AT,)

    def __init__(self, *args: Any, opened: Opened, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.opened = opened
        before = set(self.fields)
        self.build(opened)
        if self.dated and opened.paper_since is not None:
            self.fields[HAPPENED_AT] = HappenedAtField(
                label=_("Tanggal dan jam sebenarnya"),
                help_text=_("Seperti pada kertasnya, misalnya 24-11-2026 10:30. Kosongkan bila dikerjakan sekarang."),
            )
            if opened.only_on_paper:
                self.fields[HAPPENED_AT].required = True
                self.fields[HAPPENED_AT].help_text = ONLY_ON_PAPER
        for name in self.fields.keys() - before:
            dress(self.fields[name].widget)

    def build(self, opened: Opened) -> None:
        """Add what depends on the file and its standard."""

    def clean_happened_at(self) -> datetime | None:
        """By the clock of the office, not by that of the machine."""
        typed: datetime | None = self.cleaned_data[HAPPENED_AT]
        return typed.replace(tzinfo=ZoneInfo(self.opened.case.zone)) if typed else None

    def when(self) -> datetime | None:
        """When it was done on paper; None: it is done now."""
        at: datetime | None = self.cleaned_data.get(HAPPENED_AT)
        return at

    def folded(self) -> list[forms.BoundField]:
        """What pages keep folded, because only a day on paper needs it."""
        return [self[name] for name in self.of_paper if name in self.fields]

    def unfolds(self) -> bool:
        """Whether something there was filled in, or is wrong, or must be filled in."""
        return any(each.errors or each.value() or each.field.required for each in self.folded())

    @classmethod
    def of(cls, opened: Opened) -> Self:
        """As posted, or empty."""
        request = opened.request
        posted = request.method == "POST"
        return cls(request.POST if posted else None, request.FILES if posted else None, opened=opened)


class PaperNumberForm(GovukForm):
    """What a form asks that enters what was done on paper: which number of a block stands there, and who wrote it."""

    paper_number = forms.ChoiceField(
        required=False,
        error_messages={"invalid_choice": lazy("Nomor ini sudah dimasukkan atau dinyatakan batal. Periksa lagi.")},
    )
    written_by = forms.ChoiceField(
        required=False,
        label=lazy("Siapa yang menulis nomor itu di kertas?"),
        help_text=lazy("Petugas pada hari itu. Nama Anda tercatat sebagai yang memasukkan."),
    )

    def offer_numbers(
        self,
        actor: Actor,
        series: str,
        *,
        label: str,
        none: str,
        help_text: str = "",
    ) -> None:
        """Ask while numbers of a series are open; also for one that was settled meanwhile, to say so."""
        numbers = [(str(row.pk), row.number) for row in open_numbers(actor, series)]
        if not numbers and not self.data.get("paper_number"):
            del self.fields["paper_number"], self.fields["written_by"]
            return
        choose(self, "paper_number", [("", none), *numbers])
        choose(self, "written_by", [("", _("Pilih petugas")), *colleagues(actor)])
        self.fields["paper_number"].label, self.fields["paper_number"].help_text = label, help_text

    def clean_written_by(self) -> str:
        by = str(self.cleaned_data["written_by"])
        if self.cleaned_data.get("paper_number") and not by:
            raise forms.ValidationError(_("Pilih siapa yang menulisnya."))
        return by

    @property
    def written(self) -> Written | None:
        """The number and its writer; None when there was no number on the paper."""
        given = self.cleaned_data
        return Written(UUID(given["paper_number"]), UUID(given["written_by"])) if given.get("paper_number") else None


Do = Callable[[Mapping[str, Any], int | None], object]


def answer(
    opened: Opened,
    form: GovukForm,
    do: Do,
    *,
    template: str,
    done: str,
    extra: Callable[[Opened], Mapping[str, Any]] = lambda opened: {},
    then: str = "",
) -> HttpResponse:
    """A form on a file: shown; or carried out, and on to the file (or to `then`); or refused, and shown again with all
    that was typed, the file as it stands now, and what to do.

    do: gets the cleaned data and the version that the form saw. extra: what else the page shows.
    """
    request, refusal = opened.request, None
    if request.method == "POST" and form.is_valid():
        try:
            do(form.cleaned_data, seen_version(request))
        except Refusal as error:
            refusal = error
            to_form(form, error)
            opened = open_file(request, opened.number)  # what it is now, so that the next try is not stale
        else:
            messages.success(request, done)
            return HttpResponseRedirect(then or opened.url)
    elif request.method == "POST" and 0 < (seen_version(request) or 0) != opened.version:
        refusal = StaleForm(number=opened.number)
        form.errors.clear()  # what was chosen may no longer be there to choose
        to_form(form, refusal)
    status = refusal.status if refusal else 422 if form.errors else 200
    context = {"file": opened, "form": form, "refusal": refusal, **extra(opened)}
    return render(request, template, context, status=status)


def seen_version(request: StaffRequest) -> int | None:
    """The version that a form was opened with; 0, which no file has, when somebody took it out."""
    typed = request.POST.get("version", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0
