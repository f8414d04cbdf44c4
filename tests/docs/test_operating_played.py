"""docs/operating.md is played through as it is written: an office founded from its file, saved, restored into an empty
place, given fresh keys, moved to another database and asked for its people. Only the folders are others."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from satupintu.administration.tests.conftest import SLUG
from satupintu.files.uploads import BODY_AT_MOST, MEGABYTE
from satupintu.rules.founding import load_founding

ROOT = Path(__file__).resolve().parents[2]
DOC = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", DOC, re.MULTILINE | re.DOTALL))
ARMS = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>'
PASSPHRASE = "empat kata acak sekali"


def blocks(kind, text=DOC):
    return re.findall(rf"^```{kind}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def commands(section):
    """The lines of a section that begin with `satupintu`, in order."""
    return [
        line
        for block in blocks("sh", SECTIONS[section])
        for line in block.splitlines()
        if line.startswith("satupintu ")
    ]


@pytest.fixture
def machine(tmp_path):
    """A machine with nothing on it: a function that gives a command as the guide writes it."""
    for name in ("data", "keys", "backups"):
        (tmp_path / name).mkdir(mode=0o700)
    secret = tmp_path / "kata-sandi-cadangan"
    secret.write_text(f"{PASSPHRASE}\n")
    secret.chmod(0o640)
    settings = dict(line.split("=", 1) for block in blocks("ini") for line in block.splitlines())
    settings |= {
        "SATUPINTU_DATA": str(tmp_path / "data"),
        "SATUPINTU_KEYS": str(tmp_path / "keys"),
        "SATUPINTU_BACKUP_PASSPHRASE_FILE": str(secret),
    }
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("SATUPINTU_", "DJANGO_", "DATABASE_URL"))}

    def give(line, *, rc=0, **more):
        for there, here in (
            ("/var/backups/satupintu", tmp_path / "backups"),
            ("/etc/satupintu/kata-sandi-cadangan", secret),
            ("postgresql://satupintu:KATA_SANDI@localhost/satupintu", f"sqlite:///{tmp_path}/moved.sqlite3"),
        ):
            line = line.replace(there, str(here))
        done = subprocess.run(
            [sys.executable, "-m", "satupintu.cli.main", *shlex.split(line, comments=True)[1:]],
            env=clean | settings | more,
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == rc, f"{line}\n{done.stdout}{done.stderr}"
        return done.stdout + done.stderr

    return tmp_path, give


def test_the_guide_holds_an_office_from_the_first_day_to_another_machine(machine):
    place, give = machine
    (founding,) = blocks("yaml", SECTIONS["Setting up an office"])
    (place / "kantor.yaml").write_text(founding)
    (place / "lambang.svg").write_text(ARMS)
    standard = (ROOT / "law" / "standards" / "iumk" / "2019-01-01.yaml").read_text(encoding="utf-8")
    standard = standard.replace("office: dpmptsp-rokan-hulu", f"office: {SLUG}")
    (place / "izin.yaml").write_text(standard.replace(', region_begins: "1406"', ""))
    told = give("satupintu init --from kantor.yaml")
    assert told.count("/masuk/undangan/") == len(load_founding(place / "kantor.yaml").staff)
    (place / "lain.yaml").write_text(founding.replace("seat: Contohpura", "seat: Contohraya"))
    assert "≠ seat" in give("satupintu init --from lain.yaml")

    for line in commands("Backing up"):
        assert "✓" in give(line) or "selesai" in give(line)
    for name in ("data", "keys"):
        (place / name).rename(place / f"{name}-lama")
        (place / name).mkdir(mode=0o700)
    restore, _check = commands("Restoring")
    assert "Kantor dipulihkan" in give(restore)
    assert "sudah ada isi" in give(restore, rc=1)
    for line in commands("Fresh keys"):
        give(line)
    assert "kunci utama nomor 2" in give("satupintu keys status").lower()

    *before, move = commands("From SQLite to PostgreSQL")
    for line in before:
        give(line)
    assert "sama persis di kedua sisi" in give(move)
    assert "sudah pindah" in give("satupintu people list", rc=1)
    people = give("satupintu people list", DATABASE_URL=f"sqlite:///{place}/moved.sqlite3")
    assert "Sari Contohwati: administrator" in people


def test_its_settings_make_cookies_travel_encrypted_only_and_trust_one_proxy(machine):
    place, _ = machine
    settings = dict(line.split("=", 1) for block in blocks("ini") for line in block.splitlines())
    settings |= {"SATUPINTU_DATA": str(place / "data"), "SATUPINTU_KEYS": str(place / "keys")}
    asked = [
        "HTTPS",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SECURE_PROXY_SSL_HEADER",
        "ALLAUTH_TRUSTED_PROXY_COUNT",
    ]
    script = f"from django.conf import settings\nfor each in {asked}: print(getattr(settings, each, None))"
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("SATUPINTU_", "DATABASE_URL"))}
    answered = subprocess.run(
        [sys.executable, "-c", script],
        env=clean | settings | {"DJANGO_SETTINGS_MODULE": "satupintu.config.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answered.stdout.split("\n")[:5] == ["True", "True", "True", "('HTTP_X_FORWARDED_PROTO', 'https')", "1"]


def test_every_piece_of_shell_can_be_read_by_a_shell():
    for block in blocks("sh"):
        subprocess.run(["bash", "-n"], input=block, text=True, check=True)


@pytest.mark.parametrize("header", ["Host $host", "X-Forwarded-For $remote_addr", "X-Forwarded-Proto $scheme"])
def test_nginx_is_told_to_pass_on_what_the_office_reads(header):
    (server,) = blocks("nginx")
    assert f"proxy_set_header {header};" in server


def test_nginx_lets_through_what_the_office_reads():
    (server,) = blocks("nginx")
    most = int(re.search(r"client_max_body_size (\d+)m;", server)[1])
    assert most * MEGABYTE > BODY_AT_MOST  # what is larger still, the office refuses in its own words
