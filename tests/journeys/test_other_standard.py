"""The proof that the standard is data: a fictional second one runs end to end, and a change of any of the 14 components
in the file changes what the office does, with no Python written for it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
import pytest
import yaml

from satupintu.applications.services import (
    Given,
    ModeNotYours,
    NotAllJudged,
    RequirementMissing,
    accept_complete,
    note_passed_deadlines,
    read_paper,
    submit,
)
from satupintu.base.actor import applicant, system
from satupintu.base.ids import new_id
from satupintu.cli.checks import all_findings
from satupintu.demo.rehearsal import Rehearsal
from satupintu.files.services import new_file_key
from satupintu.licences.queries import for_application, verify
from satupintu.licences.services import record_mark
from satupintu.notifications.models import PostedMail
from satupintu.payments.queries import receipt
from satupintu.payments.services import WrongAmount, take_payment
from satupintu.people.access import Role
from satupintu.rules.loading import load
from satupintu.standards.services import StandardFaulty, adopt

OTHER = Path(__file__).parents[1] / "standards" / "2025-01-02.yaml"
IUMK = Path(__file__).parents[2] / "law" / "standards" / "iumk" / "2019-01-01.yaml"
NOW = datetime(2026, 7, 6, 2, tzinfo=UTC)


@pytest.fixture
def gerai(house):
    adopt(actor=system(house.office_id), now=NOW, path=OTHER)
    return Rehearsal(house.office_id, NOW, service="gerai")


def _bare(rehearsal):

    dossier = rehearsal.dossier()
    return replace(
        dossier, nib="", nib_state="", answers={"luas": "12"}, business=replace(dossier.business, id_proyek="", kbli="")
    )


def test_another_standard_runs_end_to_end_in_its_own_order_with_its_own_fee_and_number(gerai):
    filed = gerai.submit(dossier=_bare(gerai))
    assert filed.number == "G2026-0001"
    case = gerai.until(filed.application_id)
    assert case.journey.ending == "completed"
    assert [visit.step_id for visit in case.journey.visits] == [
        "review",
        "check",
        "pay",
        "decide",
        "publish",
        "sign",
        "give",
    ]
    licence = for_application(filed.application_id)
    assert licence.number == "TDG/2026/07/001"
    assert verify(licence.code).status == "valid"
    taken = receipt(system(gerai.office_id), filed.application_id)
    assert taken.rupiah == 25_000
    assert read_paper(case, "payment").startswith(b"%PDF")
    assert read_paper(case, "licence").startswith(b"%PDF")


def test_its_clock_starts_at_the_cashier_and_runs_three_days(gerai):
    filed = gerai.submit(dossier=_bare(gerai))
    case = gerai.until(filed.application_id, "pay")
    assert case.standing.due_on is None
    case = gerai.advance(filed.application_id, datetime(2026, 7, 7, 2, tzinfo=UTC))
    assert case.standing.due_on == date(2026, 7, 10)


def test_its_cashier_takes_neither_more_nor_less_than_published(gerai):
    filed = gerai.submit(dossier=_bare(gerai))
    gerai.until(filed.application_id, "pay")
    for amount in (0, 24_999, 30_000):
        with pytest.raises(WrongAmount):
            take_payment(
                actor=gerai.cast(Role.CASHIER), now=gerai.now, application_id=filed.application_id, rupiah=amount
            )


def test_neither_number_gets_mixed_up_with_the_other_services(gerai, house):
    first = house.submit()
    other = gerai.submit(dossier=_bare(gerai))
    house.until(first.application_id)
    gerai.until(other.application_id)
    assert for_application(first.application_id).seq == 1
    assert for_application(other.application_id).seq == 1


class Changed:
    """The IUMK standard with a change, in force from 2026 on."""

    def __init__(self, house, tmp_path):
        self.house, self.path = house, tmp_path / "2026-01-02.yaml"
        self.data = yaml.safe_load(IUMK.read_text())
        self.data["enacted"]["in_force_from"] = date(2026, 1, 2)

    def adopt(self):
        self.path.write_text(yaml.safe_dump(self.data, allow_unicode=True, sort_keys=False))
        loaded = load(self.path)
        assert loaded.faults == ()
        adopt(actor=system(self.house.office_id), now=self.house.now, path=self.path)
        return self.house


@pytest.fixture
def changed(house, tmp_path):
    return Changed(house, tmp_path)


def _say(house, given):
    _, wrapped = new_file_key()
    return submit(
        actor=applicant(house.office_id),
        now=house.now,
        service="iumk",
        mode="mandiri",
        dossier=house.dossier(),
        given=given,
        wrapped_key=wrapped,
        submission_key=new_id(),
    )


def test_component_1_another_requirement_is_demanded_and_judged(changed):
    changed.data["delivery"]["requirements"].append(
        {
            "id": "foto",
            "text": "Foto tempat usaha",
            "title": "Foto usaha",
            "evidence": {"kind": "answer", "question": "Seperti apa tempat usaha Anda?"},
            "defects": {"missing": "Foto usaha belum ada."},
        }
    )
    house = changed.adopt()
    with pytest.raises(RequirementMissing, match="Foto usaha"):
        _say(house, [Given("ktp", "counter"), Given("nib", "oss")])
    filed = house.submit()
    with pytest.raises(NotAllJudged, match="Foto usaha"):
        accept_complete(
            actor=house.named("rina"),
            now=house.now,
            application_id=filed.application_id,
            judged={"ktp": "ok", "nib": "ok"},
        )


def test_component_2_another_order_of_steps_and_another_way_to_file(changed):
    procedure = changed.data["delivery"]["procedure"]
    procedure["routes"]["office_verified"]["steps"].remove("examination")
    del procedure["steps"]["examination"]
    procedure["steps"]["decision"]["back_to"] = "inspection"
    del changed.data["manufacturing"]["competence"]["steps"]["examination"]
    procedure["modes"]["mandiri"]["filed_by"] = "front_office"
    house = changed.adopt()
    with pytest.raises(ModeNotYours):
        house.submit()
    filed = house.submit(by=house.named("rina"))
    case = house.until(filed.application_id)
    assert "examination" not in [visit.kind for visit in case.journey.visits]


def test_component_3_another_time_limit_moves_the_due_date(changed):
    changed.data["delivery"]["time_limit"]["working_days"] = 2
    house = changed.adopt()
    filed = house.submit(datetime(2026, 7, 6, 2, tzinfo=UTC))
    assert house.advance(filed.application_id, datetime(2026, 7, 6, 3, tzinfo=UTC)).standing.due_on == date(2026, 7, 8)


def test_component_4_a_fee_needs_a_cashier_and_then_is_taken(changed):
    changed.data["delivery"]["fee"] = {"text": "Rp10.000", "rupiah": 10_000, "basis": "Perda Contoh Nomor 1"}
    guarantees = changed.data["manufacturing"]["guarantees"]
    changed.data["manufacturing"]["guarantees"] = [each for each in guarantees if each["shown_by"] != ["zero_fee"]]
    with pytest.raises(AssertionError):
        changed.adopt()
    changed.path.write_text(yaml.safe_dump(changed.data, allow_unicode=True, sort_keys=False))
    with pytest.raises(StandardFaulty):
        adopt(actor=system(changed.house.office_id), now=changed.house.now, path=changed.path)
    changed.data["readings"] = [each for each in changed.data["readings"] if each["id"] != "fee"]
    procedure = changed.data["delivery"]["procedure"]
    procedure["steps"]["pay"] = {"kind": "payment", "title": "Kasir", "owner": "cashier", "court": "applicant"}
    for route in procedure["routes"].values():
        route["steps"].insert(route["steps"].index("issue"), "pay")
    house = changed.adopt()
    filed = house.submit()
    house.until(filed.application_id)
    assert receipt(system(house.office_id), filed.application_id).rupiah == 10_000


def test_component_5_another_number_pattern_and_title_are_on_the_licence(changed):
    changed.data["delivery"]["product"] |= {"number": "IZIN-{year}-{seq:5}", "title": "Surat Izin Contoh"}
    house = changed.adopt()
    filed = house.submit()
    house.until(filed.application_id)
    licence = for_application(filed.application_id)
    assert (licence.number, licence.title) == ("IZIN-2026-00001", "Surat Izin Contoh")


def _licence_text(house):

    filed = house.submit()
    case = house.until(filed.application_id)
    document = pypdfium2.PdfDocument(read_paper(case, "licence"))
    return document[0].get_textpage().get_text_range()


def test_component_7_other_legal_bases_are_printed_on_the_licence(changed):
    changed.data["manufacturing"]["legal_basis"] = [{"ref": "uu-25-2009", "text": "Undang-Undang Contoh Pelayanan"}]
    text = _licence_text(changed.adopt())
    assert "Undang-Undang Contoh Pelayanan" in text
    assert "Nomor 20 Tahun 2008" not in text


def test_component_13_without_meterai_and_barcode_neither_is_asked_nor_printed(changed):
    changed.data["readings"] = [each for each in changed.data["readings"] if each["id"] != "meterai"]
    security = changed.data["manufacturing"]["security"]
    changed.data["manufacturing"]["security"] = [each for each in security if each["id"] not in {"meterai", "barcode"}]
    house = changed.adopt()
    filed = house.submit()
    case = house.until(filed.application_id, "signing")
    assert case.journey.pending_marks == ("print", "sign", "stamp")
    house.deliver()
    for mark in ("print", "sign", "stamp"):
        case = record_mark(actor=house.named("tuti"), now=house.now, application_id=filed.application_id, mark=mark)
    assert case.journey.outcomes == ("ready",)
    text = _licence_text(house)
    assert "meterai" not in text.lower()
    assert "/v/" not in text


def test_an_open_file_keeps_the_standard_under_which_it_was_filed(changed):
    before = changed.house.submit()
    changed.data["delivery"]["time_limit"]["working_days"] = 2
    house = changed.adopt()
    assert house.case(before.application_id).standard.delivery.time_limit.working_days == 5
    assert house.case(house.submit().application_id).standard.delivery.time_limit.working_days == 2


def _page(client):
    answer = client.get("/layanan/iumk/")
    assert answer.status_code == 200
    return answer.content.decode()


def _changes_the_page(changed, client, words):
    changed.data["enacted"]["in_force_from"] = date(2026, 1, 2)
    assert words not in _page(client)
    changed.adopt()
    assert words in _page(client)


def test_component_6_another_way_to_complain_is_on_the_page(changed, client):
    changed.data["delivery"]["complaints"]["channels"].append(
        {"kind": "phone", "address": "0800-0000-077", "text": "Telepon: 0800-0000-077"}
    )
    _changes_the_page(changed, client, "0800-0000-077")


def test_component_8_another_facility_is_on_the_page(changed, client):
    changed.data["manufacturing"]["facilities"]["prasarana"].append({"id": "ramp", "text": "Jalur kursi roda contoh"})
    _changes_the_page(changed, client, "Jalur kursi roda contoh")


def _findings(house):

    return " ".join(f"{each.about}: {each.says}" for each in all_findings(house.now))


def test_component_9_another_competence_is_on_the_page_and_is_checked_against_the_staff(changed, client):
    competence = changed.data["manufacturing"]["competence"]
    competence["training"].append({"id": "first_aid", "text": "Lulus pelatihan pertolongan contoh"})
    competence["steps"]["inspection"] = ["first_aid"]
    before = _findings(changed.house)
    competence["text"].append("Lulus pelatihan pertolongan contoh")
    _changes_the_page(changed, client, "Lulus pelatihan pertolongan contoh")
    assert _findings(changed.house) != before


def test_component_10_another_tier_is_warned_when_a_deadline_passes(changed):

    changed.data["manufacturing"]["supervision"][0]["tiers"] = ["section_head"]
    house = changed.adopt()
    filed = house.submit(datetime(2026, 6, 1, 2, tzinfo=UTC))
    house.advance(filed.application_id, datetime(2026, 6, 1, 3, tzinfo=UTC))
    house.now = datetime(2026, 6, 20, 2, tzinfo=UTC)
    note_passed_deadlines(house.now)
    house.deliver()
    warned = set(PostedMail.objects.filter(subject__startswith="Lewat").values_list("to", flat=True))
    assert warned == {"hendra@contoh.example"}


def test_component_11_more_promised_officers_than_there_are_is_told(changed):
    before = _findings(changed.house)
    changed.data["manufacturing"]["staffing"] = {"text": "9 (sembilan) orang", "officers": 9}
    house = changed.adopt()
    assert "9" in _findings(house)
    assert _findings(house) != before


def test_component_12_another_guarantee_is_on_the_page(changed, client):
    changed.data["manufacturing"]["guarantees"].append(
        {"text": "Jaminan contoh ditepati", "shown_by": ["conflict_guard"]}
    )
    _changes_the_page(changed, client, "Jaminan contoh ditepati")


def test_component_14_another_survey_step_and_wording_change_the_page_and_the_route(changed, client):
    changed.data["manufacturing"]["evaluation"]["text"].append("Evaluasi contoh tiap bulan")
    procedure = changed.data["delivery"]["procedure"]
    for route in procedure["routes"].values():
        route["steps"].remove("survey")
    del procedure["steps"]["survey"]
    changed.data["manufacturing"]["evaluation"]["given_to"] = "sample"
    _changes_the_page(changed, client, "Evaluasi contoh tiap bulan")
    filed = changed.house.submit()
    case = changed.house.until(filed.application_id)
    assert "survey" not in [visit.kind for visit in case.journey.visits]
