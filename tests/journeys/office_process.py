"""Looks at, or goes on with, the office that the environment names, in a process of its own; prints one JSON value.

Usage: office_process.py look | submit NOW
"""

import json
import sys
from datetime import datetime

import django

django.setup()

from django.contrib.sessions.models import Session  # noqa: E402
from django.db import connection  # noqa: E402

from satupintu.applications.models import Application, Sequence  # noqa: E402
from satupintu.applications.queries import case_by_id  # noqa: E402
from satupintu.applications.services import read_paper  # noqa: E402
from satupintu.audit.models import Entry  # noqa: E402
from satupintu.audit.services import broken_seals  # noqa: E402
from satupintu.base import append_only  # noqa: E402
from satupintu.base.actor import system  # noqa: E402
from satupintu.demo.rehearsal import Rehearsal  # noqa: E402
from satupintu.notifications.models import Outgoing  # noqa: E402
from satupintu.people.queries import the_office  # noqa: E402


def look() -> dict[str, object]:
    office = the_office()
    assert office is not None
    ids = Application.objects.order_by("id").values_list("pk", flat=True)
    cases = [case_by_id(system(office.pk), pk) for pk in ids]
    return {
        "numbers": sorted(Application.objects.values_list("number", flat=True)),
        "names": [case.dossier.person.name for case in cases],
        "sequences": sorted(Sequence.objects.values_list("series", "year", "last")),
        "proof": [read_paper(case, "receipt")[:4].decode() for case in cases],
        "triggers_missing": append_only.missing(connection),
        "broken_seals": broken_seals(office.pk),
        "sessions": Session.objects.count(),
        "outgoing": sorted(Outgoing.objects.values_list("channel", "state")),
        "events": sorted(set(Entry.objects.values_list("event", flat=True))),
    }


def submit(now: datetime) -> str:
    office = the_office()
    assert office is not None
    house = Rehearsal(office.pk, now)
    house._files = 50  # somebody who has not applied yet
    return str(house.submit().number)


if __name__ == "__main__":
    answer = look() if sys.argv[1] == "look" else submit(datetime.fromisoformat(sys.argv[2]))
    sys.stdout.write(json.dumps(answer))
