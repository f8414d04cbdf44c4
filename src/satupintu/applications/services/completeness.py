"""The completeness check: once and completely. A return lists every defect at once; acceptance starts the clock."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from satupintu.applications.case import Case
from satupintu.applications.refusals import (
    DefectsRemain,
    NibDisputed,
    NibUnconfirmed,
    NoDefect,
    NotAllJudged,
    UnknownDefect,
)
from satupintu.applications.services import ledger
from satupintu.base.actor import Actor
from satupintu.base.transaction import write
from satupintu.rules.facts import NIB_DISPUTED
from satupintu.rules.standard import Requirement

OK = "ok"
OTHER = "other"  # a defect the standard has no words for; the officer's own words are then in the note


def accept_complete(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    judged: Mapping[str, str],
    version: int | None = None,
    at: datetime | None = None,
) -> Case:
    """Declare the file complete: the promised time begins.

    judged: for each requirement id "ok" or the id of a defect. Raises NotAllJudged, DefectsRemain, UnknownDefect,
    NibUnconfirmed, and what `ledger.record_step` raises. at: when, if it was done on paper.
    """
    with write():
        case = ledger.lock(actor, application_id, version)
        defects = _defects(case, judged)
        if defects:
            titles = {each.id: each.title for each in case.requirements}
            raise DefectsRemain(defects=", ".join(titles[each] for each in defects))
        if case.dossier.nib_state == "to_be_confirmed":
            raise NibUnconfirmed() if case.standing.nib_pending else NibDisputed(problems=_disputes(case))
        ledger.take_step(
            case,
            actor=actor,
            now=now,
            kind="completeness",
            outcome="accept",
            data={"judged": dict(judged)},
            at=at,
        )
    return case


def return_to_applicant(
    *,
    actor: Actor,
    now: datetime,
    application_id: UUID,
    judged: Mapping[str, str],
    note: str = "",
    version: int | None = None,
    at: datetime | None = None,
) -> Case:
    """Return the file with all its defects at once, in the applicant's words (from the standard; `note` adds the
    officer's). Raises NotAllJudged, NoDefect, UnknownDefect, and what `ledger.record_step` raises."""
    with write():
        case = ledger.lock(actor, application_id, version)
        defects = _defects(case, judged)
        if not defects:
            raise NoDefect()
        ledger.take_step(
            case,
            actor=actor,
            now=now,
            kind="completeness",
            outcome="return",
            data={"judged": dict(judged), "defects": defects},
            note=note.strip(),
            at=at,
        )
    return case


NIB_PROBLEMS = {
    "unknown": noop("tidak ditemukan"),
    "not_owner": noop("bukan milik NIK pemohon"),
    "not_active": noop("tidak aktif"),
    "region": noop("tidak punya tempat usaha di wilayah ini"),
    "scale": noop("terlalu besar skalanya untuk layanan ini"),
    "taken": noop("sudah punya izin atau permohonan lain untuk kegiatan ini"),
}


def _disputes(case: Case) -> str:
    disputed = next((fact for fact in reversed(case.facts) if fact.kind == NIB_DISPUTED), None)
    found = disputed.data.get("problems", []) if disputed else []
    return ", ".join(_(NIB_PROBLEMS.get(each, each)) for each in found) or _("tidak cocok")


def _defects(case: Case, judged: Mapping[str, str]) -> dict[str, str]:
    requirements = case.requirements
    unjudged = [each.title for each in requirements if not judged.get(each.id)]
    if unjudged:
        raise NotAllJudged(missing=", ".join(unjudged))
    defects = {each.id: judged[each.id] for each in requirements if judged[each.id] != OK}
    for each in requirements:
        if each.id in defects and defects[each.id] not in {*each.defects, OTHER}:
            raise UnknownDefect(defect=defects[each.id], requirement=each.title)
    return defects


def defect_words(requirement: Requirement, defect: str, note: str = "") -> str:
    """A defect in the applicant's words."""
    return requirement.defects.get(defect) or note or f"{requirement.title}: perlu diperbaiki."
