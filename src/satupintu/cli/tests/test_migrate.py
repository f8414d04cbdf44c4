"""What an upgrade does beside the tables: everything the office has can be found afterwards."""

import pytest

from satupintu.assistance.services import begin
from satupintu.base.transaction import write
from satupintu.cli.migrate import migrate
from satupintu.finding import services
from satupintu.finding.models import Card, Mark
from satupintu.finding.queries import search
from satupintu.finding.rules import Kind, ask
from satupintu.finding.services import rebuild, take_out


@pytest.fixture
def helped(busy_house):
    """Three people who were helped, and a file."""
    busy_house.submit()
    who = {"actor": busy_house.named("rina"), "now": busy_house.now, "service": "iumk", "channel": "counter"}
    names = ("Siti Contohwati", "Ali Contohwati", "Budi Contohwati")
    return [begin(name=name, phone="08000000001", business="Warung Contoh", **who).pk for name in names]


def found(house):
    return list(search(house.named("rina"), ask("contohwati")).ids.get(Kind.HELP, ()))


@pytest.mark.parametrize("newer", [0, 1], ids=["all before the upgrade", "some since"])
def test_people_who_were_helped_before_they_could_be_found_are_found_after_an_upgrade(busy_house, helped, newer):
    with write():
        take_out(helped[: 3 - newer])
    assert len(found(busy_house)) == newer
    migrate()
    assert found(busy_house) == helped[::-1]
    assert rebuild()[1] == 0


def test_an_upgrade_that_was_cut_short_is_done_again(busy_house, helped, monkeypatch):
    with write():
        take_out(helped)
    monkeypatch.setattr(services, "BATCH", 1)
    put = services.put

    def and_no_further(office_id, thing):
        if Card.objects.filter(kind=Kind.HELP).exists():
            raise KeyboardInterrupt
        put(office_id, thing)

    with monkeypatch.context() as patch:
        patch.setattr(services, "put", and_no_further)
        with pytest.raises(KeyboardInterrupt):
            migrate()
    assert len(found(busy_house)) == 1
    migrate()
    assert found(busy_house) == helped[::-1]


def test_an_office_that_is_older_than_its_index_gets_one(busy_house, helped):
    before = set(Mark.objects.values_list("card_id", "token"))
    with write():
        take_out(Card.objects.values_list("pk", flat=True))
    migrate()
    assert set(Mark.objects.values_list("card_id", "token")) == before
