"""How letters are numbered: one run for each book, patterns of the office, no two alike."""

from datetime import date

import pytest

from satupintu.rules import agenda, numbering

DAY = date(2026, 3, 10)


@pytest.mark.parametrize("kind", agenda.LETTER_KINDS)
def test_every_kind_has_a_sound_pattern_and_a_known_book(kind):
    each = agenda.LETTER_KINDS[kind]
    assert numbering.check(each.pattern) == []
    assert each.book in agenda.BOOKS


def test_the_usual_patterns_of_different_books_never_look_alike():
    assert agenda.check({}) == {}
    first = {
        each.book: agenda.render(kind, {}, seq=1, on=DAY, service="") for kind, each in agenda.LETTER_KINDS.items()
    }
    assert len(set(first.values())) == len(agenda.BOOKS)


def test_an_office_writes_its_own_pattern():
    own = {"assignment": "ST/{seq:3}/{service}/{year}"}
    assert agenda.render("assignment", own, seq=7, on=DAY, service="iumk") == "ST/007/IUMK/2026"
    assert agenda.render("return", own, seq=7, on=DAY, service="iumk") == "503/0007/PTSP/III/2026"


def test_a_letter_of_no_service_says_so():
    assert agenda.render("incoming", {"incoming": "{seq}/{service}/{year}"}, seq=2, on=DAY, service="") == "2/UMUM/2026"


def test_an_unsound_pattern_in_the_settings_keeps_no_letter_from_being_numbered():
    assert agenda.render("refusal", {"refusal": "tanpa nomor"}, seq=1, on=DAY, service="") == "503/0001/PTSP/III/2026"
    assert "refusal" in agenda.check({"refusal": "tanpa nomor"})


def test_patterns_of_two_books_that_look_alike_are_a_fault():
    same = agenda.LETTER_KINDS["outgoing"].pattern
    assert list(agenda.check({"inspection": same})) == ["inspection"]
    assert agenda.check({"refusal": same}) == {}  # the same book counts them together


@pytest.mark.parametrize(
    ("paper", "kind"),
    [("letter_ready", "letter"), ("return", "return"), ("receipt", ""), ("licence", ""), ("proof", ""), ("survey", "")],
)
def test_which_papers_are_letters(paper, kind):
    assert agenda.kind_of(paper) == kind
