"""What the register does by itself: notes days that passed, closes what stayed unanswered, moves with the calendar."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import F, Q

from satupintu.base.actor import Actor, system
from satupintu.base.transaction import write
from satupintu.complaints import rules as r
from satupintu.complaints.models import ComplaintStanding
from satupintu.complaints.services import ledger
from satupintu.complaints.services.ledger import append, settle
from satupintu.people.queries import offices
from satupintu.rules.promise import local

AT_ONCE = 500


def note_overdue(now: datetime) -> int:
    """Leave a fact on every complaint of which a day has passed that the office must keep: once per complaint and day.
    Returns how many."""
    noted = 0
    for office in offices():
        today, root = local(now, office.zone), system(office.pk)
        late = ComplaintStanding.objects.filter(
            Q(passed_on__isnull=True) | Q(passed_on__lt=F("due_on")), office_id=office.pk, over=False, due_on__lt=today
        )
        for complaint_id in list(late.values_list("complaint_id", flat=True)[:AT_ONCE]):
            with write():
                case = ledger.lock(root, complaint_id)
                due = case.clock.due
                if case.course.over or due is None or due >= today or due.isoformat() in case.course.passed:
                    continue
                data = {"due": due.isoformat(), "what": case.clock.what}
                append(case, actor=root, now=now, kind=r.DEADLINE_PASSED, data=data)
                settle(case)
                noted += 1
    return noted


def close_silent(now: datetime) -> int:
    """Close every answered complaint to whose answer nobody said a word within the days of law/complaints. Returns how
    many. Source: PermenPANRB 62/2018."""
    closed = 0
    for office in offices():
        today, root = local(now, office.zone), system(office.pk)
        silent = ComplaintStanding.objects.filter(office_id=office.pk, state="answered", closes_on__lt=today)
        for complaint_id in list(silent.values_list("complaint_id", flat=True)[:AT_ONCE]):
            with write():
                case = ledger.lock(root, complaint_id)
                if not r.falls_silent(case.course, case.clock, today):
                    continue
                append(case, actor=root, now=now, kind=r.CLOSED, data={"why": "silent"})
                settle(case)
                closed += 1
    return closed


def redate(*, actor: Actor, now: datetime, dates: Collection[date] = ()) -> int:
    """Move the days of open complaints that a change of these calendar days touches; each moved one keeps a fact that
    says from when to when. Without dates the zone has changed: then every complaint, closed ones too, may have arrived
    on another day. Returns how many moved. Call inside the transaction that changed the calendar or the zone."""
    touched = ComplaintStanding.objects.filter(office_id=actor.office_id)
    if dates:
        touched = touched.filter(Q(due_on__gte=min(dates)) | Q(closes_on__gte=min(dates)), open=True)
    moved, root = 0, system(actor.office_id)
    for complaint_id in list(touched.order_by("complaint_id").values_list("complaint_id", flat=True)):
        case = ledger.lock(root, complaint_id)  # in one order, so that two changes at once never wait in a ring
        before = case.standing.closes_on if case.course.over else case.standing.due_on
        after = case.clock.closes_on if case.course.over else case.clock.due
        if after != before and case.standing.open:
            data = {"from": _iso(before), "to": _iso(after), "days": sorted(day.isoformat() for day in dates)}
            append(case, actor=root, now=now, kind=r.DUE_DATE_MOVED, data=data)
            moved += 1
        if after != before or not dates:
            settle(case)
    return moved


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
