"""Files that lie with somebody who cannot do them, or with nobody. Asked through `queries`."""

from uuid import UUID

from django.db.models import (
    Case,
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

MOST = 200
NOBODY = Q(assignee__isnull=True, step_kind="inspection", court="office")


def _open(actor: Actor) -> QuerySet[Standing]:
    return Standing.objects.filter(office_id=actor.office_id, ending="").order_by()


def _kept(unable: Unable) -> Exists:
    """Whether the officer still holds the role on which a file was given to them."""
    return Exists(unable.held.filter(user_id=OuterRef("assignee_id"), role=OuterRef("owner_role")))


def _number(rows: QuerySet[Standing]) -> Subquery:
    counted = rows.values("assignee_id").annotate(files=Count("pk")).values("files")
    return Subquery(counted, output_field=IntegerField())


def displaced_count(actor: Actor, unable: Unable) -> dict[UUID | None, int]:
    """How many open files are one person's work and lie with somebody who cannot do it (people.queries.unable, which is
    asked along), by whom, or with nobody (None).

    Counted person by person, and there are few: so the index of an officer's files is read, and not every open file.
    """
    theirs = _open(actor).filter(assignee_id=OuterRef("pk"))
    files = Case(When(out=True, then=_number(theirs)), default=_number(theirs.exclude(_kept(unable))))
    of_people = unable.people.order_by().annotate(who=F("pk"), files=files).values_list("who", "files")
    nobody = _open(actor).filter(NOBODY).annotate(who=Cast(Value(None), UUIDField()))
    counted = nobody.values("who").annotate(files=Count("pk")).values_list("who", "files")
    return {who: files for who, files in of_people.union(counted, all=True) if files}


def displaced(actor: Actor, unable: Unable) -> list[Standing]:
    """The first of those files, the most urgent first, with their applications and whom they lie with."""
    found = displaced_count(actor, unable)
    people = list(unable.people.filter(pk__in=[who for who in found if who]).values_list("pk", "out"))
    out = [who for who, away in people if away]
    lost = [who for who, away in people if not away]
    theirs = Q(assignee_id__in=out) | (Q(assignee_id__in=lost) & ~Q(_kept(unable)))
    wanted = theirs | NOBODY if None in found else theirs
    rows = _open(actor).filter(wanted).select_related("application", "assignee")
    return list(rows.order_by("urgent_on", "application_id")[:MOST]) if found else []
