"""What the law has the office tell an applicant: a limit passed, an objection received, decided, or left unanswered."""

from collections.abc import Callable, Mapping
from datetime import date

from satupintu.applications.case import Case
from satupintu.applications.queries import note_of
from satupintu.applications.services.legal_ways import law, remedies_of
from satupintu.applications.services.message_parts import follow, title
from satupintu.applications.services.writing import office_of
from satupintu.people.access import ROLE_NAMES
from satupintu.rules import facts as f
from satupintu.rules.remedies import GRANTED, Filed
from satupintu.rules.words import long_date

Words = tuple[str, tuple[str, ...]]
_NAMES = {"objection": "Keberatan", "appeal": "Banding"}
_NEVER = "Tidak ada yang dianggap disetujui atau ditolak hanya karena waktunya lewat: pejabat tetap harus memutuskan."


def whose_court(case: Case) -> str:
    """With whom the file lies and for what, in a sentence."""
    step = case.step
    if step is None:
        return "Berkas Anda sudah selesai diproses."
    if case.journey.court == "third_party":
        return f"Berkas Anda menunggu {step.agency or 'instansi lain'} pada tahap “{step.title}”."
    if case.journey.court == "applicant":
        return "Berkas menunggu Anda; apa yang diperlukan ada di halaman Lacak."
    who = ROLE_NAMES.get(step.owner, step.owner)
    return f"Berkas Anda ada di kantor kami pada tahap “{step.title}”, dikerjakan {who}."


def ahead(case: Case) -> str:
    """What still comes, in a sentence."""
    names = [case.standard.steps[step].title for step in case.journey.coming]
    if not names:
        return "Ini tahap terakhir."
    return f"Sesudah itu masih {len(names)} tahap: {', '.join(names)}."


def _passed(case: Case, kind: str) -> str:
    return long_date(date.fromisoformat(case.journey.passed[kind]))


def _late(case: Case) -> Words:
    return "Janji waktu kami terlewati", (
        f"Kami mohon maaf. {title(case)} untuk {case.dossier.business.name} kami janjikan selesai paling lambat "
        f"{_passed(case, f.DEADLINE_PASSED)}, dan belum selesai.",
        whose_court(case),
        f"{ahead(case)} Kami belum dapat menjanjikan tanggal baru; kami mengabari Anda begitu keputusannya ada.",
        f"Atasan petugas sudah diberi tahu. {_NEVER} Anda berhak mengadu kepada kami, tanpa biaya.",
        follow(case),
    )


def _acceptance_late(case: Case) -> Words:
    limit = case.standard.delivery.time_limit.acceptance_within
    return "Pemeriksaan berkas terlambat", (
        f"Kami mohon maaf. Kelengkapan berkas {title(case)} untuk {case.dossier.business.name} seharusnya kami periksa "
        f"dalam {limit} hari kerja, paling lambat {_passed(case, f.ACCEPTANCE_PASSED)}, dan belum selesai.",
        whose_court(case),
        "Jangka waktu izin baru dihitung setelah berkas dinyatakan lengkap; karena itu keterlambatan ini kami catat "
        "tersendiri, dan atasan petugas sudah diberi tahu.",
        _NEVER,
        follow(case),
    )


def _last(case: Case) -> Filed:
    return remedies_of(case).filed[-1]


def _objection(case: Case) -> Words:
    filed = _last(case)
    name = _NAMES[filed.level]
    if filed.days_late:
        return f"{name} diterima, tetapi terlambat", (
            f"{name} Anda atas penolakan {title(case)} sudah kami catat. Batasnya "
            f"{law().remedy(filed.level).working_days} hari kerja, dan {name.lower()} ini datang {filed.days_late} "
            "hari kerja sesudah hari terakhir.",
            "Karena itu isinya tidak diputuskan. " + law().again,
            follow(case),
        )
    due = long_date(filed.due) if filed.due else ""
    return f"{name} diterima", (
        f"{name} Anda atas penolakan {title(case)} untuk {case.dossier.business.name} sudah kami terima, dalam waktu.",
        f"Keputusannya paling lambat {due}, dan bukan dibuat oleh orang yang menolak permohonan Anda. "
        f"{name} ini gratis.",
        follow(case),
    )


def _objection_decided(case: Case) -> Words:
    filed = _last(case)
    name = _NAMES[filed.level]
    reason = f"Alasannya: {note_of(case, f.OBJECTION_DECIDED)}"
    if filed.outcome == GRANTED:
        return f"{name} dikabulkan", (
            f"{name} Anda atas penolakan {title(case)} untuk {case.dossier.business.name} dikabulkan.",
            reason,
            "Permohonan dibuka lagi dan diputuskan kembali. Jangka waktunya dihitung baru sejak hari ini. "
            "Anda tidak perlu mengajukan apa pun.",
            follow(case),
        )
    more = law().appeal.text.format(office=office_of(case).name, days=law().appeal.working_days)
    return f"{name} ditolak", (
        f"{name} Anda atas penolakan {title(case)} untuk {case.dossier.business.name} ditolak.",
        reason,
        more if filed.level == "objection" else "Upaya administratif di kantor pemerintah sudah selesai.",
        law().again,
        follow(case),
    )


def _objection_passed(case: Case) -> Words:
    filed = _last(case)
    name = _NAMES[filed.level]
    due = long_date(filed.passed) if filed.passed else ""
    return f"{name} belum diputuskan", (
        f"Kami mohon maaf. {name} Anda atas penolakan {title(case)} seharusnya diputuskan paling lambat {due}, "
        "dan belum.",
        law().remedy(filed.level).of_silence(),
        "Kepala kantor sudah diberi tahu, dan keterlambatan ini dicatat.",
        follow(case),
    )


TOPIC_OF: Mapping[str, str] = {
    f.DEADLINE_PASSED: "late",
    f.ACCEPTANCE_PASSED: "acceptance_late",
    f.OBJECTION_RECEIVED: "objection",
    f.OBJECTION_DECIDED: "objection_decided",
    f.OBJECTION_PASSED: "objection_passed",
}
COMPOSERS: Mapping[str, Callable[[Case], Words]] = {
    "late": _late,
    "acceptance_late": _acceptance_late,
    "objection": _objection,
    "objection_decided": _objection_decided,
    "objection_passed": _objection_passed,
}
