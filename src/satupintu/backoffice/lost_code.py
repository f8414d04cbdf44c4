"""Lost receipt: the counter sees the KTP, finds the person's files by its NIK, and goes on to the file."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from satupintu.applications.pages import ENDINGS
from satupintu.applications.queries import Case, Page, cases
from satupintu.applications.services import find_by_card
from satupintu.base import clock
from satupintu.base.refusal import Refusal
from satupintu.people.access import Role, require_role
from satupintu.people.door import StaffRequest, staff_required
from satupintu.rules.nib import valid_nik
from satupintu.ui.forms import GovukForm
from satupintu.ui.refusals import to_form
from satupintu.ui.typed import NUMERIC, number_fault


class CardForm(GovukForm):
    """The NIK of a card that was seen."""

    nik = forms.CharField(
        max_length=40,
        required=False,
        label=lazy("NIK (16 angka)"),
        help_text=lazy("Salin dari KTP asli yang ditunjukkan."),
        widget=forms.TextInput(attrs={**NUMERIC, "data-width": "20"}),
    )
    seen = forms.BooleanField(
        label=lazy("KTP asli sudah saya lihat, dan orangnya ada di depan saya"),
        error_messages={"required": lazy("Lihat dahulu KTP aslinya, lalu beri centang.")},
    )

    def clean_nik(self) -> str:
        check = valid_nik(self.cleaned_data["nik"], fictional_ok=settings.DEMO)
        if not check.ok:
            raise ValidationError(number_fault(check, "NIK"))
        return check.digits


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: StaffRequest) -> HttpResponse:
    """The files of whoever stands at the counter; the trail keeps that somebody looked."""
    require_role(request.staff, Role.FRONT_OFFICE)
    form = CardForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form, "nav": "desk"}
    if request.method == "POST" and form.is_valid():
        try:
            rows = find_by_card(actor=request.staff, now=clock.now(), **form.cleaned_data)
        except Refusal as refusal:
            to_form(form, refusal)
        else:
            nik = form.cleaned_data["nik"]
            context |= {"searched": True, "files": [_line(case, nik) for case in cases(Page(rows, ""))]}
    return render(request, "backoffice/lost_code.html", context, status=422 if form.errors else 200)


def _line(case: Case, nik: str) -> dict[str, Any]:
    return {
        "acts": case.dossier.person.nik != nik,  # as the applicant's representative
        "number": case.application.number,
        "business": case.dossier.business.name,
        "submitted_at": case.application.submitted_at,
        "state": ENDINGS.get(case.journey.ending) or (case.step.title if case.step else ""),
    }
