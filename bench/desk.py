"""My desk with 1,000 and with 100,000 applications, as the page is asked for by somebody who is signed in.

Half of the files have ended, the others lie on the desks of all roles. The rows are laid straight into the tables, as
the services would have written them: copies of files that were played through the services, each with its own facts.
"""

import time
from datetime import timedelta
from statistics import median
from uuid import UUID

from django.db import connection
from django.test import Client
from table import Row

from satupintu.applications.models import Application, Dossier, Fact, Standing
from satupintu.base import clock
from satupintu.base.ids import new_id
from satupintu.base.transaction import write
from satupintu.demo.rehearsal import Rehearsal
from satupintu.people.models import User
from satupintu.people.queries import the_office

FEW, MANY, ROUNDS = 1_000, 100_000, 60
STOPS = ("completeness", "inspection", "examination", "decision", "signing", "", "", "")  # "": to the end


class Original:
    """A file played through the services, to be copied."""

    def __init__(self, application_id: UUID) -> None:
        self.application = Application.objects.get(pk=application_id)
        self.dossier = Dossier.objects.get(application_id=application_id)
        self.standing = Standing.objects.get(application_id=application_id)
        self.facts = list(Fact.objects.filter(application_id=application_id))


def lay(originals: list[Original], count: int) -> None:
    """Copies of the originals, spread over many days."""
    made: dict[type, list[object]] = {Application: [], Dossier: [], Standing: [], Fact: []}
    for number in range(count):
        _copy(originals[number % len(originals)], number, made)
    for model, rows in made.items():
        model.objects.bulk_create(rows)  # type: ignore[attr-defined]


def _copy(original: Original, number: int, made: dict[type, list[object]]) -> None:
    key, later = new_id(), timedelta(days=number % 400)
    changed = {"number": f"B-{number:07}", "submission_key": new_id(), "tracking_index": f"bench-{number}"}
    made[Application].append(_like(original.application, id=key, **changed))
    made[Dossier].append(_like(original.dossier, application_id=key))
    due = original.standing.due_on + later if original.standing.due_on else None
    urgent = original.standing.urgent_on + later
    made[Standing].append(_like(original.standing, application_id=key, due_on=due, urgent_on=urgent))
    made[Fact].extend(_like(fact, application_id=key) for fact in original.facts)


def _like(row: object, **changed: object) -> object:
    """A copy of a row with a key of its own."""
    meta = row._meta  # type: ignore[attr-defined]
    values = {field.attname: getattr(row, field.attname) for field in meta.concrete_fields}
    return type(row)(**(values | {"id": new_id()} | changed))


def multiply(times: int) -> None:
    """Have the database copy all files so many times: other keys and numbers, other days."""
    with write(), connection.cursor() as cursor:
        for model in (Application, Dossier, Standing, Fact):
            columns = [str(field.column) for field in model._meta.concrete_fields]
            for turn in range(1, times):
                chosen = ", ".join(_changed(column, turn) for column in columns)
                quoted = ", ".join(f'"{column}"' for column in columns)
                table = model._meta.db_table
                cursor.execute(f'INSERT INTO "{table}" ({quoted}) SELECT {chosen} FROM "{table}" WHERE {_FIRST}')


# The first four hexadecimal digits of a key are the year's; copies count there, far from any real key.
_SQLITE = connection.vendor == "sqlite"
_FIRST = "substr(id, 1, 1) = '0'" if _SQLITE else "substr(id::text, 1, 1) = '0'"


def _changed(column: str, turn: int) -> str:
    """What a copy has in this column."""
    name = f'"{column}"'
    if column in {"id", "application_id", "submission_key"}:
        bare = name if _SQLITE else f"replace({name}::text, '-', '')"
        key = f"'{0xF000 + turn:04x}' || substr({bare}, 5)"
        return key if _SQLITE else f"({key})::uuid"
    if column in {"number", "tracking_index"}:
        return f"{name} || '-{turn}'"
    if column in {"urgent_on", "due_on"}:
        return f"date({name}, '+{turn} days')" if _SQLITE else f"{name} + {turn}"
    return name


def milliseconds(client: Client) -> float:
    """Median of the page, after two looks at it."""
    spent = []
    for _ in range(ROUNDS + 2):
        begin = time.perf_counter()
        answer = client.get("/meja/")
        spent.append((time.perf_counter() - begin) * 1000)
        assert answer.status_code == 200, answer.status_code
        assert b"B-0" in answer.content
    return median(spent[2:])


def measure() -> list[Row]:
    office = the_office()
    assert office is not None
    house = Rehearsal(office.pk, clock.now() - timedelta(days=3))
    originals = [Original(house.until(house.submit().application_id, stop).application.pk) for stop in STOPS]
    client = Client()
    client.force_login(User.objects.get(username="rina"))  # the counter: completeness and hand-over
    lay(originals, FEW)
    _settle()
    few = milliseconds(client)
    multiply(MANY // FEW)
    assert Standing.objects.count() >= MANY
    _settle()
    many = milliseconds(client)
    beside = f"{many:.1f} ms beside {few:.1f} ms"
    return [Row("my desk, 100,000 : 1,000 applications", many / few, "×", 1.5, beside=beside)]


def _settle() -> None:
    """What the databases do by themselves in time: PostgreSQL's autovacuum counts, SQLite's log is written back."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "PRAGMA wal_checkpoint(TRUNCATE)")
