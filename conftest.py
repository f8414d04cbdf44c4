"""The ground every test stands on: own data and keys for each process, the demo's fictional cast, fast passwords.

Set DATABASE_URL to run on PostgreSQL. pytest-django would read the settings before this file; so the settings are
named here, after the environment they read has been set, and not in pyproject.toml.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

IN_CI = bool(os.environ.get("CI"))
PROJECT = Path(__file__).resolve().parent
SCRATCH = Path(tempfile.mkdtemp(prefix=f"satupintu-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)

for inherited in [name for name in os.environ if name.startswith("SATUPINTU_")]:
    del os.environ[inherited]  # a developer's own office must not colour the tests
for name in ("data", "keys", "static"):
    (SCRATCH / name).mkdir()
os.environ |= {
    "SATUPINTU_DATA": str(SCRATCH / "data"),
    "SATUPINTU_KEYS": str(SCRATCH / "keys"),
    "SATUPINTU_STATIC": str(SCRATCH / "static"),
    "SATUPINTU_DEMO": "1",
    "DJANGO_SETTINGS_MODULE": "satupintu.config.settings",
}

# In CI the same examples every time; at a desk new ones, so that they are looked for where nobody has looked yet.
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
hypothesis.settings.register_profile("desk", deadline=None, database=None)
hypothesis.settings.load_profile("ci" if IN_CI else "desk")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """A worker that inherited the name of the settings would read them before this file, with the folders of the
    process that started it: all would share one cache, and one test's clearing would forget another's tries."""
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)


def pytest_configure() -> None:
    """Three things differ in tests: scrypt costs 50 ms a sign-in, and pages must not need built assets."""
    from django.conf import settings

    from satupintu.base import clock

    clock.spell = lambda seconds: 0  # what is kept in memory must not grow old while a test counts queries
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
    }


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """SQLite is tested as it runs, in a file with WAL: in memory it has other locks."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(SCRATCH / "test.sqlite3")


@pytest.fixture(autouse=True, scope="session")
def _ledgers_can_be_emptied_between_tests() -> Iterator[None]:
    """Tests that commit are cleaned up with `flush`, which the ledgers refuse: lifted for that moment only."""
    from django.db.backends.base.operations import BaseDatabaseOperations as Operations

    from satupintu.base import append_only

    flush = Operations.execute_sql_flush

    def flush_past_the_locks(self: Any, sql_list: list[str]) -> None:
        _lift(self.connection)
        try:
            flush(self, sql_list)
        finally:
            append_only.lay(self.connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Operations, "execute_sql_flush", flush_past_the_locks)
        yield


def _lift(connection: Any) -> None:
    """Drop the ledgers' triggers. In tests only: the product has no way to do this."""
    from satupintu.base import append_only

    with connection.cursor() as cursor:
        existing = set(connection.introspection.table_names(cursor))
        for table in existing.intersection(append_only.tables()):
            on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
            for verb in append_only.verbs(connection.vendor):
                cursor.execute(f'DROP TRIGGER IF EXISTS "{table}_no_{verb}"{on}')


@pytest.fixture(autouse=True)
def _throttles_start_at_zero() -> None:
    """What one test left in the cache must not slow the next down."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(scope="session")
def program() -> Callable[..., str]:
    """The path of a program, e.g. `program("qpdf")`; more names are alternatives.

    Missing at a desk: the test is left out and counted. Missing in CI: it fails.
    """

    def find(*names: str) -> str:
        for name in names:
            if path := shutil.which(name):
                return path
        absent = f"{names[0]} is not installed"
        if IN_CI:
            pytest.fail(absent)
        pytest.skip(absent)

    return find


@pytest.fixture
def house(db: None) -> Any:
    """The fictional office at work on Tuesday 10 March 2026, 09.00 WIB: a `demo.rehearsal.Rehearsal`."""
    return _open_house()


@pytest.fixture
def busy_house(transactional_db: None) -> Any:
    """The same, for tests in which several threads or processes commit."""
    return _open_house()


def _open_house() -> Any:
    from datetime import UTC, datetime

    from satupintu.demo.rehearsal import Rehearsal
    from satupintu.demo.seed import seed
    from satupintu.people.queries import forget_offices
    from satupintu.standards.queries import forget_standards

    forget_offices()
    forget_standards()
    office = seed(datetime(2026, 1, 5, 1, tzinfo=UTC))
    return Rehearsal(office.pk, datetime(2026, 3, 10, 2, tzinfo=UTC))


@pytest.fixture
def at_desk(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Somebody of the cast signed in through the pages: `at_desk(house, "rina")` is a Django test client.

    The office's clock goes with the house; the codes from the phone go with the real one, as phones do.
    """
    from allauth.mfa.adapter import get_adapter
    from allauth.mfa.models import Authenticator
    from django.test import Client

    from satupintu.base import clock
    from satupintu.demo.cast import PASSWORD
    from satupintu.demo.totp import code

    real = clock.now

    def sign_in(house: Any, username: str) -> Client:
        monkeypatch.setattr(clock, "now", lambda: house.now)
        phone = Authenticator.objects.filter(user__username=username, type="totp").first()
        client = Client()
        answer = client.post("/masuk/", {"login": username, "password": PASSWORD})
        if phone:
            assert answer["Location"] == "/masuk/kode/", answer
            secret = get_adapter().decrypt(phone.data["secret"])
            answer = client.post("/masuk/kode/", {"code": code(secret, real())})
        assert answer.status_code == 302, answer.content.decode()
        assert answer["Location"] == "/meja/", answer
        return client

    return sign_in
