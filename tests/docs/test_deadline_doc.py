"""docs/algorithms/deadline.md promises tables; the code must give the same."""

import json
import re
import shlex
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from satupintu.cli.main import main
from satupintu.rules.calendars import load
from satupintu.rules.deadline import Pause, count, deadline
from satupintu.rules.words import DAYS

ROOT = Path(__file__).resolve().parents[2]
DOC = (ROOT / "docs" / "algorithms" / "deadline.md").read_text(encoding="utf-8")
LAW = load(ROOT / "law" / "calendar").calendar()
ACCEPTED = date(2026, 11, 16)
PROMISED = 5


def tables(text: str) -> list[list[list[str]]]:
    """The rows of each table, without head and rule."""
    found = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    return [[[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()[2:]] for table in found]


def section(title: str) -> str:
    return DOC.split(f"## {title}\n")[1].split("\n## ")[0]


EXAMPLES = re.findall(r"^    satupintu (deadline .+)\n\n((?:\|.*\n)+)", DOC, re.MULTILINE)


def pauses(written: str) -> list[Pause]:
    made = re.findall(r"(\S+) to (\S+?)(?:,|$)", written)
    return [Pause(date.fromisoformat(start), None if end == "open" else date.fromisoformat(end)) for start, end in made]


def test_the_page_has_its_worked_examples():
    assert len(EXAMPLES) == 4
    assert len(tables(DOC)) == 6


@pytest.mark.parametrize(("command", "table"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_a_worked_table_is_what_the_command_answers(capsys, command, table):
    assert main([*shlex.split(command), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (rows,) = tables(table)
    counted = {row[0]: int(row[2].strip("*")) for row in rows if row[2]}
    assert list(counted) == told["counted"]
    assert list(counted.values()) == list(range(1, len(counted) + 1))
    assert [{"date": row[0], "why": row[3]} for row in rows if not row[2]] == told["skipped"]
    assert [row[0] for row in rows if row[2].startswith("**")] == [told["due"]]
    days = [date.fromisoformat(row[0]) for row in rows]
    assert [DAYS[on.weekday()] for on in days] == [row[1] for row in rows]
    assert all((later - earlier).days == 1 for earlier, later in pairwise(days))


@pytest.mark.parametrize("row", tables(section("Pauses at the edges"))[0], ids=lambda row: row[0])
def test_a_pause_at_the_edge_moves_the_due_date_as_told(row):
    written, due, because = row
    account = deadline(ACCEPTED, PROMISED, LAW, pauses(written))
    assert (account.due.isoformat() if account.due else "stopped") == due
    if used := re.search(r"(\d+) days are used", because):
        assert len(account.counted) == int(used[1])


@pytest.mark.parametrize("row", tables(section("Days used, net and gross"))[0], ids=lambda row: " ".join(row[:2]))
def test_days_used_are_net_and_gross_as_told(row):
    written, ready, net, gross, kept_net, kept_gross = row
    until = date.fromisoformat(ready)
    assert count(ACCEPTED, until, LAW, pauses(written)) == int(net)
    assert count(ACCEPTED, until, LAW) == int(gross)
    assert (kept_net, kept_gross) == tuple("yes" if int(used) <= PROMISED else "no" for used in (net, gross))
