"""Acts that belong to no step: stop the clock and let it run, another hand, a correction brought in, a withdrawal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as lazy

from satupintu.applications import services
from satupintu.applications.pages import FileForm, Opened
from satupintu.backoffice import counter, counter_forms, forms, instructing, objecting, rectify
from satupintu.people.access import SUPERIORS, Role


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
    template: str = "backoffice/act.html"


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


def _may_withdraw(opened: Opened) -> bool:
    journey = opened.case.journey
    return journey.open and "issued" not in journey.milestones and opened.actor.has(Role.FRONT_OFFICE)


def _pause(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    return services.pause(reason=data["why"], note=data["reason"], version=version, **_common(opened))


def _resume(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    return services.resume(version=version, **_common(opened))


def _reassign(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    return services.reassign(reason=data["reason"], version=version, **_common(opened))


def _withdraw(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    return services.withdraw(reason=data["reason"], **_common(opened))


ACTS: dict[str, Act] = {
    act.slug: act
    for act in (
        Act(
            "perbaiki-tulisan",
            lazy("Usulkan perbaikan tulisan"),
            lazy(
                "Untuk salah ketik sebelum izin diserahkan. Perbaiki yang salah saja; orang lain menyetujuinya. Nomor "
                "izin tetap. NIK, NIB, dan proyek tidak dapat diubah di sini."
            ),
            rectify.ProposalForm,
            rectify.may_propose,
            rectify.propose,
            lazy("Usulan tercatat. Kepala seksi atau kepala dinas menyetujuinya dari berkas ini."),
            template="backoffice/rectify.html",
        ),
        Act(
            "putuskan-perbaikan",
            lazy("Putuskan usulan perbaikan"),
            lazy(
                "Bila disetujui, izin yang sudah bernomor dicetak ulang dengan nomor yang sama, lalu ditandatangani "
                "dan dicap lagi. Cetakan lama tidak berlaku."
            ),
            rectify.VerdictForm,
            rectify.may_decide,
            rectify.decide,
            lazy("Keputusan atas usulan perbaikan sudah dicatat."),
            template="backoffice/rectify.html",
        ),
        Act(
            "putuskan-keberatan",
            lazy("Putuskan keberatan atau banding"),
            lazy(
                "Keberatan diputus orang lain daripada yang menolak. Bila dikabulkan, permohonan dibuka lagi di tahap "
                "yang menolaknya dan jangka waktunya dihitung baru. Banding diputus atasan; di sini dicatat suratnya."
            ),
            objecting.DecideForm,
            objecting.may_decide,
            objecting.decide,
            lazy("Keputusan sudah dicatat, dan pemohon diberi tahu."),
        ),
        Act(
            "terima-keberatan",
            lazy("Catat keberatan atau banding"),
            lazy("Juga yang datang terlambat dicatat: pemohon diberi tahu berapa hari kerja terlambatnya. Gratis."),
            objecting.ReceiveForm,
            objecting.may_receive,
            objecting.receive,
            lazy("Sudah dicatat, dan pemohon diberi tahu."),
        ),
        Act(
            "terima-perbaikan",
            lazy("Terima perbaikan di loket"),
            lazy("Pemohon membawa yang kurang ke loket. Setelah dicatat, pemeriksaan kelengkapan dimulai lagi."),
            counter_forms.CorrectionForm,
            counter.may_take_correction,
            counter.take_correction,
            lazy("Perbaikan sudah diterima. Periksa lagi kelengkapannya."),
        ),
        Act(
            "pindai",
            lazy("Tambahkan pindaian"),
            lazy("Pindai yang dibawa pemohon ke loket. Aslinya tetap disimpan dalam berkas kertas."),
            counter_forms.ScanForm,
            counter.may_scan,
            counter.scan,
            lazy("Pindaian sudah masuk berkas."),
        ),
        Act(
            "kode-baru",
            lazy("Ganti kode pelacakan yang hilang"),
            lazy(
                "Hanya setelah KTP asli dilihat. Kode lama langsung tidak berlaku, dan salinan tanda terima dengan "
                "kode baru dicetak."
            ),
            counter_forms.CodeForm,
            counter.may_renew_code,
            counter.renew_code,
            lazy("Kode baru sudah dibuat. Cetak “Kode pelacakan baru” di “Surat dan dokumen”, lalu berikan."),
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
            "jawab-disposisi",
            lazy("Jawab disposisi"),
            lazy("Tulis apa yang sudah Anda kerjakan. Disposisi selesai, dan pemberinya melihat jawaban Anda."),
            instructing.AnswerForm,
            instructing.may_answer,
            instructing.answer,
            lazy("Disposisi sudah dijawab."),
        ),
        Act(
            "disposisi",
            lazy("Beri disposisi"),
            lazy("Petunjuk tentang berkas ini untuk petugas di bawah Anda, dengan batas hari."),
            instructing.InstructionForm,
            instructing.may_instruct,
            instructing.instruct,
            lazy("Disposisi sudah diberikan dan terlihat di meja petugas itu."),
        ),
        Act(
            "tarik-disposisi",
            lazy("Tarik disposisi"),
            lazy("Disposisi tidak perlu dikerjakan lagi. Alasannya tercatat."),
            instructing.TakeBackForm,
            instructing.may_withdraw,
            instructing.withdraw,
            lazy("Disposisi sudah ditarik."),
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
