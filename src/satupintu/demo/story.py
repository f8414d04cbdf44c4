"""One application from NIB to verified licence, played by the cast through the same services as the pages use."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

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
from satupintu.base.actor import Actor, applicant
from satupintu.base.ids import new_id
from satupintu.base.transaction import write
from satupintu.demo import oss_data, pictures
from satupintu.demo.seed import actor
from satupintu.demo.timetable import Timetable
from satupintu.files import services as files
from satupintu.inspections.services import Findings, add_photo, complete_inspection, plan_visit
from satupintu.licences.models import Licence
from satupintu.licences.queries import verify
from satupintu.licences.services import hand_over, issue, ready_to_collect, record_mark
from satupintu.notifications.services import work
from satupintu.people.models import Office
from satupintu.people.queries import names
from satupintu.rules import codes
from satupintu.rules.nib import place_words, prefill
from satupintu.rules.words import long_date, moment

PHONE = "0800-0000-001"
MARK_WORDS = {
    "print": "mencetak izin",
    "sign": "mencatat tanda tangan basah Kepala Dinas",
    "stamp": "mencatat cap basah",
    "affix_meterai": "mencatat meterai bernomor seri",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the telling: when, who, what was done, and what follows from it."""

    when: str
    who: str
    what: str
    so: str = ""


Tell = Callable[[Line], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the story ends."""

    case: Case
    licence: Licence
    submission: Submission
    status: str


class Story:
    """Plays one business's application at the office; `tell` hears each step as it happens."""

    def __init__(self, office: Office, now: datetime, tell: Tell) -> None:
        self.office, self.now, self._tell = office, now, tell
        self.times = Timetable(office, now)

    def tell(self, at: datetime, who: str, what: str, so: str = "") -> None:
        """One line, the instant in the office's zone."""
        self._tell(Line(moment(at, self.office.zone), who, what, so))

    def play(self, name: str = "satu_proyek") -> Outcome:
        """The whole route of the default standard, for the business of this name in `oss_data`."""
        submission = self.apply(name, self.times.at(4, "09:05"))
        case = self.accept(submission, self.times.at(4, "10:20"))
        case = self.inspect(case, self.times.at(3, "10:00"))
        case = self.examine(case, self.times.at(3, "14:10"))
        case = self.decide(case, self.times.at(2, "09:30"))
        licence = self.issue(case, self.times.at(2, "09:45"))
        case = self.sign(case, self.times.at(1, "08:40"))
        case = self.hand_over(case, self.times.at(1, "11:00"))
        answer = verify(licence.code)
        self.tell(self.now, "Siapa saja", f"memeriksa kode {codes.show(licence.code)}", f"hasil: {answer.status}")
        return Outcome(case, licence, submission, answer.status)

    def apply(self, name: str, at: datetime, *, counter: bool = False) -> Submission:
        """The applicant gives NIB and NIK, sees the masked data, sends the photo of the card, and submits."""
        situation = oss_data.situation(name)
        record = nib_directory.get().inquire(situation.nib)
        seen = prefill(record, nik=situation.nik)
        project = record.projects[0]
        place = place_words(project.region_code)
        if seen:
            self.tell(at, "OSS", f"menjawab NIB {situation.nib}", f"{seen.owner_name}, {seen.projects[0].kbli_title}, {place}")
        person = Person(record.owner_name, situation.nik, record.address, PHONE, record.email)
        dossier = Dossier(person, business_from(record, project, place), situation.nib, "confirmed")
        submission = self.send(dossier, at, counter=counter)
        self.tell(
            at,
            person.name,
            f"mengajukan permohonan {submission.number}",
            f"kode pelacakan {codes.show(submission.tracking_code)}, biaya Rp0",
        )
        return submission

    def send(
        self,
        dossier: Dossier,
        at: datetime,
        *,
        counter: bool = False,
        mode: str = "mandiri",
        by: Actor | None = None,
    ) -> Submission:
        """Submit a dossier with a card's photo, or with the card brought to the counter."""
        key, wrapped = files.new_file_key()
        actor_ = by or applicant(self.office.pk)
        given = [Given("nib", "oss"), Given("ktp", "counter")]
        if not counter:
            cleaned = files.clean(
                io.BytesIO(pictures.card(dossier.person.name)),
                media=frozenset({"image/jpeg", "image/png", "application/pdf"}),
                at_most_bytes=5_000_000,
            )
            placed = files.put(
                actor=actor_,
                now=at,
                content=cleaned.content,
                media=cleaned.media,
                name="ktp.jpg",
                key=key,
                kind="ktp",
            )
            with write():
                given[1] = Given("ktp", "file", files.record(placed).pk)
        return submit(
            actor=actor_,
            now=at,
            service="iumk",
            mode=mode,
            dossier=dossier,
            given=given,
            wrapped_key=wrapped,
            submission_key=new_id(),
        )

    def accept(self, submission: Submission, at: datetime) -> Case:
        """The front office looks at every requirement and declares the file complete: the clock starts."""
        rina = actor("rina", at)
        judged = {"ktp": "ok", "nib": "ok"}
        case = accept_complete(actor=rina, now=at, application_id=submission.application_id, judged=judged)
        deadline = case.deadline()
        if deadline and deadline.due:
            skipped = "; ".join(f"{day.date:%d/%m} {day.why}" for day in deadline.skipped)
            self.tell(
                at,
                rina.name,
                "menyatakan berkas lengkap; waktu mulai berjalan",
                f"selesai paling lambat {long_date(deadline.due)}" + (f" (tidak dihitung: {skipped})" if skipped else ""),
            )
        return case

    def inspect(self, case: Case, at: datetime, *, failing: str = "") -> Case:
        """Whoever's turn it is visits the place: a photo, the standard's checklist, a conclusion."""
        inspector = self.assignee(case, at)
        application_id = case.application.pk
        plan_visit(actor=inspector, now=at, application_id=application_id, on=at.date())
        photo = io.BytesIO(pictures.shop(case.dossier.business.name[:24]))
        add_photo(actor=inspector, now=at, application_id=application_id, stream=photo, caption="Tampak depan")
        answers = {item.id: "no" if item.id == failing else "yes" for item in (case.step.checklist if case.step else ())}
        findings = Findings(answers, summary="Usaha berjalan di alamat ini; papan nama terpasang.")
        done = complete_inspection(actor=inspector, now=at, application_id=application_id, findings=findings)
        outcome = done.journey.visits[-2].outcome
        self.tell(
            at,
            inspector.name,
            "memeriksa tempat usaha (penugasan bergilir)",
            f"{len(answers)} butir, hasil: {'sesuai' if outcome == 'conform' else 'tidak sesuai'}; berita acara dibuat",
        )
        return done

    def assignee(self, case: Case, at: datetime) -> Actor:
        """The member of the cast whose turn it was."""
        name = names({UUID(case.journey.assignee)})[case.journey.assignee]
        return next(each for each in (actor("joko", at), actor("budi", at)) if each.name == name)

    def examine(self, case: Case, at: datetime) -> Case:
        """The section head examines and puts a paraf."""
        hendra = actor("hendra", at)
        self.tell(at, hendra.name, "meneliti berkas dan membubuhkan paraf")
        return recommend(actor=hendra, now=at, application_id=case.application.pk)

    def decide(self, case: Case, at: datetime) -> Case:
        """The head decides; whoever inspected could not."""
        dewi = actor("dewi", at)
        self.tell(at, dewi.name, "menyetujui permohonan")
        return approve(actor=dewi, now=at, application_id=case.application.pk)

    def issue(self, case: Case, at: datetime) -> Licence:
        """The licence gets its number; the press makes the document."""
        tuti = actor("tuti", at)
        licence = issue(actor=tuti, now=at, application_id=case.application.pk)
        self.run_outbox()
        self.tell(at, tuti.name, f"menerbitkan izin nomor {licence.number}", "dokumen PDF/A-2a + PDF/UA-1 dibuat")
        return licence

    def sign(self, case: Case, at: datetime) -> Case:
        """Printed, signed, stamped, with meterai: each recorded by hand, as component 13 asks."""
        tuti = actor("tuti", at)
        for mark in case.standard.marks():
            serial = "CONTOH0001" if mark == "affix_meterai" else ""
            record_mark(actor=tuti, now=at, application_id=case.application.pk, mark=mark, serial=serial)
            self.tell(at, tuti.name, MARK_WORDS[mark], serial)
        done = ready_to_collect(actor=tuti, now=at, application_id=case.application.pk)
        used = done.promise(self.now.date())
        self.tell(at, tuti.name, "menyatakan izin siap diambil", f"{used.office_days} hari kerja dari 5 yang dijanjikan")
        return done

    def hand_over(self, case: Case, at: datetime) -> Case:
        """Handed to the applicant, with the IKM form."""
        rina, person = actor("rina", at), case.dossier.person
        hand_over(actor=rina, now=at, application_id=case.application.pk, receiver=person.name)
        self.tell(at, rina.name, f"menyerahkan izin kepada {person.name}", "KTP dilihat")
        done = give_survey(actor=rina, now=at, application_id=case.application.pk)
        self.tell(at, rina.name, "memberikan formulir survei kepuasan (IKM)")
        self.run_outbox()
        return done

    def run_outbox(self) -> None:
        """Deliver what waits: papers, messages, reports to OSS. The worker does this when the office runs."""
        while work(now=self.now, worker="demo", limit=50):
            pass


