"""The gallery: every component with short and very long words, in both frames. Only the demo shows it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from satupintu.base import clock
from satupintu.rules.deadline import deadline
from satupintu.rules.workdays import Calendar
from satupintu.ui.chip import Chip, chip
from satupintu.ui.forms import CameraInput, GovukForm

LONG = "Warung Berkah Contoh Sejahtera Bersama Keluarga Besar Raden Ayu Contohwati Panjangnama " * 2
UNBROKEN = "Contohpanjangsekalitanpaspasi" * 4


class Everything(GovukForm):
    """A field of each kind, with and without errors."""

    number = forms.CharField(
        label=lazy("Nomor"), help_text=lazy("13 angka"), widget=forms.TextInput(attrs={"data-width": "20"})
    )
    words = forms.CharField(label=lazy("Keterangan"), widget=forms.Textarea(attrs={"rows": 3}))
    place = forms.ChoiceField(label=lazy("Kecamatan"), choices=[("", lazy("Pilih")), ("1", LONG)])
    answer = forms.ChoiceField(
        label=lazy("Jawaban"), choices=[("y", lazy("Ya")), ("n", LONG)], widget=forms.RadioSelect
    )
    several = forms.MultipleChoiceField(
        label=lazy("Yang dibawa"), choices=[("a", "KTP"), ("b", LONG)], widget=forms.CheckboxSelectMultiple
    )
    photo = forms.FileField(label=lazy("Foto"), help_text=lazy("JPG atau PNG"), widget=CameraInput)
    agreed = forms.BooleanField(label=lazy("Data yang saya berikan benar."))


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the tracker."""

    title: str
    state: str
    plain: str = ""
    who: str = ""
    at: datetime | None = field(default=None)


@require_safe
def public(request: HttpRequest) -> HttpResponse:
    """In the frame of the citizens' pages."""
    return _gallery(request, "ui/public.html")


@require_safe
def staff(request: HttpRequest) -> HttpResponse:
    """In the frame of the officers' pages."""
    return _gallery(request, "ui/staff.html")


def _gallery(request: HttpRequest, frame: str) -> HttpResponse:
    if not settings.DEMO:
        raise Http404
    now = clock.now()
    messages.success(request, _("Contoh pesan sesudah sesuatu disimpan."))
    context = {
        "frame": frame,
        "form": Everything(prefix="kosong"),
        "wrong": Everything({}, prefix="salah"),
        "chips": list(_chips(now.date())),
        "steps": _steps(now),
        "long": LONG,
        "unbroken": UNBROKEN,
        "now": now,
    }
    return render(request, "ui/gallery.html", context)


def _chips(today: date) -> list[Chip]:
    calendar = Calendar({}, frozenset(range(today.year - 1, today.year + 2)))

    def of(days_ago: int, **more: Any) -> Chip:
        counted = deadline(today - timedelta(days=days_ago), 5, calendar)
        given: dict[str, Any] = {"court": "office", "started": True, "stopped": False, "over": False, **more}
        return chip(today=today, due=counted.due, calendar=calendar, deadline=counted, **given)

    made: list[Callable[[], Chip]] = [
        lambda: of(0),
        lambda: of(6),
        lambda: of(7),
        lambda: of(20),
        lambda: of(2, stopped=True, court="applicant"),
        lambda: of(0, started=False),
        lambda: of(9, over=True, court="applicant"),
    ]
    return [make() for make in made]


def _steps(now: datetime) -> list[Step]:
    return [
        Step(_("Permohonan diterima"), "done", at=now),
        Step(LONG, "current", _("Petugas memeriksa berkas Anda satu kali."), _("petugas loket")),
        Step(_("Cek lapangan"), "stopped", _("Berhenti: menunggu pemohon.")),
        Step(_("Keputusan"), "refused", _("Ditolak, dengan alasan dan dasar hukumnya.")),
        Step(_("Penyerahan"), "waiting", _("Bawa KTP Anda.")),
    ]
