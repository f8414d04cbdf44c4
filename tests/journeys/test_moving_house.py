"""The office moves between SQLite and PostgreSQL: equal to the last bit, or not at all."""

import sqlite3
from contextlib import closing

import psycopg
import pytest
from django.db import connection
from tests.journeys import elsewhere

from satupintu.continuity import tables
from satupintu.continuity.services import Sealed, back_up

OTHER = {"sqlite": "postgresql", "postgresql": "sqlite"}
PASSPHRASE = "empat kata acak sekali"


@pytest.fixture
def restored(busy_house, tmp_path):
    """An office of its own, on the engine the tests run on: with people, files, numbers, and words of all kinds."""
    busy_house.until(busy_house.submit().application_id)
    busy_house.submit()
    busy_house.deliver()
    back_up(folder=tmp_path / "b", keys=Sealed(PASSPHRASE), now=busy_house.now)
    (tmp_path / "secret").write_text(PASSPHRASE)
    with elsewhere.machine(tmp_path / "first") as machine:
        done = machine.run("restore", str(tmp_path / "b"), "--passphrase-file", str(tmp_path / "secret"))
        assert done.returncode == 0, done.stderr
        yield machine


@pytest.fixture
def postgres(program):
    """Where the tests themselves run on SQLite a server is not at hand: they are run on PostgreSQL too."""
    if connection.vendor != "postgresql":
        pytest.skip("needs a PostgreSQL server: scripts/postgres run")


def test_an_office_moves_to_an_equal_house_and_goes_on(restored, tmp_path):
    before = restored.ask("look")
    with elsewhere.machine(tmp_path / "new") as new:
        moved = restored.run("move", "--to", new.url)
        assert moved.returncode == 0, moved.stderr
        assert "sama persis" in moved.stdout
        same = elsewhere.Machine(restored.folder, new.url)
        found = same.ask("look")
        assert found["events"] == sorted({*before["events"], "OfficeMoved"})
        assert {key: found[key] for key in found if key != "events"} == {
            key: before[key] for key in before if key != "events"
        }
        assert same.ask("submit", "2026-04-01T02:00:00+00:00") == "IUMK-2026-000003"
        again = same.run("move", "--to", new.url)
        assert (again.returncode, "sudah memakai basis data itu" in again.stderr) == (1, True)


def test_from_postgresql_to_sqlite_and_back_nothing_changes(restored, tmp_path, postgres):
    before = restored.ask("look")
    with elsewhere.machine(tmp_path / "small", "sqlite") as small, elsewhere.machine(tmp_path / "large") as large:
        (small.folder / "data").mkdir()
        assert restored.run("move", "--to", small.url).returncode == 0
        there = elsewhere.Machine(restored.folder, small.url)
        assert there.ask("look")["numbers"] == before["numbers"]
        moved = there.run("move", "--to", large.url)
        assert moved.returncode == 0, moved.stderr
        back = elsewhere.Machine(restored.folder, large.url)
        assert back.ask("look") == before | {"events": sorted({*before["events"], "OfficeMoved"})}
        forgotten = there.run("migrate", "--check")
        assert (forgotten.returncode, "sudah pindah" in forgotten.stderr) == (1, True)
        with psycopg.connect(large.url, autocommit=True) as asked, pytest.raises(psycopg.errors.RestrictViolation):
            asked.execute("UPDATE applications_fact SET kind = 'x'")


def test_a_house_that_is_not_empty_is_refused(restored, tmp_path):
    with elsewhere.machine(tmp_path / "new") as new:
        (new.folder / "data").mkdir(exist_ok=True)
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(new.url.removeprefix("sqlite:///"))) as there:
                there.execute("CREATE TABLE punya_orang (n)")
        else:
            with psycopg.connect(new.url) as there:
                there.execute("CREATE TABLE punya_orang (n int)")
        said = restored.run("move", "--to", new.url)
        assert (said.returncode, "punya_orang" in said.stderr) == (1, True)
        assert restored.ask("look")["triggers_missing"] == []


def test_a_row_that_is_changed_or_lost_changes_the_sum(house):
    house.submit()
    fact = next(model for model in tables.tables() if model._meta.db_table == "applications_fact")
    standing = next(model for model in tables.tables() if model._meta.db_table == "applications_standing")
    whole = tables.counted(standing, "default")
    assert whole.rows == 1
    assert tables.counted(standing, "default") == whole
    standing._base_manager.update(step="x")
    assert tables.counted(standing, "default").digest != whole.digest
    assert tables.counted(fact, "default").rows >= 1
