"""The whole office is killed outright, again and again, at its busiest: what it said is true, and no number is lost."""

import random
from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.journeys import killed

from satupintu.applications.draft import DraftData, TypedBusiness, Upload
from satupintu.applications.models import Application, Draft, Fact, Paper, Sequence, Standing
from satupintu.applications.queries import case_by_id
from satupintu.applications.services import read_paper, rebuild, start_draft
from satupintu.base import clock
from satupintu.base.actor import applicant, system
from satupintu.licences.models import Licence
from satupintu.notifications.models import UNSENT, Outgoing
from satupintu.notifications.services import work
from satupintu.rules import numbering
from satupintu.standards.queries import pinned

pytestmark = pytest.mark.slow

CROWD = 200
FIELDS = [field.attname for field in Standing._meta.concrete_fields if field.name != "id"]


def filled_in(house, number):
    """A draft before the last click: (its id, the address of that click)."""
    now = clock.now()
    data = DraftData(
        nib=f"{number:013d}",
        nik=f"0006034101{number:06d}",
        nib_state="to_be_confirmed",
        typed=TypedBusiness(
            owner=f"Pemohon Contoh {number}",
            name=f"Warung Contoh {number}",
            activity="Warung",
            address=f"Jalan Contoh Nomor {number}",
            district="140603",
            place="Kecamatan Rambah, Kabupaten Rokan Hulu",
        ),
        uploads={"ktp": Upload("counter")},
        phone="0800-0000-001",
    ).stating_truth(now)
    who = applicant(house.office_id)
    draft = start_draft(actor=who, now=now, service="iumk", mode="mandiri", data=data.to_dict())
    return str(draft.id), f"/layanan/iumk/ajukan/{draft.token}/periksa/"


def whole_ledger_stands():
    """Every file has its facts from 1 without a gap, and stands where they say."""
    for standing in Standing.objects.select_related("application"):
        again = rebuild(standing.application)
        assert {name: getattr(again, name) for name in FIELDS} == {name: getattr(standing, name) for name in FIELDS}
        facts = Fact.objects.filter(application=standing.application).order_by("seq").values_list("seq", flat=True)
        assert list(facts) == list(range(1, standing.version + 1))


def application_numbers_have_no_gap(house):
    """The numbers that were given are the first so many of the series, each once; and the series knows it."""
    numbers = list(Application.objects.values_list("number", flat=True))
    if not numbers:
        return
    (series,) = Sequence.objects.filter(series="application:iumk")
    pattern = pinned(Application.objects.values_list("standard_digest", flat=True)[0]).delivery.procedure.registration
    today = clock.now().date().replace(year=series.year)
    given = range(1, len(numbers) + 1)
    assert sorted(numbers) == [numbering.render(pattern.number, seq=each, on=today, service="IUMK") for each in given]
    assert series.last == len(numbers)


def everything_leaves(house):
    """The worker comes back and clears the outbox, also what the killed one had in hand."""
    later = clock.now() + timedelta(hours=1)
    while work(now=later, worker="afterwards", limit=100, channels=["paper", "tell"]):
        later += timedelta(minutes=1)
    assert not Outgoing.objects.filter(state__in=UNSENT, channel__in=["paper", "tell"]).exists()
    assert not Paper.objects.filter(file=None, settled_at=None).exists()  # settled: the licence took a proof's place


@pytest.fixture
def luck() -> Iterator[random.Random]:
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    return random.Random(seed)


def test_the_office_is_killed_during_200_submissions(busy_house, luck):
    house = busy_house
    paths = dict(filled_in(house, number) for number in range(1, CROWD + 1))
    told: set[str] = set()
    for deadly in (1, luck.randrange(5, 60), luck.randrange(60, 120)):
        with killed.group() as office:
            port = killed.serve(office)
            crowd = killed.Crowd(port, paths)  # those who were told yes click again: it stays one application
            killed.wait_until(lambda crowd=crowd, deadly=deadly: len(crowd.told) >= deadly)
            killed.some_moment(luck)
            office.kill()
            crowd.leave()
        assert crowd.others == []
        told |= crowd.told
        stored = {str(key) for key in Application.objects.values_list("submission_key", flat=True)}
        assert told <= stored <= set(paths)
        assert Draft.objects.filter(application__isnull=False).count() == len(stored)
        application_numbers_have_no_gap(house)
        whole_ledger_stands()
    with killed.group() as office:
        crowd = killed.Crowd(killed.serve(office), paths)
        crowd.leave()
        assert (len(crowd.told), crowd.others) == (CROWD, [])
    assert Application.objects.count() == CROWD
    application_numbers_have_no_gap(house)
    whole_ledger_stands()
    everything_leaves(house)


def test_the_office_is_killed_while_it_issues(busy_house, luck, tmp_path):
    house, count = busy_house, 36
    waiting = [house.until(house.submit().application_id, "issue").application.pk for _ in range(count)]
    now, issued = house.now + timedelta(hours=1), tmp_path / "issued"
    issued.touch()
    ids = "".join(f"{each}\n" for each in waiting)

    def noted():
        return [line.split() for line in issued.read_text().splitlines()]

    for deadly in (luck.randrange(1, 6), luck.randrange(8, 14), luck.randrange(16, 24), count):
        with killed.group() as office:
            office.start("-m", "satupintu.cli.main", "worker")
            arguments = (str(killed.HERE / "issuing_process.py"), str(issued), now.isoformat(), "4")
            clerks = [office.start(*arguments, given=ids) for _ in range(2)]
            killed.wait_until(
                lambda deadly=deadly, clerks=clerks: (
                    len(noted()) >= deadly or all(each.poll() is not None for each in clerks)
                )
            )
            killed.some_moment(luck)
            office.kill()
        licences = list(Licence.objects.order_by("seq"))
        assert [each.seq for each in licences] == list(range(1, len(licences) + 1))
        assert Sequence.objects.get(series="licence:iumk").last == len(licences)
        stored = {(str(each.application_id), each.number) for each in licences}
        assert {tuple(each) for each in noted()} <= stored
        assert len({number for _, number in noted()}) == len(noted())
        whole_ledger_stands()
    assert Licence.objects.count() == count
    everything_leaves(house)
    for application_id in waiting:
        case = case_by_id(system(house.office_id), application_id)
        assert read_paper(case, "licence").startswith(b"%PDF")
        assert case.journey.current == "signing"
