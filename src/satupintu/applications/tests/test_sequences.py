"""Numbers go on where the office's register ends: only upward, and somebody answers for it."""

import pytest

from satupintu.applications.services import NumberUsed, may_be_put_right, series_begun, start_number, take_number
from satupintu.audit.models import Entry
from satupintu.base.actor import system
from satupintu.base.refusal import NotAllowed
from satupintu.base.transaction import write
from satupintu.demo.seed import actor


@pytest.fixture
def start(house):
    root = system(house.office_id)

    def to(last, by=root, slip=False):
        told = {"series": "licence:uji", "year": 2026, "last": last, "reason": "buku register", "slip": slip}
        start_number(actor=by, now=house.now, **told)

    to.root = root
    return to


def take(root):
    with write():
        return take_number(office_id=root.office_id, series="licence:uji", year=2026)


def test_the_next_number_follows_the_last_one_used(start):
    start(212)
    assert take(start.root) == 213
    told = Entry.objects.filter(event="NumberingStarted").get().data
    assert (told["before"], told["last"], told["reason"]) == (0, 212, "buku register")


def test_what_was_used_is_never_used_again(start):
    start(212)
    take(start.root)
    for wrong in (212, 0, -1, 99_999_999):
        with pytest.raises(NumberUsed, match="213"):
            start(wrong)
    assert take(start.root) == 214


def test_zero_says_that_nothing_was_used_yet(start):
    start(0)
    assert series_begun(start.root, 2026)["licence:uji"] == 0
    assert not Entry.objects.filter(event="NumberingStarted").exists()
    assert take(start.root) == 1


def test_who_serves_at_the_counter_sets_no_numbers(start, house):
    with pytest.raises(NotAllowed):
        start(500, by=actor("rina", house.now))


def test_a_slip_is_put_right_while_no_number_was_taken_and_the_trail_keeps_both(start):
    start(2120)
    assert may_be_put_right(start.root, "licence:uji", 2026)
    start(212, slip=True)
    assert take(start.root) == 213
    told = Entry.objects.filter(event="NumberingStarted").order_by("id").values_list("data__before", "data__last")
    assert list(told) == [(0, 2120), (2120, 212)]


def test_what_was_taken_is_no_slip(start):
    start(212)
    take(start.root)
    assert not may_be_put_right(start.root, "licence:uji", 2026)
    with pytest.raises(NumberUsed, match="213"):
        start(100, slip=True)
    start(500)
    with pytest.raises(NumberUsed, match="213"):
        start(212, slip=True)
    start(300, slip=True)
    assert take(start.root) == 301
