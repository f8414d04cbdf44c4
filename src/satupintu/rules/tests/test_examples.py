"""What officials wrote as examples is so; and an example that is not so is told with file, line and key."""

from pathlib import Path

import pytest

from satupintu.rules.examples import cases, check, run

LAW = Path(__file__).resolve().parents[4] / "law"
FILES = sorted((LAW / "standards").rglob("examples.yaml"))
CASES = [case for file in FILES for case in cases(file)[0]]
HEAD = "standard: 2019-01-01\nexamples:\n"


def test_every_standard_has_examples():
    folders = {path.parent for path in (LAW / "standards").rglob("2*.yaml")}
    assert folders == {path.parent for path in FILES}
    assert [fault for file in FILES for fault in cases(file)[2]] == []
    assert len(CASES) >= 30


@pytest.mark.parametrize("case", CASES, ids=[case.example.name for case in CASES])
def test_as_the_official_wrote(case):
    assert run(case) == []


@pytest.fixture
def written(tmp_path):
    """Write examples beside a copy of the standard; their faults as (line, key, message)."""

    def write(text):
        for name in ("2019-01-01.yaml",):
            (tmp_path / name).write_text((LAW / "standards" / "iumk" / name).read_text(encoding="utf-8"))
        (tmp_path / "examples.yaml").write_text(text, encoding="utf-8")
        return [(fault.line, fault.key, fault.message) for fault in check(tmp_path / "examples.yaml", law=LAW)]

    return write


def test_an_example_that_is_not_so_says_what_is(written):
    facts = "  - name: Salah hitung\n    facts: [{at: 2026-11-02 10:00, accepted_complete: {}}]\n"
    assert written(HEAD + facts + "    expect:\n      due: 2026-11-10\n") == [
        (6, "examples.0.expect.due", "Salah hitung: diharapkan 2026-11-10, ternyata 2026-11-09.")
    ]


@pytest.mark.parametrize(
    ("facts", "expect", "key", "says"),
    [
        ("[{at: besok, accepted_complete: {}}]", "{}", "facts.0.at", "bukan waktu"),
        ("[{at: 2026-11-02, accepted: {}}]", "{}", "facts.0.accepted", "mungkin maksudnya"),
        ("[{at: 2026-11-02}]", "{}", "facts.0", "satu kejadian"),
        ("[{at: 2026-11-02, accepted_complete: 3}]", "{}", "facts.0.accepted_complete", "{kunci: isi}"),
        ("[{at: 2026-11-02, accepted_complete: {}}, {at: 2026-11-03, inspected: {}}]", "{}", "facts.1.inspected",
         "outcome conform atau not_conform"),
        ("[{at: 2026-11-02, inspected: {outcome: conform}}]", "{}", "facts", "tidak mungkin"),
        ("[{at: 2026-11-02, submitted: {}}]", "{impossible: true}", "expect.impossible", "boleh terjadi"),
        ("[{at: 2026-11-02, submitted: {}}]", "{duw: 2026-11-02}", "expect.duw", "mungkin maksudnya `due`"),
        ("[{at: 2026-11-02, submitted: {}}]", "{may: [accept]}", "expect.may", "ternyata [accept, return]"),
        ("[{at: 2026-11-02, submitted: {}}]\n    readings: {meterai: gratis}", "{}", "readings.meterai", "tidak ada"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_an_example_is_told(written, facts, expect, key, says):
    found = written(f"{HEAD}  - name: x\n    facts: {facts}\n    expect: {expect}\n")
    assert [fault[1] for fault in found] == [f"examples.0.{key}"]
    assert says in found[0][2]


def test_examples_wait_for_a_standard_without_faults(written):
    (fault,) = written("standard: 2020-01-01\nexamples:\n  - {name: x, facts: [{at: 2026-11-02}], expect: {}}\n")
    assert fault[1] == "standard"
    assert "2020-01-01.yaml" in fault[2]
