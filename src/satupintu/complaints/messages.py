"""What the complainant is told, in Indonesian: the text on each thing that happened, as the complaint stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings

from satupintu.complaints import rules as r
from satupintu.complaints.case import Case
from satupintu.complaints.queries import words_of
from satupintu.rules import codes
from satupintu.rules.facts import Fact
from satupintu.rules.words import long_date

Composer = Callable[[Case], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Text:
    """A message: its subject, and its paragraphs."""

    subject: str
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)


def topic_of(fact: Fact) -> str:
    """Which message a fact calls for; "" for none."""
    return fact.kind if fact.kind in _TOPICS else ""


def subject_of(topic: str) -> str:
    """What a message is about, in a few words. KeyError for a topic there is none of."""
    return _TOPICS[topic][0]


def compose(case: Case, topic: str, *, for_staff: bool = False) -> Text:
    """The text on a topic. KeyError for a topic there is none of.

    for_staff: as somebody of the office reads it, to pass it on: without the code, with which one speaks for the
    complainant, and without a name that was asked to be kept secret.
    """
    subject, paragraphs = _TOPICS[topic]
    named = case.letter.name and not (for_staff and case.complaint.secret)
    greeting = f"Yth. {case.letter.name}," if named else "Yth. Bapak/Ibu,"
    closing = f"Salam,\n{case.office.name}"
    return Text(f"{subject} – {case.complaint.number}", (greeting, *paragraphs(case), follow(case, for_staff), closing))


def track_url(case: Case) -> str:
    """Where the complainant follows it: number and code are in the address."""
    code = case.letter.tracking_code
    return f"{settings.BASE_URL}/pengaduan/lacak/?nomor={case.complaint.number}&kode={code}"


def follow(case: Case, for_staff: bool) -> str:
    """How to follow the complaint; with its code unless it is for the staff."""
    if for_staff:
        number = case.complaint.number
        return f"Ikuti pengaduan Anda di {settings.BASE_URL}/pengaduan/lacak/ dengan nomor {number} dan kode Anda."
    code = codes.show(case.letter.tracking_code)
    return (
        f"Ikuti pengaduan Anda di {track_url(case)} (nomor {case.complaint.number}, kode {code}). "
        "Simpan kode ini; jangan berikan kepada orang lain. Mengadu tidak dipungut biaya."
    )


def _received(case: Case) -> tuple[str, ...]:
    first = case.rules.first_response.working_days
    who = "Inspektorat" if case.complaint.whistle else "Petugas pengaduan"
    return (
        f"Pengaduan Anda kami terima dengan nomor {case.complaint.number}.",
        f"{who} menanggapinya paling lambat {first} hari kerja.",
    )


def _assigned(case: Case) -> tuple[str, ...]:
    found, due = case.rules.class_of(case.course.class_id), case.clock.answer_due
    return (
        "Pengaduan Anda sudah ada yang menangani.",
        *((f"Golongannya: {found.title}. Jawaban paling lambat {long_date(due)}.",) if found and due else ()),
    )


def _asked(case: Case) -> tuple[str, ...]:
    return (
        "Untuk menindaklanjuti pengaduan Anda, kami perlu tahu:",
        words_of(case, r.ASKED),
        "Jawablah lewat halaman Lacak, atau datang ke loket pengaduan.",
    )


def _answered(case: Case) -> tuple[str, ...]:
    until = case.clock.closes_on
    return (
        "Jawaban kami atas pengaduan Anda:",
        words_of(case, r.ANSWERED),
        *((f"Bila jawaban ini tidak membantu, katakan di halaman Lacak sampai {long_date(until)}.",) if until else ()),
    )


def _referred(case: Case) -> tuple[str, ...]:
    return (
        "Pengaduan Anda bukan wewenang kantor kami. Sampaikan kepada:",
        words_of(case, r.REFERRED),
        "Bila menurut Anda ini keliru, katakan di halaman Lacak.",
    )


def _closed(case: Case) -> tuple[str, ...]:
    days = case.rules.closes.working_days
    if case.course.ending == "silent":
        return (f"Pengaduan Anda ditutup karena {days} hari kerja tidak ada tanggapan lagi atas jawaban kami.",)
    return ("Pengaduan Anda ditutup.", words_of(case, r.CLOSED))


def _reopened(case: Case) -> tuple[str, ...]:
    return ("Pengaduan Anda dibuka lagi. Hitungan waktunya dimulai lagi dari hari ini.",)


_TOPICS: Mapping[str, tuple[str, Composer]] = {
    r.RECEIVED: ("Pengaduan diterima", _received),
    r.ASSIGNED: ("Pengaduan ditangani", _assigned),
    r.ASKED: ("Kami perlu keterangan Anda", _asked),
    r.ANSWERED: ("Jawaban atas pengaduan Anda", _answered),
    r.REFERRED: ("Pengaduan untuk instansi lain", _referred),
    r.CLOSED: ("Pengaduan ditutup", _closed),
    r.REOPENED: ("Pengaduan dibuka lagi", _reopened),
}
