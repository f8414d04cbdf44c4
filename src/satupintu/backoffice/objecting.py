"""Keberatan and banding on the case file: received at the counter, decided, and how each stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.applications.pages import FileForm, Opened
from satupintu.applications.services import law, remedies_of
from satupintu.objections import services
from satupintu.objections.queries import may_decide as may_judge
from satupintu.rules.remedies import DENIED, GRANTED, Filed, Remedies
from satupintu.ui.chip import Chip, chip
from satupintu.ui.forms import PagesField
from satupintu.ui.typed import DayField

LEVELS: dict[str, Any] = {"objection": lazy("Keberatan"), "appeal": lazy("Banding")}
OUTCOMES: dict[str, Any] = {GRANTED: lazy("Dikabulkan"), DENIED: lazy("Ditolak")}
_KEPT = "remedies_of_file"


def remedies(opened: Opened) -> Remedies:
    """What was filed and what may be; worked out once a page."""
    kept: dict[str, Any] = opened.__dict__
    if _KEPT not in kept:
        kept[_KEPT] = remedies_of(opened.case)
    found: Remedies = kept[_KEPT]
    return found


@dataclass(frozen=True, slots=True)
class Line:
    """An objection or appeal as the case file shows it."""

    title: Any
    filed: Filed
    outcome: Any
    chip: Chip | None


def lines(opened: Opened) -> list[Line]:
    """Everything that was filed against a refusal of this file, the newest first."""
    return [
        Line(
            LEVELS[each.level],
            each,
            OUTCOMES.get(each.outcome, ""),
            chip(
                today=opened.today,
                due=each.due,
                calendar=opened.case.calendar,
                court="office",
                started=True,
                stopped=False,
                over=False,
            )
            if each.waits
            else None,
        )
        for each in reversed(remedies(opened).filed)
    ]


def may_receive(opened: Opened) -> bool:
    """A way is open against the refusal, and somebody who takes in what is brought."""
    return bool(remedies(opened).may_file) and opened.actor.has(*services.RECEIVERS)


def may_decide(opened: Opened) -> bool:
    """Something waits, and this person may decide on it."""
    return remedies(opened).waiting is not None and may_judge(opened.actor, opened.case)


class ReceiveForm(FileForm):
    """What was brought: its words in short, its true date, its number, its pages."""

    words = forms.CharField(
        label=lazy("Apa yang tidak disetujui, dan mengapa?"),
        help_text=lazy("Ringkas isi suratnya dengan kata pemohon. Tersimpan tersegel dalam berkas."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": lazy("Tulis apa yang tidak disetujui dan mengapa.")},
    )
    received_on = DayField(
        required=False,
        label=lazy("Tanggal diterima (kosongkan bila hari ini)"),
        help_text=lazy("Tanggal sebenarnya, seperti pada cap terima. Dari tanggal ini dihitung terlambat atau tidak."),
    )
    letter = forms.CharField(
        required=False,
        max_length=120,
        label=lazy("Nomor suratnya (boleh kosong)"),
        widget=forms.TextInput(attrs={"data-width": "20", "autocomplete": "off"}),
    )

    def build(self, opened: Opened) -> None:
        self.fields["scans"] = PagesField(
            label=_("Pindaian surat"),
            help_text=_("Satu atau beberapa halaman. Bila belum dapat dipindai, simpan suratnya dalam berkas kertas."),
            required=False,
        )


class DecideForm(FileForm):
    """How it was decided, and why."""

    outcome = forms.ChoiceField(
        label=lazy("Keputusan"),
        choices=[(GRANTED, lazy("Dikabulkan: permohonan dibuka lagi")), (DENIED, lazy("Ditolak"))],
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Pilih keputusannya.")},
    )
    reason = forms.CharField(
        label=lazy("Alasan"),
        help_text=lazy("Dibaca pemohon. Jawab setiap hal yang ia sampaikan."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": lazy("Tulis alasannya.")},
    )
    legal_basis = forms.CharField(
        label=lazy("Dasar hukum"),
        max_length=300,
        initial="UU 30/2014 Pasal 77",
        error_messages={"required": lazy("Tulis dasar hukumnya.")},
    )
    letter = forms.CharField(
        required=False,
        max_length=120,
        label=lazy("Nomor surat keputusan"),
        widget=forms.TextInput(attrs={"data-width": "20", "autocomplete": "off"}),
    )

    def build(self, opened: Opened) -> None:
        waiting = remedies(opened).waiting
        if waiting is not None and waiting.level == "appeal":
            self.fields["letter"].help_text = _("Wajib. Banding diputus atasan pejabat; Anda hanya mencatatnya.")
            self.fields["legal_basis"].initial = "UU 30/2014 Pasal 78"


def receive(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    """Into the register."""
    day = data["received_on"]
    today = day is None or day == opened.today
    at = None if today else datetime.combine(day, time(8), ZoneInfo(opened.case.zone))
    return services.receive(
        actor=opened.actor,
        now=opened.now,
        application_id=opened.id,
        level=remedies(opened).may_file or "objection",
        words=data["words"],
        letter=data["letter"],
        scans=data["scans"] or (),
        at=at,
    )


def decide(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    """Granted or denied, with the reason."""
    given = {name: data[name] for name in ("outcome", "reason", "legal_basis", "letter")}
    return services.decide(actor=opened.actor, now=opened.now, application_id=opened.id, version=version, **given)


def open_way(opened: Opened) -> dict[str, Any]:
    """Which way is open and until when, for the case file."""
    found = remedies(opened)
    return {"level": LEVELS.get(found.may_file, ""), "until": found.until, "rule": law().title}
