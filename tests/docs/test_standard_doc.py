"""docs/standard.md tells officials every key, kind and outcome; it must not fall behind the schema."""

import re
from datetime import date
from pathlib import Path

from satupintu.cli.main import main
from satupintu.rules import facts, json_schema
from satupintu.rules.examples import Expect
from satupintu.rules.kinds import KINDS
from satupintu.rules.numbering import render
from satupintu.rules.standard import COMPONENTS

ROOT = Path(__file__).resolve().parents[2]
DOC = (ROOT / "docs" / "standard.md").read_text(encoding="utf-8")
FILE = ROOT / "law" / "standards" / "iumk" / "2019-01-01.yaml"


def test_the_tables_of_keys_are_those_of_the_schema():
    kept = DOC.partition("<!-- keys: begin -->\n")[2].partition("<!-- keys: end -->")[0]
    assert kept == json_schema.tables(), "satupintu standard schema --markdown"


def test_every_key_of_the_schema_is_documented():
    made = json_schema.schema()
    keys = {key for part in (made, *made["$defs"].values()) for key in part["properties"]}
    assert {key for key in keys if f"`{key}`" not in DOC} == set()


def test_every_component_kind_and_outcome_is_documented():
    for number, title, path in COMPONENTS:
        assert f"| {number} | {title} | `{path}` |" in DOC
    for kind, outcomes in KINDS.items():
        said = ", ".join(f"`{name}` → `{outcome.fact}`" for name, outcome in outcomes.items())
        assert re.search(rf"^\| `{kind}` \| .+ \| {re.escape(said)} \|$", DOC, re.MULTILINE), kind


def test_everything_an_example_may_say_is_documented():
    assert {key for key in Expect.model_fields if f"| `{key}` |" not in DOC} == {"note"}
    assert {kind for kind in facts.GENERAL if f"`{kind}`" not in DOC} == set()


def test_the_number_shown_is_the_number_made():
    pattern, number = re.search(r"^`(503/.+?)` menjadi `(.+?)`", DOC, re.MULTILINE).groups()
    assert render(pattern, seq=7, on=date(2026, 3, 1), service="iumk") == number


def test_the_output_shown_is_the_output_printed(tmp_path, capsys, monkeypatch):
    shown = re.search(r"^\$ satupintu standard check .+\n((?:.*\n)+?)```", DOC, re.MULTILINE)[1]
    copy = tmp_path / FILE.relative_to(ROOT)
    copy.parent.mkdir(parents=True)
    text = FILE.read_text(encoding="utf-8").replace("working_days: 5", "working_dayz: 5")
    copy.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["standard", "check", str(FILE.relative_to(ROOT))]) == 1
    assert capsys.readouterr().out == shown
