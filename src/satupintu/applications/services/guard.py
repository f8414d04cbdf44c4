"""No project is licensed twice: whether an open application, or a licence that stands, is in the way of a new one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol
from uuid import UUID

from django.db import connection
from django.db.models import F, Q

from satupintu.applications.dossier import Dossier
from satupintu.applications.models import Dossier as DossierRow
from satupintu.applications.models import Fact, FurtherProject, Standing
from satupintu.applications.refusals import AlreadyLicensed, AlreadyOpen
from satupintu.base.actor import Actor
from satupintu.base.ports import Port
from satupintu.files.services import blind_index
from satupintu.rules.nib import HIDDEN
from satupintu.rules.words import plain_date


@dataclass(frozen=True, slots=True)
class InTheWay:
    """What stands in the way: an open file, or a licence with its number and the day it was issued."""

    kind: Literal["open", "licence"]
    number: str
    since: date | None = None


class OtherRegister(Protocol):
    """A register of licences that lies downstream: what was issued before this program."""

    def __call__(self, office_id: UUID, service: str, nib: str, kblis: Collection[str]) -> InTheWay | None:
        """A licence of this business that stands, for one of these lines of business or for none named."""
        ...


other_register: Port[OtherRegister] = Port("applications.other_register")


def project_index(dossier: Dossier) -> str:
    """The blind index of the project (or, where OSS names none, of the NIB) that the application is for."""
    return index_of(dossier.business.id_proyek or dossier.nib)


def index_of(project: str) -> str:
    """The blind index of one project's id; "" for none."""
    return blind_index("project", project) if project else ""


def further_indexes(dossier: Dossier) -> list[str]:
    """The blind indexes of the further projects that the application names."""
    return [index_of(each.id_proyek) for each in dossier.business.further if each.id_proyek]


def in_the_way(
    office_id: UUID,
    service: str,
    indexes: Collection[str],
    *,
    but: UUID | None = None,
    nib: str = "",
    kblis: Collection[str] = (),
) -> InTheWay | None:
    """What keeps these projects (blind indexes) from being applied for; None when nothing does. `but`: the file that
    asks. nib, kblis: of the business and what is applied for, because old licences know no projects. The one place that
    knows: whatever else holds licences is asked here too."""
    found = _among_files(office_id, service, indexes, but)
    return other_register.get()(office_id, service, nib, kblis) if found is None and nib else found


def _among_files(office_id: UUID, service: str, indexes: Collection[str], but: UUID | None) -> InTheWay | None:
    wanted = [each for each in indexes if each]
    if not wanted:
        return None
    # By their keys first: to ask for one or the other in one condition would read every file of the office.
    naming = [each for each in _naming(wanted) if each != but]
    if not naming:
        return None
    named = Standing.objects.filter(
        Q(licensed_on__isnull=False) | Q(ending=""),
        application_id__in=naming,
        office_id=office_id,
        application__service=service,
    )
    newest = named.order_by(F("licensed_on").desc(nulls_last=True))
    found = newest.values_list("application_id", "application__number", "licensed_on").first()
    if found is None:
        return None
    if found[2] is None:
        return InTheWay("open", found[1])
    issued = Fact.objects.filter(application_id=found[0], kind="issued").order_by("-seq").first()
    return InTheWay("licence", str(issued.data.get("licence", "")) if issued else "", found[2])


def _naming(indexes: Collection[str]) -> list[UUID]:
    """The files that name one of these projects. In plain SQL: every submission asks, and hardly ever finds one."""
    gaps = ", ".join(["%s"] * len(indexes))
    tables = (DossierRow._meta.db_table, FurtherProject._meta.db_table)
    parts = (f"SELECT application_id FROM {table} WHERE project_index IN ({gaps})" for table in tables)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(" UNION ".join(parts), [*indexes, *indexes])
        return [UUID(str(found)) for (found,) in cursor.fetchall()]


def check_free(*, actor: Actor, service: str, dossier: Dossier, but: UUID | None = None) -> None:
    """Raise AlreadyOpen or AlreadyLicensed when one of the application's projects is taken. Whoever has shown neither
    the owner's NIK nor a face at the counter gets the licence's number masked."""
    found = in_the_way(
        actor.office_id,
        service,
        [project_index(dossier), *further_indexes(dossier)],
        but=but,
        nib=dossier.nib,
        kblis=[each.kbli for each in dossier.business.lines if each.kbli],
    )
    if found is None:
        return
    if found.kind == "open":
        raise AlreadyOpen()
    known = actor.kind != "applicant" or dossier.nib_state == "confirmed"
    since = (plain_date(found.since) if known else str(found.since.year)) if found.since else ""
    raise AlreadyLicensed(licence=found.number if known else _masked(found.number), since=since)


def _masked(number: str) -> str:
    """The form of the number without its digits."""
    return "".join(HIDDEN if each.isdigit() else each for each in number)
