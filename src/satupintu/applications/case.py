"""A file held in the hand: the application with its standard, its facts, and where it stands, read in three queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from itertools import takewhile
from uuid import UUID

from satupintu.applications.beside import KUASA, OBJECTION_LETTER, PAPER_FORM
from satupintu.applications.dossier import Dossier, open_dossier
from satupintu.applications.models import Application, Standing
from satupintu.applications.models import Fact as FactRow
from satupintu.base.law import law_file
from satupintu.files.services import unwrap
from satupintu.people.queries import office as office_by_id
from satupintu.rules import acceptance
from satupintu.rules import facts as f
from satupintu.rules.deadline import Deadline
from satupintu.rules.delivery import Requirement
from satupintu.rules.journey import Journey, journey
from satupintu.rules.parts import Unknown
from satupintu.rules.promise import Promise, clock_end, explain, local, promise
from satupintu.rules.standard import Standard, Step
from satupintu.rules.workdays import Calendar
from satupintu.standards.queries import pinned
from satupintu.workdays.queries import calendar_for


@dataclass(frozen=True, slots=True)
class Written:
    """What the ledger keeps beside a fact: its row, when it was written down, and the sealed words, if any."""

    id: UUID
    seq: int
    recorded_at: datetime
    sealed: bytes


@dataclass
class Case:
    """One application with everything that is computed from its facts. `facts` are in the ledger's order."""

    application: Application
    standing: Standing
    standard: Standard
    facts: list[f.Fact]
    written: Sequence["Written"] = ()

    @cached_property
    def journey(self) -> Journey:
        return journey(self.standard, self.facts)

    @cached_property
    def calendar(self) -> Calendar:
        return calendar_for(self.application.office_id)

    @cached_property
    def zone(self) -> str:
        return office_by_id(self.application.office_id).zone

    @cached_property
    def key(self) -> bytes:
        """The file's own key."""
        return unwrap(bytes(self.application.dossier.wrapped_key))

    @cached_property
    def dossier(self) -> Dossier:
        return open_dossier(bytes(self.application.dossier.sealed), self.key)

    @property
    def step(self) -> Step | None:
        """The step at which the file stands; None when it has ended."""
        return self.standard.steps[self.journey.current] if self.journey.current else None

    @property
    def submitted(self) -> f.Fact:
        """The fact with which the file began."""
        return self.facts[0]

    @property
    def represented(self) -> bool:
        """Whether somebody acts for the applicant with a surat kuasa."""
        return bool(self.submitted.data.get("represented"))

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """All that is judged: what the standard demands, and the surat kuasa where somebody acts for the applicant."""
        demanded = self.standard.delivery.requirements
        return (*demanded, KUASA) if self.represented else demanded

    @property
    def handed_in(self) -> tuple[Requirement, ...]:
        """All that may have been handed in: what is judged, and the paper form where the file was keyed in from one."""
        paper = (PAPER_FORM,) if self.submitted.data.get("form") == "paper" else ()
        objected = any(fact.kind == f.OBJECTION_RECEIVED and fact.data.get("scanned") for fact in self.facts)
        return (*self.requirements, *paper, *((OBJECTION_LETTER,) if objected else ()))

    @property
    def end_recorded_at(self) -> datetime | None:
        """When the fact that ended the promised time was written down; None while it runs."""
        ended = clock_end(self.journey, self.standard)
        if ended is None:
            return None
        final, recorded = self.standard.delivery.time_limit.ends, {each.seq: each.recorded_at for each in self.written}
        kinds = {final} if final in self.journey.milestones else {fact.kind for fact in self.facts} - f.ASIDE
        ending = [seq for seq, fact in enumerate(self.facts, 1) if fact.at == ended and fact.kind in kinds]
        return recorded.get(ending[-1]) if ending else None

    def promise(self, today: date) -> Promise:
        """The promise of component 3 as it stands on a day in the office's zone."""
        return promise(self.standard, self.journey, self.calendar, self.zone, today)

    def deadline(self) -> Deadline | None:
        """The due date explained day by day; None before the clock has started."""
        return explain(self.standard, self.journey, self.calendar, self.zone)

    def as_of(self, instant: datetime) -> "Case":
        """The same file as it was known at a past instant, with the calendar as it was known then."""
        # In the ledger's order: what a clock that was put back stamped earlier was still written down later.
        known = list(takewhile(lambda fact: fact.at <= instant, self.facts))
        past = Case(self.application, self.standing, self.standard, known)
        past.calendar = calendar_for(self.application.office_id, as_of=instant)
        return past

    def today(self, now: datetime) -> date:
        return local(now, self.zone)


def read_facts(application_id: UUID) -> list[f.Fact]:
    """The facts of one application, oldest first."""
    rows = FactRow.objects.filter(application_id=application_id).order_by("seq")
    return [f.Fact(*row) for row in rows.values_list("kind", "at", "step", "outcome", "by", "data")]


def _read(application_id: UUID) -> tuple[list[f.Fact], list[Written]]:
    """The facts with what is kept beside them, in one question."""
    columns = ("kind", "at", "step", "outcome", "by", "data", "id", "seq", "recorded_at", "note__sealed")
    rows = FactRow.objects.filter(application_id=application_id).order_by("seq").values_list(*columns)
    facts, written = [], []
    for *fact, pk, seq, recorded_at, sealed in rows:
        facts.append(f.Fact(*fact))
        written.append(Written(pk, seq, recorded_at, bytes(sealed or b"")))
    return facts, written


def case_of(standing: Standing, facts: Sequence[f.Fact] | None = None) -> Case:
    """The case of a standing whose `application` is loaded."""
    application = standing.application
    known, written = _read(application.pk) if facts is None else (list(facts), [])
    return Case(application, standing, kept(application), known, written)


def kept(application: Application) -> Standard:
    """The standard that a file is pinned to, as the office keeps it: with its own limit for the completeness check
    where the standard has none, if the file came in since the office set it."""
    own = acceptance.as_it_stands(law_file("acceptance", "own"))
    if own.since is None:
        return pinned(application.standard_digest)
    came_on = local(application.submitted_at, office_by_id(application.office_id).zone)
    return _kept(application.standard_digest, own.for_file(came_on))


@lru_cache(maxsize=64)
def _kept(digest: str, working_days: int | Unknown) -> Standard:
    return acceptance.filled_in(pinned(digest), working_days)
