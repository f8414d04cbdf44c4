"""Acts that belong to no step: stop the clock and let it run, another hand, a correction brought in, a withdrawal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as lazy

from satupintu.applications import services
from satupintu.applications.pages import FileForm, Opened
from satupintu.backoffice import forms
from satupintu.people.access import Role

SUPERIORS = (Role.SECTION_HEAD, Role.HEAD_OF_OFFICE)


@dataclass(frozen=True, slots=True)
class Act:
    """An act: when it is offered to whom, what it asks, what it does."""

    slug: str
    title: Any
    help: Any
    form: type[FileForm]
    offered: Callable[[Opened], bool]
    do: Callable[[Opened, Mapping[str, Any], int | None], object]
    done: Any
    warning: bool = False


def _common(opened: Opened) -> dict[str, Any]:
    return {"actor": opened.actor, "now": opened.now, "application_id": opened.id}


def _owner_or_superior(opened: Opened) -> bool:
    step = opened.case.step
    return step is not None and opened.actor.has(step.owner, *SUPERIORS)


def _may_pause(opened: Opened) -> bool:
    journey = opened.case.journey
    still = journey.open and not journey.pause and not journey.awaiting_correction
    known = bool(opened.case.standard.delivery.time_limit.pauses)
    return still and known and not opened.case.standing.over and _owner_or_superior(opened)


def _may_resume(opened: Opened) -> bool:
    return bool(opened.case.journey.pause) and _owner_or_superior(opened)


def _may_reassign(opened: Opened) -> bool:
    return services.may_be_given(opened.case) and opened.actor.has(*SUPERIORS)


def _may_take_correction(opened: Opened) -> bool:
    return opened.case.journey.awaiting_correction and opened.actor.has(Role.FRONT_OFFICE)


def _may_withdraw(opened: Opened) -> bool:
    journey = opened.case.journey
    return journey.open and "issued" not in journey.milestones and opened.actor.has(Role.FRONT_OFFICE)


def _pause(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    return services.pause(reason=data["why"], note=data["reason"], version=version, **_common(opened))


def _resume(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    return services.resume(version=version, **_common(opened))


def _reassign(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    return services.reassign(reason=data["reason"], version=version, **_common(opened))


def _resubmit(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    return services.resubmit(given=[services.Given(each, "counter") for each in data["brought"]], **_common(opened))


def _withdraw(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    return services.withdraw(reason=data["reason"], **_common(opened))


ACTS: dict[str, Act] = {
    act.slug: act
    for act in (
        Act(
            "terima-perbaikan",
            lazy("Terima perbaikan di loket"),
            lazy("Pemohon membawa yang kurang ke loket. Setelah dicatat, pemeriksaan kelengkapan dimulai lagi."),
            forms.CorrectionForm,
            _may_take_correction,
            _resubmit,
            lazy("Perbaikan sudah diterima. Periksa lagi kelengkapannya."),
        ),
        Act(
            "lanjutkan",
            lazy("Jalankan waktu lagi"),
            lazy("Yang ditunggu sudah ada. Hari kerja dihitung lagi mulai hari kerja berikutnya."),
            forms.NothingForm,
            _may_resume,
            _resume,
            lazy("Waktu berjalan lagi."),
        ),
        Act(
            "tunda",
            lazy("Hentikan waktu sementara"),
            lazy("Hanya untuk alasan yang disebut standar. Janji tetap dilaporkan dengan dan tanpa hari berhenti."),
            forms.PauseForm,
            _may_pause,
            _pause,
            lazy("Waktu berhenti sampai Anda menjalankannya lagi."),
        ),
        Act(
            "alihkan",
            lazy("Alihkan tugas"),
            lazy("Tugas diberikan kepada petugas berikutnya menurut giliran. Alasannya tercatat."),
            forms.ReasonForm,
            _may_reassign,
            _reassign,
            lazy("Tugas sudah dialihkan."),
        ),
        Act(
            "cabut-permohonan",
            lazy("Catat pencabutan oleh pemohon"),
            lazy("Hanya bila pemohon sendiri meminta. Permohonan berakhir dan tidak dapat dibuka lagi."),
            forms.ReasonForm,
            _may_withdraw,
            _withdraw,
            lazy("Permohonan dicatat sebagai dicabut."),
            warning=True,
        ),
    )
}


def offered(opened: Opened) -> list[Act]:
    """The acts that this person may do now."""
    return [act for act in ACTS.values() if act.offered(opened)]
