"""A seal covers all entries from its first to its last, whatever order their instants are in."""

from datetime import timedelta

from satupintu.audit.models import Entry, Seal
from satupintu.audit.services import SETTLED_AFTER, broken_seals, seal


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
