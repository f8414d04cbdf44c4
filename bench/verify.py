"""The verification page beside a bare one-query Django page: same server, same load, in turns."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle, islice
from statistics import median

import load
import server
from table import Row

from satupintu.demo.rehearsal import Rehearsal
from satupintu.licences.models import Licence
from satupintu.people.queries import the_office
from satupintu.rules import codes

LICENCES, ROUNDS, EACH, CONNECTIONS = 10, 7, 1500, 8


def gets(paths: list[str]) -> Iterator[bytes]:
    headers = ["Accept: text/html", "Accept-Language: id", "Accept-Encoding: gzip"]
    return islice(cycle([load.request("GET", path, headers=headers) for path in paths]), EACH)


def measure() -> list[Row]:
    office = the_office()
    assert office is not None
    house = Rehearsal(office.pk, datetime(2026, 3, 10, 2, tzinfo=UTC))
    for _ in range(LICENCES):
        house.until(house.submit().application_id, "hand_over")
    known = list(Licence.objects.filter(signed_at__isnull=False).values_list("code", flat=True))
    assert len(known) == LICENCES
    ours = [f"/v/{codes.show(code)}" for code in known]
    bare = [f"/bare/{code}" for code in known]
    rates: list[tuple[float, float]] = []
    with server.serving() as (port, _), server.serving(settings="bare_settings") as (bare_port, _):
        for _ in range(ROUNDS + 1):
            both = load.run(port, gets(ours), CONNECTIONS), load.run(bare_port, gets(bare), CONNECTIONS)
            assert all(each.statuses == {200: EACH} for each in both), [each.statuses for each in both]
            rates.append((both[0].per_second, both[1].per_second))
    rates = rates[1:]
    pages, bares = median(ours for ours, _ in rates), median(bare for _, bare in rates)
    ratio = median(ours / bare for ours, bare in rates)
    beside = f"{pages:.0f}/s beside {bares:.0f}/s of the bare page"
    return [Row("verification page : bare one-query page", ratio, "×", 0.7, more=True, beside=beside)]
