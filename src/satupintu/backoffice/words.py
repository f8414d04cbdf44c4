"""What the timeline calls each fact, and the desk each state: one line in plain words."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.applications.queries import Case
from satupintu.base.speaking import speak
from satupintu.rules import facts as f
from satupintu.rules.facts import Fact
from satupintu.rules.words import plain_date

_GENERAL: dict[str, Any] = {
    f.SUBMITTED: lazy("Permohonan masuk"),
    f.RESUBMITTED: lazy("Perbaikan diterima"),
    f.ASSIGNED: lazy("Ditugaskan"),
    f.PAUSED: lazy("Waktu dihentikan sementara"),
    f.RESUMED: lazy("Waktu berjalan lagi"),
    f.WITHDRAWN: lazy("Permohonan dicabut pemohon"),
    f.LAPSED: lazy("Permohonan berakhir karena tidak dilanjutkan"),
    f.ROUTE_CHANGED: lazy("Alur berubah"),
    f.DUE_DATE_MOVED: lazy("Tanggal jatuh tempo bergeser"),
    f.DEADLINE_PASSED: lazy("Jatuh tempo terlewati"),
    f.ACCEPTANCE_PASSED: lazy("Batas pemeriksaan kelengkapan terlewati"),
    f.OBJECTION_RECEIVED: lazy("Keberatan atau banding diterima"),
    f.OBJECTION_DECIDED: lazy("Keberatan atau banding diputuskan"),
    f.OBJECTION_PASSED: lazy("Batas memutus keberatan atau banding terlewati"),
    f.REOPENED: lazy("Permohonan dibuka lagi"),
    f.NIB_CONFIRMED: lazy("NIB dikonfirmasi OSS"),
    f.NIB_DISPUTED: lazy("NIB tidak cocok menurut OSS"),
    f.TOLD_BY_PHONE: lazy("Pemohon diberi tahu lewat telepon"),
    f.LETTER_PRINTED: lazy("Surat dicetak untuk pemohon"),
    f.SCANNED: lazy("Salinan dipindai di loket"),
    f.CODE_RENEWED: lazy("Kode pelacakan diganti"),
    f.LAPSE_NOTICED: lazy("Pemohon diingatkan: berkas akan berakhir"),
    f.INSTRUCTED: lazy("Disposisi"),
    f.INSTRUCTION_ANSWERED: lazy("Disposisi dijawab"),
    f.INSTRUCTION_WITHDRAWN: lazy("Disposisi ditarik"),
    f.REVOKED: lazy("Izin dicabut"),
    f.VISIT_PLANNED: lazy("Kunjungan dijadwalkan, surat tugas dibuat"),
    f.CORRECTION_PROPOSED: lazy("Perbaikan tulisan diusulkan"),
    f.CORRECTION_DECLINED: lazy("Usulan perbaikan ditolak atau ditarik"),
    f.CORRECTED: lazy("Tulisan pada izin diperbaiki"),
}
_STEPS: dict[tuple[str, str], Any] = {
    ("accepted_complete", "accept"): lazy("Berkas dinyatakan lengkap"),
    ("returned", "return"): lazy("Dikembalikan untuk dilengkapi"),
    ("inspected", "conform"): lazy("Cek lapangan: sesuai"),
    ("inspected", "not_conform"): lazy("Cek lapangan: tidak sesuai"),
    ("examined", "recommend"): lazy("Ditelaah dan diparaf"),
    ("sent_back", "send_back"): lazy("Dikembalikan ke tahap sebelumnya"),
    ("opinion_given", "support"): lazy("Pertimbangan teknis: mendukung"),
    ("opinion_given", "object"): lazy("Pertimbangan teknis: keberatan"),
    ("paid", "paid"): lazy("Biaya dibayar"),
    ("decided", "approve"): lazy("Disetujui"),
    ("decided", "refuse"): lazy("Ditolak"),
    ("recorded", "record"): lazy("Izin dari OSS dicatat"),
    ("notified", "tell"): lazy("Pemohon diberi tahu"),
    ("issued", "issue"): lazy("Izin diterbitkan"),
    ("printed", "print"): lazy("Dicetak"),
    ("wet_signed", "sign"): lazy("Ditandatangani basah"),
    ("stamped", "stamp"): lazy("Dibubuhi cap basah"),
    ("meterai_affixed", "affix_meterai"): lazy("Meterai ditempel"),
    ("ready_to_collect", "ready"): lazy("Siap diambil"),
    ("handed_over", "hand_over"): lazy("Diserahkan"),
    ("survey_given", "give"): lazy("Formulir survei diberikan"),
}
HOW_TOLD: dict[str, Any] = {
    "email": lazy("e-mail"),
    "whatsapp": lazy("WhatsApp"),
    "phone": lazy("telepon"),
    "letter": lazy("surat"),
    "counter": lazy("langsung di loket"),
}
HOW_SURVEYED: dict[str, Any] = {
    "paper": lazy("formulir kertas"),
    "online": lazy("tautan daring"),
    "declined": lazy("ditawarkan, pemohon tidak mau mengisi"),
}
SHOWN: dict[str, Any] = {
    "applicant": lazy("KTP pemohon dilihat"),
    "representative": lazy("KTP wakil dan surat kuasanya dilihat"),
}
KUASA: dict[str, Any] = {
    "on_file": lazy("wakil; surat kuasanya ada dalam berkas"),
    "seen": lazy("wakil; surat kuasanya dilihat di loket"),
}
RELATIONS: dict[str, Any] = {"self": lazy("pemohon sendiri"), "representative": lazy("wakil dengan surat kuasa")}
TOPICS: dict[str, Any] = {
    "receipt": lazy("Tanda terima"),
    "returned": lazy("Berkas perlu dilengkapi"),
    "accepted": lazy("Berkas lengkap dan tanggal jatuh tempo"),
    "approved": lazy("Permohonan disetujui"),
    "refused": lazy("Permohonan ditolak"),
    "ready": lazy("Izin siap diambil"),
    "effective": lazy("Izin berlaku efektif"),
    "moved": lazy("Tanggal jatuh tempo berubah"),
    "lapsing": lazy("Peringatan: berkas akan berakhir"),
    "lapsed": lazy("Permohonan berakhir"),
    "withdrawn": lazy("Permohonan dicabut"),
    "late": lazy("Janji waktu terlewati"),
    "acceptance_late": lazy("Pemeriksaan berkas terlambat"),
    "objection": lazy("Keberatan diterima"),
    "objection_decided": lazy("Keputusan atas keberatan"),
    "objection_passed": lazy("Keberatan belum diputuskan"),
}
PAPERS: dict[str, Any] = {
    "receipt": lazy("Tanda terima"),
    "return": lazy("Surat pengembalian"),
    "assignment": lazy("Surat tugas"),
    "inspection": lazy("Berita acara cek lapangan"),
    "proof": lazy("Lembar contoh izin"),
    "refusal": lazy("Surat penolakan"),
    "licence": lazy("Dokumen izin"),
    "payment": lazy("Kuitansi"),
    "survey": lazy("Formulir survei"),
    "slip": lazy("Kode pelacakan baru"),
}
_PROBLEMS: dict[str, Any] = {
    "unknown": lazy("NIB tidak dikenal OSS"),
    "not_owner": lazy("NIK pemohon bukan pemilik NIB"),
    "not_active": lazy("NIB tidak aktif"),
    "region": lazy("tempat usaha di luar wilayah"),
    "scale": lazy("skala usaha tidak dilayani di sini"),
    "taken": lazy("kegiatan ini sudah punya izin atau permohonan lain"),
}


def title_of(fact: Fact, case: Case) -> str:
    """What happened, in a few words; a kind of fact this page does not know is called by its step."""
    words = _GENERAL.get(fact.kind) or _STEPS.get((fact.kind, fact.outcome))
    if words:
        return str(words)
    return case.standard.steps[fact.step].title if fact.step in case.standard.steps else fact.kind


def detail_of(fact: Fact, case: Case, names: dict[str, str]) -> str:
    """What its codes say, in words, and who wrote it on paper first; "" when there is nothing to add."""
    return _said_by_codes(fact, case, names) + _on_paper(fact, names)


def _said_by_codes(fact: Fact, case: Case, names: dict[str, str]) -> str:
    data = fact.data
    match fact.kind:
        case f.SUBMITTED:
            mode = case.standard.delivery.procedure.modes.get(str(data.get("mode")))
            return _how_filed(fact, mode.title) if mode else _("Dicatat dari OSS")
        case f.ASSIGNED:
            return _("kepada %(name)s") % {"name": names.get(str(data.get("to")), _("petugas lain"))}
        case f.INSTRUCTED | f.INSTRUCTION_WITHDRAWN:
            return _told(fact, names)
        case f.PAUSED:
            known = {each.id: each.text for each in case.standard.delivery.time_limit.pauses}
            return known.get(str(data.get("reason")), "")
        case f.NIB_DISPUTED:
            return ", ".join(str(_PROBLEMS.get(each, each)) for each in data.get("problems", ()))
        case f.SCANNED:
            return _defects(dict.fromkeys(data.get("requirements", ()), ""), case)
        case f.CODE_RENEWED:
            return str(SHOWN.get(str(data.get("shown")), ""))
        case f.TOLD_BY_PHONE | f.LETTER_PRINTED:
            return str(TOPICS.get(str(data.get("topic")), ""))
        case "returned":
            return _defects(data.get("defects", {}), case)
    return _small_detail(fact)


def _how_filed(fact: Fact, mode: str) -> str:
    """The way it was filed, from paper or not, by the applicant or for them."""
    parts = [_("Cara pengajuan: %(mode)s") % {"mode": mode}]
    if fact.data.get("form") == "paper":
        parts.append(_("dari formulir kertas"))
    if fact.data.get("represented"):
        parts.append(_("oleh wakil dengan surat kuasa"))
    return ", ".join(parts)


def _on_paper(fact: Fact, names: dict[str, str]) -> str:
    """Who wrote it on paper, where somebody else keyed it in later."""
    by = str(fact.data.get("written_by", ""))
    return _(", ditulis di kertas oleh %(name)s") % {"name": names.get(by, _("petugas lain"))} if by else ""


def _told(fact: Fact, names: dict[str, str]) -> str:
    """To whom an instruction went, and until when."""
    people = ", ".join(names.get(str(each), _("petugas lain")) for each in fact.data.get("addressees", ()))
    due = str(fact.data.get("due", ""))
    until = _(", paling lambat %(day)s") % {"day": speak(plain_date(date.fromisoformat(due)))} if due else ""
    return _("kepada %(name)s") % {"name": people} + until


def _remedy(fact: Fact) -> str:
    """Keberatan or banding, how late it came, how it was decided, by which letter."""
    data = fact.data
    late = data.get("late")
    parts = [
        _("banding") if data.get("level") == "appeal" else _("keberatan"),
        _("terlambat %(days)s hari kerja") % {"days": late} if late else "",
        {"granted": _("dikabulkan"), "denied": _("ditolak")}.get(str(data.get("outcome")), ""),
        _("surat %(number)s") % {"number": data["letter"]} if data.get("letter") else "",
        str(data.get("legal_basis", "")),
    ]
    return ", ".join(part for part in parts if part)


def _small_detail(fact: Fact) -> str:
    data = fact.data
    found = {
        "decided": data.get("legal_basis"),
        "issued": data.get("licence"),
        "meterai_affixed": data.get("serial"),
        "paid": data.get("receipt"),
        f.OBJECTION_RECEIVED: _remedy(fact),
        f.OBJECTION_DECIDED: _remedy(fact),
        f.OBJECTION_PASSED: _remedy(fact),
        "handed_over": KUASA.get(str(data.get("kuasa"))) or RELATIONS.get(str(data.get("relation"))),
        "notified": HOW_TOLD.get(str(data.get("how"))),
        "survey_given": HOW_SURVEYED.get(str(data.get("how"))),
    }.get(fact.kind)
    return str(found) if found else ""


def _defects(defects: dict[str, str], case: Case) -> str:
    titles = {each.id: each.title for each in case.requirements}
    return ", ".join(titles.get(each, each) for each in defects)


def paper_title(kind: str) -> str:
    """What a paper is called in lists."""
    topic = kind.removeprefix("letter_")
    if topic != kind:
        return _("Surat: %(topic)s") % {"topic": TOPICS.get(topic, topic)}
    return str(PAPERS.get(kind, kind))
