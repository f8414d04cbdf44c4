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
    `office_days` are net of pauses, `gross_days` with them, `total_days` from the submission; `days_to_start` counts
    from the submission until the clock started for the first time. `acceptance_limit` is the office's own for the
    completeness check, None where it has set none; `accept_by` is the last day of it, while it runs.
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
    gross_days: int = 0
    total_days: int = 0
    acceptance_limit: int | None = None
    accept_by: date | None = None


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
    """When the promised time began, or None; of a file that was re-opened, when it began anew."""
    started = journey.milestones.get(standard.clock_starts(journey.route))
    return max(started, journey.reopened_at) if started and journey.reopened_at else started


def accept_by(standard: Standard, journey: Journey, calendar: Calendar, zone: str) -> date | None:
    """Until when the office says itself that it checks the completeness, from when the applicant last handed in. None
    where the standard names no limit, and whenever the check does not wait for the office."""
    limit, since = standard.delivery.time_limit.acceptance_within, journey.handed_in_at
    waits = journey.open and journey.court == "office" and clock_start(journey, standard) is None
    if not isinstance(limit, int) or since is None or not waits:
        return None
    return due_date(local(since, zone), limit, calendar)


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
    submitted_on = local(journey.submitted_at, zone)
    first = journey.milestones.get(standard.clock_starts(journey.route))
    before = count(submitted_on, local(first, zone) if first else until, calendar, [])
    own = standard.delivery.time_limit.acceptance_within
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
        gross_days=gross,
        total_days=count(submitted_on, until, calendar, []),
        acceptance_limit=own if isinstance(own, int) else None,
        accept_by=accept_by(standard, journey, calendar, zone),
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


def _chip(journey: Journey, started: datetime | None, ended: datetime | None, left: int | None, *, past: bool) -> str:
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
