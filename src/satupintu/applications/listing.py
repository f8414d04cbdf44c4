"""The office's list of files: filtered in any way, read by keyset, so that the thousandth page costs what the first
does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from satupintu.applications.models import Application, Fact, Standing
from satupintu.base.actor import Actor
from satupintu.rules.kinds import KINDS

Row = TypeVar("Row")
State = Literal["open", "done", "all"]
Order = Literal["", "due", "-due", "filed", "-filed"]
ELSEWHERE = "elsewhere"  # a court of its own in a filter: an applicant's or a third party's
_ORDERS: dict[str, tuple[str, ...]] = {
    "due": ("urgent_on", "application_id"),
    "-due": ("-urgent_on", "-application_id"),
    "filed": ("application_id",),  # the ids tell the time
    "-filed": ("-application_id",),
}
SEEN = sorted({outcome.fact for outcome in KINDS["inspection"].values()})


@dataclass(frozen=True, slots=True)
class FileFilter:
    """What a list of files is narrowed to; empty: not narrowed. step, service, mode: ids of the standard. court: whose
    time runs. role: whose turn it is. late_on: overdue on that day. due_from, due_until: days, both included. officer:
    to whom the step was given. inspected: whether somebody was at the place. order: by due date or by when they were
    filed, "-" downwards; as it is: open files the most urgent first, done or all the newest first."""

    state: State = "open"
    service: str = ""
    step: str = ""
    court: str = ""
    role: str = ""
    mode: str = ""
    late_on: date | None = None
    due_from: date | None = None
    due_until: date | None = None
    officer: UUID | None = None
    inspected: bool | None = None
    order: Order = ""

    @property
    def by(self) -> str:
        """The order that holds: what ended is due no more, so of such files it is always when they were filed."""
        if self.state == "open":
            return self.order or "due"
        return "filed" if self.order == "filed" else "-filed"


def narrowed(actor: Actor, wanted: FileFilter) -> QuerySet[Standing]:
    """The standings of the actor's office that a filter leaves; nothing for anyone but staff."""
    rows = Standing.objects.filter(office_id=actor.office_id)
    if actor.kind != "staff":
        return rows.none()
    rows = _plainly(rows, wanted)
    if wanted.late_on is not None:
        # What is due before a day is urgent before it too: the index that sorts also finds.
        rows = rows.filter(urgent_on__lt=wanted.late_on, due_on__lt=wanted.late_on, over=False)
    if wanted.due_from is not None:
        rows = rows.filter(urgent_on__gte=wanted.due_from, due_on__gte=wanted.due_from)
    if wanted.due_until is not None:
        rows = rows.filter(urgent_on__lte=wanted.due_until, due_on__lte=wanted.due_until)
    if wanted.inspected is not None:
        seen = Exists(Fact.objects.filter(application_id=OuterRef("application_id"), kind__in=SEEN))
        rows = rows.filter(seen if wanted.inspected else ~seen)
    return rows


def _plainly(rows: QuerySet[Standing], wanted: FileFilter) -> QuerySet[Standing]:
    """What is a column of its own."""
    filed = {name: value for name, value in (("service", wanted.service), ("mode", wanted.mode)) if value}
    if filed:  # asked of each row in the list's order: a join might begin at the applications and sort them all
        rows = rows.filter(Exists(Application.objects.filter(pk=OuterRef("application_id"), **filed)))
    columns: dict[str, Any] = {
        "step": wanted.step,
        "court": "" if wanted.court == ELSEWHERE else wanted.court,
        "assignee_id": wanted.officer,
    }
    if wanted.court == ELSEWHERE:
        rows = rows.exclude(court="office")
    rows = rows.filter(**{name: value for name, value in columns.items() if value})
    if wanted.role:
        rows = rows.filter(owner_role=wanted.role, court="office")
    if wanted.state == "open":
        return rows.filter(ending="")
    return rows.exclude(ending="") if wanted.state == "done" else rows


def read_page(rows: QuerySet[Standing], after: str, *, by: str, size: int) -> tuple[Sequence[Standing], str]:
    """A page of standings with their applications and dossiers, and the key that the next one starts after. by: an
    order as `FileFilter.by` names it."""
    # Which rows they are is settled first: joined at once, the planner may begin at all the files there ever were.
    shown = Standing.objects.filter(pk__in=ordered(beyond(rows, after, by), by).values("pk")[: size + 1])
    found = list(ordered(shown, by).select_related("application__dossier", "assignee"))
    if len(found) <= size:
        return found, ""
    last = found[size - 1]
    return found[:size], f"{last.urgent_on.isoformat()}_{last.application_id}"


def ordered(rows: QuerySet[Standing, Row], by: str) -> QuerySet[Standing, Row]:
    """The rows in an order."""
    return rows.order_by(*_ORDERS[by])


def beyond(rows: QuerySet[Standing], after: str, by: str) -> QuerySet[Standing]:
    """The rows behind a key; all of them for a key that is none (somebody cut the address short)."""
    day, _, key = after.partition("_")
    try:
        on, application_id = date.fromisoformat(day), UUID(key)
    except ValueError:
        return rows
    way = "lt" if by.startswith("-") else "gt"
    if by.endswith("filed"):
        return rows.filter(**{f"application_id__{way}": application_id})
    behind = Q(**{f"urgent_on__{way}": on}) | Q(**{f"application_id__{way}": application_id})
    return rows.filter(**{f"urgent_on__{way}e": on}).filter(behind)
