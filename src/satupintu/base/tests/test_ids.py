"""Keys tell the time: of now, or of when something truly happened."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from satupintu.base.ids import id_of, new_id

INSTANTS = st.datetimes(datetime(1990, 1, 1), datetime(2190, 1, 1), timezones=st.just(UTC))


def instant_of(key):
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=key.int >> 80)


@given(INSTANTS)
def test_a_key_of_an_instant_tells_that_instant_and_is_a_uuid7(at):
    key = id_of(at)
    assert at - instant_of(key) < timedelta(milliseconds=1)
    assert (key.version, key.variant) == (7, "specified in RFC 4122")
    assert id_of(at) != key


@given(INSTANTS, INSTANTS)
def test_keys_of_instants_sort_as_the_instants_do(one, other):
    if abs(one - other) >= timedelta(milliseconds=1):
        assert (id_of(one) < id_of(other)) == (one < other)


def test_keys_made_one_after_the_other_sort_so():
    keys = [new_id() for _ in range(1000)]
    assert keys == sorted(keys)
