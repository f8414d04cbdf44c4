"""The units with which the office starts by itself, held against systemd's own judgement."""

import re
import subprocess

import pytest

from satupintu.cli.main import main
from satupintu.cli.systemd_units import BACKUP, SERVE, TIMER, WORKER


@pytest.fixture
def installed(tmp_path):
    places = ["--data", "/var/lib/satupintu/data", "--keys", "/var/lib/satupintu/keys"]
    assert main(["systemd", "--install-to", str(tmp_path), *places]) == 0
    return tmp_path


def test_systemd_finds_nothing_to_complain_about(installed, program):
    verify = [program("systemd-analyze"), "verify", "--man=no", *map(str, sorted(installed.iterdir()))]
    said = subprocess.run(verify, capture_output=True, text=True, check=False)
    ours = [line for line in (said.stdout + said.stderr).splitlines() if "satupintu" in line]
    assert ours == []


def test_the_services_start_again_and_may_touch_only_their_own(installed):
    for name in (SERVE, WORKER):
        unit = (installed / name).read_text()
        assert "Restart=always" in unit
        assert (
            "StartLimitIntervalSec=0" in unit.partition("[Service]")[0]
        )  # a database that is slow to wake ends nothing
        assert "ReadWritePaths=/var/lib/satupintu/data /var/lib/satupintu/keys\n" in unit
    for name in (SERVE, WORKER, BACKUP):
        unit = (installed / name).read_text()
        for line in ("NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet=\n", "UMask=0077"):
            assert line in unit
        assert re.search(r"^ExecStart=/\S+/bin/satupintu \w", unit, re.MULTILINE)
    assert "Persistent=true" in (installed / TIMER).read_text()  # a night without power is made up for


def test_a_place_that_a_unit_cannot_name_is_refused(tmp_path, capsys):
    assert main(["systemd", "--install-to", str(tmp_path), "--backups", "/mnt/usb disk"]) == 2
    assert "tanpa spasi" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_all_units_can_be_printed(capsys):
    assert main(["systemd", "--print"]) == 0
    said = capsys.readouterr().out
    assert all(f"# {name}\n" in said for name in (SERVE, WORKER, BACKUP, TIMER))
