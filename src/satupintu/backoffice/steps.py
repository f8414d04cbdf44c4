"""The table of kinds: which form an officer fills in at a step, and what it does.

A standard with other steps in another order finds its pages here without any Python; kinds of other features have
pages of their own there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as lazy

from satupintu.applications import services
from satupintu.applications.pages import HAPPENED_AT, FileForm, Opened
from satupintu.backoffice import forms

Done = Callable[[Opened, Mapping[str, Any], int | None], object]


@dataclass(frozen=True, slots=True)
class StepPage:
    """The page of one kind of step: its form, what sending it does, the words on the button and afterwards."""

    form: type[FileForm]
    do: Done
    button: Any
    done: Any
    template: str = "backoffice/step.html"
    address: str = ""  # the name of another feature's page for this kind; the rest is then unused


def _common(opened: Opened, data: Mapping[str, Any], version: int | None) -> dict[str, Any]:
    known = {"actor": opened.actor, "now": opened.now, "application_id": opened.id}
    return {**known, "version": version, "at": data.get(HAPPENED_AT)}


def _examine(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    if data["outcome"] == "send_back":
        return services.send_back(kind="examination", reason=data["reason"], **_common(opened, data, version))
    return services.recommend(note=data["reason"], **_common(opened, data, version))


def _opine(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    support = data["outcome"] == "support"
    return services.give_opinion(support=support, note=data["reason"], **_common(opened, data, version))


def _decide(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    common = _common(opened, data, version)
    if data["outcome"] == "send_back":
        return services.send_back(kind="decision", reason=data["reason"], **common)
    if data["outcome"] == "refuse":
        return services.refuse(reason=data["reason"], legal_basis=data["legal_basis"], **common)
    return services.approve(note=data["reason"], **common)


def _record(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    return services.record_effective(note=data["reason"], **_common(opened, data, version))


def _notify(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    return services.tell_applicant(how=data["how"], **_common(opened, data, version))


def _survey(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    return services.give_survey(how=data["how"], **_common(opened, data, version))


def _nothing(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    return None


def _own_page(address: str, button: Any) -> StepPage:
    return StepPage(forms.NothingForm, _nothing, button, "", address=address)


STEPS: dict[str, StepPage] = {
    "completeness": _own_page("file_completeness", lazy("Periksa kelengkapan")),
    "inspection": _own_page("file_inspection", lazy("Isi hasil cek lapangan")),
    "examination": StepPage(
        forms.ExaminationForm, _examine, lazy("Simpan hasil telaah"), lazy("Hasil telaah sudah dicatat.")
    ),
    "opinion": StepPage(
        forms.OpinionForm, _opine, lazy("Simpan pertimbangan"), lazy("Pertimbangan teknis sudah dicatat.")
    ),
    "payment": _own_page("file_payment", lazy("Terima pembayaran")),
    "decision": StepPage(forms.DecisionForm, _decide, lazy("Putuskan permohonan"), lazy("Keputusan sudah dicatat.")),
    "record": StepPage(forms.RecordForm, _record, lazy("Catat izin dari OSS"), lazy("Izin dari OSS sudah dicatat.")),
    "notify": StepPage(
        forms.NotifyForm, _notify, lazy("Catat sudah diberi tahu"), lazy("Pemberitahuan sudah dicatat.")
    ),
    "issue": _own_page("file_issue", lazy("Terbitkan izin")),
    "signing": _own_page("file_signing", lazy("Cetak dan tanda tangani")),
    "hand_over": _own_page("file_hand_over", lazy("Serahkan izin")),
    "survey": StepPage(forms.SurveyForm, _survey, lazy("Catat survei"), lazy("Pemberian survei sudah dicatat.")),
}
