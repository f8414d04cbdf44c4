"""NIB and NIK: what is wrong with a typed number, whose business it is, and what a stranger sees: nothing."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.rules import nib as rules

PROJECT = rules.Project(
    id_proyek="R-202611240900000000001",
    kbli="10710",
    kbli_title="Industri Produk Roti dan Kue",
    activity="Roti Cahaya",
    address="Jl. Contoh No. 1",
    region_code="1406031001",
    kelurahan="Contoh",
    capital_rupiah=15_000_000,
    scale="mikro",
    risk="Rendah",
    workers=2,
    licences=(rules.Checklist("I-1", "044000000001", "IUMK", "N", "50", "1406000000", "02"),),
)
RECORD = rules.NibRecord(
    nib="0000000000017",
    status="01",
    oss_id="P-1",
    owner_name="Siti Cahyani",
    owner_nik="0001014508900001",
    business_name="SITI CAHYANI",
    business_form="17",
    business_form_words="Perseorangan",
    scale="mikro",
    address="Jl. Contoh No. 1",
    region_code="1406031001",
    phone="08000000001",
    email="siti@contoh.example",
    capital_rupiah=15_000_000,
    projects=(PROJECT,),
    queried_at=datetime(2026, 11, 24, 2, tzinfo=UTC),
)


def test_a_nib_of_twelve_digits_tells_how_many_were_given():
    checked = rules.valid_nib("123456789012")
    assert (checked.problems, checked.count, checked.expected) == (("length",), 12, 13)


@pytest.mark.parametrize(("typed", "problem"), [("", "empty"), ("  - ", "empty"), ("00000000000I7", "not_digits")])
def test_a_nib_that_is_no_number_is_told_apart(typed, problem):
    assert rules.valid_nib(typed).problems == (problem,)


def test_blanks_dots_and_hyphens_in_a_nib_do_no_harm():
    assert rules.valid_nib(" 0000 0000.0001-7 ").ok
    assert rules.valid_nib(" 0000 0000.0001-7 ").digits == "0000000000017"


def test_digits_of_another_script_are_not_digits():
    assert rules.valid_nib("٠" * 13).problems == ("not_digits",)


@given(st.text())
def test_no_text_breaks_the_checks(text):
    rules.valid_nib(text)
    rules.valid_nik(text, fictional_ok=True)


def test_a_fictional_nik_is_accepted_in_the_demo_only():
    assert rules.valid_nik("0001014508900001", fictional_ok=True).ok
    assert rules.valid_nik("0001014508900001", fictional_ok=False).problems == ("region_fictional",)


def test_a_nik_of_a_region_that_no_longer_exists_is_a_warning():
    checked = rules.valid_nik("5401014508900001", fictional_ok=False)  # the province of Timor Timur
    assert checked.ok
    assert checked.warnings == ("region_unknown",)


@pytest.mark.parametrize(
    ("nik", "problem"),
    [
        ("0001014513900001", "birth_date"),
        ("0001017208900001", "birth_date"),
        ("0001014508900000", "serial"),
        ("1400014508900001", "region"),
        ("000101450890001", "length"),
    ],
)
def test_what_is_wrong_with_a_nik_is_named(nik, problem):
    assert rules.valid_nik(nik, fictional_ok=True).problems == (problem,)


def test_the_twenty_ninth_of_february_of_the_year_2000_exists():
    assert rules.valid_nik("0001012902000001", fictional_ok=True).ok


def test_a_nib_alone_reveals_nothing():
    assert rules.prefill(RECORD, nik="") is None
    assert rules.prefill(RECORD, nik="0001014508900002") is None


def test_an_empty_nik_never_matches_a_record_without_owner():
    assert not rules.owner_matches(RECORD.__class__(**{**_fields(RECORD), "owner_nik": ""}), "")


def _fields(record):
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def test_the_owner_sees_the_record_masked():
    view = rules.prefill(RECORD, nik="0001 0145 0890 0001")
    assert view is not None
    assert view.owner_name == "S••• C••••••"
    assert view.owner_nik == "••••••••••••0001"
    assert view.address == "••••••, Kecamatan Rambah, Kabupaten Rokan Hulu"
    assert view.email == "s•••@contoh.example"
    assert view.projects[0].place == "Kecamatan Rambah, Kabupaten Rokan Hulu"
    assert "Jl. Contoh" not in repr(view)


def test_another_responsible_person_is_an_owner_too():
    shared = RECORD.__class__(**{**_fields(RECORD), "responsible_niks": ("0001010101800001",)})
    assert rules.owner_matches(shared, "0001010101800001")


def test_the_place_of_the_project_counts():
    assert rules.in_region(PROJECT, "1406")
    assert not rules.in_region(PROJECT, "1401")
    assert not rules.in_region(PROJECT, "")


@pytest.mark.parametrize(
    ("flag", "status", "effective"),
    [
        ("N", "50", True),
        ("O", "57", True),
        ("Y", "50", False),
        ("N", "10", False),
        ("N", "52", False),
        ("T", "50", False),
    ],
)
def test_only_a_licence_without_commitment_that_was_issued_is_effective(flag, status, effective):
    licence = rules.Checklist("I-1", "044000000001", "IUMK", flag, status, "1406000000", "02")
    assert rules.without_commitment(licence) is effective


def test_a_frozen_nib_is_not_active():
    assert RECORD.active
    assert not RECORD.__class__(**{**_fields(RECORD), "status": "05"}).active


def test_a_record_survives_its_snapshot():
    import json

    assert rules.restore(json.loads(json.dumps(rules.snapshot(RECORD)))) == RECORD


@given(st.text(max_size=40))
def test_masks_never_show_more_than_they_may(text):
    masked = rules.mask_name(text)
    assert len(masked.replace("•", "").replace(" ", "")) <= max(1, len(text.split())) + text.count("•")
    assert len(rules.mask_nik(text)) == len(text)
    assert len(rules.mask_phone(text)) == len(text)
