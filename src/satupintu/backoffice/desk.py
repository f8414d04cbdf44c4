"""My desk: rows of files as lists show them, most urgent first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from satupintu.applications.pages import clock_chip
from satupintu.applications.queries import NOTHING_DISPLACED, Case, Displaced, Page, cases
from satupintu.people.access import role_name
from satupintu.ui.chip import Chip


@dataclass(frozen=True, slots=True)
class Row:
    """One file in a list. `applicant` is short: the first word of the name and an initial."""

    number: str
    business: str
    applicant: str
    service: str
    step: str
    whose: str
    submitted_at: datetime
    chip: Chip
    pending: bool
    away: bool


def rows(page: Page, today: date, away: Displaced = NOTHING_DISPLACED) -> list[Row]:
    """The files of a page, in its order. away: who cannot do what lies with them on which role, for their superiors to
    see."""
    return [_row(case, today, away) for case in cases(page)]


def _row(case: Case, today: date, away: Displaced) -> Row:
    standing, step = case.standing, case.step
    return Row(
        number=case.application.number,
        business=case.dossier.business.name,
        applicant=short(case.dossier.person.name),
        service=case.standard.short_title,
        step=step.title if step else "",
        whose=standing.assignee.name if standing.assignee else role_name(standing.owner_role),
        submitted_at=case.application.submitted_at,
        chip=clock_chip(case, today),
        pending=standing.nib_pending,
        away=away.cannot(standing.assignee_id, standing.owner_role),
    )


def short(name: str) -> str:
    """ "Siti Contohaminah Lubis" as "Siti C.": enough to call somebody, not enough to look them up."""
    words: Sequence[str] = name.split()
    return f"{words[0]} {words[1][0]}." if len(words) > 1 else "".join(words)
