"""What one may ask about instructions: those for me, those I gave, those on a file, and whom I may tell."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from satupintu.applications.queries import words_beside
from satupintu.base.actor import Actor
from satupintu.instructions.models import Instruction
from satupintu.people.access import Role
from satupintu.people.queries import staff

if TYPE_CHECKING:
    from satupintu.people.models import User

MOST = 500  # lines of a list; whoever has more open ones has another problem


@dataclass(frozen=True, slots=True)
class Line:
    """An instruction as lists show it. `late`: open after its day. `answer`: the words that closed it."""

    id: UUID
    number: str
    giver: str
    giver_id: UUID
    addressee: str
    addressee_id: UUID
    given_at: datetime
    due_on: date
    late: bool
    outcome: str
    text: str
    answer: str


def waiting(actor: Actor, today: date) -> tuple[list[Line], list[Line]]:
    """The open instructions for this person, and those they gave; the most urgent first. One more than MOST of either
    when there are more."""
    still = Instruction.objects.filter(closed_at__isnull=True)
    for_me, by_me = still.filter(addressee_id=actor.user_id), still.filter(giver_id=actor.user_id)
    return _lines(actor, for_me, today), _lines(actor, by_me, today)


def on_file(actor: Actor, application_id: UUID, today: date) -> list[Line]:
    """All instructions on a file, the open ones first."""
    found = _lines(actor, Instruction.objects.filter(application_id=application_id), today)
    return sorted(found, key=lambda line: (bool(line.outcome), line.due_on))


def counts(actor: Actor, today: date) -> tuple[int, int]:
    """How many open instructions this person has; how many they gave are late."""
    mine = Instruction.objects.filter(addressee_id=actor.user_id, closed_at__isnull=True)
    late = Instruction.objects.filter(giver_id=actor.user_id, closed_at__isnull=True, due_on__lt=today)
    found = mine.values_list("pk", "giver_id").union(late.values_list("pk", "giver_id"), all=True)
    given = [giver for _pk, giver in found]
    late_by_me = sum(giver == actor.user_id for giver in given)
    return len(given) - late_by_me, late_by_me


def _lines(actor: Actor, rows: QuerySet[Instruction], today: date) -> list[Line]:
    if actor.kind != "staff":
        return []
    found = list(
        rows.filter(office_id=actor.office_id)
        .select_related("application", "giver", "addressee")
        .order_by("due_on", "id")[: MOST + 1]
    )
    places = {(row.application_id, seq) for row in found for seq in (row.seq, row.answer_seq) if seq}
    words = words_beside(actor, places) if found else {}
    return [
        Line(
            id=row.pk,
            number=row.application.number,
            giver=row.giver.name,
            giver_id=row.giver_id,
            addressee=row.addressee.name,
            addressee_id=row.addressee_id,
            given_at=row.given_at,
            due_on=row.due_on,
            late=not row.outcome and row.due_on < today,
            outcome=row.outcome,
            text=words.get((row.application_id, row.seq), ""),
            answer=words.get((row.application_id, row.answer_seq or 0), ""),
        )
        for row in found
    ]


def rank(roles: Iterable[str]) -> int:
    """How high somebody stands: the head above section heads, section heads above the rest."""
    held = set(roles)
    return 2 if Role.HEAD_OF_OFFICE in held else 1 if Role.SECTION_HEAD in held else 0


def below(actor: Actor, now: datetime) -> list["User"]:
    """Those of the staff whom this person may tell what to do: all who stand lower, but the inspectorate."""
    mine = rank(actor.roles)
    found = []
    for user in staff(actor):
        roles = {grant.role for grant in user.grants.all() if grant.covers(now)}
        if user.pk != actor.user_id and rank(roles) < mine and Role.INSPECTORATE not in roles:
            found.append(user)
    return found
