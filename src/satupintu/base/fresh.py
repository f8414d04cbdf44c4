"""An empty database gets its tables all at once, as the last migration leaves them.

Run one by one, migrations draw the whole office anew for each of their steps: seven seconds of a processor for tables
that are made in one. Every first day, second machine and move begins with an empty database, and so do many tests.
What data migrations do is left out: there are no data. A test holds both ways to the same tables.
"""

from collections.abc import Iterable

from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations import RunSQL, SeparateDatabaseAndState
from django.db.migrations.recorder import MigrationRecorder

from satupintu.base.database import instead


def migrate_to(alias: str, targets: Iterable[tuple[str, str]]) -> None:
    """Bring a database to these migrations (app, name) and all that they rest on: at once when it has no table yet and
    nothing but tables is made on the way, else one by one."""
    executor = MigrationExecutor(connections[alias])
    wanted = list(targets)
    plan = [migration for migration, _backwards in executor.migration_plan(wanted)]
    by_hand = any(isinstance(each, RunSQL | SeparateDatabaseAndState) for step in plan for each in step.operations)
    with instead(alias):
        if by_hand or not is_empty(alias):
            executor.migrate(wanted)
            return
        _lay(alias, executor, wanted)
        recorder = MigrationRecorder(connections[alias])
        recorder.ensure_schema()
        recorder.migration_qs.bulk_create(recorder.Migration(app=each.app_label, name=each.name) for each in plan)


def is_empty(alias: str) -> bool:
    """Whether a database has no table at all."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        return not connection.introspection.table_names(cursor)


def _lay(alias: str, executor: MigrationExecutor, targets: list[tuple[str, str]]) -> None:
    apps = executor.loader.project_state(targets).apps
    with connections[alias].schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(connections[alias]):
                editor.create_model(model)
