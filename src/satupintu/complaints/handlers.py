"""What the complaints desk does when something happened: the complainant is told, superiors are warned, days move."""

from datetime import date
from uuid import UUID

from django.conf import settings

from satupintu.base.actor import system
from satupintu.complaints.access import INSPECTORS
from satupintu.complaints.case import Case
from satupintu.complaints.events import ComplaintFactRecorded, ComplaintOverdue, ComplaintReceived
from satupintu.complaints.messages import compose, topic_of
from satupintu.complaints.queries import complaint_by_id
from satupintu.complaints.services import redate
from satupintu.complaints.services.catalogue import catalogue
from satupintu.notifications.services import Message, enqueue
from satupintu.people.events import OfficeChanged
from satupintu.people.queries import holders
from satupintu.rules.facts import Fact
from satupintu.rules.words import long_date
from satupintu.standards.queries import services_offered
from satupintu.workdays.events import CalendarChanged


def put_in_index(event: ComplaintReceived) -> None:
    """In the transaction: whoever searches the office finds the complaint, if they may know of it."""
    catalogue(event.actor.office_id, event.subject)


def tell_complainant(event: ComplaintFactRecorded) -> None:
    """In the transaction: the complainant is told by e-mail, where there is one."""
    topic = topic_of(Fact(event.fact, event.at))
    if not topic:
        return
    case = complaint_by_id(system(event.actor.office_id), event.subject)
    if not case.letter.email:
        return
    text = compose(case, topic)
    _post(event, case.letter.email, text.subject, text.body, topic=f"complaint_{topic}", key=str(event.seq))


def warn_superiors(event: ComplaintOverdue) -> None:
    """In the transaction: a day passed that the office must keep; those whom component 10 names are warned. Of a report
    about staff only the inspectorate is."""
    case = complaint_by_id(system(event.actor.office_id), event.subject)
    due = long_date(date.fromisoformat(event.data["due"]))
    what = "tanggapan pertama" if event.data["what"] == "first" else "jawaban"
    body = (
        f"Batas {what} pengaduan {event.number} adalah {due}, dan sudah lewat. "
        f"Buka {settings.BASE_URL}/meja/pengaduan/{event.number}/ untuk melihat siapa yang menanganinya."
    )
    warned = {
        user.pk: user.email
        for role in sorted(_superiors(case, event))
        for user in holders(event.actor.office_id, role, event.at)
        if user.email and str(user.pk) not in case.course.concerns
    }
    for pk, email in warned.items():
        subject = f"Lewat batas – {event.number}"
        _post(event, email, subject, body, topic="complaint_late", key=f"{event.data['due']}:{pk}")


def _superiors(case: Case, event: ComplaintOverdue) -> set[str]:
    if case.complaint.whistle:
        return set(INSPECTORS)
    return {
        role
        for adopted in services_offered(event.actor.office_id, case.today(event.at))
        for each in adopted.standard.manufacturing.supervision
        for role in each.tiers
    }


def _post(event: ComplaintFactRecorded, to: str, subject: str, body: str, *, topic: str, key: str) -> None:
    complaint_id: UUID = event.subject
    enqueue(
        office_id=event.actor.office_id,
        channel="email",
        topic=topic,
        subject=complaint_id,
        payload=Message(to=to, subject=subject, body_text=body).payload(),
        dedupe_key=f"{topic}:{complaint_id}:{key}",
        now=event.at,
    )


def move_due_dates(event: CalendarChanged) -> None:
    """In the transaction that changed the calendar: open complaints move with it."""
    redate(actor=event.actor, now=event.at, dates=event.dates)


def count_days_anew(event: OfficeChanged) -> None:
    """In the transaction that changed the office: in another zone days begin at another hour."""
    if "zone" in event.fields:
        redate(actor=event.actor, now=event.at)
