"""The clock chip, the same everywhere: how much time is left, in whose court the file lies, and which days count."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from satupintu.rules.deadline import Deadline, count
from satupintu.rules.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Day:
    """A day behind the chip: its number if it counts, else why it does not."""

    on: date
    number: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """What the chip says: a tone (on-time, soon, late, paused, idle, done), words, the court, the days behind it."""

    tone: str
    words: str
    court: str = ""
    deadline: Deadline | None = None

    @property
    def due(self) -> date | None:
        """The due date, for the sheet behind the chip."""
        return self.deadline.due if self.deadline else None

    @property
    def days(self) -> list[Day]:
        """Counted and skipped days in order."""
        if self.deadline is None:
            return []
        counted = [Day(on, number) for number, on in enumerate(self.deadline.counted, 1)]
        # a day of the week and a holiday may close the same day; holidays bear the names that their decree gives them
        skipped = [Day(day.on, 0, ", ".join(map(_, day.why.split(", ")))) for day in self.deadline.skipped]
        return sorted(counted + skipped, key=lambda day: day.on)


def chip(
    *,
    today: date,
    due: date | None,
    calendar: Calendar,
    court: str,
    started: bool,
    stopped: bool,
    over: bool,
    deadline: Deadline | None = None,
) -> Chip:
    """The chip of one file on a day in the office's zone. `over`: the promised time has ended."""
    where = _court_words(court)
    if over:
        return Chip("done", _("selesai"), where if court == "applicant" else "", deadline)
    if not started:
        return Chip("paused" if court == "applicant" else "idle", _("waktu belum berjalan"), where, deadline)
    if stopped or due is None:
        return Chip("paused", _("berhenti"), where, deadline)
    if today > due:
        days = max(1, count(due, today, calendar, []))
        return Chip("late", ngettext("lewat %(n)d hari", "lewat %(n)d hari", days) % {"n": days}, where, deadline)
    left = count(today, due, calendar, [])
    if left == 0:
        return Chip("soon", _("jatuh tempo hari ini"), where, deadline)
    words = ngettext("%(n)d hari kerja lagi", "%(n)d hari kerja lagi", left) % {"n": left}
    return Chip("soon" if left == 1 else "on-time", words, where, deadline)


def _court_words(court: str) -> str:
    words = {
        "office": _("di kantor"),
        "applicant": _("menunggu pemohon"),
        "complainant": _("menunggu pengadu"),
        "third_party": _("menunggu pihak lain"),
    }
    return words.get(court, "")
