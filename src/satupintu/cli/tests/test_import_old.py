"""An old register brought in at the terminal."""

import json

import pytest

from satupintu.cli import import_old, main
from satupintu.cli import verify as verify_command
from satupintu.heritage.models import OldImport, OldLicence

HEADS = "Nomor Izin;Tanggal;Nama Usaha;NIK\n"


class _Started:
    @staticmethod
    def start():
        """Nothing."""


@pytest.fixture
def command(house, monkeypatch):
    """Run a command on the house's day; Django is there already."""
    monkeypatch.setattr(import_old.clock, "now", lambda: house.now)
    modules = {"import_old": import_old, "verify": verify_command}
    monkeypatch.setattr(main, "import_module", lambda name: modules.get(name.rpartition(".")[2], _Started))
    return lambda *words: main.main(list(words))


@pytest.fixture
def register(tmp_path):
    path = tmp_path / "lama.csv"
    path.write_text(f"{HEADS}503/1/2019;7 Maret 2019;Warung Lama;\n503/2/2019;2019-03-08;Warung Dua;1,40E+15\n")
    return path


def test_a_preview_tells_the_faults_and_lets_nothing_in(command, register, tmp_path, capsys):
    faults = tmp_path / "salah.csv"
    assert (
        command("import-old", str(register), "--service", "iumk", "--preview", "--faults", str(faults), "--json") == 1
    )
    told = json.loads(capsys.readouterr().out)
    assert told["counts"] == {"new": 1, "known": 0, "twice": 0, "faulty": 1}
    assert "1,40E+15" in told["faults"][0]["wrong"]
    assert "Warung Dua" in faults.read_text("utf-8-sig")
    assert not OldLicence.objects.exists()


def test_the_good_rows_come_in_once_and_are_verified_by_number_and_date(command, register, capsys):
    assert command("import-old", str(register), "--service", "iumk") == 1
    assert "1 baris baru" in capsys.readouterr().out
    command("import-old", str(register), "--service", "iumk")
    assert "1 sudah diimpor" in capsys.readouterr().out
    assert OldLicence.objects.get().service == "iumk"
    assert command("verify", "--number", "503/1/2019", "--date", "2019-03-07") == 1
    assert "DATA LAMA, BELUM DIVERIFIKASI" in capsys.readouterr().out


def test_wrong_input_is_named(command, tmp_path, capsys):
    assert command("import-old", str(tmp_path / "tidak-ada.csv")) == 2
    assert "tidak dapat dibaca" in capsys.readouterr().err
    assert command("verify", "--number", "1") == 2
    assert command("verify") == 2
    (tmp_path / "x.csv").write_bytes(b"\x00\x01")
    assert command("import-old", str(tmp_path / "x.csv")) == 1
    assert not OldImport.objects.exists()
