"""The Rokan Hulu standard as committed: all that was published is in it, and nothing is claimed that is not known."""

from datetime import date
from pathlib import Path

import pytest

from satupintu.rules.loading import canonical, digest_of, load, parse
from satupintu.rules.standard import COMPONENTS, Standard

LAW = Path(__file__).resolve().parents[4] / "law"
FILE = LAW / "standards" / "iumk" / "2019-01-01.yaml"


@pytest.fixture(scope="module")
def iumk() -> Standard:
    loaded = load(FILE)
    assert loaded.faults == ()
    assert loaded.standard is not None
    return loaded.standard


def test_all_fourteen_components_are_there(iumk):
    for number, title, path in COMPONENTS:
        found = iumk
        for key in path.split("."):
            found = getattr(found, key)
        assert found, f"{number} {title}"
    assert [number for number, _, _ in COMPONENTS] == list(range(1, 15))


def test_every_published_item_is_there(iumk):
    delivery, office = iumk.delivery, iumk.manufacturing
    counts = {
        1: len(delivery.requirements),
        2: len(delivery.procedure.text),
        6: len(delivery.complaints.channels),
        7: len(office.legal_basis),
        8: (len(office.facilities.sarana), len(office.facilities.prasarana)),
        9: len(office.competence.text),
        10: len(office.supervision),
        11: office.staffing.officers,
        12: len(office.guarantees),
        13: len(office.security),
        14: (len(office.evaluation.text), len(office.evaluation.mechanism)),
    }
    assert counts == {1: 2, 2: 3, 6: 5, 7: 5, 8: (7, 7), 9: 5, 10: 2, 11: 6, 12: 5, 13: 4, 14: (2, 4)}


def test_the_published_wording_keeps_its_spelling_mistakes(iumk):
    assert iumk.manufacturing.facilities.sarana[5].text == "Bardcode Izin"
    assert iumk.manufacturing.security[3].text == "Menggunakan Materai"
    assert iumk.manufacturing.facilities.prasarana[0].text == "Loker Informasi"
    assert iumk.delivery.complaints.channels[4].text == "Whatshapp: 0822 9959 1122"
    assert iumk.delivery.procedure.text[1] == "Pemohon Mendapatkan NIB , dan Perizinan Berusaha melalui OSS"
    assert iumk.manufacturing.supervision[1].text == "Dilakukan secara terus -menerus"


def test_only_what_is_published_is_demanded(iumk):
    assert [requirement.text for requirement in iumk.delivery.requirements] == ["Foto copy KTP Pemohon", "NIB"]


def test_five_working_days_and_no_fee(iumk):
    limit = iumk.delivery.time_limit
    assert (limit.working_days, limit.starts, limit.ends) == (5, "accepted_complete", "ready_to_collect")
    assert iumk.delivery.fee.rupiah == 0


def test_what_is_not_known_is_said_to_be_unknown(iumk):
    assert (iumk.enacted.decree, iumk.enacted.signed_on) == ("unknown", "unknown")
    assert iumk.enacted.note
    assert iumk.delivery.procedure.modes["prioritas"].rule == "unknown"
    assert iumk.delivery.product.validity == "unknown"
    assert iumk.delivery.time_limit.acceptance_within == "unknown"


def test_both_readings_of_each_contradiction_are_there_with_a_reason(iumk):
    assert {reading.id for reading in iumk.readings} == {"route", "fee", "issuer", "meterai"}
    for reading in iumk.readings:
        assert len(reading.options) >= 2
        assert reading.chosen in reading.means
        assert reading.why


def test_both_routes_can_be_walked(iumk):
    assert iumk.default_route() == "office_verified"
    assert iumk.routes["oss_effective"].when.oss_checklist == ("N", "O")
    assert "inspection" not in iumk.routes["oss_effective"].steps
    assert iumk.clock_starts("oss_effective") == "recorded"


def test_a_document_needs_what_component_13_promises(iumk):
    assert iumk.marks() == ("print", "sign", "stamp", "affix_meterai")


def test_the_digest_does_not_depend_on_line_ends():
    text = FILE.read_text(encoding="utf-8")
    assert digest_of(text) == digest_of("\ufeff" + text.replace("\n", "\r\n")) == load(FILE).digest
    assert digest_of(text) != digest_of(text.replace("working_days: 5", "working_days: 4"))
    assert canonical(canonical(text)) == canonical(text)


def test_a_pinned_text_is_read_without_looking_at_law(iumk):
    assert parse(FILE.read_text(encoding="utf-8")) == iumk
    assert iumk.enacted.in_force_from == date(2019, 1, 1)
