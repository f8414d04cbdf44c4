"""Where an application stands: computed from its facts and the standard it is pinned to, as of any instant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from satupintu.rules import facts as f
from satupintu.rules.facts import Court, Fact
from satupintu.rules.kinds import KINDS, Effect, Outcome
from satupintu.rules.standard import Standard, Step

Ending = Literal["", "completed", "refused", "withdrawn", "lapsed"]


class ImpossibleFact(ValueError):
    """The ledger says something that the standard's journey does not allow at that point."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One passage through a step: who did it, when, and how it turned out."""

    step_id: str
    kind: str
    entered_at: datetime
    done_at: datetime | None = None
    outcome: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time that belongs to one court; `end` is None while it lasts. `why` is a pause's reason id or a
    step id."""

    court: Court
    start: datetime
    end: datetime | None
    why: str = ""


@dataclass(frozen=True)
class Journey:
    """The whole answer to "where is this file?".

    `current` is the id of the step it stands at ("" when it has ended). `outcomes` are what may be recorded there now;
    empty while it is paused or waits for the applicant's correction. `visits` are in order, the current one last.
    `handed_in_at` is when the applicant last handed in; `passed` the latest limit (ISO date) that a fact says was
    passed, by the kind of that fact, since the file was last re-opened.
    """

    route: str
    current: str
    court: Court
    ending: Ending
    visits: tuple[Visit, ...]
    spans: tuple[Span, ...]
    outcomes: tuple[str, ...]
    marks: tuple[str, ...]
    pending_marks: tuple[str, ...]
    pause: str
    awaiting_correction: bool
    assignee: str
    returns: int
    submitted_at: datetime
    milestones: dict[str, datetime] = field(default_factory=dict)
    ended_at: datetime | None = None
    coming: tuple[str, ...] = ()
    handed_in_at: datetime | None = None
    reopened_at: datetime | None = None
    passed: dict[str, str] = field(default_factory=dict)

    @property
    def open(self) -> bool:
        return not self.ending

    @property
    def issued(self) -> bool:
        """Whether there is a licence already."""
        return "issued" in self.milestones

    def done_by(self, who: str) -> tuple[Visit, ...]:
        """The finished visits, and the one in hand if it bears a mark, that this person did."""
        return tuple(visit for visit in self.visits if visit.by == who and visit.done_at)


@dataclass
class _Walk:
    """The state while walking along the facts."""

    standard: Standard
    route: str
    at: datetime
    position: int = 0
    court: Court = "office"
    why: str = ""
    since: datetime | None = None
    ending: Ending = ""
    ended_at: datetime | None = None
    visits: list[Visit] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    pause: str = ""
    awaiting: bool = False
    assignee: str = ""
    returns: int = 0
    milestones: dict[str, datetime] = field(default_factory=dict)
    handed_in: datetime | None = None
    reopened: datetime | None = None
    passed: dict[str, str] = field(default_factory=dict)

    @property
    def order(self) -> Sequence[str]:
        return self.standard.routes[self.route].steps

    @property
    def step_id(self) -> str:
        return self.order[self.position]

    @property
    def step(self) -> Step:
        return self.standard.steps[self.step_id]

    def turn(self, court: Court, at: datetime, why: str = "") -> None:
        """Hand the file to another court."""
        if (court, why) == (self.court, self.why):
            return
        if self.since is not None:
            self.spans.append(Span(self.court, self.since, at, self.why))
        self.court, self.since, self.why = court, at, why

    def enter(self, at: datetime) -> None:
        """Stand at the step of the present position."""
        self.marks, self.assignee = [], ""
        self.visits.append(Visit(self.step_id, self.step.kind, at))
        self.turn(self.step.court, at)

    def close_visit(self, fact: Fact) -> None:
        self.visits[-1] = replace(self.visits[-1], done_at=fact.at, outcome=fact.outcome, by=fact.by)

    def change_route(self, fact: Fact) -> None:
        if not self.awaiting:  # a returned visit is closed, and stays that of whoever returned it
            self.close_visit(fact)
        self.route, self.position, self.awaiting, self.pause = fact.data["route"], 0, False, ""
        self.enter(fact.at)

    def print_again(self, at: datetime) -> None:
        """What the licence says has changed: what was put on the old print must be put on the new one. A file that was
        ready to collect is not any more, and its promised time runs on."""
        if self.step.kind == "signing":
            self.marks = []
        before = [
            n for n, name in enumerate(self.order[: self.position]) if self.standard.steps[name].kind == "signing"
        ]
        if self.step.kind == "hand_over" and before:
            self.visits[-1] = replace(self.visits[-1], done_at=at)
            self.milestones.pop(KINDS["signing"]["ready"].fact, None)
            self.position = before[-1]
            self.enter(at)

    def reopen(self, at: datetime) -> None:
        """A refusal was undone: the step that refused is done again, and the promised time begins anew."""
        if self.ending != "refused":
            raise ImpossibleFact("`reopened` though nothing had been refused")
        last = self.visits[-1]
        self.milestones.pop(KINDS[last.kind][last.outcome].fact, None)
        self.ending, self.ended_at, self.reopened, self.passed = "", None, at, {}
        self.enter(at)

    def end(self, ending: Ending, at: datetime) -> None:
        self.ending, self.ended_at = ending, at
        self.turn("nobody", at)


def journey(standard: Standard, facts: Iterable[Fact], as_of: datetime | None = None) -> Journey:
    """Walk along the facts, oldest first; from the first after `as_of` on they are not yet known.

    Raises ImpossibleFact when the ledger contradicts the standard, ValueError when it doesn't begin with `submitted`.
    """
    walk: _Walk | None = None
    for fact in facts:
        if as_of is not None and fact.at > as_of:
            break  # also what a clock that was put back stamped earlier: it was written down later
        if walk is None:
            walk = _begin(standard, fact)
        else:
            _take(walk, fact)
    if walk is None:
        raise ValueError("an application's first fact is `submitted`")
    return _finish(walk)


def _begin(standard: Standard, fact: Fact) -> _Walk:
    if fact.kind != f.SUBMITTED:
        raise ValueError(f"an application's first fact is `submitted`, not `{fact.kind}`")
    walk = _Walk(standard, fact.data.get("route") or standard.default_route(), fact.at, since=fact.at)
    walk.milestones[f.SUBMITTED] = walk.handed_in = fact.at
    walk.enter(fact.at)
    return walk


def _take(walk: _Walk, fact: Fact) -> None:
    if walk.ending and fact.kind not in f.AFTERWARDS:
        raise ImpossibleFact(f"`{fact.kind}` after the journey had ended ({walk.ending})")
    if fact.kind in f.GENERAL:
        _take_general(walk, fact)
    else:
        _take_step(walk, fact)
    walk.milestones.setdefault(fact.kind, fact.at)  # a step done again does not restart the promised time


def _take_general(walk: _Walk, fact: Fact) -> None:
    match fact.kind:
        case f.RESUBMITTED:
            if not walk.awaiting:
                raise ImpossibleFact("`resubmitted` though nothing had been returned")
            walk.awaiting, walk.handed_in = False, fact.at
            walk.enter(fact.at)
        case f.PAUSED:
            if walk.pause or walk.awaiting:
                raise ImpossibleFact("`paused` though the file was not with the office")
            walk.pause = fact.data.get("reason", "")
            walk.turn(fact.data.get("court", "applicant"), fact.at, walk.pause)
        case f.RESUMED:
            if not walk.pause:
                raise ImpossibleFact("`resumed` though the clock was not paused")
            walk.pause = ""
            walk.turn(walk.step.court, fact.at)
        case f.ROUTE_CHANGED:
            walk.change_route(fact)
        case f.WITHDRAWN | f.LAPSED:
            walk.end("withdrawn" if fact.kind == f.WITHDRAWN else "lapsed", fact.at)
        case _:
            _take_aside(walk, fact)


def _take_aside(walk: _Walk, fact: Fact) -> None:
    """Who has the file in hand, what its licence must say, that it goes on after all, and what was missed."""
    match fact.kind:
        case f.ASSIGNED:
            walk.assignee = fact.data.get("to", "")
        case f.CORRECTED:
            walk.print_again(fact.at)
        case f.REOPENED:
            walk.reopen(fact.at)
        case f.DEADLINE_PASSED | f.ACCEPTANCE_PASSED:
            walk.passed[fact.kind] = str(fact.data.get("due", ""))


def _possible(walk: _Walk, fact: Fact) -> Outcome:
    """The outcome that a step's fact records; ImpossibleFact where the standard does not allow it now."""
    if fact.step != walk.step_id:
        raise ImpossibleFact(f"`{fact.kind}` of step `{fact.step}` while the file stands at `{walk.step_id}`")
    if walk.pause or walk.awaiting:
        raise ImpossibleFact(f"`{fact.kind}` while the office waits for someone else")
    outcome = KINDS[walk.step.kind].get(fact.outcome)
    if outcome is None or outcome.fact != fact.kind or fact.outcome not in walk.step.may_end_in():
        raise ImpossibleFact(f"step `{fact.step}` knows no outcome `{fact.outcome}` that leaves `{fact.kind}`")
    if fact.outcome == "ready" and (pending := _pending_marks(walk)):
        raise ImpossibleFact(f"`{fact.kind}` though the document still lacks {', '.join(pending)}")
    return outcome


def _take_step(walk: _Walk, fact: Fact) -> None:
    outcome = _possible(walk, fact)
    match outcome.effect:
        case Effect.STAY:
            walk.marks.append(fact.outcome)
        case Effect.ADVANCE:
            walk.close_visit(fact)
            walk.position += 1
            if walk.position == len(walk.order):
                walk.position -= 1
                walk.end("completed", fact.at)
            else:
                walk.enter(fact.at)
        case Effect.RETURN:
            walk.close_visit(fact)
            walk.returns += 1
            walk.awaiting = True
            walk.turn("applicant", fact.at, "returned")
        case Effect.BACK:
            walk.close_visit(fact)
            target = walk.step.back_to
            walk.position = walk.order.index(target) if target in walk.order else max(0, walk.position - 1)
            walk.enter(fact.at)
        case Effect.REFUSE:
            walk.close_visit(fact)
            walk.end("refused", fact.at)


def _pending_marks(walk: _Walk) -> tuple[str, ...]:
    if walk.step.kind != "signing":
        return ()
    return tuple(mark for mark in walk.standard.marks() if mark not in walk.marks)


def _outcomes(walk: _Walk) -> tuple[str, ...]:
    if walk.ending or walk.pause or walk.awaiting:
        return ()
    names = walk.step.may_end_in()
    if walk.step.kind != "signing":
        return names
    pending = _pending_marks(walk)
    if not pending:
        return ("ready",)
    return pending[:1] if pending[0] == "print" else pending  # nothing is signed before it is printed


def _finish(walk: _Walk) -> Journey:
    spans = list(walk.spans)
    if walk.since is not None and not walk.ending:
        spans.append(Span(walk.court, walk.since, None, walk.why))
    return Journey(
        route=walk.route,
        current="" if walk.ending else walk.step_id,
        court=walk.court,
        ending=walk.ending,
        visits=tuple(walk.visits),
        spans=tuple(spans),
        outcomes=_outcomes(walk),
        marks=tuple(walk.marks),
        pending_marks=() if walk.ending else _pending_marks(walk),
        pause=walk.pause,
        awaiting_correction=walk.awaiting,
        assignee=walk.assignee,
        returns=walk.returns,
        submitted_at=walk.at,
        milestones=dict(walk.milestones),
        ended_at=walk.ended_at,
        coming=() if walk.ending else tuple(walk.order[walk.position + 1 :]),
        handed_in_at=walk.handed_in,
        reopened_at=walk.reopened,
        passed=dict(walk.passed),
    )
