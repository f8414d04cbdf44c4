"""A complaint held in the hand: its rules, its facts, and all that is computed from them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache
from uuid import UUID

from satupintu.base.law import law_file
from satupintu.complaints import rules as r
from satupintu.complaints.events import ComplaintFactRecorded
from satupintu.complaints.letter import Letter, open_letter
from satupintu.complaints.models import Complaint, ComplaintFact, ComplaintStanding
from satupintu.files.services import unwrap
from satupintu.people.queries import Office
from satupintu.people.queries import office as office_by_id
from satupintu.rules.complaints import ComplaintRules, load
from satupintu.rules.deadline import Deadline
from satupintu.rules.facts import Fact
from satupintu.rules.promise import local
from satupintu.rules.workdays import Calendar
from satupintu.workdays.queries import calendar_for


@lru_cache(maxsize=16)
def rules_named(name: str) -> ComplaintRules:
    """The rules of a file in law/complaints, e.g. "2018-62"; read once. Raises FaultyLaw."""
    return load(law_file("complaints", name))


@dataclass
class Case:
    """One complaint with everything that is computed from its facts, which are in the ledger's order."""

    complaint: Complaint
    standing: ComplaintStanding
    facts: list[Fact]
    unsaid: list[ComplaintFactRecorded] = field(default_factory=list)  # events that wait for the standing to be written

    @cached_property
    def rules(self) -> ComplaintRules:
        return rules_named(self.complaint.rules)

    @cached_property
    def course(self) -> r.Course:
        return r.course(self.facts)

    @cached_property
    def calendar(self) -> Calendar:
        return calendar_for(self.complaint.office_id)

    @property
    def office(self) -> Office:
        return office_by_id(self.complaint.office_id)

    @property
    def zone(self) -> str:
        return self.office.zone

    @cached_property
    def clock(self) -> r.Clock:
        return r.clock(self.course, self.rules, self.calendar, self.zone)

    def deadline(self) -> Deadline | None:
        """The due date that counts now, explained day by day."""
        return r.explain(self.course, self.rules, self.calendar, self.zone)

    @cached_property
    def key(self) -> bytes:
        """The complaint's own key."""
        return unwrap(bytes(self.complaint.letter.wrapped_key))

    @cached_property
    def letter(self) -> Letter:
        return open_letter(bytes(self.complaint.letter.sealed), self.key)

    def today(self, now: datetime) -> date:
        return local(now, self.zone)

    def may_reopen(self, now: datetime) -> bool:
        """Whether the complainant may still say that the answer does not help."""
        return r.may_reopen(self.course, self.clock, self.today(now))

    def forget(self) -> None:
        """Compute again: the facts have grown."""
        for name in ("course", "clock"):
            self.__dict__.pop(name, None)


def read_facts(complaint_id: UUID) -> list[Fact]:
    """The facts of one complaint, oldest first."""
    rows = ComplaintFact.objects.filter(complaint_id=complaint_id).order_by("seq")
    return [Fact(kind, at, by=by, data=data) for kind, at, by, data in rows.values_list("kind", "at", "by", "data")]


def case_of(standing: ComplaintStanding, facts: Sequence[Fact] | None = None) -> Case:
    """The case of a standing whose `complaint` is loaded."""
    known = list(facts) if facts is not None else read_facts(standing.complaint_id)
    return Case(standing.complaint, standing, known)
