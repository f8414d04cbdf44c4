"""`satupintu migrate`: bring the database's tables up to date; the ledgers' locks are laid again with it."""

import argparse
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.migrations.executor import MigrationExecutor

from satupintu.base.fresh import is_empty, migrate_to
from satupintu.base.refusal import Refusal
from satupintu.base.statistics import count_anew
from satupintu.continuity.services import MOVED
from satupintu.finding.services import put_missing


class NotReady(Refusal):
    """The tables are missing or old."""

    code = "database_not_ready"
    says = "Basis data belum mutakhir ({count} migrasi tertunda). Jalankan: satupintu migrate"
    status = 503


class MovedAway(Refusal):
    """The office moved to another database, and this process was started with the old address."""

    code = "moved_away"
    says = (
        "Kantor sudah pindah dari {place} ke basis data lain. Tulis alamat barunya di DATABASE_URL, lalu mulai ulang."
    )
    status = 503


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("--check", action="store_true", help="hanya periksa: keluar 1 bila ada yang tertunda")


def run(args: argparse.Namespace) -> int:
    """Migrate, or say what is pending (1 when there is any)."""
    if args.check:
        require_ready()
        return 0
    waiting = pending()
    migrate()
    sys.stdout.write(f"{len(waiting)} migrasi dijalankan.\n" if waiting else "Basis data sudah mutakhir.\n")
    return 0


def pending() -> list[str]:
    """The migrations that are waiting, as "app.name"; all of them for an empty database."""
    _make_room()
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def require_ready() -> None:
    """Raise NotReady while migrations are waiting."""
    if waiting := pending():
        raise NotReady(count=len(waiting))


def migrate() -> None:
    """Run what is waiting; the folder of an embedded database is made when there is none."""
    _make_room()
    if is_empty(DEFAULT_DB_ALIAS):
        migrate_to(DEFAULT_DB_ALIAS, MigrationExecutor(connection).loader.graph.leaf_nodes())
    call_command("migrate", verbosity=0, interactive=False)
    put_missing()  # what is older than its place in the card index, or than the index itself
    count_anew()


def _make_room() -> None:
    if connection.vendor == "sqlite":
        place = Path(connection.settings_dict["NAME"])
        left = place.with_name(place.name + MOVED).exists()
        if left and not (place.exists() and connection.introspection.table_names()):  # looking alone makes a file
            raise MovedAway(place=place)
        Path(settings.DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)
