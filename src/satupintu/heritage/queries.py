"""What one may ask about old licences. Anyone may ask whether one is known, by its code or by number and date."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from satupintu.base.actor import Actor
from satupintu.base.refusal import NotFound
from satupintu.files.services import find, open_, read, unwrap
from satupintu.finding.services import number_key
from satupintu.heritage.models import ImportState, OldFact, OldImport, OldLicence
from satupintu.heritage.reading import Reading
from satupintu.heritage.reading import heavy as too_heavy
from satupintu.heritage.rules.cells import Fault, Value
from satupintu.heritage.sealed import opened
from satupintu.heritage.sorting import Office, Sort, Sorted, batches, hold
from satupintu.heritage.words import FAULT_WORDS, repair, wrong
from satupintu.people.access import Role, require_role
from satupintu.people.queries import names
from satupintu.people.queries import office as office_by_id
from satupintu.rules.nib import mask_nik
from satupintu.rules.promise import local
from satupintu.sheets.services import Cell, Column, Listing, pages, told

PAGE = 50
IMPORTS = 1_000  # told at once
IMPORTERS = (Role.ADMINISTRATOR, Role.ARCHIVIST)
READERS = (
    *IMPORTERS,
    Role.FRONT_OFFICE,
    Role.INSPECTOR,
    Role.COMPLAINTS_OFFICER,
    Role.BACK_OFFICE,
    Role.SECTION_HEAD,
    Role.HEAD_OF_OFFICE,
    Role.SUPERVISOR,
    Role.INSPECTORATE,
)
OldStatus = Literal["old_unverified", "old_verified", "old_ended", "revoked"]


@dataclass(frozen=True, slots=True)
class OldAnswer:
    """What a stranger learns of an old licence; nothing of its holder."""

    status: OldStatus
    code: str
    number: str
    title: str
    on: date
    says: tuple[tuple[str, str], ...]
    office_id: UUID
    verified_at: datetime | None
    revoked_at: datetime | None
    valid_until: date | None


def by_code(code: str) -> OldAnswer | None:
    """The old licence with this (canonical) code; one query."""
    licence = OldLicence.objects.filter(code=code).first()
    return _answer(licence) if licence else None


def code_of_paper(office_id: UUID, number: str, on: date) -> str:
    """The code of the old licence whose paper bears this number and date; "" when there is none."""
    key = number_key(number)[:120]
    found = OldLicence.objects.filter(office_id=office_id, number_key=key, on=on).values_list("code", flat=True)
    return (found.first() or "") if key else ""


def _answer(licence: OldLicence) -> OldAnswer:
    return OldAnswer(
        status=status_of(licence),
        code=licence.code,
        number=licence.number,
        title=licence.title,
        on=licence.on,
        says=(
            ("business", licence.business),
            ("activity", " ".join(part for part in (licence.kbli, licence.activity) if part)),
            ("place", licence.place),
        ),
        office_id=licence.office_id,
        verified_at=licence.verified_at,
        revoked_at=licence.revoked_at,
        valid_until=licence.valid_until,
    )


def status_of(licence: OldLicence) -> OldStatus:
    """How an old licence stands."""
    if licence.revoked_at is not None:
        return "revoked"
    if licence.ended:
        return "old_ended"
    return "old_verified" if licence.verified_at is not None else "old_unverified"


LAST = "Z" * 60  # behind everything that a number goes on with, however the database sorts letters
_STATES: dict[str, Q] = {
    "waiting": Q(verified_at=None, revoked_at=None),
    "old_unverified": Q(verified_at=None, revoked_at=None, ended=False),
    "old_verified": Q(verified_at__isnull=False, revoked_at=None, ended=False),
    "old_ended": Q(ended=True, revoked_at=None),
    "revoked": Q(revoked_at__isnull=False),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list of old licences is narrowed to: state: one of them, "waiting" for those to be verified, "" for all.
    since, until: days of issue, both included. number: how the number begins. by: "on" by the day of issue, "in" as
    they were imported, "-" downwards; "": as imported, the last first."""

    state: str = ""
    since: date | None = None
    until: date | None = None
    number: str = ""
    by: Literal["", "on", "-on", "in", "-in"] = ""


def page(actor: Actor, wanted: Wanted, after: str = "", size: int = PAGE) -> tuple[list[OldLicence], str]:
    """A page of old licences, and the key that the next one starts after ("" at the end). Raises NotAllowed."""
    require_role(actor, *READERS)
    rows = OldLicence.objects.filter(_STATES.get(wanted.state, Q()), office_id=actor.office_id)
    key = number_key(wanted.number)[:120]
    asked: dict[str, Any] = {
        "on__gte": wanted.since,
        "on__lte": wanted.until,
        "number_key__gte": key,  # what begins with it, as a range: an index finds that, and no LIKE
        "number_key__lte": key and key + LAST,
    }
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    sign, way = ("-", "lt") if (wanted.by or "-in").startswith("-") else ("", "gt")
    day, _, last = after.partition("_")
    with suppress(ValueError):  # the first page, or somebody cut the address short
        on, pk = date.fromisoformat(day), UUID(last)
        if wanted.by.endswith("on"):
            rows = rows.filter(**{f"on__{way}e": on}).filter(Q(**{f"on__{way}": on}) | Q(**{f"pk__{way}": pk}))
        else:
            rows = rows.filter(**{f"pk__{way}": pk})
    order = (f"{sign}on", f"{sign}id") if wanted.by.endswith("on") else (f"{sign}id",)
    found = list(rows.order_by(*order)[: size + 1])
    end = found[size - 1] if len(found) > size else None
    return found[:size], f"{end.on.isoformat()}_{end.pk}" if end else ""


def listing(actor: Actor, wanted: Wanted, words: Mapping[str, str]) -> Listing[OldLicence]:
    """The old licences that a filter leaves, as a sheet. words: how each state is called."""
    return Listing(
        "old-licences",
        _("Izin lama"),
        (
            Column("number", _("Nomor"), lambda row: row.number),
            Column("on", _("Tanggal"), lambda row: row.on),
            Column("title", _("Jenis izin"), lambda row: row.title),
            Column("business", _("Usaha"), lambda row: row.business),
            Column("kbli", _("KBLI"), lambda row: row.kbli),
            Column("activity", _("Kegiatan usaha"), lambda row: row.activity),
            Column("place", _("Tempat usaha"), lambda row: row.place),
            Column("valid_until", _("Berlaku sampai"), lambda row: row.valid_until),
            Column("state", _("Keadaan"), lambda row: words[status_of(row)]),
            Column("verified", _("Diverifikasi"), lambda row: row.verified_at),
            Column("holder", _("Pemilik"), lambda row: opened(row).get("holder", ""), personal=True),
            Column("nik", _("NIK (disamarkan)"), lambda row: _masked(opened(row).get("nik", "")), personal=True),
        ),
        lambda: pages(lambda after: page(actor, wanted, after, 500)),
        told(wanted, typed={"number"}),
    )


def _masked(nik: str) -> str:
    return mask_nik(nik) if nik else ""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was done about an old licence, with who did it and why."""

    kind: str
    at: datetime
    by: str
    data: dict[str, Any]
    why: str


@dataclass(frozen=True, slots=True)
class Opened:
    """One old licence as staff see it: the NIK masked."""

    licence: OldLicence
    status: OldStatus
    source: OldImport
    taken_in_by: str
    holder: str
    nik: str
    nik_masked: str
    nib: str
    address: str
    course: tuple[Told, ...]


def one(actor: Actor, licence_id: UUID) -> Opened:
    """One old licence. Raises NotAllowed, NotFound."""
    require_role(actor, *READERS)
    licence = OldLicence.objects.select_related("source").filter(pk=licence_id, office_id=actor.office_id).first()
    if licence is None:
        raise NotFound()
    said = opened(licence)
    facts = list(OldFact.objects.filter(licence=licence).order_by("at", "id"))
    people = names({pk for pk in [licence.source.taken_in_by_id, *(each.by_id for each in facts)] if pk})
    why = said.get("reasons", {})
    course = (Told(f.kind, f.at, people.get(str(f.by_id), ""), f.data, why.get(str(f.pk), "")) for f in facts)
    nik = said.get("nik", "")
    return Opened(
        licence=licence,
        status=status_of(licence),
        source=licence.source,
        taken_in_by=people.get(str(licence.source.taken_in_by_id), ""),
        holder=said.get("holder", ""),
        nik=nik,
        nik_masked=mask_nik(nik) if nik else "",
        nib=said.get("nib", ""),
        address=said.get("address", ""),
        course=tuple(course),
    )


def listed(actor: Actor, ids: Sequence[UUID]) -> list[OldLicence]:
    """These old licences in this order, for those who may read them."""
    if actor.kind != "staff" or not actor.has(*READERS):
        return []
    found = OldLicence.objects.filter(office_id=actor.office_id).in_bulk(list(ids))
    return [found[pk] for pk in ids if pk in found]


def holders(licences: Sequence[OldLicence]) -> dict[UUID, str]:
    """The holders' names, opened."""
    return {licence.pk: opened(licence).get("holder", "") for licence in licences}


def imports(actor: Actor) -> list[OldImport]:
    """The office's imports, the newest first; one more than IMPORTS when there are more. Raises NotAllowed."""
    require_role(actor, *IMPORTERS)
    return list(_of(actor).order_by("-taken_in_at")[: IMPORTS + 1])


def an_import(actor: Actor, import_id: UUID) -> OldImport:
    """One import, for whoever may import. Raises NotAllowed, NotFound."""
    if actor.kind != "system":
        require_role(actor, *IMPORTERS)
    found = _of(actor).filter(pk=import_id).first()
    if found is None:
        raise NotFound()
    return found


def _of(actor: Actor) -> QuerySet[OldImport]:
    return OldImport.objects.filter(office_id=actor.office_id)


def sample(found: OldImport) -> dict[str, Any]:
    """Its first rows and its first faults, opened: {"first": [[cell]], "faults": [{row, faults, cells}]}."""
    if not found.sealed:
        return {"first": [], "faults": []}
    key = unwrap(bytes(found.wrapped_key))
    told: dict[str, Any] = json.loads(open_(key, bytes(found.sealed), context=found.pk.bytes))
    return told


def told_faults(found: OldImport) -> list[tuple[int, str, str]]:
    """The kinds of faults of an import, the most frequent first: how many rows, what is wrong, how to repair it."""
    kinds = [(found.counts[fault], *map(str, FAULT_WORDS[fault])) for fault in Fault if fault in found.counts]
    return sorted(kinds, reverse=True)


def handled(found: OldImport) -> int:
    """How many of an import's licences something was done about: from one on it cannot be withdrawn."""
    return OldFact.objects.filter(licence__source=found).values("licence").distinct().count()


def faulty_rows(actor: Actor, import_id: UUID, now: datetime) -> Iterator[Sorted]:
    """All faulty rows of an import's file, judged anew, so that they never lie about unsealed.

    Raises NotAllowed, NotFound, FileDamaged.
    """
    found = an_import(actor, import_id)
    content = read(find(actor=actor, file_id=found.file_id), unwrap(bytes(found.wrapped_key)))
    office = Office.ask(found.office_id, local(now, office_by_id(found.office_id).zone))
    for batch in batches(content, Reading.from_json(found.reading), office):
        hold(found.office_id, batch)
        yield from (each for each in batch if each.sort is Sort.FAULTY)


def faulty_listing(actor: Actor, found: OldImport, now: datetime) -> Listing[Sorted]:
    """The faulty rows as a file to correct: the register's own columns, then what is wrong and how to repair it."""
    heads = Reading.from_json(found.reading).heads

    def cell(at: int) -> Callable[[Sorted], Cell]:
        return lambda each: _cell(each.cells[at]) if at < len(each.cells) else None

    return Listing(
        id="baris-salah",
        title=found.name,
        columns=(
            *(Column(f"c{at + 1}", head or f"({at + 1})", cell(at)) for at, head in enumerate(heads)),
            Column("row", _("Baris"), lambda each: each.judged.row),
            Column("wrong", _("Yang salah"), lambda each: wrong(each.judged.faults)),
            Column("repair", _("Cara memperbaiki"), lambda each: repair(each.judged.faults)),
        ),
        rows=lambda: faulty_rows(actor, found.pk, now),
        filters={"import": str(found.pk)},
    )


def _cell(value: Value) -> Cell:
    """A cell of the register in our sheet; a day with an hour is a day."""
    if isinstance(value, datetime):
        return value.date()
    return str(value) if isinstance(value, float) else value


__all__ = [
    "Fault",
    "ImportState",
    "OldAnswer",
    "Opened",
    "Reading",
    "Sort",
    "Wanted",
    "an_import",
    "by_code",
    "code_of_paper",
    "faulty_listing",
    "faulty_rows",
    "handled",
    "holders",
    "imports",
    "listed",
    "listing",
    "one",
    "page",
    "sample",
    "status_of",
    "told_faults",
    "too_heavy",
]
