"""Plays files through any standard, step by step, with the cast: for tests and benchmarks, only through services."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from satupintu.applications import services as file_room
from satupintu.applications.queries import case_by_id
from satupintu.applications.services import Business, Case, Dossier, Given, Person, Submission
from satupintu.base.actor import Actor, applicant, system
from satupintu.base.ids import new_id
from satupintu.demo.cast import STAFF
from satupintu.demo.seed import actor
from satupintu.files.services import new_file_key
from satupintu.inspections.services import Findings, complete_inspection
from satupintu.licences import services as licences
from satupintu.notifications.services import work
from satupintu.payments.services import take_payment
from satupintu.people.access import Role
from satupintu.rules.standard import Standard
from satupintu.standards.queries import in_force

HOUR = timedelta(hours=1)


class Rehearsal:
    """An office at work. `now` moves on by an hour with each act, unless an instant is given."""

    def __init__(self, office_id: UUID, now: datetime, service: str = "iumk") -> None:
        self.office_id, self.now, self.service = office_id, now, service
        self._files = 0
        self._actors: dict[str, Actor] = {}

    def cast(self, role: str, *, but: str = "") -> Actor:
        """The member of the cast who holds a role (not the one with the user name `but`)."""
        name = next(each.username for each in STAFF if Role(role) in each.roles and each.username != but)
        return self.named(name)

    def named(self, username: str) -> Actor:
        """A member of the cast by user name."""
        if username not in self._actors:
            self._actors[username] = actor(username, self.now)
        return self._actors[username]

    def standard(self) -> Standard:
        """The standard in force."""
        return in_force(self.office_id, self.service, self.now.date()).standard

    def dossier(self, **person: str) -> Dossier:
        """A fictional applicant, another one each time."""
        self._files += 1
        number = self._files
        who = Person(
            name=f"Pemohon Contoh {number}",
            nik=f"00060301019{number % 10}{number:04d}".ljust(16, "0")[:16],
            address=f"Jalan Contoh Nomor {number}",
            phone="0800-0000-001",
            email=f"pemohon{number}@contoh.example",
        )
        business = Business(
            name=f"Warung Contoh {number}",
            form="Perseorangan",
            scale="mikro",
            capital_rupiah=15_000_000,
            id_proyek=f"R-{number:021d}",
            kbli="47112",
            kbli_title="Perdagangan Eceran Berbagai Macam Barang (Warung)",
            activity="Warung",
            address=f"Jalan Contoh Nomor {number}",
            village="Desa Contoh",
            region_code="1406031001",
            place="Kecamatan Rambah, Kabupaten Rokan Hulu",
            workers=2,
        )
        return Dossier(replace(who, **person), business, f"{number:013d}", "confirmed")

    def submit(
        self,
        at: datetime | None = None,
        *,
        dossier: Dossier | None = None,
        mode: str = "mandiri",
        by: Actor | None = None,
    ) -> Submission:
        """An application with everything the standard demands."""
        _, wrapped = new_file_key()
        how = {"upload": "counter", "oss_nib": "oss", "answer": "answer"}
        given = [Given(each.id, how[each.evidence.kind]) for each in self.standard().delivery.requirements]
        return file_room.submit(
            actor=by or applicant(self.office_id),
            now=self._at(at),
            service=self.service,
            mode=mode,
            dossier=dossier or self.dossier(),
            given=given,
            wrapped_key=wrapped,
            submission_key=new_id(),
        )

    def case(self, application_id: UUID) -> Case:
        """The file as it stands."""
        return case_by_id(system(self.office_id), application_id)

    def advance(self, application_id: UUID, at: datetime | None = None) -> Case:
        """Do the step at which the file stands, well, by whoever may."""
        return self._do(self.case(application_id), at)

    def until(self, application_id: UUID, step: str = "") -> Case:
        """Advance until the file stands at a step (by id), or has ended."""
        case = self.case(application_id)
        while case.journey.open and case.journey.current != step:
            case = self._do(case)
        return case

    def _do(self, case: Case, at: datetime | None = None) -> Case:
        step = case.step
        if step is None or not case.journey.outcomes:
            raise ValueError(f"{case.application.number} has ended, or waits for somebody else")
        acts: dict[str, Callable[[Case, Actor, datetime], object]] = {
            "completeness": self._accept,
            "inspection": self._inspect,
            "payment": self._pay,
            "issue": self._issue,
            "signing": self._sign,
            "hand_over": self._hand_over,
        }
        acts.get(step.kind, self._plain)(case, self._owner(case), self._at(at))
        return self.case(case.application.pk)

    def deliver(self) -> int:
        """Let the outbox run dry, as the worker does; returns how many deliveries there were."""
        total, at = 0, self.now
        while done := work(now=at, worker="rehearsal", limit=100):
            total, at = total + done, at + timedelta(minutes=1)  # a delivery may put another into the outbox
        return total

    def _at(self, at: datetime | None) -> datetime:
        self.now = at or self.now + HOUR
        return self.now

    def _owner(self, case: Case) -> Actor:
        if case.journey.assignee:
            return next(
                each for member in STAFF if str((each := self.named(member.username)).user_id) == case.journey.assignee
            )
        return self.cast(case.step.owner if case.step else "")

    def _accept(self, case: Case, by: Actor, at: datetime) -> None:
        judged = {each.id: "ok" for each in case.requirements}
        file_room.accept_complete(actor=by, now=at, application_id=case.application.pk, judged=judged)

    def _inspect(self, case: Case, by: Actor, at: datetime) -> None:
        findings = Findings({item.id: "yes" for item in (case.step.checklist if case.step else ())})
        complete_inspection(actor=by, now=at, application_id=case.application.pk, findings=findings)

    def _pay(self, case: Case, by: Actor, at: datetime) -> None:
        fee = case.standard.delivery.fee.rupiah
        take_payment(actor=by, now=at, application_id=case.application.pk, rupiah=fee)

    def _issue(self, case: Case, by: Actor, at: datetime) -> None:
        licences.issue(actor=by, now=at, application_id=case.application.pk)

    def _sign(self, case: Case, by: Actor, at: datetime) -> None:
        self.deliver()
        for mark in case.journey.pending_marks:
            serial = "CONTOH0001" if mark == "affix_meterai" else ""
            licences.record_mark(actor=by, now=at, application_id=case.application.pk, mark=mark, serial=serial)
        licences.ready_to_collect(actor=by, now=at, application_id=case.application.pk)

    def _hand_over(self, case: Case, by: Actor, at: datetime) -> None:
        licences.hand_over(actor=by, now=at, application_id=case.application.pk, receiver=case.dossier.person.name)

    def _plain(self, case: Case, by: Actor, at: datetime) -> None:
        """A step whose first outcome needs no more than being recorded."""
        kind, outcome = (case.step.kind, case.journey.outcomes[0]) if case.step else ("", "")
        file_room.record_step(actor=by, now=at, application_id=case.application.pk, kind=kind, outcome=outcome)
