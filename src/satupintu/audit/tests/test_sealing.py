"""A seal covers all entries from its first to its last, whatever order their instants are in."""

from datetime import timedelta
from uuid import UUID

import pytest

from satupintu.audit.models import Entry, Seal
from satupintu.audit.order import Order
from satupintu.audit.services import SETTLED_AFTER, _seen, broken_seals, seal
from satupintu.base.ids import new_id


def note(house, at):
    Entry(office_id=house.office_id, event="Noted", at=at, actor_kind="system", subject=house.office_id, data={}).save()


def test_an_entry_that_is_young_among_older_ones_breaks_no_seal(house):
    seal(house.now)
    sealed = sum(Seal.objects.values_list("entries", flat=True))
    note(house, house.now - timedelta(hours=2))
    note(house, house.now)  # what the system noted itself, between two that were written down with an earlier instant
    note(house, house.now - timedelta(hours=1))
    assert seal(house.now) == 1
    assert broken_seals(house.office_id) == []
    assert seal(house.now + SETTLED_AFTER * 2) == 2
    assert broken_seals(house.office_id) == []
    assert sum(Seal.objects.values_list("entries", flat=True)) == sealed + 3


@pytest.fixture
def started_afresh(monkeypatch):
    """This process as if it had just been started, its clock put back by so long."""

    def start(back):
        order, real = Order(), new_id
        monkeypatch.setattr("satupintu.audit.services.ORDER", order)

        def an_hour_ago():
            milliseconds = (real().int >> 80) - int(back.total_seconds() * 1000)
            return UUID(int=milliseconds << 80 | real().int & (1 << 80) - 1)

        monkeypatch.setattr("satupintu.audit.order.new_id", an_hour_ago)

    return start


def test_after_a_clock_was_put_back_and_the_office_restarted_the_trail_goes_on_behind_its_seals(house, started_afresh):
    house.submit()
    later = house.now + timedelta(hours=2)
    assert seal(later) > 0
    before = Seal.objects.order_by("-number")[0]
    started_afresh(back=timedelta(hours=1))
    house.submit(house.now - timedelta(minutes=30))
    assert Entry.objects.filter(id__lte=before.last).count() == sum(Seal.objects.values_list("entries", flat=True))
    assert seal(later) > 0
    assert broken_seals(house.office_id) == []
    assert Entry.objects.count() == sum(Seal.objects.values_list("entries", flat=True))


def test_two_processes_that_write_while_the_clock_is_back_stay_in_order(house, started_afresh, monkeypatch):
    started_afresh(back=timedelta(hours=1))
    one, other = Order(), Order()
    assert other.next() != one.next()
    house.submit()
    newest = Entry.objects.order_by("-id")[0].id
    monkeypatch.setattr("satupintu.audit.order.LOOK_EVERY", 0.0)  # the time to look again has come
    assert one.next() > newest
    assert other.next() > newest


def test_what_was_written_while_the_clock_stood_in_the_future_is_sealed_in_the_end(house, monkeypatch):
    seconds = [1000.0]
    monkeypatch.setattr("satupintu.audit.services.time.monotonic", lambda: seconds[0])
    _seen.clear()
    seal(house.now + timedelta(hours=1))
    house.submit(house.now + timedelta(days=400))
    house.now -= timedelta(days=400)
    house.submit()
    assert seal(house.now) == 0
    for _ in range(2):  # within two settling times
        seconds[0] += 61
        sealed = seal(house.now)
    assert sealed > 0
    assert broken_seals(house.office_id) == []
    assert Entry.objects.count() == sum(Seal.objects.values_list("entries", flat=True))
