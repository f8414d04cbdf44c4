"""Writing very many rows: COPY on PostgreSQL, executemany on SQLite, indexes made afterwards over all rows at once."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import psycopg
from django.db import connection

from satupintu.applications.models import Application, Dossier, Evidence, Fact, Note, Standing
from satupintu.finding.models import Card, Mark
from satupintu.licences.models import Licence

TABLES = (Application, Dossier, Evidence, Standing, Fact, Note, Licence, Card, Mark)
Rows = dict[type, list[tuple[Any, ...]]]
KEYS = {"id", "office_id", "application_id"}


@cache
def columns(model: type) -> tuple[str, ...]:
    """The columns of a table, in the order in which rows are made."""
    return tuple(field.column for field in model._meta.concrete_fields)  # type: ignore[attr-defined]


ORDER: dict[type, tuple[str, ...]] = {
    Application: ("id", "office_id", "service", "number", "standard_digest", "mode", "submission_key",
                  "tracking_index", "submitted_at"),
    Dossier: ("id", "office_id", "application_id", "wrapped_key", "sealed", "nik_index", "nib_index", "project_index"),
    Standing: ("id", "office_id", "application_id",
               *(field.column for field in Standing._meta.concrete_fields if field.column not in KEYS)),
    Evidence: ("id", "office_id", "application_id", "requirement", "how", "file_id", "given_at"),
    Fact: ("id", "seq", "kind", "step", "outcome", "at", "recorded_at", "by", "data", "application_id", "office_id"),
    Note: ("id", "sealed", "fact_id", "office_id"),
    Card: ("id", "office_id", "kind", "number_key"),
    Mark: ("id", "kind", "token", "card_id", "office_id"),
}  # fmt: skip


def stamp(at: datetime) -> str:
    """An instant in UTC, as both databases read it."""
    return at.strftime("%Y-%m-%d %H:%M:%S.%f")


def plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.hex
    return stamp(value) if isinstance(value, datetime) else value.isoformat() if hasattr(value, "isoformat") else value


def write_sqlite(rows: Rows) -> None:
    """Put rows into the tables, all of a batch at once."""
    connection.connection.execute("BEGIN")
    for model, lines in rows.items():
        table, quoted = _into(model)
        marks = ", ".join("?" * len(columns(model)))
        connection.connection.executemany(f'INSERT INTO "{table}" ({quoted}) VALUES ({marks})', lines)
    connection.connection.execute("COMMIT")


def copy_postgres(rows: Rows) -> None:
    """Put rows into the tables by COPY, on a connection of its own: foreign keys hold by the way the rows are made."""
    with psycopg.connect(os.environ["DATABASE_URL"], options="-c session_replication_role=replica") as own:
        for model, lines in rows.items():
            table, quoted = _into(model)
            with own.cursor().copy(f'COPY "{table}" ({quoted}) FROM STDIN') as copy:
                copy.write("".join(["\t".join(map(_text, row)) + "\n" for row in lines]))


def _into(model: type) -> tuple[str, str]:
    names = ORDER.get(model) or columns(model)
    assert set(names) == set(columns(model)), (model, set(names) ^ set(columns(model)))
    return model._meta.db_table, ", ".join(f'"{name}"' for name in names)  # type: ignore[attr-defined]


def _text(value: Any) -> str:
    """A value as COPY reads it. Nothing that is laid holds a tab, a line's end or, but in JSON, a backslash."""
    if type(value) is str:
        return value.replace("\\", "\\\\") if "\\" in value else value
    if value is None:
        return "\\N"
    if type(value) is bytes:
        return "\\\\x" + value.hex()
    return str(value)


@contextmanager
def written_in_bulk() -> Iterator[None]:
    """Without looking at each row: keys and indexes are made afterwards, over all rows at once."""
    tables = [model._meta.db_table for model in TABLES]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")
            cursor.execute("PRAGMA foreign_keys=OFF")
            cursor.execute("PRAGMA cache_size=-400000")
            marks = ", ".join(["%s"] * len(tables))
            ask = (
                f"SELECT name, sql FROM sqlite_master WHERE type='index' AND sql IS NOT NULL AND tbl_name IN ({marks})"
            )
            cursor.execute(ask, tables)
            indexes = cursor.fetchall()
            for name, _ in indexes:
                cursor.execute(f'DROP INDEX "{name}"')
            yield
            for _, made in indexes:
                cursor.execute(made)
        return
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '512MB'")
        constraints = "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'u' AND conrelid::regclass::text = ANY(%s)"  # noqa: E501
        cursor.execute(constraints, [tables])
        unique = cursor.fetchall()
        for table, name, _ in unique:
            cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"')
        cursor.execute(
            "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i "
            "WHERE i.indrelid::regclass::text = ANY(%s) AND NOT i.indisprimary",
            [tables],
        )
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
        yield
        for _, made in indexes:
            cursor.execute(made)
        for table, name, made in unique:
            cursor.execute(f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {made}')


def settle() -> None:
    """What the databases do by themselves in time: count for the planner, write the log back."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
            return
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute("ANALYZE")
