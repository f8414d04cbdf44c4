"""How the complaints desk calls things on the screen: channels, states, and each thing that happened."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from satupintu.complaints import rules as r
from satupintu.complaints.case import Case
from satupintu.rules.facts import Fact
from satupintu.ui.chip import Chip, chip

CHANNELS: dict[str, Any] = {
    "form": lazy("Formulir di laman ini"),
    "counter": lazy("Loket"),
    "phone": lazy("Telepon"),
    "whatsapp": lazy("WhatsApp"),
    "email": lazy("E-mail"),
    "facebook": lazy("Facebook"),
    "twitter": lazy("Twitter/X"),
    "website": lazy("Situs web kantor"),
    "letter": lazy("Surat"),
    "lapor": lazy("SP4N-LAPOR!"),
}
STATE_TONES = {"new": "soon", "in_hand": "active", "asked": "paused", "answered": "done", "closed": "done"}
ENDINGS: dict[str, Any] = {
    "satisfied": lazy("Ditutup: pengadu puas dengan jawabannya."),
    "silent": lazy("Ditutup: tidak ada tanggapan lagi atas jawaban."),
    "officer": lazy("Ditutup oleh petugas."),
    "referred": lazy("Diteruskan: bukan wewenang kantor ini."),
}
TITLES: dict[str, Any] = {
    r.RECEIVED: lazy("Pengaduan diterima"),
    r.CLASSIFIED: lazy("Digolongkan"),
    r.ASSIGNED: lazy("Diberikan kepada petugas yang menangani"),
    r.ASKED: lazy("Petugas bertanya kepada pengadu"),
    r.ADDED: lazy("Pengadu menambah keterangan"),
    r.ANSWERED: lazy("Dijawab"),
    r.SATISFIED: lazy("Pengadu puas"),
    r.REOPENED: lazy("Dibuka lagi"),
    r.REFERRED: lazy("Bukan wewenang kantor ini"),
    r.CLOSED: lazy("Ditutup"),
    r.TOLD: lazy("Pengadu diberi tahu petugas"),
    r.DEADLINE_PASSED: lazy("Batas waktu lewat"),
    r.DUE_DATE_MOVED: lazy("Tanggal batas berubah"),
}
TONES = {r.DEADLINE_PASSED: "late", r.ASKED: "paused", r.REOPENED: "paused"}


def class_title(case: Case, class_id: str = "") -> str:
    """The class in words; "" before it is classified."""
    found = case.rules.class_of(class_id or case.course.class_id)
    return found.title if found else ""


def detail_of(case: Case, fact: Fact) -> str:
    """What else is to be said of a fact, without its sealed words."""
    data = fact.data
    if fact.kind == r.RECEIVED:
        return str(CHANNELS.get(data["channel"], data["channel"]))
    if fact.kind == r.CLASSIFIED:
        return class_title(case, data["class"])
    if fact.kind == r.DEADLINE_PASSED:
        what = _("tanggapan pertama") if data["what"] == "first" else _("jawaban")
        return _("Batas %(what)s: %(due)s") % {"what": what, "due": _day(data["due"])}
    if fact.kind == r.DUE_DATE_MOVED:
        return _("dari %(old)s menjadi %(new)s") % {"old": _day(data["from"]), "new": _day(data["to"])}
    if fact.kind == r.CLOSED:
        return str(ENDINGS.get(data.get("why", ""), ""))
    return ""


def _day(text: str | None) -> str:
    return date.fromisoformat(text).strftime("%d-%m-%Y") if text else "–"


def clock_chip(case: Case, today: date) -> Chip:
    """The clock chip of a complaint on a day in the office's zone."""
    course = case.course
    return chip(
        today=today,
        due=case.clock.due,
        calendar=case.calendar,
        court=course.court,
        started=True,
        stopped=case.clock.stopped,
        over=course.over,
        deadline=case.deadline(),
    )


def turn(case: Case) -> str:
    """Whose turn it is, for the complainant, in one sentence."""
    state, dates = case.course.state, case.clock
    who = _("Inspektorat") if case.complaint.whistle else _("kantor")
    if state == "asked":
        return _("Giliran Anda: petugas perlu keterangan. Tulis jawaban Anda di bawah.")
    if state == "answered":
        return _("Giliran Anda: baca jawabannya, lalu katakan apakah jawaban itu membantu.")
    if not case.course.open:
        return str(ENDINGS.get(case.course.ending, ""))
    if dates.what == "first":
        return _("Giliran %(who)s: membaca pengaduan Anda dan memberi tanggapan pertama.") % {"who": who}
    return _("Giliran %(who)s: memeriksa dan menjawab pengaduan Anda.") % {"who": who}
