"""The lock on the ledgers: triggers in the database refuse to change or delete a row that was appended.

SQLite: `recursive_triggers=ON` (settings) makes INSERT OR REPLACE fire the delete trigger too. PostgreSQL: TRUNCATE is
refused as well. Altering a table drops SQLite's triggers, so they are laid again after every migration.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

SAYS = "append-only: facts are never changed or deleted"

_SQLITE = """
CREATE TRIGGER IF NOT EXISTS "{table}_no_{verb}" BEFORE {verb} ON "{table}"
BEGIN SELECT RAISE(ABORT, '{table}: {says}'); END
"""
_POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION satupintu_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '%: {SAYS}', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$
"""
_POSTGRES = """
CREATE OR REPLACE TRIGGER "{table}_no_{verb}" BEFORE {verb} ON "{table}"
FOR EACH {each} EXECUTE FUNCTION satupintu_append_only()
"""


def tables() -> Iterator[str]:
    """The tables of all models marked `append_only`."""
    for model in apps.get_models():
        if getattr(model, "append_only", False):
            yield model._meta.db_table


def verbs(vendor: str) -> tuple[str, ...]:
    """What is refused on this engine."""
    return ("UPDATE", "DELETE", "TRUNCATE") if vendor == "postgresql" else ("UPDATE", "DELETE")


def lay(connection: BaseDatabaseWrapper) -> None:
    """Lay the triggers on every ledger that exists; laying them twice does no harm."""
    with connection.cursor() as cursor:
        existing = set(connection.introspection.table_names(cursor))
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES_FUNCTION)
        for table in tables():
            if table not in existing:
                continue
            for verb in verbs(connection.vendor):
                template = _POSTGRES if connection.vendor == "postgresql" else _SQLITE
                each = "STATEMENT" if verb == "TRUNCATE" else "ROW"
                cursor.execute(template.format(table=table, verb=verb, each=each, says=SAYS))


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of triggers that should stand and do not; `satupintu check` asserts that there are none."""
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        standing = {name for (name,) in cursor.fetchall()}
    wanted = [f"{table}_no_{verb}" for table in tables() for verb in verbs(connection.vendor)]
    return [name for name in wanted if name not in standing]


def after_migrate(*, using: str, **_: Any) -> None:
    """Django's `post_migrate`, the one moment at which the framework, not the office, must be listened to."""
    lay(connections[using])
