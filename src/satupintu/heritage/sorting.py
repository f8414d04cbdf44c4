"""What becomes of each row: new, known already, the same as another, or faulty; told by the file and by the office."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import Any
from uuid import UUID

from django.conf import settings

from satupintu.applications.services import series_begun
from satupintu.base.actor import system
from satupintu.files.services import blind_index
from satupintu.finding.queries import numbers_known
from satupintu.finding.services import Kind, number_key
from satupintu.heritage import reading
from satupintu.heritage.models import OldLicence
from satupintu.heritage.reading import Reading
from satupintu.heritage.rules.cells import Fault
from satupintu.heritage.rules.judging import Judged, Read, Setting, judge
from satupintu.rules.numbering import matcher
from satupintu.standards.queries import services_offered

BATCH = 500
Seen = dict[tuple[str, date], str]


class Sort(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    KNOWN = "known"  # imported before
    TWICE = "twice"  # the same as an earlier row of the file
    FAULTY = "faulty"


@dataclass(slots=True)
class Sorted:
    """A row with what becomes of it. `cells`: as in the file. `key`: of its number; `digest`: of all that it says."""

    judged: Judged
    cells: Sequence[Any]
    sort: Sort = Sort.NEW
    key: str = ""
    digest: str = ""

    def fault(self, name: str, fault: Fault) -> None:
        self.judged.faults.append((name, fault))
        self.sort = Sort.FAULTY


@dataclass(slots=True)
class Office:
    """What the office knows, asked once for a file."""

    id: UUID
    today: date
    services: dict[str, tuple[str, str]] = field(default_factory=dict)
    patterns: list[tuple[str, re.Pattern[str]]] = field(default_factory=list)
    last: dict[int, dict[str, int]] = field(default_factory=dict)

    @classmethod
    def ask(cls, office_id: UUID, today: date) -> "Office":
        """Ask it."""
        known = cls(office_id, today)
        for adopted in services_offered(office_id, today):
            standard = adopted.standard
            title = standard.delivery.product.title
            for name in (standard.service, standard.short_title, title):
                known.services[name.casefold()] = (standard.service, title)
            pattern = matcher(standard.delivery.product.number, service=standard.service.upper())
            known.patterns.append((f"licence:{standard.service}", pattern))
        return known

    def to_come(self, number: str) -> bool:
        """Whether the office's own series will give this number one day."""
        for series, pattern in self.patterns:
            found = pattern.fullmatch(number)
            if found is None or (year := int(found["year"])) < self.today.year:
                continue
            if year not in self.last:
                self.last[year] = series_begun(system(self.id), year)
            if int(found["seq"]) > self.last[year].get(series, 0):
                return True
        return False


def setting(office: Office, how: Reading) -> Setting:
    """How rows of this file are judged here."""
    return Setting(
        columns=how.columns,
        order=how.order,
        today=office.today,
        services=office.services,
        usual=how.usual,
        width=len(how.heads),
        rounded=how.rounded,
        fictional_ok=settings.DEMO,
    )


def batches(content: bytes, how: Reading, office: Office) -> Iterator[list[Sorted]]:
    """All rows of a file, sorted by the file itself, in batches; `hold` then holds a batch against the office."""
    seen: Seen = {}
    judging = setting(office, how)
    rows = reading.rows(content, how)
    waiting = (_within(office, judge(number, cells, judging), cells, seen) for number, cells in rows)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _within(office: Office, judged: Judged, cells: Sequence[Any], seen: Seen) -> Sorted:
    """Held against the rows before it."""
    found = Sorted(judged, cells, Sort.FAULTY if judged.faults else Sort.NEW)
    read = judged.read
    if read is None:
        return found
    found.key, found.digest = number_key(read.number)[:120], digest_of(read)
    if not found.key:
        found.fault("number", Fault.MISSING)
    elif (before := seen.get((found.key, read.on))) is None:
        seen[found.key, read.on] = found.digest
        if office.to_come(read.number):
            found.fault("number", Fault.NUMBER_TO_COME)
    elif before == found.digest:
        found.sort = Sort.TWICE
    else:
        found.fault("number", Fault.TWICE_DIFFERENT)
    return found


def digest_of(read: Read) -> str:
    """A keyed hash of all that a row says: two rows that say the same are the same."""
    return blind_index("old_licence", read.canonical())


def hold(office_id: UUID, batch: Iterable[Sorted]) -> None:
    """Hold the good rows of a batch against the registers: two statements."""
    good = [each for each in batch if each.sort is Sort.NEW]
    keys = {each.key for each in good}
    if not keys:
        return
    rows = OldLicence.objects.filter(office_id=office_id, number_key__in=keys)
    there = {(key, on): digest for key, on, digest in rows.values_list("number_key", "on", "digest")}
    issued = numbers_known(office_id, Kind.LICENCE, keys)
    for each in good:
        read = each.judged.read
        assert read is not None
        known = there.get((each.key, read.on))
        if known == each.digest:
            each.sort = Sort.KNOWN
        elif known is not None:
            each.fault("number", Fault.CONFLICT)
        elif each.key in issued:
            each.fault("number", Fault.NUMBER_ISSUED)


def count(counts: dict[str, int], batch: Iterable[Sorted]) -> None:
    """Add a batch to the counts: by what became of its rows, and for faulty ones by each kind of fault."""
    for each in batch:
        counts[each.sort] = counts.get(each.sort, 0) + 1
        for fault in {fault for _, fault in each.judged.faults}:
            counts[fault] = counts.get(fault, 0) + 1
