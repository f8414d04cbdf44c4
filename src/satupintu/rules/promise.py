"""The promise of component 3: when a file is due, whose days were used, and whether the promise was kept.

The promised working days run from the fact that starts the clock to the fact that ends it, and count the office's time;
since the published standard knows no pause, "kept" is told both net and gross of pauses.
"""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from satupintu.rules.deadline import Deadline, Pause, count, deadline, due_date
from satupintu.rules.journey import Journey, Span
from satupintu.rules.standard import Standard
from satupintu.rules.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Promise:
    """What the office promised for one application, and how it stands today.

    Days are working days. `due` is None before the clock starts and while it stands still. `days_left` is negative when
    late. `kept_*` is None until the clock has ended or the promise is already broken. `chip` says how to show it.
    """

    starts_on: date | None
    ends_on: date | None
    due: date | None
    days_left: int | None
    office_days: int
    applicant_days: int
    third_party_days: int
    days_to_start: int
    kept_net: bool | None
    kept_gross: bool | None
    stopped: bool
    chip: str


def local(at: datetime, zone: str) -> date:
    """The day of an instant in the office's zone."""
    return at.astimezone(ZoneInfo(zone)).date()


def pauses(journey: Journey, standard: Standard, zone: str) -> list[Pause]:
    """The stretches in which the clock stood still, after it had started: those of another court than the office's."""
    started, ended = clock_start(journey, standard), clock_end(journey, standard)
    if started is None:
        return []
    words = {reason.id: reason.text for reason in standard.delivery.time_limit.pauses}
    return [
        Pause(local(span.start, zone), _end(span, zone), words.get(span.why, _waiting(span)))
        for span in journey.spans
        if span.court in {"applicant", "third_party"} and span.start >= started
        if ended is None or span.start < ended  # the wait for collection is no pause of a promise already kept
    ]


def _end(span: Span, zone: str) -> date | None:
    """The day a stretch ended; its first day if the clock was put back over midnight meanwhile."""
    return local(max(span.start, span.end), zone) if span.end else None


def _waiting(span: Span) -> str:
    return "menunggu pemohon" if span.court == "applicant" else "menunggu pihak lain"


def clock_start(journey: Journey, standard: Standard) -> datetime | None:
    """When the promised time began, or None."""
    return journey.milestones.get(standard.clock_starts(journey.route))


def clock_end(journey: Journey, standard: Standard) -> datetime | None:
    """When the promised time ended: at its final fact, or when the journey ended before it (a refusal, a
    withdrawal)."""
    return journey.milestones.get(standard.delivery.time_limit.ends) or journey.ended_at


def due(standard: Standard, journey: Journey, calendar: Calendar, zone: str) -> date | None:
    """Only the due date: cheap, for lists and for the projection."""
    started = clock_start(journey, standard)
    if started is None:
        return None
    days = standard.delivery.time_limit.working_days
    return due_date(local(started, zone), days, calendar, pauses(journey, standard, zone))


def explain(standard: Standard, journey: Journey, calendar: Calendar, zone: str) -> Deadline | None:
    """The due date with every counted and skipped day and the reason for each."""
    started = clock_start(journey, standard)
    if started is None:
        return None
    days = standard.delivery.time_limit.working_days
    return deadline(local(started, zone), days, calendar, pauses(journey, standard, zone))


def promise(standard: Standard, journey: Journey, calendar: Calendar, zone: str, today: date) -> Promise:
    """The whole account of one application on a day in the office's zone."""
    started, ended = clock_start(journey, standard), clock_end(journey, standard)
    until = local(ended, zone) if ended else today
    stops = pauses(journey, standard, zone)
    due_on = due(standard, journey, calendar, zone)
    limit = standard.delivery.time_limit.working_days
    start_on = local(started, zone) if started else None
    net = count(start_on, until, calendar, stops) if start_on else 0
    gross = count(start_on, until, calendar, []) if start_on else 0
    over = start_on is not None
    left = _days_left(due_on, until, calendar)
    before = count(local(journey.submitted_at, zone), start_on or until, calendar, [])
    return Promise(
        starts_on=start_on,
        ends_on=until if ended else None,
        due=due_on,
        days_left=left,
        office_days=net,
        applicant_days=_court_days(journey, "applicant", calendar, zone, ended, until),
        third_party_days=_court_days(journey, "third_party", calendar, zone, ended, until),
        days_to_start=before,
        kept_net=_kept(net, limit, ended is not None) if over else None,
        kept_gross=_kept(gross, limit, ended is not None) if over else None,
        stopped=due_on is None and over and ended is None,
        chip=_chip(journey, started, ended, left, past=due_on is not None and until > due_on),
    )


def _kept(used: int, limit: int, ended: bool) -> bool | None:
    if used > limit:
        return False
    return True if ended else None


def _days_left(due_on: date | None, today: date, calendar: Calendar) -> int | None:
    if due_on is None:
        return None
    if today <= due_on:
        return count(today, due_on, calendar, [])
    return -count(due_on, today, calendar, [])


def _court_days(
    journey: Journey, court: str, calendar: Calendar, zone: str, ended: datetime | None, until: date
) -> int:
    """The working days that were a court's, until the promised time ended: waiting to be collected is nobody's
    delay."""
    return sum(
        count(local(span.start, zone), local(span.end, zone) if span.end else until, calendar, [])
        for span in journey.spans
        if span.court == court and (ended is None or span.start < ended)
    )


def _chip(
    journey: Journey, started: datetime | None, ended: datetime | None, left: int | None, *, past: bool
) -> str:
    """One of: not_started, waiting, stopped, on_time, soon, today, late, done."""
    if ended or journey.ending:
        return "done"
    if started is None:
        return "waiting" if journey.awaiting_correction else "not_started"
    if left is None:
        return "stopped"
    if left < 0 or past:  # on the weekend after a due Friday no working day has passed, and yet it is late
        return "late"
    if left == 0:
        return "today"
    return "soon" if left == 1 else "on_time"
