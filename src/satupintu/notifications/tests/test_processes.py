"""Workers as real processes on a database of their own: side by side, and killed where it hurts most."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

HERE = Path(__file__).parent
SETUP = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, skip_checks=True)
import sys
from datetime import UTC, datetime
from uuid import UUID
from satupintu.base.transaction import write
from satupintu.notifications import services
from satupintu.people.models import Office
office = Office.objects.create(slug="contoh", name="Contoh", short_name="C", regency="Contoh", region_code="1406")
with write():
    for number in range(int(sys.argv[1])):
        services.enqueue(office_id=office.id, channel="writing", topic="receipt", subject=UUID(int=number),
                         payload={"n": number}, dedupe_key=f"m{number}", now=datetime(2026, 11, 24, tzinfo=UTC))
"""
STATES = """
import django; django.setup()
import json
from collections import Counter
from satupintu.notifications.models import Outgoing
print(json.dumps(Counter(Outgoing.objects.values_list("state", flat=True))))
"""


class OwnDatabase:
    """A database that belongs to one test, on the engine under test, with workers that can be killed."""

    def __init__(self, tmp_path, url):
        folders = {"SATUPINTU_DATA": str(tmp_path / "data"), "SATUPINTU_KEYS": str(tmp_path / "keys")}
        self.env = os.environ | {"DATABASE_URL": url} | folders
        self.out = tmp_path / "delivered"
        self.out.touch()
        self.running = []

    def run(self, code, *arguments):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], env=self.env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def worker(self, *, lease, hold_at=""):
        made = subprocess.Popen(
            [sys.executable, str(HERE / "worker_process.py"), str(self.out), str(lease), hold_at],
            env=self.env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.running.append(made)
        assert made.stdout.readline() == "ready\n"
        return made

    def delivered(self):
        return self.out.read_text().split()

    def states(self):
        return json.loads(self.run(STATES))

    def wait_until_all_sent(self, count, seconds=30):
        ends = time.monotonic() + seconds
        while len(set(self.delivered())) < count and time.monotonic() < ends:
            time.sleep(0.1)
        while self.states() != {"sent": count} and time.monotonic() < ends:
            time.sleep(0.2)
        assert self.states() == {"sent": count}


@pytest.fixture
def own_database(tmp_path, django_db_setup, django_db_blocker):
    if connection.vendor == "sqlite":
        made = OwnDatabase(tmp_path, f"sqlite:///{tmp_path / 'own.sqlite3'}")
        yield made
        end(made)
        return
    import psycopg

    known = connection.settings_dict
    host, port = known["HOST"] or "/var/run/postgresql", known["PORT"] or "5432"
    name = f"own_{os.getpid()}_{time.monotonic_ns()}"
    with psycopg.connect(
        host=host, port=port, user=known["USER"], password=known["PASSWORD"], dbname="postgres", autocommit=True
    ) as server:
        server.execute(f"CREATE DATABASE {name}")
        made = OwnDatabase(tmp_path, f"postgresql://{known['USER']}:{known['PASSWORD']}@{host}:{port}/{name}")
        yield made
        end(made)
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def end(database):
    for process in database.running:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


def test_workers_side_by_side_deliver_each_message_once(own_database):
    own_database.run(SETUP, "60")
    workers = [own_database.worker(lease=60) for _ in range(3)]
    own_database.wait_until_all_sent(60)
    assert sorted(own_database.delivered()) == sorted(f"m{n}" for n in range(60))
    for process in workers:
        process.stdin.close()
        assert process.wait(timeout=10) == 0, "a worker that is told to stop puts everything down and ends"


def test_a_worker_killed_between_sending_and_recording_loses_nothing(own_database):
    own_database.run(SETUP, "12")
    first = own_database.worker(lease=2, hold_at="m3")
    assert first.stdout.readline() == "held\n"
    first.kill()
    first.wait()
    assert "sent" in own_database.states()
    own_database.worker(lease=2)
    own_database.wait_until_all_sent(12)
    delivered = own_database.delivered()
    assert set(delivered) == {f"m{n}" for n in range(12)}
    assert delivered.count("m3") == 2, "at least once: what was sent but not recorded is sent again"
    assert len(delivered) == 13
