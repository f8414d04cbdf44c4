"""What the applicant must be told about a file: what left by e-mail, and the text for those who have none."""

from dataclasses import dataclass
from datetime import datetime

from satupintu.applications.queries import Case
from satupintu.applications.services.messages import Text, compose, topic_of
from satupintu.backoffice.words import TOPICS
from satupintu.base.actor import Actor
from satupintu.notifications.queries import OutgoingLine, outgoing_for
from satupintu.notifications.services import wa_link
from satupintu.rules import facts as f


@dataclass(frozen=True, slots=True)
class Told:
    """One topic that is due: since when, how it left, and the text to pass on by other ways.

    `state`: of the e-mail, as the outbox has it; "" when there is none to send.
    """

    topic: str
    title: str
    at: datetime
    text: Text
    state: str
    sent_at: datetime | None
    last_error: str
    wa: str
    phoned_at: datetime | None
    letter_at: datetime | None


def told(actor: Actor, case: Case) -> list[Told]:
    """All that the applicant must have been told, newest first; each topic as the file stood then."""
    mails = {line.topic: line for line in outgoing_for(actor, case.application.pk) if line.channel == "email"}
    reached = {topic_of(fact): seq for seq, fact in enumerate(case.facts, 1) if topic_of(fact)}
    found = [_told(case, topic, seq, mails.get(topic)) for topic, seq in reached.items()]
    return sorted(found, key=lambda each: each.at, reverse=True)


def _told(case: Case, topic: str, seq: int, mail: OutgoingLine | None) -> Told:
    then = Case(case.application, case.standing, case.standard, case.facts[:seq])
    then.calendar = case.calendar  # asked for once
    text = compose(then, topic)
    return Told(
        topic=topic,
        title=str(TOPICS[topic]),
        at=case.facts[seq - 1].at,
        text=text,
        state=mail.state if mail else "",
        sent_at=mail.sent_at if mail else None,
        last_error=mail.last_error if mail else "",
        wa=wa_link(case.dossier.told.phone, text.body),
        phoned_at=_since(case, f.TOLD_BY_PHONE, topic, seq),
        letter_at=_since(case, f.LETTER_PRINTED, topic, seq),
    )


def _since(case: Case, kind: str, topic: str, seq: int) -> datetime | None:
    """When something was last done about a topic, after it was due."""
    done = (fact.at for fact in case.facts[seq:] if fact.kind == kind and fact.data.get("topic") == topic)
    return max(done, default=None)
