"""When things happen in the demo: in office hours of the working days just past, so that no fact lies in the future."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from satupintu.people.queries import Office
from satupintu.rules.promise import local
from satupintu.workdays.queries import calendar_for


class Timetable:
    """Instants by working days before today, e.g. `at(3, "09:05")`: three working days ago, five past nine there."""

    def __init__(self, office: Office, now: datetime) -> None:
        self._zone = ZoneInfo(office.zone)
        self._calendar = calendar_for(office.pk)
        self._today = local(now, office.zone)

    def day(self, back: int) -> date:
        """The working day `back` (≥ 1) working days before today."""
        day = self._today
        while back:
            day -= timedelta(days=1)
            back -= self._calendar.is_working_day(day)
        return day

    def at(self, back: int, clock: str) -> datetime:
        """An instant on that day, at an hour of the office's zone."""
        return datetime.combine(self.day(back), time.fromisoformat(clock), self._zone)
