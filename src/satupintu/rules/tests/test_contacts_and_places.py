"""Telephone numbers as people write them, and the districts of a regency."""

import pytest

from satupintu.rules.contacts import spoken, valid_phone
from satupintu.rules.places import districts_of, regency_of


@pytest.mark.parametrize(
    "typed",
    ["08000000001", "0800-0000-001", "+62 800 0000 001", "62800.0000.001", "(0800) 0000 001", "+62(0)8000000001"],
)
def test_a_number_is_understood_in_every_form_people_write_it(typed):
    assert valid_phone(typed).number == "+628000000001"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("delapan ratus", "not_digits"),
        ("+60 12 345 6789", "not_indonesian"),
        ("8123456789", "not_indonesian"),
        ("0812", "length"),
        ("0812345678901234", "length"),
        ("٠٨١٢٣٤٥٦٧٨٩", "not_digits"),
    ],
)
def test_what_cannot_be_a_number_is_said_to_be_so(typed, problem):
    assert valid_phone(typed).problem == problem


def test_a_number_is_shown_as_people_read_it_out():
    assert spoken("+628000000001") == "0800 0000 001"
    assert spoken("") == ""


def test_rokan_hulu_has_sixteen_districts_in_alphabetical_order():
    districts = districts_of("1406")
    assert len(districts) == 16
    assert [each.name for each in districts] == sorted(each.name for each in districts)
    assert all(each.code.startswith("1406") and len(each.code) == 6 for each in districts)


def test_an_unknown_regency_has_no_districts_and_no_name():
    assert districts_of("0099") == ()
    assert regency_of("0099") == ""
    assert regency_of("1406") == "Kabupaten Rokan Hulu"
