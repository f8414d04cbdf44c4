"""Applications from NIB to verified licence, played by the cast through the same services as the pages use."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import NAMESPACE_DNS, UUID, uuid5
from zoneinfo import ZoneInfo

from satupintu.applications.queries import case_by_id
from satupintu.applications.services import (
    Case,
    Dossier,
    Given,
    Person,
    Submission,
    accept_complete,
    approve,
    business_from,
    give_survey,
    nib_directory,
    recommend,
    submit,
)
from satupintu.base import clock
from satupintu.base.actor import Actor, applicant, system
from satupintu.base.transaction import write
from satupintu.demo import pictures
from satupintu.demo.seed import actor
from satupintu.demo.timetable import Timetable
from satupintu.files import services as files
from satupintu.inspections.services import Findings, add_photo, complete_inspection, plan_visit
from satupintu.licences.queries import for_application
from satupintu.licences.services import hand_over, issue, ready_to_collect, record_mark
from satupintu.notifications.services import work
from satupintu.people.queries import Office, names
from satupintu.rules import codes
from satupintu.rules.nib import NibRecord, place_words
from satupintu.rules.words import long_date

SERVICE = "iumk"
PHONE = "0800-0000-001"
CARD_MEDIA = frozenset({"image/jpeg", "image/png", "application/pdf"})
CARD_AT_MOST = 5_000_000
MARK_WORDS = {"print": "cetak", "sign": "tanda tangan basah", "stamp": "cap basah", "affix_meterai": "meterai"}
# When each step is done: working days before today, and the hour there.
WHEN: Mapping[str, tuple[int, str]] = {
    "completeness": (4, "10:20"),
    "inspection": (3, "10:00"),
    "examination": (3, "14:10"),
    "decision": (2, "09:30"),
    "issue": (2, "09:45"),
    "signing": (1, "08:40"),
    "hand_over": (1, "11:00"),
    "survey": (1, "11:05"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the telling: when (in the office's zone), who, what was done, and what follows from it."""

    at: datetime
    who: str
    what: str
    so: str = ""


Tell = Callable[[Line], None]


def silent(line: Line) -> None:
    """Hears a line and says nothing."""


class Story:
    """Plays files at the office; `tell` hears each step as it happens. What was played before is not played again."""

    def __init__(self, office: Office, now: datetime, tell: Tell = silent) -> None:
        self.office, self.now, self._tell = office, now, tell
        self.times = Timetable(office, now)
        self._acts: Mapping[str, Callable[[Case, datetime], object]] = {
            "completeness": self.accept,
            "inspection": self.inspect,
            "examination": self.examine,
            "decision": self.decide,
            "issue": self.issue,
            "signing": self.sign,
            "hand_over": self.hand_over,
            "survey": self.survey,
        }

    def tell(self, at: datetime, who: str, what: str, so: str = "") -> None:
        """One line, the instant in the office's zone."""
        self._tell(Line(at.astimezone(ZoneInfo(self.office.zone)), who, what, so))

    def play(self, nib: str, *, key: str, when: Mapping[str, tuple[int, str]] = WHEN, on: tuple[int, str]) -> Case:
        """Play the file of this NIB from where it stands, step after step of its standard, as far as `when` goes.

        key: names the file, so that it is filed once. on: when it is handed in.
        """
        submission = self.apply(nib, self.times.at(*on), key=key)
        case = self.case(submission.application_id)
        while case.step is not None and case.step.kind in when and case.journey.outcomes:
            at = max(self.times.at(*when[case.step.kind]), case.facts[-1].at + timedelta(minutes=5))
            self._acts[case.step.kind](case, min(at, self.now))
            case = self.case(submission.application_id)
        return case

    def case(self, application_id: UUID) -> Case:
        """The file as it stands now."""
        return case_by_id(system(self.office.pk), application_id)

    def apply(self, nib: str, at: datetime, *, key: str, counter: bool = False) -> Submission:
        """The applicant gives NIB and NIK, sends the photo of the card (or brings it: `counter`), and submits."""
        record = nib_directory.get().inquire(nib)
        submission = self.send(dossier_of(record), at, key=key, counter=counter)
        if submission.created:
            project = record.projects[0]
            self.tell(
                at,
                "OSS",
                f"mengenal NIB {nib}",
                f"{record.owner_name}: {project.kbli_title}, {place_words(project.region_code)}",
            )
            self.tell(
                at,
                record.owner_name,
                f"mengajukan permohonan {submission.number}",
                f"kode pelacakan {codes.show(submission.tracking_code)} · biaya Rp0",
            )
        return submission

    def send(
        self,
        dossier: Dossier,
        at: datetime,
        *,
        key: str,
        counter: bool = False,
        mode: str = "mandiri",
        by: Actor | None = None,
    ) -> Submission:
        """Submit a dossier with a card's photo, or with the card brought to the counter."""
        file_key, wrapped = files.new_file_key()
        actor_ = by or applicant(self.office.pk)
        card = Given("ktp", "counter") if counter else self._card(actor_, dossier.person.name, at, file_key)
        return submit(
            actor=actor_,
            now=at,
            service=SERVICE,
            mode=mode,
            dossier=dossier,
            given=[Given("nib", "oss"), card],
            wrapped_key=wrapped,
            submission_key=uuid5(NAMESPACE_DNS, f"{key}.contoh.example"),
        )

    def _card(self, by: Actor, name: str, at: datetime, key: bytes) -> Given:
        cleaned = files.clean(io.BytesIO(pictures.card(name)), media=CARD_MEDIA, at_most_bytes=CARD_AT_MOST)
        placed = files.put(
            actor=by, now=at, content=cleaned.content, media=cleaned.media, name="ktp.jpg", key=key, kind="ktp"
        )
        with write():
            return Given("ktp", "file", files.record(placed).pk)

    def accept(self, case: Case, at: datetime) -> Case:
        """The front office looks at every requirement and declares the file complete: the clock starts."""
        rina = actor("rina", at)
        judged = {each.id: "ok" for each in case.standard.delivery.requirements}
        done = accept_complete(actor=rina, now=at, application_id=case.application.pk, judged=judged)
        deadline = done.deadline()
        if deadline is not None and deadline.due is not None:
            self.tell(
                at,
                rina.name,
                "menyatakan berkas lengkap; waktu mulai dihitung",
                f"selesai paling lambat {long_date(deadline.due)}",
            )
        return done

    def inspect(self, case: Case, at: datetime, *, failing: str = "") -> Case:
        """Whoever's turn it is visits the place: a photo, the standard's checklist, a conclusion."""
        inspector, application_id = self.assignee(case, at), case.application.pk
        plan_visit(actor=inspector, now=at, application_id=application_id, on=at.date())
        photo = io.BytesIO(pictures.shop(case.dossier.business.name, at))
        add_photo(actor=inspector, now=at, application_id=application_id, stream=photo, caption="Tampak depan")
        checklist = case.step.checklist if case.step else ()
        answers = {item.id: "no" if item.id == failing else "yes" for item in checklist}
        summary = (
            "Di alamat ini tidak ditemukan kegiatan usaha seperti dalam permohonan."
            if failing
            else "Usaha berjalan di alamat ini; papan nama terpasang."
        )
        done = complete_inspection(
            actor=inspector, now=at, application_id=application_id, findings=Findings(answers, summary=summary)
        )
        said = "tidak sesuai" if failing else "sesuai"
        self.tell(
            at,
            inspector.name,
            "memeriksa tempat usaha, mendapat giliran",
            f"{len(answers)} butir dan satu foto: {said}",
        )
        return done

    def assignee(self, case: Case, at: datetime) -> Actor:
        """The member of the cast whose turn it was."""
        name = names({UUID(case.journey.assignee)})[case.journey.assignee]
        return next(each for each in (actor("joko", at), actor("budi", at)) if each.name == name)

    def examine(self, case: Case, at: datetime) -> Case:
        """The section head examines and puts a paraf."""
        hendra = actor("hendra", at)
        done = recommend(actor=hendra, now=at, application_id=case.application.pk)
        self.tell(at, hendra.name, "menelaah berkas dan membubuhkan paraf")
        return done

    def decide(self, case: Case, at: datetime) -> Case:
        """The head decides; whoever inspected could not."""
        dewi = actor("dewi", at)
        done = approve(actor=dewi, now=at, application_id=case.application.pk)
        self.tell(at, dewi.name, "menyetujui permohonan")
        return done

    def issue(self, case: Case, at: datetime) -> Case:
        """The licence gets its number; the press makes the document."""
        tuti = actor("tuti", at)
        licence = issue(actor=tuti, now=at, application_id=case.application.pk)
        self.run_outbox()
        self.tell(at, tuti.name, f"menerbitkan izin nomor {licence.number}", "dokumen PDF/A-2a dan PDF/UA-1 dibuat")
        return self.case(case.application.pk)

    def sign(self, case: Case, at: datetime) -> Case:
        """Printed, signed, stamped, with meterai: each recorded by hand, as component 13 asks."""
        if case.journey.pending_marks and for_application(case.application.pk):
            self.run_outbox()  # the press may have been stopped before it made the document
        tuti, marks = actor("tuti", at), case.journey.pending_marks
        for mark in marks:
            serial = "CONTOH0001" if mark == "affix_meterai" else ""
            record_mark(actor=tuti, now=at, application_id=case.application.pk, mark=mark, serial=serial)
        self.tell(at, tuti.name, "mencatat " + ", ".join(MARK_WORDS[mark] for mark in marks))
        later = min(at + timedelta(minutes=20), self.now)
        done = ready_to_collect(actor=tuti, now=later, application_id=case.application.pk)
        promise, limit = done.promise(at.date()), done.standard.delivery.time_limit.working_days
        kept = "janji ditepati" if promise.kept_net else "janji tidak ditepati"
        self.tell(
            later,
            tuti.name,
            "menyatakan izin siap diambil",
            f"{promise.office_days} dari {limit} hari kerja terpakai · {kept}",
        )
        return done

    def hand_over(self, case: Case, at: datetime) -> Case:
        """Handed to the applicant, whose card was seen."""
        rina, person = actor("rina", at), case.dossier.person
        done = hand_over(actor=rina, now=at, application_id=case.application.pk, receiver=person.name)
        self.tell(at, rina.name, f"menyerahkan izin kepada {person.name}", "setelah melihat KTP")
        return done

    def survey(self, case: Case, at: datetime) -> Case:
        """The applicant is given the IKM form."""
        rina = actor("rina", at)
        done = give_survey(actor=rina, now=at, application_id=case.application.pk)
        self.tell(at, rina.name, "memberikan formulir survei kepuasan (IKM)")
        self.run_outbox()
        return done

    def run_outbox(self) -> None:
        """Deliver what waits: papers, messages, reports to OSS. The worker does this when the office runs."""
        while work(now=clock.now(), worker="demo", limit=50):
            pass


def dossier_of(record: NibRecord) -> Dossier:
    """What the applicant's form would hold after OSS has filled it in: the first project."""
    project = record.projects[0]
    person = Person(record.owner_name, record.owner_nik, record.address, record.phone or PHONE, record.email)
    return Dossier(person, business_from(record, project, place_words(project.region_code)), record.nib, "confirmed")
