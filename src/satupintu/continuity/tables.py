"""All tables of the office, whatever the engine: read, poured into another database, and proven equal.

A row's canonical form is the same on every engine (instants in UTC, bytes in hexadecimal, JSON with sorted keys). A
table's digest is the sum of its rows' SHA-256, so it does not depend on the order in which an engine gives them.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connections
from django.db.models import Model

from satupintu.continuity.refusals import NotEqual

CHUNK = 2000
_MODULUS = 1 << 256
_FILLED_BY_ITSELF = {"contenttypes", "auth"}  # by Django, whenever tables are made


class Sum(NamedTuple):
    """What a table holds: how many rows, and the sum of their digests."""

    rows: int
    digest: str


class _Adder:
    """Adds rows up while they pass."""

    def __init__(self) -> None:
        self.rows, self._total = 0, 0

    def pass_on(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        for row in rows:
            written = json.dumps([_even(value) for value in row], sort_keys=True, default=_plain)
            self._total += int.from_bytes(hashlib.sha256(written.encode()).digest())
            self.rows += 1
            yield row

    @property
    def sum(self) -> Sum:
        return Sum(self.rows, f"{self._total % _MODULUS:064x}")


def tables() -> list[type[Model]]:
    """Every table of the installed features, each once, in the order they are loaded."""
    found = {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
    return list(found.values())


def counted(model: type[Model], alias: str) -> Sum:
    """The sum of a table as it stands in a database."""
    adder = _Adder()
    for _ in adder.pass_on(_rows(model, alias)):
        pass
    return adder.sum


def pour(source: str, target: str) -> dict[str, Sum]:
    """Copy every row of every table from one database into another whose tables are empty; both by alias.

    Returns each table's sum, read on the way. Raises NotEqual where the target refuses a row, or holds something else
    afterwards. The caller holds a transaction on the target and a steady view of the source.
    """
    sums = {}
    for model in tables():
        adder, table = _Adder(), model._meta.db_table
        try:
            _write(model, adder.pass_on(_rows(model, source)), target)
        except (DataError, IntegrityError, ValueError) as error:
            raise NotEqual(table=table, why=str(error).splitlines()[0]) from error
        sums[table] = adder.sum
    for model in tables():
        table, there = model._meta.db_table, counted(model, target)
        if there != sums[table]:
            raise NotEqual(table=table, why=f"{sums[table].rows} baris menjadi {there.rows}, atau isinya lain")
    _go_on_counting(target)
    return sums


def occupied(alias: str) -> str:
    """The first table that holds something, or is not ours; "" where an office can move in."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        there = connection.introspection.table_names(cursor)
        ours = {model._meta.db_table: model._meta.app_label for model in tables()}
        for table in sorted(set(there) - {"django_migrations"}):
            if table not in ours:
                return table
            if ours[table] not in _FILLED_BY_ITSELF:
                cursor.execute(f'SELECT 1 FROM "{table}" LIMIT 1')  # noqa: S608 – our own table's name
                if cursor.fetchone():
                    return table
    return ""


def empty(alias: str) -> None:
    """Take away what a freshly made database holds by itself (kinds of content, permissions). Ledgers refuse."""
    with connections[alias].cursor() as cursor:
        for model in reversed(tables()):
            if not getattr(model, "append_only", False):
                cursor.execute(f'DELETE FROM "{model._meta.db_table}"')  # noqa: S608 – our own table's name


def _rows(model: type[Model], alias: str) -> Iterator[tuple[Any, ...]]:
    names = [field.attname for field in model._meta.concrete_fields]
    rows: Iterator[tuple[Any, ...]] = model._base_manager.using(alias).values_list(*names).iterator(chunk_size=CHUNK)
    return rows


def _write(model: type[Model], rows: Iterator[tuple[Any, ...]], alias: str) -> None:
    connection, fields = connections[alias], model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    made = (
        tuple(field.get_db_prep_save(value, connection) for field, value in zip(fields, row, strict=True))
        for row in rows
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN') as copy:
                for row in made:
                    copy.write_row(row)
            return
        holes = ", ".join(["%s"] * len(fields))
        statement = f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({holes})'  # noqa: S608 – our own names
        while some := list(islice(made, CHUNK)):
            cursor.executemany(statement, some)


def _go_on_counting(alias: str) -> None:
    """Numbers that the engine itself gives go on after the highest that was poured in."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(statement)


def _even(value: Any) -> Any:
    """A number inside JSON may come back as 1 or 1.0; both are written the same."""
    if isinstance(value, dict):
        return {key: _even(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_even(inner) for inner in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    raise TypeError(f"no canonical form for {type(value).__name__}")
