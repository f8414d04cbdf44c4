"""A file as its applicant sees it: every step of the way, whose turn it is, and why the due date is what it is."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from satupintu.applications.queries import Case
from satupintu.people.access import role_name
from satupintu.rules import facts as f
from satupintu.rules.promise import pauses

State = Literal["done", "current", "stopped", "refused", "waiting"]


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the route: `at` is when it was done, `state` how it stands."""

    title: str
    plain: str
    state: State
    at: datetime | None
    who: str


@dataclass(frozen=True, slots=True)
class Move:
    """The due date moved (`since` to `until`; None while the clock stands still), and why."""

    since: date | None
    until: date | None
    why: str


def steps(case: Case) -> list[StepLine]:
    """Every step of the route in order; of a file that ended before the last one, only those it reached."""
    route, found = case.standard.routes[case.journey.route], []
    done = {visit.step_id: visit for visit in case.journey.visits if visit.done_at}
    reached = case.journey.visits[-1].step_id
    position = route.steps.index(reached) if reached in route.steps else 0
    for index, step_id in enumerate(route.steps):
        step = case.standard.steps[step_id]
        state = _state(case, index, position)
        visit = done.get(step_id) if state in {"done", "refused"} else None
        who = role_name(step.owner)
        found.append(StepLine(step.title, step.plain, state, visit.done_at if visit else None, who))
    if case.journey.ending and case.journey.ending != "completed":
        return found[: position + 1]
    return found


def _state(case: Case, index: int, position: int) -> State:
    journey = case.journey
    if journey.ending == "completed" or index < position:
        return "done"
    if index > position:
        return "waiting"
    if journey.ending:
        return "refused" if journey.ending == "refused" else "stopped"
    return "stopped" if journey.pause or journey.awaiting_correction else "current"


def turn(case: Case) -> str:
    """Whose turn it is, and for what, in one sentence."""
    journey, step = case.journey, case.step
    if journey.awaiting_correction:
        return _("Giliran Anda: lengkapi yang kurang, lalu kirim lagi.")
    if step is None:
        return _(_ENDINGS[journey.ending])
    if journey.court == "third_party":
        return _("Menunggu pihak lain: %(what)s.") % {"what": _pause_words(case) or step.agency or step.title}
    if journey.court == "applicant":
        words = _pause_words(case)
        return _("Giliran Anda: %(what)s") % {"what": f"{words}." if words else step.plain or step.title}
    return _("Giliran kantor: %(step)s oleh %(who)s.") % {
        "step": step.title.lower(),
        "who": role_name(step.owner),
    }


_ENDINGS = {
    "completed": noop("Selesai. Tidak ada lagi yang perlu Anda lakukan."),
    "refused": noop("Permohonan ditolak. Alasan dan cara mengajukan keberatan ada di bawah."),
    "withdrawn": noop("Permohonan ini sudah dicabut."),
    "lapsed": noop("Permohonan ini berakhir karena tidak dilanjutkan."),
}


def _pause_words(case: Case) -> str:
    known = {each.id: each.text for each in case.standard.delivery.time_limit.pauses}
    return known.get(case.journey.pause, "")


def moves(case: Case) -> list[Move]:
    """Everything that moved the due date, oldest first: days that were closed by a later decree, and pauses."""
    found = [_moved(case, fact) for fact in case.facts if fact.kind == f.DUE_DATE_MOVED]
    stops = pauses(case.journey, case.standard, case.zone)
    return found + [Move(stop.start, stop.end, stop.why) for stop in stops]


def _moved(case: Case, fact: f.Fact) -> Move:
    days = [date.fromisoformat(day) for day in fact.data.get("days", ())]
    reasons = {case.calendar.why_closed(day) or _("hari kerja kembali") for day in days} or {_("zona waktu kantor")}
    return Move(_day(fact.data.get("from")), _day(fact.data.get("to")), ", ".join(sorted(reasons)))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def returned(case: Case) -> f.Fact | None:
    """The latest return to the applicant, while its correction is awaited."""
    if not case.journey.awaiting_correction:
        return None
    return next((fact for fact in reversed(case.facts) if fact.kind == "returned"), None)
