"""Very many applications, laid straight into the tables as the services would have written them.

A handful of files is played through the services; every further file is one of these with its own people, numbers,
keys and days: dossier sealed under a key of its own, words beside the facts sealed again, blind indexes and the card
index computed by the services' own functions, where the file stands computed from its facts. `check` holds a sample
against what the office computes anew. Left out are the trail, and what the worker makes: papers, letters, messages.
"""

import json
import random
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from bulk_rows import KEYS, TABLES, Rows, columns, copy_postgres, plain, settle, stamp, write_sqlite, written_in_bulk
from django.db import connection

from satupintu.applications.case import case_of
from satupintu.applications.models import Application, Dossier, Evidence, Fact, Note, Standing
from satupintu.applications.models import Sequence as LastNumber
from satupintu.applications.rules import place
from satupintu.applications.services import rebuild as standing_anew
from satupintu.applications.services.catalogue import findable
from satupintu.applications.services.intake import project_index
from satupintu.base.codes import new_code
from satupintu.demo.rehearsal import Rehearsal
from satupintu.files import keyring
from satupintu.files.services import blind_index, new_file_key, open_, seal
from satupintu.finding.models import Card, Mark
from satupintu.finding.rules import Kind, number_key, phone_key, stems
from satupintu.finding.services import marks_of
from satupintu.finding.tokens import BUSINESS, NIB, NIK, PERSON, PHONE, token
from satupintu.licences.models import Licence
from satupintu.people.queries import office as office_by_id
from satupintu.people.services import nik_index
from satupintu.rules import numbering
from satupintu.rules.promise import local

STOPS = ("completeness", "inspection", "examination", "decision", "signing")
OPEN_EVERY = 10  # one file in ten lies on a desk
BATCH = 5_000  # files
FIRST_SEQ = 1_000  # below lie the numbers of the files that were played

_FIRST = (
    "siti budi ahmad dewi rina joko tuti hendra ayu bagas citra dimas endah fajar gita hana indra jaya kartika lina"
)
_LAST = "contohwati contohaminah contohsari contohputra contohyanti contohnugraha contohpratama contohlestari"
_TRADE = "warung bengkel toko kedai salon penjahit katering keripik mebel fotokopi ternak laundry"
_SAMPLE = "berkah jaya makmur sejahtera maju bersama rejeki barokah mandiri abadi lestari sentosa sumber harapan"
NAMES = [f"{first.title()} {last.title()} {suffix}" for first in _FIRST.split() for last in _LAST.split()
         for suffix in ("", "Lubis", "Harahap", "Nasution")]  # fmt: skip
FIRMS = [f"{trade.title()} {word.title()} {other.title()}" for trade in _TRADE.split() for word in _SAMPLE.split()
         for other in _SAMPLE.split()]  # fmt: skip


class Original:
    """A file played through the services, to be varied."""

    def __init__(self, house: Rehearsal, application_id: UUID) -> None:
        self.standing = Standing.objects.select_related("application__dossier").get(application_id=application_id)
        self.case = case_of(self.standing)
        self.application, self.row = self.standing.application, self.standing.application.dossier
        self.facts = list(Fact.objects.filter(application_id=application_id).order_by("seq"))
        self.evidence = list(Evidence.objects.filter(application_id=application_id).order_by("pk"))
        notes = Note.objects.filter(fact__application_id=application_id)
        self.notes = {n.fact_id: open_(self.case.key, bytes(n.sealed), context=n.fact_id.bytes) for n in notes}
        self.licence = Licence.objects.filter(application_id=application_id).first()
        dossier = self.case.dossier
        mark = "\x7f%s\x7f"
        person = replace(
            dossier.person, name=mark % "name", nik=mark % "nik", phone=mark % "phone", email=mark % "mail"
        )
        business = replace(dossier.business, name=mark % "firm", id_proyek=mark % "project")
        blank = replace(dossier, person=person, business=business, nib=mark % "nib", tracking_code=mark % "code")
        self.pieces = blank.to_bytes().decode().replace("\\u007f", "\x7f").split("\x7f")
        self.at = cache(self._at)

    def _at(self, weeks: int) -> "Earlier":
        """The same had everything happened so many weeks earlier."""
        back = timedelta(weeks=weeks)
        case = case_of(self.standing, [replace(fact, at=fact.at - back) for fact in self.case.facts])
        case.calendar = self.case.calendar
        stands = asdict(place(case.standard, case.journey, case.calendar, case.zone))
        stands |= {"version": len(self.facts), "passed_on": None, "nib_pending": False}
        submitted = self.application.submitted_at - back
        return Earlier(
            submitted=submitted,
            day=local(submitted, case.zone),
            given=[(each.requirement, each.how, None, stamp(each.given_at - back)) for each in self.evidence],
            facts=[self._fact(fact, back) for fact in self.facts],
            stands=tuple(plain(stands[name]) for name in columns(Standing) if name not in KEYS),
            issued=self._licence(back),
        )

    def _fact(self, fact: Fact, back: timedelta) -> tuple[tuple[Any, ...], str, bytes | None]:
        row = (
            fact.seq,
            fact.kind,
            fact.step,
            fact.outcome,
            stamp(fact.at - back),
            stamp(fact.recorded_at - back),
            fact.by,
        )
        return row, json.dumps(fact.data), self.notes.get(fact.pk)

    def _licence(self, back: timedelta) -> dict[str, Any]:
        if self.licence is None:
            return {}
        values = {field.attname: getattr(self.licence, field.attname) for field in Licence._meta.concrete_fields}
        for name in ("issued_at", "signed_at", "handed_over_at"):
            values[name] = values[name] - back if values[name] else None
        return {
            "day": local(values["issued_at"], self.case.zone),
            **{name: plain(each) for name, each in values.items()},
        }


@dataclass(frozen=True)
class Earlier:
    """An original moved back by weeks; whatever is the same for all its copies of that week."""

    submitted: datetime
    day: date
    given: list[tuple[Any, ...]]
    facts: list[tuple[tuple[Any, ...], str, bytes | None]]
    stands: tuple[Any, ...]
    issued: dict[str, Any]


def play(house: Rehearsal) -> tuple[list[Original], list[Original]]:
    """The files to be varied: those on a desk, and one that has ended."""
    stopped = [Original(house, house.until(house.submit().application_id, stop).application.pk) for stop in STOPS]
    ended = Original(house, house.until(house.submit().application_id).application.pk)
    return stopped, [ended]


class Layer:
    """Lays files; deterministic but for keys and codes."""

    def __init__(self, house: Rehearsal) -> None:
        self.open, self.ended = play(house)
        self.office_id = house.office_id
        self.zone = office_by_id(house.office_id).zone
        self.seqs: dict[tuple[str, int], int] = {}
        self.dice = random.Random(20261124)
        _keys_in_hand()
        self.words: Callable[[str, str], tuple[int, ...]] = cache(
            lambda purpose, name: tuple(token(self.office_id, purpose, stem) for stem in stems([name]))
        )

    def lay(self, count: int, first: int = 0) -> None:
        """So many files, the oldest first; the sequences go on behind them."""
        with written_in_bulk(), ThreadPoolExecutor(1) as scribe:  # PostgreSQL writes while the next rows are made
            waiting: Future[None] | None = None
            for start in range(first, first + count, BATCH):
                rows: Rows = {model: [] for model in TABLES}
                for number in range(start, min(start + BATCH, first + count)):
                    self._file(number, first + count, rows)
                if connection.vendor == "sqlite":
                    write_sqlite(rows)
                    continue
                if waiting is not None:
                    waiting.result()
                waiting = scribe.submit(copy_postgres, rows)
            if waiting is not None:
                waiting.result()
        for (series, year), last in self.seqs.items():
            LastNumber.objects.update_or_create(
                office_id=self.office_id, series=series, year=year, defaults={"last": last}
            )

    def _file(self, number: int, total: int, rows: Rows) -> None:
        on_desk = number % OPEN_EVERY == 0
        original = self.open[number // OPEN_EVERY % len(self.open)] if on_desk else self.ended[0]
        then = original.at((30 if on_desk else 120) * (total - number) // total)
        key, a = _Key(then.submitted, number), original.application
        pattern = original.case.standard.delivery.procedure.registration.number
        named = self._number("application", a.service, pattern, then.day)[1]
        who = self._who(number)
        plain = "".join([piece if at % 2 == 0 else who[piece] for at, piece in enumerate(original.pieces)])
        sealing, wrapped = new_file_key()
        app, office = key.of(0), self.office_id.hex
        rows[Application].append(
            (app, office, a.service, named, a.standard_digest, a.mode, key.of(1), blind_index("tracking", who["code"]),
             stamp(then.submitted))
        )  # fmt: skip
        rows[Dossier].append(
            (key.of(2), office, app, wrapped, seal(sealing, plain.encode(), context=b"dossier"),
             nik_index(who["nik"]), blind_index("nib", who["nib"]), blind_index("project", who["project"]))
        )  # fmt: skip
        rows[Evidence] += [(key.of(0x10 + at), office, app, *given) for at, given in enumerate(then.given)]
        rows[Standing].append((key.of(3), office, app, *then.stands))
        self._index(key, who, named, rows)
        licence = self._licence(then, key, who, rows) if then.issued else ""
        for fact, data, words in then.facts:
            pk = key.of(0x100 + fact[0])
            if licence and "licence" in data:
                data = json.dumps({**json.loads(data), "licence": licence})
            rows[Fact].append((pk, *fact, data, app, office))
            if words:
                rows[Note].append(
                    (key.of(0x180 + fact[0]), seal(sealing, words, context=bytes.fromhex(pk)), pk, office)
                )

    def _number(self, series: str, service: str, pattern: str, on: date) -> tuple[int, str]:
        name = (f"{series}:{service}", on.year)
        seq = self.seqs[name] = self.seqs.get(name, FIRST_SEQ) + 1
        return seq, numbering.render(pattern, seq=seq, on=on, service=service.upper())

    def _who(self, number: int) -> dict[str, str]:
        return {
            "name": self.dice.choice(NAMES),
            "firm": self.dice.choice(FIRMS),
            "nik": f"0006{number:012d}",
            "nib": f"{2_000_000_000_000 + number}",
            "phone": f"0800{number:07d}",
            "mail": f"pemohon{number}@contoh.example",
            "project": f"R-{number:021d}",
            "code": new_code(),
        }

    def _index(self, key: "_Key", who: dict[str, str], named: str, rows: Rows) -> None:
        found = {*self.words(PERSON, who["name"]), *self.words(BUSINESS, who["firm"])}
        own = ((NIB, who["nib"]), (NIK, who["nik"]), (PHONE, phone_key(who["phone"])))
        found |= {token(self.office_id, purpose, value) for purpose, value in own}
        app, office = key.of(0), self.office_id.hex
        rows[Card].append((app, office, int(Kind.FILE), number_key(named)))
        rows[Mark] += [(key.of(0x200 + at), int(Kind.FILE), one, app, office) for at, one in enumerate(sorted(found))]

    def _licence(self, then: Earlier, key: "_Key", who: dict[str, str], rows: Rows) -> str:
        issued = then.issued
        pattern = self.ended[0].case.standard.delivery.product.number
        seq, named = self._number("licence", issued["service"], pattern, issued["day"])
        changed = {
            "id": key.of(4),
            "application_id": key.of(0),
            "year": issued["day"].year,
            "seq": seq,
            "number": named,
        }
        says = json.dumps({**issued["says"], "business": who["firm"]})
        values = issued | changed | {"code": new_code(), "says": says}
        rows[Licence].append(tuple([values[name] for name in columns(Licence)]))
        rows[Card].append((key.of(4), self.office_id.hex, int(Kind.LICENCE), number_key(named)))
        return named


class _Key:
    """The keys of one file and of what belongs to it: UUIDv7s of its instant, apart by what they are of."""

    def __init__(self, at: datetime, number: int) -> None:
        self.head, self.tail = f"{int(at.timestamp() * 1000):012x}7", f"8{number:015x}"

    def of(self, what: int) -> str:
        return f"{self.head}{what:03x}{self.tail}"


def _keys_in_hand() -> None:
    """Read the keys once: a service looks them up a million times, and each look costs more than the sealing."""
    newest, index = keyring.newest(), keyring.index_key()
    master = keyring.master(newest)
    keyring.newest = lambda: newest
    keyring.index_key = lambda: index
    keyring.master = lambda number: master


def check(sample: int = 40) -> None:
    """Hold files, here and there, against what the office computes anew: where they stand, what they are found by, that
    the dossier and the words open. Raises AssertionError."""
    ids = list(Application.objects.order_by("pk").values_list("pk", flat=True))
    for application_id in ids[:: max(1, len(ids) // sample)]:
        standing = Standing.objects.select_related("application__dossier").get(application_id=application_id)
        anew = standing_anew(standing.application)
        for field in Standing._meta.concrete_fields:
            if field.name not in {"id", "passed_on"}:
                assert getattr(standing, field.attname) == getattr(anew, field.attname), (application_id, field.name)
        case = case_of(standing)
        thing = findable(case.application, case.dossier)
        kept = set(Mark.objects.filter(card_id=application_id).values_list("token", flat=True))
        assert kept == marks_of(standing.office_id, thing), application_id
        assert Card.objects.get(pk=application_id).number_key == number_key(thing.number)
        assert project_index(case.dossier) == standing.application.dossier.project_index
        for note in Note.objects.filter(fact__application_id=application_id):
            assert open_(case.key, bytes(note.sealed), context=note.fact_id.bytes)


__all__ = ["Layer", "check", "settle"]
