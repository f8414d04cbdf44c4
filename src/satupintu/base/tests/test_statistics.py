"""A list is read along the index that was made for it, also on an embedded database that nobody looks after."""

import pytest
from django.db import connection

from satupintu.base import clock
from satupintu.base.statistics import count_embedded
from satupintu.config.wiring import SWEEPERS


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL counts by itself")
def test_the_worker_counts_for_the_embedded_database(house):
    house.submit()
    with connection.cursor() as cursor:
        count_embedded(clock.now())
        cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'applications_standing'")
        assert cursor.fetchone()[0] > 0
    assert "count_embedded" in {each.__name__ for each in SWEEPERS}
