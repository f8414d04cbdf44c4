"""Memory of the server (2 workers and the process that watches them) and the background worker, after some traffic."""

import time
from datetime import UTC, datetime

import load
import server
from submit import EACH, door, known, posts, prepare
from table import Row

from satupintu.applications.models import Paper
from satupintu.demo.rehearsal import Rehearsal
from satupintu.notifications.models import UNSENT, Outgoing
from satupintu.people.queries import the_office

PAGES = ("/", "/layanan/iumk/", "/layanan/iumk/ajukan/", "/lacak/", "/v/", "/masuk/")
LICENCES, WAIT_SECONDS = 15, 120


def measure() -> list[Row]:
    office = the_office()
    assert office is not None
    like = known()
    paths = [prepare(office.pk, like, number) for number in range(1, EACH + 1)]
    house = Rehearsal(office.pk, datetime(2026, 3, 10, 2, tzinfo=UTC))
    with server.serving() as (port, serving), server.program("worker") as working:
        cookie, field = door(port, paths[0])
        for _ in range(40):
            for page in PAGES:
                load.ask(port, load.request("GET", page))
        load.run(port, posts(paths, cookie, field), 8)
        for _ in range(LICENCES):
            house.until(house.submit().application_id, "signing")
        _until_printed()
        pids = [*server.family(serving), *server.family(working.pid)]
        each = [size for pid in pids if (size := server.pss_megabytes(pid))]
    beside = f"{len(each)} processes: " + " + ".join(f"{size:.0f}" for size in each)
    return [Row("memory, 2 workers + background worker", sum(each), "MB", 300, beside=beside)]


def _until_printed() -> None:
    """Wait until the worker has made every paper (a receipt for each submission, and the licences)."""
    ends = time.monotonic() + WAIT_SECONDS
    while Outgoing.objects.filter(state__in=UNSENT, channel="paper").exists():
        if time.monotonic() > ends:
            raise TimeoutError(f"{Outgoing.objects.filter(state__in=UNSENT, channel='paper').count()} papers left")
        time.sleep(0.2)
    # A proof sheet that a numbered licence has overtaken is not made any more.
    assert not Paper.objects.filter(file=None).exclude(kind="proof").exists()
