"""docs/operating.md is followed in bad hours: every command in it exists as written, and its settings are read."""

import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from satupintu.cli.main import COMMANDS
from satupintu.cli.parser import Parser

ROOT = Path(__file__).resolve().parents[2]
DOC = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
SHELL = "\n".join(re.findall(r"^```sh\n(.*?)^```", DOC, re.MULTILINE | re.DOTALL))
WRITTEN = sorted(set(re.findall(r"^satupintu (?!…).+$", SHELL, re.MULTILINE)))
NAMED = sorted(set(re.findall(r"`satupintu ([a-z-]+)", DOC)))
READ = "\n".join(path.read_text() for path in (ROOT / "src").rglob("*.py"))


@pytest.mark.parametrize("line", WRITTEN)
def test_a_command_can_be_given_as_it_is_written(line):
    name, *arguments = shlex.split(line, comments=True)[1:]
    parser = Parser(prog=f"satupintu {name}")
    import_module(f"satupintu.cli.{COMMANDS[name].module}").configure(parser)
    parser.parse_args(arguments)


def test_the_guide_shows_the_commands_that_are_needed_in_bad_hours():
    shown = {line.split()[1] for line in WRITTEN}
    assert {"backup", "restore", "move", "keys", "migrate", "check", "systemd"} <= shown
    assert set(NAMED) <= set(COMMANDS)


def test_every_setting_it_names_is_read_by_the_program():
    named = set(re.findall(r"\b(?:SATUPINTU_[A-Z_]+|DATABASE_URL)\b", DOC))
    assert {"SATUPINTU_BASE_URL", "SATUPINTU_BEHIND_PROXY", "DATABASE_URL"} <= named
    assert {name for name in named if f'"{name}"' not in READ} == set()


def test_the_services_it_names_are_those_that_are_installed():
    units = re.findall(r"\bsatupintu-[a-z]+(?:\.timer)?\b", SHELL)
    assert set(units) == {"satupintu-serve", "satupintu-worker", "satupintu-backup.timer"}
    assert all(unit in READ for unit in units)


@pytest.mark.parametrize("target", re.findall(r"\bmake -C \S+ ([a-z]+)", SHELL))
def test_what_is_made_can_be_made(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)
