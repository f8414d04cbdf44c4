"""What officials write in law/ is read as they meant it, and every fault is pointed at."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.rules.faults import Fault, FaultyLaw
from satupintu.rules.yaml_marks import Mark, load_marked


def test_every_key_and_item_remembers_its_place():
    data, marks, faults = load_marked("a: 1\nb:\n  - c: x\n  - {d: y, e: z}\n")
    assert data == {"a": 1, "b": [{"c": "x"}, {"d": "y", "e": "z"}]}
    assert faults == ()
    assert marks == {
        (): Mark(1, 1),
        ("a",): Mark(1, 1),
        ("b",): Mark(2, 1),
        ("b", 0): Mark(3, 5),
        ("b", 0, "c"): Mark(3, 5),
        ("b", 1): Mark(4, 5),
        ("b", 1, "d"): Mark(4, 6),
        ("b", 1, "e"): Mark(4, 12),
    }


def test_a_missing_key_is_pointed_at_where_it_should_stand():
    marked = load_marked("a:\n  - b: 1\n    c: 2\n")
    assert marked.line(("a", 0, "missing", "deeper")) == 2
    assert marked.line(("nowhere",)) == 1


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-03-19", date(2026, 3, 19)),
        ('"2026-03-19"', "2026-03-19"),
        ("2026-03-17 10:00", "2026-03-17 10:00"),
        ("2026-03-17 10:00:00", "2026-03-17 10:00:00"),
        ("08:00", "08:00"),
        ("0761", "0761"),
        ("1_000", "1_000"),
        ("-12", -12),
        ("0", 0),
        ("3.5", 3.5),
        ("true", True),
        ("no", "no"),
        ("N", "N"),
        ("on", "on"),
        ("null", None),
        ("", None),
        ("~", None),
        ("nama", "nama"),
        ("!!str 12", "12"),
        ("0x10", "0x10"),
        ("1e3", "1e3"),
        ("<<", "<<"),
    ],
)
def test_a_value_is_read_as_an_official_means_it(written, read):
    data, _, faults = load_marked(f"key: {written}\n")
    assert data == {"key": read}
    assert type(data["key"]) is type(read)
    assert faults == ()


@pytest.mark.parametrize(
    ("text", "line", "key", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "a", "baris 1"),
        ("x:\n  - y: 1\n    y: 2\n", 3, "x.0.y", "baris 2"),
        ("a: 2026-02-30\n", 1, "a", "2026-02-30"),
        ("a: &x [1]\nb: *x\n", 1, "b", "&"),
        ("a: !!python/none x\n", 1, "a", "tidak dikenal"),
        ("? [1, 2]\n: x\n", 1, "", "Kunci"),
        ("a: 'open\nb: 2\n", 3, "", "tidak dapat dibaca"),
        ("a: 1\n\tb: 2\n", 2, "", "tidak dapat dibaca"),
        ("a: 1\n---\nb: 2\n", 2, "", "tidak dapat dibaca"),
        ("a: \x00", 1, "", "tidak dapat dibaca"),
    ],
)
def test_a_fault_of_writing_has_its_line_and_key(text, line, key, words):
    (fault,) = load_marked(text, name="a.yaml").faults
    assert (fault.file, fault.line, fault.key) == ("a.yaml", line, key)
    assert words in fault.message


def test_all_faults_are_told_at_once_and_the_rest_is_read():
    data, _, faults = load_marked("a: 1\na: 2\nb: 2026-13-01\nc: 3\n")
    assert data == {"a": 1, "b": "2026-13-01", "c": 3}
    assert [fault.line for fault in faults] == [2, 3]


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path: Path):
    assert "tidak dapat dibuka" in load_marked(tmp_path / "none.yaml").faults[0].message
    latin = tmp_path / "latin.yaml"
    latin.write_bytes(b"a: caf\xe9\n")
    (fault,) = load_marked(latin).faults
    assert (fault.file, fault.line) == (str(latin), 0)
    assert "UTF-8" in str(fault)


def test_an_empty_file_is_nothing():
    assert load_marked("").data is None
    assert load_marked("# only a comment\n").line(("a",)) == 1


def test_faults_are_said_in_the_order_of_the_file():
    later, earlier = Fault("a.yaml", 9, "b", "dua"), Fault("a.yaml", 2, "a", "satu")
    assert str(FaultyLaw([later, earlier])) == "a.yaml:2: a: satu\na.yaml:9: b: dua"


@given(st.text(max_size=200))
def test_nothing_that_is_written_makes_the_reader_fall(text):
    load_marked(text)
