"""What stands beside a standard: office, statutes, complaint rules, survey. Each file is read, each fault is told."""

from decimal import Decimal
from pathlib import Path

import pytest

from satupintu.rules import complaints, offices, questionnaire, register
from satupintu.rules.faults import FaultyLaw

LAW = Path(__file__).resolve().parents[4] / "law"
OFFICE = LAW / "offices" / "dpmptsp-rokan-hulu.yaml"
REGISTER = LAW / "legal" / "register.yaml"
COMPLAINTS = LAW / "complaints" / "2018-62.yaml"
SURVEY = LAW / "survey" / "permenpanrb-14-2017.yaml"


def test_an_unknown_address_is_left_empty_on_the_letterhead():
    profile = offices.load_office(OFFICE)
    assert profile.address == "unknown"
    fields = profile.fields("dpmptsp-rokan-hulu")
    assert (fields["slug"], fields["address"], fields["phone"]) == ("dpmptsp-rokan-hulu", "", "")
    assert (fields["region_code"], fields["seat"], fields["zone"]) == ("1406", "Pasir Pengaraian", "Asia/Jakarta")
    assert "note" not in fields


def test_the_register_shows_that_the_bases_of_the_standard_are_out_of_date():
    statutes = register.load(REGISTER)
    assert statutes.status_of("pp-24-2018").status == "revoked"
    assert [statute.ref for statute in statutes.successors("pp-24-2018")] == ["pp-28-2025"]
    assert statutes.status_of("permenkopukm-2-2019").out_of_date
    assert not statutes.status_of("uu-20-2008").out_of_date
    assert statutes.status_of("perbup-rokan-hulu-10-2019").sure == "C"
    with pytest.raises(KeyError):
        statutes.status_of("uu-99-1999")


def test_every_status_can_be_said():
    assert set(register.STATUS_WORDS) >= {statute.status for statute in register.load(REGISTER).statutes}


def test_what_complaints_and_survey_rest_on_is_in_the_register():
    statutes, rules, survey = register.load(REGISTER), complaints.load(COMPLAINTS), questionnaire.load(SURVEY)
    assert {rules.ref, survey.ref, *(limit.ref for limit in rules.outer_limits)} <= set(statutes.by_ref)


def test_complaints_have_their_days():
    rules = complaints.load(COMPLAINTS)
    assert rules.first_response.working_days == 3
    assert {each.id: each.working_days for each in rules.classes} == {
        "information": 5,
        "without_field_check": 14,
        "with_field_check": 60,
    }


def test_the_survey_has_nine_elements_and_its_form_asks_facilities_before_complaints():
    survey = questionnaire.load(SURVEY)
    assert len(survey.elements) == 9
    assert [element.key for element in survey.elements][-2:] == ["complaints", "facilities"]
    assert [element.key for element in survey.on_form()][-2:] == ["facilities", "complaints"]
    assert survey.grades[0].lowest == Decimal("88.31")


@pytest.mark.parametrize(
    ("source", "read", "right", "wrong", "key", "says"),
    [
        (OFFICE, offices.read, 'region_code: "1406"', "region_code: 1406", "region_code", "tanda petik"),
        (OFFICE, offices.read, "Asia/Jakarta", "Asia/Rokan", "zone", "Zona waktu tidak dikenal"),
        (OFFICE, offices.read, "Asia/Jakarta", "../etc", "zone", "Zona waktu tidak dikenal"),
        (OFFICE, offices.read, "seat:", "seet:", "seet", "mungkin maksudnya `seat`"),
        (REGISTER, register.read, "status: amended", "status: ammended", "statutes.0.status", "`amended`"),
        (
            REGISTER,
            register.read,
            "revoked_by: pp-5-2021",
            "revoked_by: pp-5-2022",
            "statutes.1.revoked_by",
            "pp-5-2021",
        ),
        (REGISTER, register.read, "    revoked_by: pp-5-2021\n", "", "statutes.1.status", "`revoked_by`"),
        (REGISTER, register.read, "    basis: pp-24-2018\n", "", "statutes.2.status", "`basis`"),
        (REGISTER, register.read, "ref: pp-7-2021", "ref: uu-20-2008", "statutes.6.ref", "sudah ada di atas"),
        (REGISTER, register.read, "checked_on: 2026-11-23", "checked_on: kemarin", "statutes.0.checked_on", "tanggal"),
        (COMPLAINTS, complaints.read, "working_days: 14", "working_days: banyak", "classes.1.working_days", "bilangan"),
        (SURVEY, questionnaire.read, "key: procedure", "key: requirements", "elements.1.key", "sudah dipakai"),
        (SURVEY, questionnaire.read, "Sesuai, Sangat sesuai]", "Sesuai]", "elements.0.answers", "harus 4"),
        (SURVEY, questionnaire.read, 'to: "88.30"', 'to: "88.00"', "grades.1.to", "0,01"),
    ],
)
def test_a_fault_is_told(tmp_path, source, read, right, wrong, key, says):
    text = source.read_text(encoding="utf-8")
    assert right in text
    copy = tmp_path / source.name
    copy.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    made, faults = read(copy)
    assert made is None
    assert key in {fault.key for fault in faults}
    assert any(says in fault.message for fault in faults), [str(fault) for fault in faults]


@pytest.mark.parametrize("load", [offices.load_office, register.load, complaints.load, questionnaire.load])
def test_a_faulty_file_is_not_used(tmp_path, load):
    (tmp_path / "x.yaml").write_text("apa: saja\n")
    with pytest.raises(FaultyLaw):
        load(tmp_path / "x.yaml")
