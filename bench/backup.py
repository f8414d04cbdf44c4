"""Saving an office of 20,000 files while it is open: the first backup, the one after it, verifying, and restoring."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from table import Row

from satupintu.base import clock
from satupintu.base.ids import new_id
from satupintu.base.transaction import write
from satupintu.continuity.services import Sealed, back_up, choose, faults
from satupintu.demo.rehearsal import Rehearsal
from satupintu.files.models import StoredFile
from satupintu.people.queries import the_office

FILES, EACH, APPLICATIONS = 20_000, 60_000, 300  # a KTP's photo after cleaning is about 60 KB
LATER = 60


def files(office_id: object, count: int) -> None:
    """As many kept files as the office has; bytes that cannot be packed, like sealed ones."""
    rows, grain = [], os.urandom(EACH)
    for number in range(count):
        pk = new_id()
        name = f"{str(office_id)[-8:]}/2026/{number % 12 + 1:02d}/{pk}.sealed"
        path = Path(settings.MEDIA_ROOT) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pk.bytes + grain[16:])
        rows.append(
            StoredFile(
                id=pk,
                office_id=office_id,
                kind="ktp",
                name="ktp.jpg",
                media="image/jpeg",
                size=EACH,
                sha256="0" * 64,
                storage_name=name,
                kept_at=clock.now(),
            )
        )
    with write():
        StoredFile.objects.bulk_create(rows, batch_size=1000)


def timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def measure() -> list[Row]:
    office = the_office()
    assert office is not None
    house = Rehearsal(office.pk, clock.now())
    for _ in range(APPLICATIONS):
        house.submit(house.now)
    files(office.pk, FILES)
    home = Path(settings.DATA).parent / "backup"
    keys = Sealed("empat kata acak sekali")
    first = timed(lambda: back_up(folder=home, keys=keys, now=clock.now()))
    files(office.pk, LATER)
    daily = timed(lambda: back_up(folder=home, keys=keys, now=clock.now(), keep=2))
    verified = timed(lambda: faults(choose(home)))
    size = f"{FILES * EACH // 10**6} MB of files, {APPLICATIONS} applications"
    return [
        Row("backup of 20,000 files, the first", first, "s", bound=60, beside=size),
        Row("backup of 20,000 files, the next day", daily, "s", bound=60, beside=f"{LATER} new files"),
        Row("every byte of that backup verified", verified, "s"),
        Row("restored into an empty place", restored(home), "s", bound=120, beside="into SQLite"),
    ]


def restored(home: Path) -> float:
    """On a second machine of this measure's own, as the command does it."""
    elsewhere = home.with_name("elsewhere")
    (elsewhere / "keys").mkdir(parents=True, mode=0o700)
    secret = elsewhere / "secret"
    secret.write_text("empat kata acak sekali\n")
    own = {
        "SATUPINTU_DATA": str(elsewhere / "data"),
        "SATUPINTU_KEYS": str(elsewhere / "keys"),
        "DATABASE_URL": f"sqlite:///{elsewhere / 'data' / 'office.sqlite3'}",
    }
    command = [sys.executable, "-m", "satupintu.cli.main", "restore", str(home), "--passphrase-file", str(secret)]
    return timed(lambda: subprocess.run(command, env=os.environ | own, stdout=subprocess.DEVNULL, check=True))
