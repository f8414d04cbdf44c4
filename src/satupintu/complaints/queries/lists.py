"""The register as lists show it, by keyset: most urgent first, or the newest; what concerns a person stays hidden from
them."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as lazy

from satupintu.base.actor import Actor
from satupintu.complaints.access import INSPECTORS, READERS
from satupintu.complaints.case import Case, case_of
from satupintu.complaints.models import ComplaintConcern, ComplaintFact, ComplaintStanding
from satupintu.complaints.queries.reading import Rows, rows_of
from satupintu.rules.facts import Fact

STATES: dict[str, Any] = {
    "new": lazy("Baru"),
    "in_hand": lazy("Ditangani"),
    "asked": lazy("Menunggu keterangan"),
    "answered": lazy("Dijawab"),
    "closed": lazy("Ditutup"),
    "referred": lazy("Bukan wewenang kantor"),
}
PAGE = 25
ABOUT_AT_MOST = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of complaints is narrowed to; empty: not narrowed. since, until: days of arrival, both included.
    late_on: overdue on that day. new: nobody has classified it. downwards: the other way round than usual."""

    state: str = ""
    channel: str = ""
    since: date | None = None
    until: date | None = None
    late_on: date | None = None
    new: bool = False
    downwards: bool = False

    def of(self, rows: Rows) -> Rows:
        """The rows that it leaves."""
        if self.new:
            rows = rows.filter(state="new")
        if self.late_on is not None:
            rows = rows.filter(urgent_on__lt=self.late_on, due_on__lt=self.late_on, over=False)
        asked: dict[str, Any] = {
            "state": self.state,
            "channel": self.channel,
            "received_on__gte": self.since,
            "received_on__lte": self.until,
        }
        return rows.filter(**{name: value for name, value in asked.items() if value})


ALL = Wanted()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of standings (with their complaints), and the key that the next one starts after ("" at the end)."""

    rows: Sequence[ComplaintStanding]
    after: str


def visible(actor: Actor, *, whistle: bool = False) -> Rows:
    """The rows of the register that this person may know of."""
    rows = rows_of(actor.office_id).filter(whistle=whistle)
    if actor.kind != "staff" or (whistle and not actor.has(*INSPECTORS)):
        return rows.none()
    about_me = ComplaintConcern.objects.filter(complaint=OuterRef("complaint_id"), user_id=actor.staff_id)
    rows = rows.filter(~Exists(about_me))
    return rows if actor.has(*READERS) else rows.filter(assignee_id=actor.staff_id)


def _page(rows: Rows, after: str, size: int, *, by: str, down: bool) -> Page:
    """By a day and then in the order in which they were written down, or the other way round; by keyset: the first page
    costs what the thousandth does."""
    sign, way = ("-", "lt") if down else ("", "gt")
    day, _, key = after.partition("_")
    with suppress(ValueError):  # the first page, or somebody cut the address short
        on, complaint_id = date.fromisoformat(day), UUID(key)
        behind = Q(**{f"{by}__{way}": on}) | Q(**{f"complaint_id__{way}": complaint_id})
        rows = rows.filter(**{f"{by}__{way}e": on}).filter(behind)
    found = list(rows.order_by(f"{sign}{by}", f"{sign}complaint_id")[: size + 1])
    last = found[size - 1] if len(found) > size else None
    return Page(found[:size], f"{getattr(last, by).isoformat()}_{last.complaint_id}" if last else "")


def _urgent(rows: Rows, after: str, wanted: Wanted, size: int) -> Page:
    return _page(wanted.of(rows.filter(open=True)), after, size, by="urgent_on", down=wanted.downwards)


def open_complaints(actor: Actor, after: str = "", wanted: Wanted = ALL, size: int = PAGE) -> Page:
    """The open complaints of the office, most urgent first."""
    return _urgent(visible(actor), after, wanted, size)


def my_complaints(actor: Actor, after: str = "", wanted: Wanted = ALL, size: int = PAGE) -> Page:
    """The open complaints that this person handles, most urgent first."""
    return _urgent(visible(actor).filter(assignee_id=actor.user_id), after, wanted, size)


def whistle_complaints(actor: Actor, after: str = "", wanted: Wanted = ALL, size: int = PAGE) -> Page:
    """The open reports about staff, for the inspectorate alone."""
    return _urgent(visible(actor, whistle=True), after, wanted, size)


def all_complaints(actor: Actor, after: str = "", wanted: Wanted = ALL, size: int = PAGE) -> Page:
    """Every complaint of the register, the last to arrive first; downwards: the first to arrive."""
    return _page(wanted.of(visible(actor)), after, size, by="received_on", down=not wanted.downwards)


def cases(page: Page) -> list[Case]:
    """The complaints of a page, their facts read in one query."""
    ids = [row.complaint_id for row in page.rows]
    grouped: dict[UUID, list[Fact]] = {pk: [] for pk in ids}
    facts = ComplaintFact.objects.filter(complaint_id__in=ids).order_by("complaint_id", "seq")
    for pk, kind, at, by, data in facts.values_list("complaint_id", "kind", "at", "by", "data"):
        grouped[pk].append(Fact(kind, at, by=by, data=data))
    found = [case_of(row, grouped[row.complaint_id]) for row in page.rows]
    for case in found[1:]:
        case.calendar = found[0].calendar  # the office's, asked for once
    return found


def waiting_count(actor: Actor, today: date) -> int:
    """How many open complaints this person should look at now: their own, and for the desk those not yet classified,
    counted up to a hundred."""
    rows = visible(actor).filter(open=True, over=False)
    mine = Q(assignee_id=actor.user_id) | Q(state="new") if actor.has(*READERS) else Q(assignee_id=actor.user_id)
    return rows.filter(mine).order_by()[:100].count()


@dataclass(frozen=True, slots=True)
class About:
    """One complaint about a file, as the case file lists it: no words, no names."""

    number: str
    channel: str
    received_at: datetime
    state: str
    class_title: str
    due_on: date | None


def about_application(actor: Actor, application_id: UUID) -> list[About]:
    """The complaints about an application that this person may know of, newest first; never a report about staff."""
    rows = visible(actor).filter(complaint__application_id=application_id).order_by("-complaint_id")
    return [
        About(
            number=row.complaint.number,
            channel=row.channel,
            received_at=row.complaint.received_at,
            state=row.state,
            class_title=_class_title(row),
            due_on=None if row.over else row.due_on,
        )
        for row in rows[:ABOUT_AT_MOST]
    ]


def state_words(state: str) -> str:
    """A state as a screen says it."""
    return str(STATES.get(state, state))


def _class_title(row: ComplaintStanding) -> str:
    found = case_of(row, ()).rules.class_of(row.class_id)
    return found.title if found else ""
