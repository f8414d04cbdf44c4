"""Where a complaint stands and when it is due: computed from its facts, the rules in law/complaints and the calendar.

Day 1 is the first working day after the day on which the complaint arrived, by whatever way, or was opened again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from satupintu.rules.complaints import ComplaintRules
from satupintu.rules.deadline import Deadline, Pause, count, deadline, due_date
from satupintu.rules.facts import Fact
from satupintu.rules.promise import local
from satupintu.rules.workdays import Calendar

RECEIVED = "received"
CLASSIFIED = "classified"
ASSIGNED = "assigned"
ASKED = "asked"
ADDED = "added"
ANSWERED = "answered"
SATISFIED = "satisfied"
REOPENED = "reopened"
REFERRED = "referred"
CLOSED = "closed"
TOLD = "told"
DEADLINE_PASSED = "deadline_passed"
DUE_DATE_MOVED = "due_date_moved"

State = Literal["new", "in_hand", "asked", "answered", "closed", "referred"]
Court = Literal["office", "complainant", "nobody"]

# What may happen next in each state. Notes on what passed by (told, a deadline, a moved date) may follow anything.
NEXT: Mapping[State, frozenset[str]] = {
    "new": frozenset({CLASSIFIED, REFERRED, ADDED}),
    "in_hand": frozenset({CLASSIFIED, ASSIGNED, ASKED, ANSWERED, REFERRED, ADDED}),
    "asked": frozenset({CLASSIFIED, ASSIGNED, ASKED, ANSWERED, REFERRED, ADDED}),
    "answered": frozenset({SATISFIED, REOPENED, CLOSED}),
    "closed": frozenset({REOPENED}),
    "referred": frozenset({REOPENED}),
}
BY_THE_WAY = frozenset({TOLD, DEADLINE_PASSED, DUE_DATE_MOVED})
# With these the office has responded for the first time (PermenPANRB 62/2018: passed on or answered).
RESPONSES = frozenset({ASSIGNED, ASKED, ANSWERED, REFERRED})
_LEADS_TO: Mapping[str, State] = {
    RECEIVED: "new",
    ASKED: "asked",
    ANSWERED: "answered",
    SATISFIED: "closed",
    CLOSED: "closed",
    REFERRED: "referred",
}
COURTS: Mapping[State, Court] = {
    "new": "office",
    "in_hand": "office",
    "asked": "complainant",
    "answered": "complainant",
    "closed": "nobody",
    "referred": "nobody",
}


@dataclass(slots=True)
class Course:
    """What has become of a complaint. `round_began` is when it arrived or was last opened again; `settled_at` when it
    was last answered or referred, None since; `waits` are the stretches in which the complainant was asked."""

    state: State = "new"
    class_id: str = ""
    handler: str = ""
    round_began: datetime | None = None
    first_response_at: datetime | None = None
    settled_at: datetime | None = None
    ending: str = ""
    rounds: int = 1
    concerns: frozenset[str] = frozenset()
    waits: list[tuple[datetime, datetime | None]] = field(default_factory=list)
    passed: set[str] = field(default_factory=set)

    @property
    def open(self) -> bool:
        """Whether the office or the complainant still has something to do."""
        return self.state not in {"closed", "referred"}

    @property
    def over(self) -> bool:
        """Whether the clock of the promise has ended."""
        return self.state in {"answered", "closed", "referred"}

    @property
    def court(self) -> Court:
        return COURTS[self.state]

    def may(self, kind: str) -> bool:
        """Whether this may happen now."""
        return kind in BY_THE_WAY or kind in NEXT[self.state]


def course(facts: Sequence[Fact]) -> Course:
    """The course that these facts, in the ledger's order, have taken. The first is RECEIVED."""
    found = Course()
    for fact in facts:
        _take(found, fact)
    return found


def _take(found: Course, fact: Fact) -> None:
    if fact.kind in RESPONSES and found.first_response_at is None:
        found.first_response_at = fact.at
    match fact.kind:
        case "received":
            found.round_began = fact.at
        case "classified":
            found.class_id, found.concerns = fact.data["class"], frozenset(fact.data.get("concerns", ()))
            if found.handler in found.concerns:
                found.handler = ""
        case "assigned":
            found.handler = fact.data["to"]
        case "asked" if found.state != "asked":
            found.waits.append((fact.at, None))
        case "reopened":
            found.round_began, found.settled_at, found.ending = fact.at, None, ""
            found.waits, found.rounds = [], found.rounds + 1
        case "deadline_passed":
            found.passed.add(fact.data["due"])
    _move(found, fact)


def _move(found: Course, fact: Fact) -> None:
    """To the state that the fact leads to, ending the wait for the complainant when it does."""
    if fact.kind in {ANSWERED, REFERRED}:
        found.settled_at = fact.at
    if fact.kind in {SATISFIED, CLOSED, REFERRED}:
        found.ending = str(fact.data.get("why", fact.kind))
    if fact.kind == REOPENED:
        state: State = "in_hand" if found.class_id else "new"
    elif (fact.kind == ADDED and found.state == "asked") or (fact.kind == CLASSIFIED and found.state == "new"):
        state = "in_hand"
    else:
        state = _LEADS_TO.get(fact.kind, found.state)
    if found.state == "asked" and state != "asked" and found.waits:
        began = found.waits[-1][0]
        found.waits[-1] = (began, max(began, fact.at))
    found.state = state


@dataclass(frozen=True, slots=True)
class Clock:
    """The dates of a complaint. `due` is what the office must keep next (None while the clock stands still): the first
    response, then the answer of its class; `what` says which. `closes_on`: until then it may be opened again."""

    starts_on: date
    first_due: date | None
    answer_due: date | None
    due: date | None
    what: Literal["first", "answer"]
    closes_on: date | None
    stopped: bool
    in_time: bool | None


def clock(found: Course, rules: ComplaintRules, calendar: Calendar, zone: str) -> Clock:
    """The dates as they follow from the course. `in_time`: whether the answer (or referral) came in time; None before
    it, unless it is late in any case."""
    starts = _starts(found, zone)
    pauses = _pauses(found, rules, zone)
    first = due_date(starts, rules.first_response.working_days, calendar) if not found.first_response_at else None
    the_class = rules.class_of(found.class_id)
    answer = due_date(starts, the_class.working_days, calendar, pauses) if the_class else None
    # Until somebody has classified it, or responded at all, the first response is what is due next.
    waiting_for_first = first is not None and (answer is None or first <= answer)
    settled = local(found.settled_at, zone) if found.settled_at else None
    due = first if waiting_for_first else answer
    return Clock(
        starts_on=starts,
        first_due=first,
        answer_due=answer,
        due=due,
        what="first" if waiting_for_first else "answer",
        closes_on=due_date(settled, rules.closes.working_days, calendar) if settled else None,
        stopped=due is None and the_class is not None and not found.over,
        in_time=_in_time(found, answer, starts, rules, calendar, settled),
    )


def _in_time(
    found: Course,
    answer: date | None,
    starts: date,
    rules: ComplaintRules,
    calendar: Calendar,
    settled: date | None,
) -> bool | None:
    if settled is None:
        return None
    # Referred unclassified: what counts is that the office responded as soon as it must.
    limit = answer or due_date(starts, rules.first_response.working_days, calendar)
    return limit is None or settled <= limit


def _starts(found: Course, zone: str) -> date:
    if found.round_began is None:
        raise ValueError("a complaint begins with the fact that it was received")
    return local(found.round_began, zone)


def _pauses(found: Course, rules: ComplaintRules, zone: str) -> list[Pause]:
    """The waits for the complainant, where the rules say that they stop the clock."""
    if not rules.asking.stops_clock:
        return []
    return [
        Pause(local(start, zone), local(end, zone) if end else None, "menunggu pengadu") for start, end in found.waits
    ]


def explain(found: Course, rules: ComplaintRules, calendar: Calendar, zone: str) -> Deadline | None:
    """The due date that counts now, with every counted and skipped day; None when no day is promised."""
    dates = clock(found, rules, calendar, zone)
    the_class = rules.class_of(found.class_id)
    if dates.what == "first":
        return deadline(dates.starts_on, rules.first_response.working_days, calendar)
    if the_class is None:
        return None
    return deadline(dates.starts_on, the_class.working_days, calendar, _pauses(found, rules, zone))


def may_reopen(found: Course, dates: Clock, today: date) -> bool:
    """Whether the complainant may still say that the answer does not help."""
    return found.may(REOPENED) and dates.closes_on is not None and today <= dates.closes_on


def falls_silent(found: Course, dates: Clock, today: date) -> bool:
    """Whether the answer has stood long enough without a word, so that the complaint closes by itself."""
    return found.state == "answered" and dates.closes_on is not None and today > dates.closes_on


def days_used(dates: Clock, until: date, calendar: Calendar) -> int:
    """Working days since it arrived or was opened again."""
    return count(dates.starts_on, until, calendar)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a complaint stands, as lists need it: the columns of the projection that follow from the facts."""

    state: State
    court: Court
    class_id: str
    assignee_id: str
    ending: str
    open: bool
    over: bool
    stopped: bool
    due_on: date | None
    passed_on: date | None
    closes_on: date | None
    urgent_on: date
    in_time: bool | None
    rounds: int


def place(found: Course, rules: ComplaintRules, calendar: Calendar, zone: str) -> Place:
    """The projection of a course."""
    dates = clock(found, rules, calendar, zone)
    return Place(
        state=found.state,
        court=found.court,
        class_id=found.class_id,
        assignee_id=found.handler,
        ending=found.ending,
        open=found.open,
        over=found.over,
        stopped=dates.stopped,
        due_on=dates.due,
        passed_on=max(map(date.fromisoformat, found.passed), default=None),
        closes_on=dates.closes_on,
        # Answered ones wait for the complainant: after all that waits for the office, by the day they close.
        urgent_on=(dates.closes_on if found.over else dates.due) or dates.starts_on,
        in_time=dates.in_time,
        rounds=found.rounds,
    )
