"""Who must still be told, and has no e-mail: kept for the counter until somebody rang them up, printed the letter, or
had them at the counter."""

from datetime import datetime
from uuid import UUID

from satupintu.applications.case import Case, read_facts
from satupintu.applications.models import Unheard
from satupintu.base.transaction import required
from satupintu.rules import facts as f

# Facts that somebody was there for, or saw on the screen when they did it themselves: nobody needs to ring them up.
IN_PERSON = frozenset({f.RESUBMITTED, f.CODE_RENEWED, "handed_over"})
SEEN = frozenset({"receipt", "objection"})
_TOLD = frozenset({f.TOLD_BY_PHONE, f.LETTER_PRINTED})


def must_hear(case: Case, topic: str, seq: int, now: datetime) -> None:
    """Note that the applicant of a file, who has no e-mail, must be told of the fact at this place in its ledger;
    unless they know already, or something newer must be told. case: as the file stood then."""
    required()
    fact, later = case.facts[seq - 1], read_facts(case.application.pk)[seq:]
    if topic in SEEN or (fact.kind == f.WITHDRAWN and fact.by != "applicant"):
        return
    if any(each.kind in IN_PERSON or _tells(each, topic) for each in later):
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
    transaction that records the fact."""
    required()
    rows = Unheard.objects.filter(application_id=application_id)
    if fact in _TOLD:
        rows.filter(topic=topic).delete()
    elif fact in IN_PERSON or fact == f.WITHDRAWN:
        rows.delete()


def _tells(fact: f.Fact, topic: str) -> bool:
    return fact.kind in _TOLD and fact.data.get("topic") == topic
