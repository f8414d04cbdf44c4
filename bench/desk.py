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
from satupintu.demo.rehearsal import Rehearsal
from satupintu.people.models import User
from satupintu.people.queries import the_office

FEW, MANY, BATCH, ROUNDS = 1_000, 100_000, 2_000, 60
STOPS = ("completeness", "inspection", "examination", "decision", "signing", "", "", "")  # "": to the end


class Original:
    """A file played through the services, to be copied."""

    def __init__(self, application_id: UUID) -> None:
        self.application = Application.objects.get(pk=application_id)
        self.dossier = Dossier.objects.get(application_id=application_id)
        self.standing = Standing.objects.get(application_id=application_id)
        self.facts = list(Fact.objects.filter(application_id=application_id))


def lay(originals: list[Original], first: int, last: int) -> None:
    """Copies number `first` to `last`, spread over many days."""
    for begin in range(first, last, BATCH):
        made: dict[type, list[object]] = {Application: [], Dossier: [], Standing: [], Fact: []}
        for number in range(begin, min(begin + BATCH, last)):
            _copy(originals[number % len(originals)], number, made)
        for model, rows in made.items():
            model.objects.bulk_create(rows)  # type: ignore[attr-defined]


def _copy(original: Original, number: int, made: dict[type, list[object]]) -> None:
    key, later = new_id(), timedelta(days=number % 400)
    made[Application].append(
        _like(
            original.application,
            id=key,
            number=f"B-{number:07}",
            submission_key=new_id(),
            tracking_index=f"bench-{number}",
        )
    )
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


def milliseconds(client: Client) -> float:
    """Median of the page, after two looks at it."""
    spent = []
    for _ in range(ROUNDS + 2):
        begin = time.perf_counter()
        answer = client.get("/meja/")
        spent.append((time.perf_counter() - begin) * 1000)
        assert answer.status_code == 200 and b"B-0" in answer.content
    return median(spent[2:])


def measure() -> list[Row]:
    office = the_office()
    assert office is not None
    house = Rehearsal(office.pk, clock.now() - timedelta(days=3))
    originals = [Original(house.until(house.submit().application_id, stop).application.pk) for stop in STOPS]
    client = Client()
    client.force_login(User.objects.get(username="rina"))  # the counter: completeness and hand-over
    lay(originals, 0, FEW)
    _settle()
    few = milliseconds(client)
    lay(originals, FEW, MANY)
    _settle()
    many = milliseconds(client)
    beside = f"{many:.1f} ms beside {few:.1f} ms"
    return [Row("my desk, 100,000 : 1,000 applications", many / few, "×", 1.5, beside=beside)]


def _settle() -> None:
    """What the databases do by themselves in time: PostgreSQL's autovacuum counts, SQLite's log is written back."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "PRAGMA wal_checkpoint(TRUNCATE)")
