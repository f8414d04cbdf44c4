"""The last click of the apply form over HTTP: prepared drafts are sent in at the real server with 2 workers.

Each answer must be the redirect to the confirmation, and every draft must have become an application.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from statistics import median
from uuid import UUID

import load
import server
from django.urls import reverse
from table import Row

from satupintu.applications.draft import DraftData, Upload
from satupintu.applications.models import Application
from satupintu.applications.services import save_draft, start_draft
from satupintu.base import clock
from satupintu.base.actor import applicant
from satupintu.base.transaction import write
from satupintu.demo.oss_data import businesses
from satupintu.files.services import put, record
from satupintu.oss import mapping
from satupintu.people.queries import the_office
from satupintu.rules.nib import NibRecord, place_words, snapshot

ROUNDS, EACH, CONNECTIONS = 5, 150, 8
KTP = b"%PDF-1.7 a picture that nobody looks at here" * 5000


def known() -> NibRecord:
    """A business of the simulated OSS that may apply here."""
    now = clock.now()
    records = (mapping.record(each, queried_at=now) for each in businesses().values())
    return next(each for each in records if each.active and len(each.projects) == 1 and each.scale == "mikro")


def prepare(office_id: UUID, like: NibRecord, number: int) -> str:
    """A draft with everything filled in, as a citizen would have it before the last click; the path of that page."""
    now, who = clock.now(), applicant(office_id)
    nik = f"0006034101{number:06d}"
    project = replace(like.projects[0], id_proyek=f"P-{number:021d}")
    own = replace(like, nib=f"{number:013d}", owner_nik=nik, projects=(project,))
    draft = start_draft(actor=who, now=now, service="iumk", mode="mandiri")
    placed = put(actor=who, now=now, content=KTP, media="application/pdf", name="ktp.pdf", key=draft.key, kind="ktp")
    data = DraftData(
        nib=own.nib,
        nik=nik,
        nib_state="confirmed",
        oss=snapshot(own),
        project=project.id_proyek,
        place=place_words(project.region_code),
        uploads={"ktp": Upload("file", str(placed.id), "ktp.pdf", placed.media, placed.size)},
        phone="0800-0000-001",
        email=f"pemohon{number}@contoh.example",
    ).stating_truth(now)
    with write():
        record(placed)
    save_draft(now=now, draft=draft, data=data.to_dict())
    return reverse("applications:question", args=["iumk", draft.token, "periksa"])


def door(port: int, path: str) -> tuple[str, str]:
    """(cookie, hidden field) that the form gives against forged posts; one pair serves all requests of a browser."""
    page = load.ask(port, load.request("GET", path))
    field = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page.body)
    cookie = re.search(rb"(?i)set-cookie:\s*(csrftoken=[^;]+)", page.headers)
    assert field is not None, page.status
    assert cookie is not None, page.headers
    return cookie[1].decode(), field[1].decode()


def posts(paths: list[str], cookie: str, field: str) -> Iterator[bytes]:
    body = f"csrfmiddlewaretoken={field}".encode()
    headers = [f"Cookie: {cookie}", "Content-Type: application/x-www-form-urlencoded"]
    return (load.request("POST", path, body=body, headers=headers) for path in paths)


def measure() -> list[Row]:
    office = the_office()
    assert office is not None
    like = known()
    numbers = [range(1000 * turn + 1, 1000 * turn + 1 + EACH) for turn in range(ROUNDS + 1)]
    rounds = [[prepare(office.pk, like, each) for each in some] for some in numbers]
    rates = []
    with server.serving() as (port, _):
        cookie, field = door(port, rounds[0][0])
        for paths in rounds:
            result = load.run(port, posts(paths, cookie, field), CONNECTIONS)
            assert result.statuses == {302: len(paths)}, result.statuses
            rates.append(result.per_second)
    assert Application.objects.count() == (ROUNDS + 1) * EACH
    return [Row("final submit over HTTP, 2 workers", median(rates[1:]), "/s", 70, more=True)]
