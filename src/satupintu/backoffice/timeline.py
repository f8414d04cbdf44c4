"""The timeline of a file: every fact with its words, and who did it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _

from satupintu.applications.queries import Case, timeline
from satupintu.backoffice.words import detail_of, title_of
from satupintu.base.actor import Actor
from satupintu.people.queries import mandate_words, names
from satupintu.rules import facts as f

Tone = Literal["", "late", "paused"]
_TONES: dict[str, Tone] = {
    f.DEADLINE_PASSED: "late",
    f.ACCEPTANCE_PASSED: "late",
    f.OBJECTION_PASSED: "late",
    f.REVOKED: "late",
    f.PAUSED: "paused",
    "returned": "paused",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what happened, when, by whom; `note` are the words that lie sealed beside it."""

    title: str
    detail: str
    at: datetime
    recorded_later: datetime | None
    who: str
    note: str
    tone: Tone


def lines(actor: Actor, case: Case) -> list[Line]:
    """Every fact, newest first."""
    entries = timeline(actor, case)
    known = names(_people(case))
    mandates = mandate_words({UUID(fact.data["mandate"]) for fact in case.facts if "mandate" in fact.data})
    return [
        Line(
            title=title_of(entry.fact, case),
            detail=detail_of(entry.fact, case, known),
            at=entry.fact.at,
            recorded_later=entry.recorded_at if entry.recorded_at > entry.fact.at else None,
            who=_as(who(entry.fact.by, known), mandates.get(str(entry.fact.data.get("mandate", "")), "")),
            note=entry.note,
            tone=_TONES.get(entry.fact.kind, ""),
        )
        for entry in reversed(entries)
    ]


def _people(case: Case) -> set[UUID]:
    named = {fact.by for fact in case.facts} | {str(fact.data.get("to", "")) for fact in case.facts}
    named |= {str(each) for fact in case.facts for each in fact.data.get("addressees", ())}
    named |= {str(fact.data.get("written_by", "")) for fact in case.facts}
    return {UUID(each) for each in named if each not in {"", "applicant", "system"}}


def _as(name: str, mandate: str) -> str:
    """Who it was, and on which mandate: "Hendra, Plh. Kepala Dinas, SP No. 800/12"."""
    return f"{name}, {mandate}" if mandate else name


def who(by: str, known: dict[str, str]) -> str:
    """How a person of the ledger is named on the screen."""
    if by == "applicant":
        return _("Pemohon")
    return known.get(by) or _("Sistem")
