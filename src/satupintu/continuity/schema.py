"""Which tables a database has, told by its migrations; and how an empty one is brought to the same."""

from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from satupintu.base.fresh import migrate_to

State = dict[str, list[str]]


def state(alias: str) -> State:
    """The migrations that a database has seen: feature → names in order."""
    seen: State = {}
    for app, name in sorted(MigrationRecorder(connections[alias]).applied_migrations()):
        seen.setdefault(app, []).append(name)
    return seen


def waiting(alias: str) -> bool:
    """Whether this program knows migrations that the database has not seen."""
    executor = MigrationExecutor(connections[alias])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def unknown(seen: State) -> list[str]:
    """What a database has seen and this program does not know: it was made by a newer one."""
    executor = MigrationExecutor(connections["default"])
    known = executor.loader.disk_migrations
    return [f"{app}.{name}" for app, names in seen.items() for name in names if (app, name) not in known]


def bring_to(alias: str, seen: State) -> None:
    """Give a database without tables those of this state; nothing is filled in."""
    executor = MigrationExecutor(connections[alias])
    graph, there = executor.loader.graph, {(app, name) for app, names in seen.items() for name in names}
    newest = [
        key
        for key in sorted(there)
        if not any(child.key[0] == key[0] and child.key in there for child in graph.node_map[key].children)
    ]
    migrate_to(alias, newest)


def tables_there(alias: str) -> set[str]:
    """The names of the tables of a database."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        return set(connection.introspection.table_names(cursor))
