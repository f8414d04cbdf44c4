"""What is computed for lists: the one row per application that says where it stands."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from satupintu.rules import facts as f
from satupintu.rules.journey import Journey
from satupintu.rules.promise import accept_by, clock_end, clock_start, due, local
from satupintu.rules.standard import Standard
from satupintu.rules.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Place:
    """The values of a `Standing` row that follow from the facts alone."""

    route: str
    step: str
    step_kind: str
    owner_role: str
    court: str
    ending: str
    assignee_id: UUID | None
    started_on: date | None
    due_on: date | None
    stopped: bool
    over: bool
    urgent_on: date
    licensed_on: date | None
    returned_on: date | None
    accept_by: date | None
    passed_on: date | None
    accept_passed_on: date | None
    recorded_later: bool


def place(
    standard: Standard, journey: Journey, calendar: Calendar, zone: str, end_recorded_at: datetime | None = None
) -> Place:
    """Where the file stands. A file whose promised time is over (licence ready) keeps the due date it had.
    end_recorded_at: when the fact that ended the promised time was written down, where that may have been later."""
    step = standard.steps[journey.current] if journey.current else None
    started = clock_start(journey, standard)
    due_on = due(standard, journey, calendar, zone)
    submitted_on = local(journey.submitted_at, zone)
    ended = clock_end(journey, standard)
    over = ended is not None
    # What was ready in time on a day on paper was not late, though nobody could know when the day had passed.
    in_time = ended is not None and due_on is not None and local(ended, zone) <= due_on
    return Place(
        route=journey.route,
        step=journey.current,
        step_kind=step.kind if step else "",
        owner_role=step.owner if step else "",
        court=journey.court,
        ending=journey.ending,
        assignee_id=UUID(journey.assignee) if journey.assignee else None,
        started_on=local(started, zone) if started else None,
        due_on=due_on,
        stopped=started is not None and due_on is None and not over,
        over=over,
        urgent_on=due_on or submitted_on,
        licensed_on=_licensed_on(journey, zone),
        returned_on=_returned_on(journey, zone),
        accept_by=accept_by(standard, journey, calendar, zone),
        passed_on=None if in_time else _passed_on(journey, f.DEADLINE_PASSED),
        accept_passed_on=_passed_on(journey, f.ACCEPTANCE_PASSED),
        recorded_later=bool(ended and end_recorded_at and local(end_recorded_at, zone) > local(ended, zone)),
    )


def _passed_on(journey: Journey, kind: str) -> date | None:
    """The limit whose passing the latest fact of this kind has noted."""
    noted = journey.passed.get(kind)
    return date.fromisoformat(noted) if noted else None


def _licensed_on(journey: Journey, zone: str) -> date | None:
    """The day of the licence, unless it was revoked."""
    issued = journey.milestones.get("issued")
    return local(issued, zone) if issued is not None and f.REVOKED not in journey.milestones else None


def _returned_on(journey: Journey, zone: str) -> date | None:
    """The day of the return that the applicant has not answered yet."""
    returned = journey.visits[-1].done_at if journey.awaiting_correction and journey.open else None
    return local(returned, zone) if returned is not None else None


def outbox_key(application_id: UUID, kind: str, at_seq: int) -> str:
    """Under which key the outbox keeps the order to make a paper."""
    return f"paper:{application_id}:{kind}:{at_seq}"
