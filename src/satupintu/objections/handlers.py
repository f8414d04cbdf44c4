"""What the register of objections does when something happened to a file, or to the calendar."""

from datetime import date
from uuid import UUID

from satupintu.applications.events import FactRecorded
from satupintu.applications.queries import case_by_id
from satupintu.base.actor import system
from satupintu.objections.models import Objection
from satupintu.objections.services import keep
from satupintu.people.events import OfficeChanged
from satupintu.rules.facts import OBJECTION_DECIDED, OBJECTION_PASSED, OBJECTION_RECEIVED
from satupintu.workdays.events import CalendarChanged

KINDS = frozenset({OBJECTION_RECEIVED, OBJECTION_DECIDED, OBJECTION_PASSED})


def keep_register(event: FactRecorded) -> None:
    """In the transaction: the register says what the facts say."""
    if event.fact in KINDS:
        keep(case_by_id(system(event.actor.office_id), event.subject))


def move_due_dates(event: CalendarChanged) -> None:
    """In the transaction that changed the calendar: what waits for a decision moves with it."""
    _keep_open(event.actor.office_id, min(event.dates))


def count_days_anew(event: OfficeChanged) -> None:
    """In the transaction that changed the office: in another zone days begin at another hour."""
    if "zone" in event.fields:
        _keep_open(event.actor.office_id, date.min)


def _keep_open(office_id: UUID, since: date) -> None:
    waiting = Objection.objects.filter(office_id=office_id, outcome="", due_on__gte=since)
    for application_id in list(waiting.values_list("application_id", flat=True)):
        keep(case_by_id(system(office_id), application_id))
