"""The acts on a complaint: when each is offered to whom, what it asks, what it does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as lazy

from satupintu.complaints import forms_staff as forms
from satupintu.complaints import rules as r
from satupintu.complaints import services
from satupintu.complaints.pages import Opened


@dataclass(frozen=True, slots=True)
class Act:
    """An act. `fact`: what it records, which says when it may be done."""

    slug: str
    title: Any
    help: Any
    form: type[forms.ActForm]
    fact: str
    by: Callable[[Opened], bool]
    do: Callable[[Opened, Mapping[str, Any], int], object]
    done: Any
    warning: bool = False

    def offered(self, opened: Opened) -> bool:
        """Whether this person may do it now."""
        return opened.case.course.may(self.fact) and self.by(opened)


def _common(opened: Opened, version: int) -> dict[str, Any]:
    return {"actor": opened.actor, "now": opened.now, "complaint_id": opened.id, "version": version}


def _runs(opened: Opened) -> bool:
    return opened.runs


def _handles(opened: Opened) -> bool:
    return opened.handles


def _words(service: Callable[..., object]) -> Callable[[Opened, Mapping[str, Any], int], object]:
    """An act that asks for nothing but words."""
    return lambda opened, data, version: service(words=data["words"], **_common(opened, version))


def _classify(opened: Opened, data: Mapping[str, Any], version: int) -> object:
    concerns = [UUID(each) for each in data["concerns"]]
    return services.classify(
        class_id=data["class_id"],
        to=UUID(data["to"]),
        concerns=concerns,
        words=data["words"],
        **_common(opened, version),
    )


def _assign(opened: Opened, data: Mapping[str, Any], version: int) -> object:
    return services.assign(to=UUID(data["to"]), words=data["words"], **_common(opened, version))


def _refer(opened: Opened, data: Mapping[str, Any], version: int) -> object:
    return services.refer(to=data["to"], words=data["words"], **_common(opened, version))


ACTS: dict[str, Act] = {
    act.slug: act
    for act in (
        Act(
            "golongkan",
            lazy("Golongkan dan teruskan"),
            lazy("Golongan menentukan batas waktu jawaban. Pengadu melihat golongan dan batasnya."),
            forms.ClassifyForm,
            r.CLASSIFIED,
            _runs,
            _classify,
            lazy("Pengaduan sudah digolongkan dan diteruskan."),
        ),
        Act(
            "jawab",
            lazy("Jawab"),
            lazy("Waktu berhenti saat dijawab. Pengadu dapat mengatakan bahwa jawabannya belum membantu."),
            forms.AnswerForm,
            r.ANSWERED,
            _handles,
            _words(services.answer),
            lazy("Jawaban sudah dicatat. Pastikan pengadu menerimanya."),
        ),
        Act(
            "tanya",
            lazy("Tanya pengadu"),
            lazy("Bila keterangan pengadu belum cukup untuk ditindaklanjuti."),
            forms.AskForm,
            r.ASKED,
            _handles,
            _words(services.ask),
            lazy("Pertanyaan sudah dicatat. Pastikan pengadu menerimanya."),
        ),
        Act(
            "tambah",
            lazy("Catat keterangan pengadu"),
            lazy("Yang dikatakan pengadu lewat telepon, WhatsApp, atau di loket."),
            forms.AddedForm,
            r.ADDED,
            _handles,
            _words(services.add),
            lazy("Keterangan sudah dicatat."),
        ),
        Act(
            "alihkan",
            lazy("Alihkan kepada petugas lain"),
            lazy("Alasannya tercatat."),
            forms.AssignForm,
            r.ASSIGNED,
            _runs,
            _assign,
            lazy("Pengaduan sudah dialihkan."),
        ),
        Act(
            "bukan-wewenang",
            lazy("Bukan wewenang kantor ini"),
            lazy("Pengadu diberi tahu alasannya dan ke mana ia dapat mengadu."),
            forms.ReferForm,
            r.REFERRED,
            _runs,
            _refer,
            lazy("Pengaduan dicatat sebagai bukan wewenang kantor. Pastikan pengadu menerimanya."),
            warning=True,
        ),
        Act(
            "tutup",
            lazy("Tutup"),
            lazy(
                "Pengaduan yang sudah dijawab menutup sendiri bila tidak ada tanggapan. Tutup lebih awal hanya bila "
                "pengadu sudah mengatakan bahwa urusannya selesai."
            ),
            forms.CloseForm,
            r.CLOSED,
            _runs,
            _words(services.close),
            lazy("Pengaduan ditutup."),
        ),
        Act(
            "buka-lagi",
            lazy("Buka lagi"),
            lazy("Hitungan waktunya dimulai dari awal."),
            forms.ReopenForm,
            r.REOPENED,
            _runs,
            _words(services.reopen),
            lazy("Pengaduan dibuka lagi."),
            warning=True,
        ),
    )
}


def offered(opened: Opened) -> list[Act]:
    """The acts that this person may do now, the next one first: what is classified waits for its answer."""
    may = [act for act in ACTS.values() if act.offered(opened)]
    return sorted(may, key=lambda act: act.fact == r.CLASSIFIED) if opened.case.course.class_id else may
