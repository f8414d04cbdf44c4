"""Who must still be told, and has no e-mail: kept for the counter until somebody rang them up, printed the letter, or
had them at the counter."""

from datetime import datetime
from uuid import UUID

from satupintu.applications.case import Case, read_facts
from satupintu.applications.models import Standing, Unheard
from satupintu.applications.services.lapse import TOPIC as LAPSING
from satupintu.base.transaction import required
from satupintu.rules import facts as f

SEEN = frozenset({"receipt", "objection"})  # on the screen, by whoever did it themselves
# Facts that somebody was there for, or did: nobody needs to ring them up any more.
IN_PERSON = frozenset({f.RESUBMITTED, f.CODE_RENEWED, f.WITHDRAWN, "handed_over"})
_TOLD = frozenset({f.TOLD_BY_PHONE, f.LETTER_PRINTED})
_TOLD_BY_STEP = {"notified": "effective"}  # the step whose work it is to tell the applicant this


def must_hear(case: Case, topic: str, seq: int, now: datetime) -> None:
    """Note that the applicant of a file, who has no e-mail, must be told of the fact at this place in its ledger;
    unless they know already, or something newer must be told. case: as the file stood then."""
    required()
    # Taken in hand before its facts are read: somebody who tells them at this very moment comes before or after.
    Standing.objects.select_for_update().get(application=case.application)
    fact, later = case.facts[seq - 1], read_facts(case.application.pk)[seq:]
    if topic in SEEN or (fact.kind == f.WITHDRAWN and fact.by != "applicant"):
        return
    if any(_tells(each.kind, str(each.data.get("topic", "")), topic) for each in later):
        return
    row = Unheard.objects.select_for_update().filter(application=case.application).first()
    if row is None:
        row = Unheard(office_id=case.application.office_id, application=case.application)
    elif row.seq >= seq:
        return
    row.topic, row.seq, row.since = topic, seq, fact.at
    row.save()


def heard(application_id: UUID, fact: str, topic: str = "") -> None:
    """Forget what had to be told, if this fact (with the topic that was told) shows that they know. Call it in the
    transaction that records the fact, with the file in hand."""
    required()
    if fact not in IN_PERSON and fact not in _TOLD and fact not in _TOLD_BY_STEP:
        return
    for row in Unheard.objects.filter(application_id=application_id):
        if _tells(fact, topic, row.topic):
            row.delete()


def _tells(fact: str, told: str, topic: str) -> bool:
    """Whether a fact (with the topic that was told) shows that they know what had to be told under a topic."""
    if fact in _TOLD:
        return told == topic
    if fact in _TOLD_BY_STEP:
        return _TOLD_BY_STEP[fact] == topic
    # A new code is given without a word about the file's end; its last days run from when they were told of that.
    return fact in IN_PERSON and not (fact == f.CODE_RENEWED and topic == LAPSING)
