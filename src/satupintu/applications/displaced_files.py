"""Files that lie with somebody who cannot do them, or with nobody. Asked through `queries`."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Cast

from satupintu.applications.models import Standing
from satupintu.base.actor import Actor
from satupintu.people.queries import Unable

DISPLACED = 200  # as they are told and given on at once
NOBODY = Q(assignee__isnull=True, step_kind="inspection", court="office")


def _open(actor: Actor) -> QuerySet[Standing]:
    return Standing.objects.filter(office_id=actor.office_id, ending="").order_by()


def _kept(unable: Unable) -> Exists:
    """Whether the officer still holds the role on which a file was given to them."""
    return Exists(unable.held.filter(user_id=OuterRef("assignee_id"), role=OuterRef("owner_role")))


def _said(word: str) -> Cast:
    return Cast(Value(word), CharField())


def _number(rows: QuerySet[Standing]) -> Subquery:
    counted = rows.values("assignee_id").annotate(files=Count("pk")).values("files")
    return Subquery(counted, output_field=IntegerField())


@dataclass(frozen=True, slots=True)
class Displaced:
    """How many open files are one person's work and lie with somebody who cannot do it, or with nobody; and who that
    is: `out` (away or locked, with files on their hands), `lost` (with files on a role they lost), `held` (who of them
    holds which role still)."""

    total: int
    out: frozenset[UUID]
    lost: frozenset[UUID]
    held: frozenset[tuple[UUID, str]]

    def cannot(self, user_id: UUID | None, role: str) -> bool:
        """Whether this person cannot do what lies with them on this role."""
        return user_id in self.out or (user_id in self.lost and (user_id, role) not in self.held)


NOTHING_DISPLACED = Displaced(0, frozenset(), frozenset(), frozenset())


def displaced_now(actor: Actor, unable: Unable) -> Displaced:
    """What is displaced; `unable` (people.queries.unable) is asked along, in one question.

    Counted person by person, and there are few: so the index of an officer's files is read, and not every open file.
    """
    theirs = _open(actor).filter(assignee_id=OuterRef("pk"))
    columns = ("who", "role", "files", "gone")
    files = Case(When(out=True, then=_number(theirs)), default=_number(theirs.exclude(_kept(unable))))
    people = unable.people.order_by().annotate(who=F("pk"), role=_said(""), files=files, gone=F("out"))
    nobody = (
        _open(actor).filter(NOBODY).annotate(who=Cast(Value(None), UUIDField()), role=_said("")).values("who", "role")
    )
    nobody = nobody.annotate(files=Count("pk"), gone=Value(True))
    held = unable.held.filter(user_id__in=unable.people.values("pk")).annotate(who=F("user_id"), files=Value(0))
    found = people.values_list(*columns).union(
        nobody.values_list(*columns), held.annotate(gone=Value(False)).values_list(*columns), all=True
    )
    rows = list(found)
    return Displaced(
        total=sum(files or 0 for _who, _role, files, _gone in rows),
        out=frozenset(who for who, _role, files, gone in rows if who and files and gone),
        lost=frozenset(who for who, _role, files, gone in rows if who and files and not gone),
        held=frozenset((who, role) for who, role, _files, _gone in rows if who and role),
    )


def displaced(actor: Actor, unable: Unable, *, user_id: UUID | None = None, limit: int = DISPLACED) -> list[Standing]:
    """Those files, the most urgent first, with their applications and whom they lie with; of one person only, where one
    is named."""
    now = displaced_now(actor, unable)
    theirs = Q(assignee_id__in=now.out) | (Q(assignee_id__in=now.lost) & ~Q(_kept(unable)))
    rows = _open(actor).filter(theirs | NOBODY).select_related("application", "assignee")
    if user_id is not None:
        rows = rows.filter(assignee_id=user_id)
    return list(rows.order_by("urgent_on", "application_id")[:limit]) if now.total else []
