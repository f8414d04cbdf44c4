"""`satupintu demo` and its neighbours as somebody runs them: from a shell, in processes of their own, on empty data."""

import contextlib
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import psycopg
import pytest

WITHIN = 120  # seconds, on a machine that is busy with other tests


@dataclass(frozen=True)
class Shell:
    """A folder with data and keys, and the environment that names them."""

    folder: Path
    environment: dict[str, str]

    def start(self, *arguments, out=subprocess.PIPE):
        return subprocess.Popen(
            [sys.executable, "-m", "satupintu.cli.main", *arguments],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments, code=0):
        process = self.start(*arguments)
        out, errors = process.communicate(timeout=WITHIN)
        assert process.returncode == code, errors
        return out

    def json(self, *arguments, code=0):
        return json.loads(self.run(*arguments, "--json", code=code))


@contextlib.contextmanager
def own_database():
    """On PostgreSQL a database of its own; on SQLite the file lies in the data folder anyway."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield {}
        return
    name = f"demo_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    try:
        yield {"DATABASE_URL": urlsplit(url)._replace(path=f"/{name}").geturl()}
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def shell(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    (folder / "static").mkdir()
    (folder / "static" / "staticfiles.json").write_text('{"version": "1.1", "paths": {}, "hash": ""}')
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SATUPINTU_", "DJANGO_"))}
    with own_database() as database:
        places = {f"SATUPINTU_{name.upper()}": str(folder / name) for name in ("data", "keys", "static")}
        yield Shell(folder, kept | places | database)


@pytest.fixture(scope="module")
def shown(shell):
    """What the first run says."""
    return shell.json("demo", "--once")


def test_one_application_becomes_a_verified_licence(shown):
    assert shown["status"] == "valid"
    assert shown["kept"] is True
    assert shown["fresh"] is True
    assert shown["application"].startswith("IUMK-")
    assert shown["verify_url"].endswith(f"/v/{shown['verify_code']}")
    assert time.strptime(shown["due"], "%Y-%m-%d")


def test_the_licence_lies_there_as_a_plain_pdf(shown):
    content = Path(shown["licence_pdf"]).read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")


def test_a_second_run_uses_what_is_there(shell, shown):
    again = shell.json("demo", "--once")
    assert again == shown | {"fresh": False}


def test_the_story_is_told_in_days_and_ends_with_where_the_licence_lies(shell, shown):
    told = shell.run("demo", "--once")
    assert "asli dan berlaku" in told
    assert shown["licence_pdf"] in told
    assert "\x1b" not in told, "no colour where there is no terminal"


def test_its_pdf_is_genuine(shell, shown):
    found = shell.json("verify", shown["licence_pdf"])
    assert (found["status"], found["code_valid"]) == ("valid", True)
    assert found["licence_number"] == shown["licence_number"]
    assert found["register"]["business"] == "Roti Cahaya"
    assert "nik" not in json.dumps(found).lower()


def test_one_more_byte_makes_it_altered(shell, shown):
    changed = shell.folder / "changed.pdf"
    changed.write_bytes(Path(shown["licence_pdf"]).read_bytes() + b"\n")
    found = shell.json("verify", str(changed), code=1)
    assert (found["status"], found["code_valid"]) == ("altered", True)


def test_a_scan_has_a_known_code_and_is_not_called_valid_for_that(shell, shown, program):
    scan = shell.folder / "scan"
    subprocess.run([program("pdftoppm"), "-r", "150", "-png", "-singlefile", shown["licence_pdf"], scan], check=True)
    found = shell.json("verify", f"{scan}.png", code=1)
    assert (found["status"], found["code_valid"]) == ("unknown", True)
    assert found["licence_number"] == shown["licence_number"]
    assert "Bandingkan" in found["note"]


def test_a_file_that_is_not_there_is_said_so(shell):
    process = shell.start("verify", "tidak-ada.pdf")
    out, errors = process.communicate(timeout=WITHIN)
    assert (process.returncode, out) == (2, "")
    assert "tidak-ada.pdf tidak dapat dibaca" in errors


@pytest.mark.parametrize("command", [("verify", __file__), ("worker",), ("migrate", "--check")])
def test_before_there_are_tables_it_says_how_to_make_them(shell, tmp_path, command):
    with own_database() as database:
        empty = Shell(tmp_path, shell.environment | {"SATUPINTU_DATA": str(tmp_path / "data")} | database)
        process = empty.start(*command)
        out, errors = process.communicate(timeout=WITHIN)
    assert (process.returncode, out) == (1, "")
    assert "satupintu migrate" in errors
    assert "Traceback" not in errors


def test_the_check_finds_nothing_wrong_and_says_which_laws_were_revoked(shell, shown):
    found = shell.json("check")
    assert found["ok"] is True
    assert found["errors"] == 0
    assert any(each["about"] == "dasar hukum IUMK" for each in found["findings"])


def test_the_check_misses_a_lock_on_the_ledger(shell, shown):
    drop = "DROP TRIGGER {0}applications_fact_no_UPDATE{0}"
    with _database(shell) as execute:
        execute(drop.format('"') + (' ON "applications_fact"' if "DATABASE_URL" in shell.environment else ""))
    try:
        found = shell.json("check", code=1)
        assert "applications_fact_no_UPDATE" in json.dumps(found)
    finally:
        shell.run("migrate")  # lays it again
    assert shell.json("check")["ok"] is True


@contextlib.contextmanager
def _database(shell):
    if url := shell.environment.get("DATABASE_URL"):
        with psycopg.connect(url, autocommit=True) as connection:
            yield connection.execute
        return
    connection = sqlite3.connect(shell.folder / "data" / "satupintu.sqlite3", isolation_level=None)
    yield connection.execute
    connection.close()


def _free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def _health(port):
    with urlopen(f"http://127.0.0.1:{port}/sehat", timeout=5) as answer:
        return json.loads(answer.read())


def _wait_until(so, what):
    for _ in range(WITHIN * 5):
        with contextlib.suppress(URLError, OSError):
            if so():
                return
        time.sleep(0.2)
    pytest.fail(f"waited in vain until {what}")


def _family(pid):
    """The processes below one, and those below them."""
    found = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = [tuple(map(int, line.split())) for line in found.splitlines()]
    below = {pid}
    while more := {child for child, parent in parents if parent in below} - below:
        below |= more
    return below - {pid}


def _lives(pid):
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.fixture
def serving(shell, shown):
    """The demo as it serves: the process, and its port."""
    port = _free_port()
    process = shell.start("demo", "--port", str(port), out=subprocess.DEVNULL)
    try:
        _wait_until(lambda: _health(port)["checks"]["worker"]["ok"] or process.poll(), "web and worker are there")
        yield process, port
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=WITHIN)


def test_it_serves_and_stops_cleanly(serving):
    process, port = serving
    assert _health(port)["ready"] is True
    children = _family(process.pid)
    assert len(children) >= 4, "a server with two workers, and the office's worker"
    process.send_signal(signal.SIGTERM)
    assert process.wait(WITHIN) == 0
    assert not any(map(_lives, children))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells a process that its parent died")
def test_nobody_lingers_when_it_is_killed_outright(serving):
    process, _ = serving
    children = _family(process.pid)
    process.kill()
    process.wait(WITHIN)
    _wait_until(lambda: not any(map(_lives, children)), "all children are gone")
