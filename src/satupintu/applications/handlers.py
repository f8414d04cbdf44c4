"""What the file room does when something happened: papers are wanted, the applicant is told, due dates move."""

from datetime import date

from django.conf import settings

from satupintu.applications.case import case_of, read_facts
from satupintu.applications.events import FactRecorded, StepReached
from satupintu.applications.models import Standing
from satupintu.applications.queries import case_by_id
from satupintu.applications.services import papers
from satupintu.applications.services.compose import wanted_at
from satupintu.applications.services.messages import TOPICS, compose, topic_of
from satupintu.applications.services.unheard import heard, must_hear
from satupintu.applications.services.upkeep import redate
from satupintu.base.transaction import write
from satupintu.notifications.channels import Delivery, GiveUp
from satupintu.notifications.services import Message, enqueue
from satupintu.people.events import OfficeChanged
from satupintu.people.queries import holders
from satupintu.rules.facts import ACCEPTANCE_PASSED, DEADLINE_PASSED, OBJECTION_PASSED, Fact
from satupintu.rules.words import long_date
from satupintu.workdays.events import CalendarChanged

TELL = "tell"
# The limits of which superiors learn when they pass, as the message calls them.
LIMITS = {
    DEADLINE_PASSED: "jatuh tempo",
    ACCEPTANCE_PASSED: "batas pemeriksaan kelengkapan",
    OBJECTION_PASSED: "batas memutus keberatan atau banding",
}


def want_papers(event: FactRecorded) -> None:
    """In the transaction: ask the press for the paper that the fact calls for."""
    outcome = event.outcome if isinstance(event, StepReached) else ""
    kind = wanted_at(event.fact, outcome, event.data)
    if kind:
        papers.want(
            actor=event.actor,
            application_id=event.subject,
            service=event.service,
            kind=kind,
            at_seq=event.seq,
            now=event.at,
        )


def tell_applicant(event: FactRecorded) -> None:
    """In the transaction: note that the applicant must be told; the text is written by the worker."""
    outcome = event.outcome if isinstance(event, StepReached) else ""
    topic = topic_of(Fact(event.fact, event.at, outcome=outcome))
    if topic:
        enqueue(
            office_id=event.actor.office_id,
            channel=TELL,
            topic=topic,
            subject=event.subject,
            payload={"seq": event.seq},
            dedupe_key=f"tell:{event.subject}:{event.seq}",
            now=event.at,
        )


def note_heard(event: FactRecorded) -> None:
    """In the transaction: whoever was told, or stood at the counter, need not be rung up any more."""
    heard(event.subject, event.fact, str(event.data.get("topic", "")))


def warn_superiors(event: FactRecorded) -> None:
    """In the transaction: a deadline passed; those whom component 10 names are warned, tier by tier."""
    if event.fact not in LIMITS:
        return
    case = case_by_id(event.actor, event.subject)
    still = f"masih di tahap “{case.step.title}”" if case.step else "belum diputuskan"
    due = long_date(date.fromisoformat(event.data["due"]))
    roles = {role for each in case.standard.manufacturing.supervision for role in each.tiers}
    warned = {user.pk: user for role in sorted(roles) for user in holders(event.actor.office_id, role, event.at)}
    for user in warned.values():
        if not user.email:
            continue
        body = (
            f"Berkas {event.number} melewati {LIMITS[event.fact]} {due} dan {still}. "
            f"Buka {settings.BASE_URL}/berkas/{event.number}/ untuk melihat di pihak siapa berkas itu. "
            "Tidak ada yang dianggap disetujui karena waktunya lewat."
        )
        message = Message(to=user.email, subject=f"Lewat jatuh tempo – {event.number}", body_text=body)
        enqueue(
            office_id=event.actor.office_id,
            channel="email",
            topic="late",
            subject=event.subject,
            payload=message.payload(),
            dedupe_key=f"late:{event.fact}:{event.subject}:{event.data['due']}:{user.pk}",
            now=event.at,
        )


def move_due_dates(event: CalendarChanged) -> None:
    """In the transaction that changed the calendar: open files move with it."""
    redate(actor=event.actor, now=event.at, dates=event.dates)


def count_days_anew(event: OfficeChanged) -> None:
    """In the transaction that changed the office: in another zone days begin at another hour, and due dates with
    them."""
    if "zone" in event.fields:
        redate(actor=event.actor, now=event.at)


class PressChannel:
    """The worker's way to the press."""

    name = papers.CHANNEL

    def check(self) -> list[str]:
        """Nothing can be misconfigured here; the press itself is checked by documents."""
        return []

    def deliver(self, item: Delivery) -> None:
        papers.make(application_id=item.subject, kind=item.payload["kind"], at_seq=item.payload["at_seq"], now=item.now)


class TellChannel:
    """The worker's way to the applicant: writes the text as the file stood at the fact, and posts it if there is
    e-mail; else the counter sees that they must be told."""

    name = TELL

    def check(self) -> list[str]:
        """Nothing of its own; the e-mail channel is checked by notifications."""
        return []

    def deliver(self, item: Delivery) -> None:
        standing = Standing.objects.select_related("application__dossier").filter(application_id=item.subject).first()
        if standing is None or item.topic not in TOPICS:
            raise GiveUp("Berkas atau jenis pesan tidak dikenal.")
        case = case_of(standing, read_facts(item.subject)[: item.payload["seq"]])
        email = case.dossier.told.email
        if not email:
            with write():
                must_hear(case, item.topic, item.payload["seq"], item.now)
            return
        text = compose(case, item.topic)
        with write():
            enqueue(
                office_id=item.office_id,
                channel="email",
                topic=item.topic,
                subject=item.subject,
                payload=Message(to=email, subject=text.subject, body_text=text.body).payload(),
                dedupe_key=f"email:{item.subject}:{item.payload['seq']}",
                now=item.now,
            )
