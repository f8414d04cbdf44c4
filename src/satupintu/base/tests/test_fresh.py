"""An empty database gets the same tables at once as it would step by step."""

import pytest
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from tests.journeys import elsewhere

from satupintu.base import fresh
from satupintu.base.database import second, settings_for


@pytest.fixture
def empty(tmp_path):
    """A second database, with nothing in it."""
    with elsewhere.machine(tmp_path / "second") as machine:
        (machine.folder / "data").mkdir(exist_ok=True)
        with second("second", settings_for(machine.url)) as alias:
            yield alias


def drawn(alias):
    """What a database says of its tables: columns, indexes and constraints, in no order."""
    place = connections[alias]
    with place.cursor() as cursor:
        tables = {}
        for name in place.introspection.table_names(cursor):
            columns = {each.name: str(each[1:]) for each in place.introspection.get_table_description(cursor, name)}
            rules = place.introspection.get_constraints(cursor, name)
            tables[name] = columns, sorted(str(sorted(rule.items(), key=str)) for rule in rules.values())
    return tables


def definitions(alias):
    """The conditions of indexes and checks, which introspection does not tell."""
    asked = (
        "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        if connection.vendor == "sqlite"
        else "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' UNION ALL "
        "SELECT conrelid::regclass || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 2200"
    )
    with connections[alias].cursor() as cursor:
        cursor.execute(asked)
        return sorted(row[0] for row in cursor.fetchall())


@pytest.mark.django_db
def test_tables_made_at_once_are_those_that_the_migrations_make_one_by_one(empty):
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    fresh.migrate_to(empty, newest)
    assert drawn(empty) == drawn("default")
    assert definitions(empty) == definitions("default")
    seen = [set(MigrationRecorder(connections[each]).applied_migrations()) for each in (empty, "default")]
    assert seen[0] == seen[1]
    assert MigrationExecutor(connections[empty]).migration_plan(newest) == []


@pytest.mark.django_db
def test_a_database_that_has_tables_is_migrated_step_by_step(empty, monkeypatch):
    graph = MigrationExecutor(connection).loader.graph
    fresh.migrate_to(empty, [("people", "0001_initial")])
    monkeypatch.setattr(fresh, "_lay", lambda *_: pytest.fail("it is not empty"))
    fresh.migrate_to(empty, [key for key in graph.leaf_nodes() if key[0] in {"people", "contenttypes"}])
    assert "people_mandate" in drawn(empty)
