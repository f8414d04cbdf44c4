"""Reading who stands in for whom and who is away. Entered by `people.queries`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast

from satupintu.base.actor import Acting
from satupintu.base.clock import local_date
from satupintu.people.models import Absence, Mandate, RoleGrant, User

REMEMBERED = timedelta(days=60)  # for so long whoever acts on a mandate that ended is told so


@dataclass(frozen=True, slots=True)
class Rights:
    """What somebody may do at an instant: roles in their own right, mandates in force, and those that ended lately
    (with their true last day). `past`: all roles that ended lately, with the instant."""

    own: frozenset[str]
    acting: tuple[Acting, ...]
    lapsed: tuple[Acting, ...]
    past: tuple[tuple[str, datetime], ...]


_COLUMNS = (
    *("id", "role", "kind", "post", "order_number", "order_date"),
    *("starts_on", "ends_on", "recorded_at", "ended_at"),
)


def rights_of(user_id: UUID, at: datetime, zone: str, *, ordered: bool = False) -> Rights:
    """The rights of a person; asked on every page of the staff, so in one question. ordered: mandates count by the
    dates of their orders, also before they were recorded here: for what was done on paper."""
    mandates = Mandate.objects.filter(user_id=user_id, ends_on__gte=local_date(at, zone) - REMEMBERED)
    if not ordered:
        mandates = mandates.filter(recorded_at__lte=at)
    rows = mandates.values_list(*_COLUMNS).union(_granted(user_id, at), all=True)
    own: list[str] = []
    in_force: list[Acting] = []
    lapsed: list[Acting] = []
    past: list[tuple[str, datetime]] = []
    for values in sorted(rows, key=lambda row: str(row[0])):
        if values[0] is None:
            role, until = values[1], values[-1]
            if until is None or until > at:
                own.append(role)
            else:
                past.append((role, until))
            continue
        row = Mandate(**dict(zip(_COLUMNS, values, strict=True)))
        match row.term(zone, ordered=ordered).state(at):
            case "in_force":
                in_force.append(row.acting())
            case "over" | "ended":
                lapsed.append(row.acting(until=row.last_day(zone)))
                past.append((row.role, row.term(zone).end))
    return Rights(frozenset(own), tuple(in_force), tuple(lapsed), tuple(past))


def granted_at(at: datetime) -> Q:
    """Which grants of a role hold at an instant."""
    return Q(Q(until__isnull=True) | Q(until__gt=at), since__lte=at)


def _granted(user_id: UUID, at: datetime) -> QuerySet[RoleGrant, Any]:
    """The roles held in one's own right, or lately, in the shape of mandates: with nothing where those have something
    but for their end."""
    kinds = {field.name: type(field) for field in Mandate._meta.concrete_fields if field.name in _COLUMNS}
    nothing = {
        f"no_{name}": Cast(Value(None), kind()) for name, kind in kinds.items() if name not in {"role", "ended_at"}
    }
    columns = [{"role": "role", "ended_at": "until"}.get(name, f"no_{name}") for name in _COLUMNS]
    held = Q(Q(until__isnull=True) | Q(until__gt=at - REMEMBERED), since__lte=at)
    return RoleGrant.objects.filter(held, user_id=user_id).annotate(**nothing).values_list(*columns)


def acting_for(office_id: UUID, role: str, at: datetime, zone: str) -> list[Mandate]:
    """The mandates for posts of a role that are in force at an instant, with whoever acts; active staff only."""
    today = local_date(at, zone)
    rows = Mandate.objects.filter(
        office_id=office_id, role=role, starts_on__lte=today, ends_on__gte=today, user__is_active=True
    )
    return [row for row in rows.select_related("user").order_by("id") if row.covers(at, zone)]


def mandate_words(mandate_ids: Iterable[UUID]) -> dict[str, str]:
    """How mandates are named beside what was done on them, by id (as text): "Plh. Kepala Dinas, SP No. 800/12"."""
    wanted = set(mandate_ids)
    if not wanted:
        return {}
    return {str(row.pk): f"{row.title}, SP No. {row.order_number}" for row in Mandate.objects.filter(pk__in=wanted)}


@dataclass(frozen=True, slots=True)
class Unable:
    """Who may be unable to do what lies with them, as questions that another asks along with its own. `people`: those
    who are away or locked (`out` is true of them), and those who ever lost a role; `held`: the roles held now."""

    people: QuerySet[Any]
    held: QuerySet[RoleGrant]


def unable(office_id: UUID, at: datetime, zone: str) -> Unable:
    """Who cannot do it at an instant."""
    away = Exists(_away(office_id, local_date(at, zone)).filter(user_id=OuterRef("pk")))
    lost = Exists(RoleGrant.objects.filter(until__lte=at, user_id=OuterRef("pk")))
    out = Case(When(Q(away) | Q(is_active=False), then=True), default=False, output_field=BooleanField())
    people = User.objects.filter(office_id=office_id).annotate(out=out).filter(Q(out=True) | Q(lost))
    return Unable(people, RoleGrant.objects.filter(granted_at(at), office_id=office_id))


def away_on(office_id: UUID, day: date) -> list[Absence]:
    """The absences that cover a day, with who is away."""
    return list(_away(office_id, day).select_related("user").order_by("ends_on", "id"))


def _away(office_id: UUID, day: date) -> QuerySet[Absence]:
    return Absence.objects.filter(office_id=office_id, starts_on__lte=day, ends_on__gte=day, cancelled_at__isnull=True)
