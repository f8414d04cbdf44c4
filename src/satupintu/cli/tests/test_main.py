"""The door to all commands."""

from importlib.util import find_spec

import pytest

from satupintu.base.refusal import NotFound
from satupintu.cli import deadline, main
from satupintu.cli.parser import Parser


def test_every_command_in_the_table_has_its_module():
    for command in main.COMMANDS.values():
        assert find_spec(f"satupintu.cli.{command.module}")


@pytest.mark.parametrize("asked", ["-h", "--help"])
def test_the_overview_lists_all_commands(capsys, asked):
    assert main.main([asked]) == 0
    said = capsys.readouterr().out
    for name, command in main.COMMANDS.items():
        assert f"{name} " in said
        assert command.says in said


def test_without_a_command_the_overview_is_shown_as_an_error(capsys):
    assert main.main([]) == 2
    assert "pemakaian: satupintu <perintah>" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "words"), [("dedline", "Maksud Anda deadline?"), ("qqq", "satupintu --help")])
def test_an_unknown_command_is_answered_with_the_nearest(capsys, name, words):
    assert main.main([name]) == 2
    assert words in capsys.readouterr().err


def test_a_refusal_is_spoken_as_one_sentence(capsys, monkeypatch):
    def refuse(args):
        raise NotFound

    monkeypatch.setattr(deadline, "run", refuse)
    assert main.main(["deadline", "--accepted", "2026-03-17", "--working-days", "5"]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", str(NotFound()) + "\n")


def test_sub_commands_speak_indonesian_too(capsys):
    parser = Parser(prog="satupintu standard")
    parser.add_subparsers(dest="what", required=True).add_parser("check").add_argument("path")
    with pytest.raises(SystemExit):
        parser.parse_args(["check"])
    assert capsys.readouterr().err == "Tulis juga path. Keterangan: satupintu standard check --help\n"
    with pytest.raises(SystemExit):
        parser.parse_args(["cek"])
    said = capsys.readouterr().err
    assert said.startswith("'cek' tidak dikenal untuk what. Pilih salah satu: 'check'")
