"""The door to writing: who waits for whom, and that nobody waits for himself."""

import fcntl
import threading
from pathlib import Path

import pytest
from django.db import connection, connections, transaction

from satupintu.base.transaction import write

PATIENCE = 10


@pytest.mark.django_db(transaction=True)
def test_what_runs_after_a_commit_may_write_again():
    done = []

    def again():
        with write():
            done.append("again")

    with write():
        transaction.on_commit(again)
        done.append("first")
    assert done == ["first", "again"]


@pytest.mark.django_db(transaction=True)
def test_a_writer_waits_until_another_process_lays_the_pen_down():
    if connection.vendor != "sqlite" or connection.is_in_memory_db():
        pytest.skip("the pen is for an SQLite file; PostgreSQL has many")
    wrote = threading.Event()

    def writer():
        with write():
            wrote.set()
        connections.close_all()

    pen = Path(f"{connection.settings_dict['NAME']}-pen")
    with pen.open("w") as held:  # a lock belongs to the open file: to the writer this is another process
        fcntl.flock(held, fcntl.LOCK_EX)
        thread = threading.Thread(target=writer)
        thread.start()
        assert not wrote.wait(0.2)
    assert wrote.wait(PATIENCE)
    thread.join()
