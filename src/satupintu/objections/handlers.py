"""What the register of objections does when something happened to a file, or to the calendar."""

from satupintu.applications.events import FactRecorded
from satupintu.applications.queries import case_by_id
from satupintu.base.actor import system
from satupintu.objections.models import Objection
from satupintu.objections.services import keep
from satupintu.rules.facts import OBJECTION_DECIDED, OBJECTION_PASSED, OBJECTION_RECEIVED
from satupintu.workdays.events import CalendarChanged

KINDS = frozenset({OBJECTION_RECEIVED, OBJECTION_DECIDED, OBJECTION_PASSED})


def keep_register(event: FactRecorded) -> None:
    """In the transaction: the register says what the facts say."""
    if event.fact in KINDS:
        keep(case_by_id(system(event.actor.office_id), event.subject))


def move_due_dates(event: CalendarChanged) -> None:
    """In the transaction that changed the calendar: what waits for a decision moves with it."""
    office_id = event.actor.office_id
    waiting = Objection.objects.filter(office_id=office_id, outcome="", due_on__gte=min(event.dates))
    for application_id in list(waiting.values_list("application_id", flat=True)):
        keep(case_by_id(system(office_id), application_id))
