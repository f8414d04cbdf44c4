"""One complaint as the staff's page shows it: its words, its story, what the complainant was told, what can be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from satupintu.applications.queries import number_of
from satupintu.complaints import rules as r
from satupintu.complaints import words
from satupintu.complaints.acts import offered
from satupintu.complaints.messages import Text, compose, subject_of, topic_of
from satupintu.complaints.pages import Opened
from satupintu.complaints.queries import Case, Entry, attachments, sign_complaint, story
from satupintu.notifications.queries import outgoing_for
from satupintu.notifications.services import wa_link
from satupintu.people.queries import names
from satupintu.rules.contacts import spoken

HAND_OVER = timedelta(hours=2)  # how long whoever wrote a complaint down can print its receipt


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the story: what happened, when, by whom, with its words."""

    title: str
    detail: str
    at: datetime
    recorded_later: datetime | None
    who: str
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the complainant must be told last: its text, how it left by e-mail ("" when there is none), the WhatsApp
    link, and when somebody noted that they were told."""

    topic: str
    title: str
    text: Text
    state: str
    wa: str
    told_at: datetime | None


def about(opened: Opened) -> dict[str, Any]:
    """All that the page shows."""
    case = opened.case
    told = told_last(opened)
    return {
        "opened": opened,
        "case": case,
        "letter": case.letter,
        "phone": spoken(case.letter.phone),
        "acts": offered(opened),
        "lines": lines(case),
        "attachments": attachments(case),
        "file_number": number_of(case.complaint.application_id) if case.complaint.application_id else "",
        "told": [told] if told else [],
        "receipt": sign_complaint(opened.id) if _wrote_it_down(opened) else "",
        "handler": case.standing.assignee.name if case.standing.assignee else "",
        "nav": "complaints",
    }


def _wrote_it_down(opened: Opened) -> bool:
    """Whether this person has just written it down, and must give the complainant the receipt with the code."""
    by = opened.case.facts[0].by
    return by == str(opened.actor.user_id) and opened.now - opened.case.complaint.recorded_at < HAND_OVER


def lines(case: Case) -> list[Line]:
    """Every fact, newest first."""
    entries = story(case)
    known = names(_people(entries))
    return [_line(case, entry, known) for entry in reversed(entries)]


def _line(case: Case, entry: Entry, known: Mapping[str, str]) -> Line:
    fact = entry.fact
    detail = words.detail_of(case, fact)
    if fact.kind == r.ASSIGNED:
        detail = known.get(fact.data["to"], "")
    if fact.kind == r.CLASSIFIED and fact.data.get("concerns"):
        about_whom = ", ".join(known.get(each, "") for each in fact.data["concerns"])
        detail = _("%(class)s; tentang %(who)s") % {"class": detail, "who": about_whom}
    later = entry.recorded_at if entry.recorded_at.date() != fact.at.date() else None
    return Line(
        title=str(words.TITLES[fact.kind]),
        detail=detail,
        at=fact.at,
        recorded_later=later,
        who=_("Pengadu") if fact.by == "applicant" else known.get(fact.by) or _("Sistem"),
        words=entry.words,
        tone=words.TONES.get(fact.kind, ""),
    )


def _people(entries: list[Entry]) -> set[UUID]:
    named = {entry.fact.by for entry in entries}
    for entry in entries:
        named |= {entry.fact.data.get("to", ""), *entry.fact.data.get("concerns", ())}
    return {UUID(each) for each in named if each not in {"", "applicant", "system"}}


def told_last(opened: Opened) -> Told | None:
    """The last thing that the complainant must be told, for those who do not get it by e-mail."""
    case = opened.case
    due = [(seq, topic_of(fact)) for seq, fact in enumerate(case.facts, 1) if topic_of(fact)]
    if not due or case.letter.anonymous:
        return None
    seq, topic = due[-1]
    text = compose(case, topic, for_staff=True)
    mails = [line for line in outgoing_for(opened.actor, opened.id) if line.topic == f"complaint_{topic}"]
    noted = [fact.at for fact in case.facts[seq:] if fact.kind == r.TOLD and fact.data.get("topic") == topic]
    return Told(
        topic=topic,
        title=subject_of(topic),
        text=text,
        state=mails[-1].state if mails else "",
        wa=wa_link(case.letter.phone, text.body) if opened.knows_sender else "",
        told_at=noted[-1] if noted else None,
    )
