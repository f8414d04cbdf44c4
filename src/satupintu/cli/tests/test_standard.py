"""`satupintu standard`: compiler-like for people, one JSON object for programs, and quick."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from satupintu.base import clock
from satupintu.cli.main import main
from satupintu.cli.standard import _office_here
from satupintu.people.queries import forget_offices
from satupintu.people.services import adopt_office
from satupintu.rules import json_schema

LAW = Path(__file__).resolve().parents[4] / "law"
FILE = LAW / "standards" / "iumk" / "2019-01-01.yaml"


@pytest.fixture
def law(tmp_path):
    return Path(shutil.copytree(LAW, tmp_path / "law"))


def change(path, right, wrong):
    """Write one place wrong; its line."""
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    return text.partition(right)[0].count("\n") + 1


def test_the_law_as_committed_has_no_fault(capsys):
    assert main(["standard", "check", str(LAW)]) == 0
    said = capsys.readouterr()
    assert "tidak ada kesalahan" in said.out
    assert said.err == ""


def test_a_fault_is_a_line_as_compilers_write_them(law, capsys):
    path = law / "standards" / "iumk" / "2019-01-01.yaml"
    line = change(path, "working_days: 5", "working_dayz: 5")
    assert main(["standard", "check", str(path)]) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"{path}:{line}: delivery.time_limit.working_dayz: Kunci `working_dayz` tidak dikenal")
    assert out.endswith("1 berkas diperiksa: 1 kesalahan di 1 berkas.\n")


def test_json_is_one_object_and_nothing_else(law, capsys):
    path = law / "standards" / "iumk" / "2019-01-01.yaml"
    line = change(path, "ref: uu-20-2008", "ref: uu-20-2009")
    assert main(["standard", "check", str(path), "--json"]) == 1
    said = capsys.readouterr()
    answer = json.loads(said.out)
    assert (answer["ok"], answer["checked"], said.err) == (False, [str(path)], "")
    (fault,) = answer["faults"]
    assert (fault["file"], fault["line"], fault["key"]) == (str(path), line, "manufacturing.legal_basis.0.ref")
    assert "mungkin maksudnya" in fault["message"]
    assert main(["standard", "check", str(FILE), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"ok": True, "faults": [], "checked": [str(FILE)]}


def test_a_folder_runs_its_examples(law, capsys):
    folder = law / "standards" / "iumk"
    line = change(folder / "examples.yaml", "expect: {due: 2026-03-31}", "expect: {due: 2026-03-30}")
    assert main(["standard", "check", str(folder), "--json"]) == 1
    (fault,) = json.loads(capsys.readouterr().out)["faults"]
    assert (fault["line"], fault["key"]) == (line, "examples.3.expect.due")
    assert "ternyata 2026-03-31" in fault["message"]


@pytest.mark.parametrize(
    ("name", "right", "wrong", "key"),
    [
        ("offices/dpmptsp-rokan-hulu.yaml", "seat:", "seet:", "seet"),
        ("legal/register.yaml", "status: amended", "status: amendet", "statutes.0.status"),
        ("complaints/2018-62.yaml", "sure: B", "sure: D", "first_response.sure"),
        ("survey/permenpanrb-14-2017.yaml", "key: time", "key: procedure", "elements.2.key"),
        ("calendar/2026.yaml", "kind: cuti_bersama, decree: skb-2026", "kind: cuti, decree: skb-2026", "kind"),
    ],
)
def test_every_file_of_the_law_is_read_as_what_it_is(law, capsys, name, right, wrong, key):
    line = change(law / name, right, wrong)
    assert main(["standard", "check", str(law), "--json"]) == 1
    faults = json.loads(capsys.readouterr().out)["faults"]
    mine = [fault for fault in faults if fault["file"] == str(law / name)]
    assert any(key in fault["key"] and fault["line"] == line for fault in mine), faults


def test_several_paths_are_checked_together(law, capsys):
    missing = str(law / "tidak-ada.yaml")
    assert main(["standard", "check", str(FILE), missing, str(law / "standards"), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert len(answer["checked"]) == 4
    assert [fault["file"] for fault in answer["faults"]] == [missing]


def test_an_empty_folder_is_said_to_be_empty(tmp_path, capsys):
    assert main(["standard", "check", str(tmp_path)]) == 1
    assert "Tidak ada berkas .yaml" in capsys.readouterr().out


def test_the_schema_that_editors_use_is_up_to_date(capsys):
    assert main(["standard", "schema"]) == 0
    assert capsys.readouterr().out == (LAW / "standards" / "schema.json").read_text(encoding="utf-8"), (
        "satupintu standard schema > law/standards/schema.json"
    )


def test_the_schema_explains_every_key():
    made = json_schema.schema()
    for name, part in {"": made, **made["$defs"]}.items():
        assert part["description"], name
        for key, value in part["properties"].items():
            assert json_schema.meaning(value, made["$defs"]), f"{name}.{key}"
    assert made["additionalProperties"] is False


def test_the_standard_names_the_schema_in_its_first_line():
    first = FILE.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schema.json"


def test_checking_starts_no_django():
    code = (
        "import sys; from satupintu.cli.main import main\n"
        f"assert main(['standard', 'check', {str(FILE)!r}]) == 0\n"
        "assert not [m for m in sys.modules if m.split('.')[0] == 'django'], 'django was imported'"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, timeout=60)


def test_what_is_wrong_is_said_without_asking_who_works_here(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("satupintu.cli.standard._office_here", lambda: pytest.fail("Django was started"))
    copy = tmp_path / FILE.name
    copy.write_text(FILE.read_text(encoding="utf-8").replace("working_days: 5", "working_dys: 5"), encoding="utf-8")
    assert main(["standard", "check", str(copy)]) == 1
    assert "working_dys" in capsys.readouterr().out


@pytest.fixture
def set_up(db, settings, tmp_path, monkeypatch):
    """An office that was set up in the browser: no file in law/offices tells of it."""
    monkeypatch.setenv("SATUPINTU_DATA", str(tmp_path))
    fields = {"slug": "dpmptsp-contoh-timur", "name": "Dinas Contoh", "short_name": "DPMPTSP Contoh Timur",
              "government": "Pemerintah Kabupaten Contoh Timur", "regency": "Kabupaten Contoh Timur",
              "region_code": "0099", "seat": "Contohpura", "zone": "Asia/Jayapura"}  # fmt: skip
    adopt_office(fields, now=clock.now())
    forget_offices()
    _office_here.cache_clear()
    yield tmp_path / "law" / "standards" / "iumk"
    _office_here.cache_clear()
    forget_offices()


def test_an_office_without_a_file_checks_its_own_standard_with_its_examples(set_up, capsys):
    set_up.mkdir(parents=True)
    text = FILE.read_text(encoding="utf-8").replace("office: dpmptsp-rokan-hulu", "office: dpmptsp-contoh-timur")
    own = set_up / FILE.name
    own.write_text(text.replace('"1406"', '"0099"'), encoding="utf-8")
    shutil.copy(FILE.with_name("examples.yaml"), set_up)
    assert main(["standard", "check", str(set_up)]) == 0, capsys.readouterr().out
    change(own, '"0099"', '"0098"')
    assert main(["standard", "check", str(own)]) == 1
    assert "0098" in capsys.readouterr().out
    change(own, "office: dpmptsp-contoh-timur", "office: dpmptsp-lain")
    assert main(["standard", "check", str(own)]) == 1
    assert "law/offices/dpmptsp-lain.yaml tidak ada" in capsys.readouterr().out
