"""What people type, and what it may mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.finding.rules import ask, number_key, phone_key, stems, words


@pytest.mark.parametrize(
    ("typed", "by"),
    [
        ("IUMK-2026-000123", "name+number"),
        ("503/0001/IUMK/III/2026", "name+number"),
        ("0000000000901", "nib+number"),
        ("0006 0341 0192 0201", "nik+number"),
        ("+62 812-3456-7890", "phone+number"),
        ("Siti Aminah", "name"),
        ("'; DROP TABLE finding_card; --", "name"),
        ("%", ""),
        ("____", ""),
        ("a", ""),
        ("\0", ""),
        ("   ", ""),
        ("🙂", ""),
    ],
)
def test_a_question_is_understood_in_every_way_it_may_be_meant(typed, by):
    assert ask(typed).by == by


@pytest.mark.parametrize("typed", ["0812 3456 7890", "+62 812-3456-7890", "62812 34567890", "(0812)34567890"])
def test_a_telephone_is_the_same_however_it_is_written(typed):
    assert phone_key(typed) == "+6281234567890"


@pytest.mark.parametrize("typed", ["", "12345", "2026", "123456789012345", "08", "siti"])
def test_what_is_no_telephone_is_none(typed):
    assert phone_key(typed) == ""


def test_the_cast_can_be_telephoned():
    assert phone_key("0800-0000-001") == phone_key("+628000000001") != ""


def test_case_accents_and_signs_mean_nothing():
    assert list(words("  Wartég—«Bu SITI» CV.  ")) == ["warteg", "bu", "siti", "cv"]
    assert number_key("iumk 2026/000123") == "IUMK2026000123"


def test_a_word_is_found_whole_and_by_its_first_four_letters():
    assert stems(["Siti Aminah"]) == {"siti", "aminah", "amin"}


@given(st.text(max_size=300))
def test_nothing_that_is_typed_breaks_the_understanding(typed):
    question = ask(typed)
    assert len(question.words) <= 6
    assert number_key(question.key) == question.key
