"""What rules and services say in Indonesian is said by a page in its own language."""

from datetime import date

import pytest
from django.utils.translation import override

from satupintu.base.refusal import Refusal
from satupintu.base.speaking import speak
from satupintu.rules import numbering
from satupintu.rules.deadline import Deadline, Skipped
from satupintu.rules.spoken import said
from satupintu.rules.words import DAYS, long_date
from satupintu.ui.chip import Chip
from satupintu.ui.refusals import say


class Shut(Refusal):
    """A day on which nothing can be done, and why; the words are those of a refusal of the calendar."""

    code = "shut"
    says = "{day} hari {weekday}; kantor memang tutup. Periksa tanggalnya."


SATURDAY = date(2026, 11, 28)


def test_a_sentence_of_a_rule_is_indonesian_by_itself_and_english_on_an_english_page():
    (fault,) = numbering.check("{seq}/{yaer}")[:1]
    assert fault.startswith("{yaer} tidak dikenal; mungkin maksudnya `year`. Yang ada: {seq}")
    with override("en"):
        assert speak(fault).startswith("{yaer} is unknown; perhaps `year` is meant. There are: {seq}")
    assert speak(fault) == fault


def test_other_words_are_left_as_they_are():
    with override("en"):
        assert speak("Hari tutup") == "Hari tutup"
        assert speak(said("Hari yang {tak} ada dalam katalog", tak="mungkin")) == "Hari yang mungkin ada dalam katalog"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("id", "Sabtu, 28 November 2026 hari Sabtu; kantor memang tutup. Periksa tanggalnya."),
        ("en", "Saturday, 28 November 2026 is a Saturday; the office is closed anyway. Check the date."),
    ],
)
def test_a_day_in_a_refusal_is_said_in_the_language_of_the_page(language, sentence):
    with override(language):
        assert say(Shut(day=long_date(SATURDAY), weekday=DAYS[5])) == sentence


def test_a_refusal_by_itself_says_a_day_as_papers_do():
    assert str(Shut(day=long_date(SATURDAY), weekday=DAYS[5])).startswith("Sabtu, 28 November 2026 hari Sabtu;")


def test_why_a_day_does_not_count_is_said_in_the_language_of_the_page():
    skipped = (Skipped(SATURDAY, "Sabtu, Hari Jadi Kabupaten"),)
    chip = Chip("on-time", "", deadline=Deadline(date(2026, 12, 1), (), skipped, False))
    with override("en"):
        assert chip.days[0].why == "Saturday, Hari Jadi Kabupaten"
    assert chip.days[0].why == "Sabtu, Hari Jadi Kabupaten"
