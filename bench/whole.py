"""A whole application, submit to issue with its licence PDF, one after the other on one core, only through services."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from statistics import median

from django.db import connection
from table import Row

from satupintu.applications.services import make
from satupintu.demo.rehearsal import Rehearsal
from satupintu.people.queries import the_office

TIMES, WARM = 60, 5
DAY = datetime(2026, 3, 10, 2, tzinfo=UTC)


@contextmanager
def one_core() -> Iterator[None]:
    """This thread, and on PostgreSQL the server process that answers it, share one core."""
    core = {min(os.sched_getaffinity(0))}
    os.sched_setaffinity(0, core)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            with suppress(PermissionError):  # somebody else's server: it then has a core of its own
                os.sched_setaffinity(cursor.fetchone()[0], core)
    yield


def one(house: Rehearsal) -> float:
    """Seconds for one application: submitted, accepted, inspected, examined, approved, issued, printed."""
    house.now = DAY
    dossier = house.dossier()
    begin = time.perf_counter()
    case = house.until(house.submit(dossier=dossier).application_id, "signing")
    made = make(application_id=case.application.pk, kind="licence", at_seq=case.standing.version, now=house.now)
    spent = time.perf_counter() - begin
    assert made.file_id is not None
    return spent


def all_papers(house: Rehearsal) -> float:
    """Seconds for one application with everything that leaves the office because of it: receipt, report of the
    inspection, letters, reports to OSS (which is not connected here)."""
    begin = time.perf_counter()
    one(house)
    house.deliver()
    return time.perf_counter() - begin


def measure() -> list[Row]:
    office = the_office()
    assert office is not None
    house = Rehearsal(office.pk, DAY)
    with one_core():
        for _ in range(WARM):
            one(house)
        single = median(one(house) for _ in range(TIMES))
        house.deliver()
        every = median(all_papers(house) for _ in range(TIMES // 3))
    return [
        Row("whole application with licence PDF, one core", 1 / single, "/s", 10, 6, more=True),
        Row("the same with every paper and message", 1 / every, "/s"),
    ]
