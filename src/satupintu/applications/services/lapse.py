"""A returned file that nobody puts right: the applicant is reminded, and once the reminder's days are over it ends."""

from datetime import date, datetime
from uuid import UUID

from satupintu.applications.case import Case, case_of
from satupintu.applications.models import Standing
from satupintu.applications.services import ledger
from satupintu.base.actor import system
from satupintu.base.law import law_file
from satupintu.base.transaction import write
from satupintu.notifications.queries import outgoing_for
from satupintu.people.queries import offices
from satupintu.rules import facts as f
from satupintu.rules.promise import local
from satupintu.rules.unanswered import Unanswered, load
from satupintu.rules.words import long_date
from satupintu.workdays.queries import calendar_for

TOPIC = "lapsing"  # of the reminder


def limit() -> Unanswered:
    """The office's limit, as law/corrections says."""
    return load(law_file("corrections", "returned"))


def until_words(case: Case) -> str:
    """Until when the applicant may put a returned file right, in a sentence; "" where the office waits without end.
    Once they were reminded it is the day that the reminder named."""
    if not case.journey.awaiting_correction:
        return ""
    noticed = _noticed(case)
    if noticed is not None:
        last: date | None = date.fromisoformat(noticed[1].data["until"])
    else:
        last = limit().last_day(_returned_on(case), case.calendar)
    return limit().text.format(until=long_date(last)) if last else ""


def remind_and_lapse(now: datetime) -> int:
    """Remind those whose time to put a file right runs out; end the files whose reminder was sent and whose days have
    passed. Done again it changes nothing; after a stop of any length everybody is reminded first. Returns how many
    files were reminded of or ended."""
    done = 0
    for office in offices():
        today, calendar = local(now, office.zone), calendar_for(office.pk)
        returned_by = limit().returned_by(today, calendar)
        if returned_by is None:
            continue
        waiting = Standing.objects.filter(office_id=office.pk, ending="", returned_on__lte=returned_by)
        for row in waiting.select_related("application__dossier").order_by("returned_on").iterator(chunk_size=200):
            case = case_of(row)
            if _next(case, today):  # looked at first, so that those who wait take no lock
                done += _act(row.application_id, office.pk, now)
    return done


def _act(application_id: UUID, office_id: UUID, now: datetime) -> bool:
    actor = system(office_id)
    with write():
        case = ledger.lock(actor, application_id)
        kind = _next(case, case.today(now))
        if kind == f.LAPSE_NOTICED:
            until = limit().until(_returned_on(case), case.today(now), case.calendar)
            ledger.append(case, actor=actor, now=now, kind=kind, data={"until": str(until)})
        elif kind == f.LAPSED:
            ledger.append(case, actor=actor, now=now, kind=kind, data={"returned": str(_returned_on(case))})
        else:
            return False
        ledger.settle(case)
    return True


def _next(case: Case, today: date) -> str:
    """The fact that is due for a file today; "" for none."""
    if not case.journey.awaiting_correction:
        return ""
    returned, rule = _returned_on(case), limit()
    noticed = _noticed(case)
    if noticed is None:
        due = rule.notice_day(returned, case.calendar)
        return f.LAPSE_NOTICED if due is not None and today >= due else ""
    told = _told_at(case, *noticed)
    if told is None:  # nobody has been told yet: the file waits, however long
        return ""
    until = rule.until(returned, local(told, case.zone), case.calendar)
    promised = date.fromisoformat(noticed[1].data["until"])
    return f.LAPSED if until is not None and today > max(until, promised) else ""


def _returned_on(case: Case) -> date:
    returned = next(fact for fact in reversed(case.facts) if fact.kind == "returned")
    return local(returned.at, case.zone)


def _noticed(case: Case) -> tuple[int, f.Fact] | None:
    """The reminder since the latest return, with its place in the ledger."""
    for seq, fact in reversed(list(enumerate(case.facts, 1))):
        if fact.kind == "returned":
            return None
        if fact.kind == f.LAPSE_NOTICED:
            return seq, fact
    return None


def _told_at(case: Case, seq: int, noticed: f.Fact) -> datetime | None:
    """When the reminder reached its way to the applicant: the e-mail left, or somebody rang them up or printed the
    letter. None while none of these has happened."""
    by_hand = [
        fact.at
        for fact in case.facts[seq:]
        if fact.kind in {f.TOLD_BY_PHONE, f.LETTER_PRINTED} and fact.data.get("topic") == TOPIC
    ]
    sent = [
        line.sent_at
        for line in outgoing_for(system(case.application.office_id), case.application.pk)
        if line.channel == "email" and line.topic == TOPIC and line.sent_at and line.created_at >= noticed.at
    ]
    return min([*by_hand, *sent], default=None)
