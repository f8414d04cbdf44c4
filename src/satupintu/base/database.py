"""How an address of a database becomes Django's settings: the office's own, and a second one while it is copied."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.utils import load_backend

SQLITE_PRAGMAS = (
    # FULL: what was acknowledged survives a power cut. recursive_triggers: see base.append_only.
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;"
    "PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;"
    "PRAGMA mmap_size=134217728;"
)


def settings_for(url: str) -> dict[str, Any]:
    """Django's settings for `sqlite:///path` or `postgresql://…`; ImproperlyConfigured for anything else."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path.removeprefix("/")) if parts.path.startswith("//") else unquote(parts.path),
            "CONN_MAX_AGE": None,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": SQLITE_PRAGMAS},
        }
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured(f"DATABASE_URL: sqlite:/// or postgresql://, not {parts.scheme!r}")


@contextmanager
def second(alias: str, known: dict[str, Any]) -> Iterator[str]:
    """A further database under this alias for as long as it is needed. known: as `settings_for` gives them."""
    whole = connections.configure_settings({"default": connections.settings["default"], alias: known})[alias]
    connections[alias] = load_backend(whole["ENGINE"]).DatabaseWrapper(whole, alias)
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]


@contextmanager
def instead(alias: str) -> Iterator[None]:
    """Whoever asks for the office's database meanwhile, in this thread, gets this one: a migration that changes data
    by a plain `Model.objects` must change those it was started for."""
    here = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = connections[alias]
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = here
