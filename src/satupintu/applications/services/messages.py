"""What the office tells an applicant: one text per topic, sent by e-mail, offered for WhatsApp, printed as a letter."""

from collections.abc import Callable
from dataclasses import dataclass

from satupintu.applications.case import Case
from satupintu.applications.queries import note_of
from satupintu.applications.services.completeness import defect_words
from satupintu.applications.services.lapse import until_words
from satupintu.applications.services.legal_ways import law
from satupintu.applications.services.message_parts import due_words, follow, free, title
from satupintu.applications.services.messages_of_law import COMPOSERS as OF_LAW
from satupintu.applications.services.messages_of_law import TOPIC_OF as TOPIC_OF_LAW
from satupintu.applications.services.writing import office_of
from satupintu.rules import facts as f


@dataclass(frozen=True, slots=True)
class Text:
    """A message without its address: the subject, and paragraphs."""

    subject: str
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)


def topic_of(fact: f.Fact) -> str:
    """The topic of the message that a fact calls for; "" when the applicant need not be told."""
    if fact.kind == "decided":
        return "refused" if fact.outcome == "refuse" else "approved"
    if fact.kind in TOPIC_OF_LAW:
        return TOPIC_OF_LAW[fact.kind]
    return {
        f.SUBMITTED: "receipt",
        "returned": "returned",
        "accepted_complete": "accepted",
        "ready_to_collect": "ready",
        "recorded": "effective",
        f.DUE_DATE_MOVED: "moved",
        f.LAPSE_NOTICED: "lapsing",
        f.LAPSED: "lapsed",
        f.WITHDRAWN: "withdrawn",
    }.get(fact.kind, "")


def compose(case: Case, topic: str) -> Text:
    """The text on a topic, as the file stands. KeyError for a topic there is none of."""
    office = office_of(case)
    subject, paragraphs = _COMPOSERS[topic](case)
    greeting = f"Yth. {case.dossier.told.name},"
    closing = f"Salam,\n{office.name}"
    return Text(f"{subject} – {case.application.number}", (greeting, *paragraphs, closing))


def _receipt(case: Case) -> tuple[str, tuple[str, ...]]:
    limit = case.standard.delivery.time_limit
    return "Permohonan diterima", (
        f"Permohonan {title(case)} untuk {case.dossier.business.name} sudah kami terima dengan nomor "
        f"{case.application.number}.",
        "Petugas akan memeriksa kelengkapan berkas. Setelah berkas dinyatakan lengkap, izin selesai paling lambat "
        f"{limit.working_days} hari kerja.",
        follow(case),
        free(case),
    )


def defects_of(case: Case) -> list[tuple[str, str]]:
    """The defects of the latest return: (requirement, what is wrong and what to do), in the standard's order."""
    returned = next((fact for fact in reversed(case.facts) if fact.kind == "returned"), None)
    if returned is None:
        return []
    note = note_of(case, "returned")
    found = returned.data.get("defects", {})
    return [
        (requirement.title, defect_words(requirement, found[requirement.id], note))
        for requirement in case.requirements
        if requirement.id in found
    ]


def _returned(case: Case) -> tuple[str, tuple[str, ...]]:
    lines = [f"{number}. {title}: {words}" for number, (title, words) in enumerate(defects_of(case), 1)]
    note = note_of(case, "returned")
    return "Berkas perlu dilengkapi", (
        f"Berkas {title(case)} Anda sudah kami periksa seluruhnya. Yang perlu diperbaiki:",
        "\n".join(lines),
        *((f"Catatan petugas: {note}",) if note else ()),
        "Kirim perbaikannya lewat halaman Lacak, atau bawa ke loket. Anda tidak perlu mengajukan permohonan baru.",
        *_until(case),
        follow(case),
    )


def _accepted(case: Case) -> tuple[str, tuple[str, ...]]:
    return "Berkas lengkap", (
        f"Berkas {title(case)} Anda dinyatakan lengkap. Izin selesai paling lambat {due_words(case)}.",
        *_coming(case),
        follow(case),
        free(case),
    )


def _coming(case: Case) -> tuple[str, ...]:
    kinds = {case.standard.steps[step].kind for step in (case.journey.current, *case.journey.coming) if step}
    if "inspection" not in kinds:
        return ()
    return ("Petugas akan datang memeriksa tempat usaha Anda. Petugas membawa surat tugas dan tidak meminta uang.",)


def _approved(case: Case) -> tuple[str, tuple[str, ...]]:
    return "Permohonan disetujui", (
        f"Permohonan {title(case)} untuk {case.dossier.business.name} disetujui.",
        "Dokumen izin sedang dicetak dan ditandatangani. Kami memberi tahu Anda bila sudah dapat diambil.",
        follow(case),
    )


def _refused(case: Case) -> tuple[str, tuple[str, ...]]:
    decided = next(fact for fact in reversed(case.facts) if fact.kind == "decided")
    return "Permohonan ditolak", (
        f"Permohonan {title(case)} untuk {case.dossier.business.name} ditolak.",
        f"Alasan: {note_of(case, 'decided')}",
        f"Dasar hukum: {decided.data.get('legal_basis', '')}",
        *objection_words(case),
        follow(case),
    )


def objection_words(case: Case) -> tuple[str, ...]:
    """How to object to a refusal, as law/objections says."""
    return law().words(office_of(case).name)


def _ready(case: Case) -> tuple[str, tuple[str, ...]]:
    office = office_of(case)
    return "Izin siap diambil", (
        f"Dokumen {title(case)} untuk {case.dossier.business.name} sudah ditandatangani dan siap diambil "
        f"di {office.name}.",
        "Bawalah KTP. Bila diwakilkan, bawalah juga surat kuasa.",
        free(case),
    )


def _effective(case: Case) -> tuple[str, tuple[str, ...]]:
    return "Izin berlaku efektif", (
        f"OSS menyatakan {title(case)} untuk {case.dossier.business.name} berlaku efektif: sudah boleh dipakai.",
        "Kantor kami sedang mencetak dokumennya. Anda tidak perlu mengajukan apa pun lagi; "
        "kami memberi tahu bila sudah dapat diambil.",
        follow(case),
        free(case),
    )


def _moved(case: Case) -> tuple[str, tuple[str, ...]]:
    moved = next((fact for fact in reversed(case.facts) if fact.kind == f.DUE_DATE_MOVED), None)
    why = "Hari kerja berubah" if moved is None or moved.data.get("days") else "Zona waktu kantor dibetulkan"
    return "Tanggal jatuh tempo berubah", (
        f"{why}, sehingga izin Anda kini selesai paling lambat {due_words(case)}. "
        "Rincian hari yang dihitung ada di halaman Lacak.",
        follow(case),
    )


def _until(case: Case) -> tuple[str, ...]:
    words = until_words(case)
    return (words,) if words else ()


def _lapsing(case: Case) -> tuple[str, tuple[str, ...]]:
    return "Berkas Anda belum dilengkapi", (
        f"Berkas {title(case)} untuk {case.dossier.business.name} sudah kami kembalikan dan belum Anda lengkapi.",
        *_until(case),
        "\n".join(f"{number}. {title}: {words}" for number, (title, words) in enumerate(defects_of(case), 1)),
        follow(case),
    )


def _lapsed(case: Case) -> tuple[str, tuple[str, ...]]:
    return "Permohonan berakhir", (
        f"Permohonan {title(case)} untuk {case.dossier.business.name} berakhir, karena berkas yang dikembalikan tidak "
        "dilengkapi sampai batas waktunya.",
        "Permohonan ini tidak ditolak. Anda boleh mengajukan lagi sekarang juga, lewat laman kami atau di loket.",
        free(case),
    )


def _withdrawn(case: Case) -> tuple[str, tuple[str, ...]]:
    return "Permohonan dicabut", (
        f"Permohonan {title(case)} untuk {case.dossier.business.name} sudah dicabut atas permintaan pemohon.",
        "Bukan Anda yang mencabutnya? Segera beri tahu kantor kami. Anda boleh mengajukan lagi kapan saja.",
        free(case),
    )


_COMPOSERS: dict[str, Callable[[Case], tuple[str, tuple[str, ...]]]] = {
    "receipt": _receipt,
    "returned": _returned,
    "accepted": _accepted,
    "approved": _approved,
    "refused": _refused,
    "ready": _ready,
    "effective": _effective,
    "moved": _moved,
    "lapsing": _lapsing,
    "lapsed": _lapsed,
    "withdrawn": _withdrawn,
    **OF_LAW,
}
TOPICS = tuple(_COMPOSERS)
