"""A slip of writing put right before hand-over: two people, the same number, a new print, and the old one known as
old."""

import json

import pypdfium2
import pytest

from satupintu.applications import services as file_room
from satupintu.applications.models import Correction, Fact, Paper
from satupintu.applications.services import AlreadyHandedOver, CorrectionWaiting, read_paper
from satupintu.applications.services.rectify import (
    CorrectionUnfit,
    NoCorrectionWaiting,
    NothingToCorrect,
    ProposerMayNotConfirm,
)
from satupintu.audit.models import Entry
from satupintu.base.refusal import NotAllowed
from satupintu.base.transaction import write
from satupintu.cli.verify import as_json
from satupintu.licences.models import OldPrint
from satupintu.licences.queries import examine, for_application, verify
from satupintu.licences.services import hand_over, revoke
from satupintu.people.access import DutiesSeparated, OwnCase

WHY = "Satu huruf tertinggal menurut KTP."
RIGHT = {"name": "Pemohon Betul Namanya", "business_name": "Warung Betul"}


@pytest.fixture
def at_issue(house):
    """A file that was approved and has no number yet."""
    filed = house.submit()
    house.until(filed.application_id, "issue")
    house.deliver()
    return house, filed.application_id


@pytest.fixture
def signed(house):
    """A file whose licence is ready to collect."""
    filed = house.submit()
    house.until(filed.application_id, "hand_over")
    return house, filed.application_id


def propose(house, pk, new=None, by=None):
    by = by or house.cast("back_office")
    return file_room.propose_correction(actor=by, now=house._at(None), application_id=pk, new=new or RIGHT, reason=WHY)


def confirm(house, pk, by=None):
    by = by or house.cast("section_head")
    return file_room.confirm_correction(actor=by, now=house._at(None), application_id=pk)


def correct(house, pk, new=None):
    propose(house, pk, new)
    case = confirm(house, pk)
    house.deliver()
    return case


def words(pdf):
    said = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    return " ".join(said.split())


def test_before_the_number_is_taken_the_proof_is_there_and_a_correction_makes_another(at_issue):
    house, pk = at_issue
    proof = words(read_paper(house.case(pk), "proof"))
    assert "BELUM BERNOMOR" in proof
    assert house.case(pk).dossier.person.name in proof
    correct(house, pk)
    assert RIGHT["name"] in words(read_paper(house.case(pk), "proof"))
    assert for_application(pk) is None
    assert house.case(pk).journey.current == "issue"


def test_what_was_issued_before_the_press_came_to_the_proof_has_no_proof(house):
    filed = house.submit()
    house.until(filed.application_id, "signing")
    house.deliver()
    assert Paper.objects.get(kind="proof").file_id is None
    assert Paper.objects.get(kind="licence").file_id is not None


def test_the_number_stays_and_the_new_print_says_which_one_it_replaces(signed):
    house, pk = signed
    before = for_application(pk)
    correct(house, pk)
    after = for_application(pk)
    assert (after.number, after.issued_at) == (before.number, before.issued_at)
    said = words(read_paper(house.case(pk), "licence"))
    assert f"Nomor {before.number}" in said
    assert "Cetakan ke-2, menggantikan cetakan tanggal" in said
    assert RIGHT["name"] in said
    assert after.says["business"] == RIGHT["business_name"]


def test_what_was_signed_goes_back_to_be_printed_signed_and_stamped_again(signed):
    house, pk = signed
    assert house.case(pk).standing.over
    correct(house, pk)
    case = house.case(pk)
    assert (case.journey.current, case.journey.marks, case.journey.outcomes) == ("signing", (), ("print",))
    assert not case.standing.over  # the promised time runs on: it is the office's own slip
    assert for_application(pk).signed_at is None
    house.until(pk)
    assert house.case(pk).journey.ending == "completed"
    assert verify(for_application(pk).code).status == "valid"


def test_marks_on_a_print_that_is_corrected_meanwhile_do_not_count(house):
    filed = house.submit()
    pk = filed.application_id
    house.until(pk, "signing")
    house.deliver()
    from satupintu.licences.services import record_mark

    record_mark(actor=house.cast("back_office"), now=house.now, application_id=pk, mark="print")
    correct(house, pk)
    assert house.case(pk).journey.outcomes == ("print",)


def test_a_file_of_the_old_print_is_superseded_and_the_new_one_valid(signed):
    house, pk = signed
    old_file, old_code = read_paper(house.case(pk), "licence"), for_application(pk).code
    correct(house, pk)
    house.until(pk)
    new_file = read_paper(house.case(pk), "licence")
    assert examine(new_file).status == "valid"
    found = examine(old_file)
    assert (found.status, found.number) == ("superseded", for_application(pk).number)
    assert "diganti" in as_json(found)["note"]
    assert examine(old_file + b"\n").status == "altered"
    answer = verify(old_code)
    assert (answer.status, answer.edition, answer.says) == ("superseded", 1, ())
    assert verify(for_application(pk).code).edition == 2


def test_the_verification_page_of_an_old_print_says_so(signed, client):
    house, pk = signed
    old_code = for_application(pk).code
    correct(house, pk)
    page = client.get(f"/v/{old_code}").content.decode()
    assert "cetakan lama" in page
    assert RIGHT["business_name"] not in page
    told = json.loads(client.get(f"/v/{old_code}", headers={"accept": "application/json"}).content)
    assert (told["status"], told["edition"]) == ("superseded", 1)
    house.until(pk)
    assert "ke-2" in client.get(f"/v/{for_application(pk).code}").content.decode()


def test_the_print_of_a_revoked_licence_is_revoked_however_old(signed):
    house, pk = signed
    old_file = read_paper(house.case(pk), "licence")
    correct(house, pk)
    law = "Peraturan Daerah Nomor 4 Tahun 2017"
    head = house.cast("head_of_office")
    revoke(actor=head, now=house.now, application_id=pk, reason="Usaha sudah tutup.", legal_basis=law)
    assert examine(old_file).status == "revoked"


def test_every_print_is_kept_and_two_corrections_make_three_editions(signed):
    house, pk = signed
    correct(house, pk)
    correct(house, pk, {"village": "Desa Betul"})
    assert Paper.objects.filter(application_id=pk, kind="licence", file__isnull=False).count() == 3
    assert list(OldPrint.objects.order_by("edition").values_list("edition", flat=True)) == [1, 2]
    assert "Cetakan ke-3" in words(read_paper(house.case(pk), "licence"))


def test_an_edition_the_press_had_not_come_to_is_never_made(house):
    filed = house.submit()
    pk = filed.application_id
    house.until(pk, "signing")  # the worker has not run
    correct(house, pk)
    first, second = Paper.objects.filter(application_id=pk, kind="licence").order_by("at_seq")
    assert (first.file_id, first.settled_at is not None) == (None, True)
    assert "Cetakan ke-2" in words(read_paper(house.case(pk), "licence"))
    assert second.file_id is not None


def test_nobody_corrects_alone(at_issue):
    house, pk = at_issue
    hendra = house.cast("section_head")
    propose(house, pk, by=hendra)
    with pytest.raises(ProposerMayNotConfirm):
        confirm(house, pk, by=hendra)
    confirm(house, pk, by=house.cast("head_of_office"))
    assert house.case(pk).dossier.person.name == RIGHT["name"]


def test_who_may_propose_and_who_may_confirm(at_issue):
    house, pk = at_issue
    with pytest.raises(NotAllowed):
        propose(house, pk, by=house.named("joko"))
    propose(house, pk)
    for nobody in (house.named("rina"), house.named("tuti")):
        with pytest.raises((NotAllowed, ProposerMayNotConfirm)):
            confirm(house, pk, by=nobody)


def test_whoever_inspected_or_is_kin_does_not_confirm(at_issue):
    from dataclasses import replace

    house, pk = at_issue
    propose(house, pk)
    case = house.case(pk)
    inspector = next(fact.by for fact in case.facts if fact.kind == "inspected")
    head = house.cast("head_of_office")
    with pytest.raises(OwnCase):
        confirm(house, pk, by=replace(head, kin=frozenset({case.application.dossier.nik_index})))
    from uuid import UUID

    with pytest.raises(DutiesSeparated):
        confirm(house, pk, by=replace(head, user_id=UUID(inspector)))


def test_a_proposal_is_declined_with_a_reason_or_taken_back(at_issue):
    house, pk = at_issue
    name = house.case(pk).dossier.person.name
    propose(house, pk)
    head = house.cast("head_of_office")
    file_room.decline_correction(actor=head, now=house.now, application_id=pk, reason="KTP menulis lain.")
    propose(house, pk)
    mine = house.cast("back_office")
    file_room.decline_correction(actor=mine, now=house.now, application_id=pk, reason="Salah lihat KTP.")
    assert house.case(pk).dossier.person.name == name
    with pytest.raises(NoCorrectionWaiting):
        confirm(house, pk)


def test_one_proposal_at_a_time_and_one_confirmation(at_issue):
    house, pk = at_issue
    propose(house, pk)
    with pytest.raises(CorrectionWaiting):
        propose(house, pk, {"village": "Desa Lain"})
    confirm(house, pk)
    with pytest.raises(NoCorrectionWaiting):
        confirm(house, pk)


def test_nothing_is_issued_or_handed_over_while_a_correction_waits(at_issue):
    house, pk = at_issue
    propose(house, pk)
    with pytest.raises(CorrectionWaiting):
        house.advance(pk)
    confirm(house, pk)
    house.until(pk, "hand_over")
    propose(house, pk, {"village": "Desa Lain"})
    with pytest.raises(CorrectionWaiting):
        hand_over(actor=house.cast("front_office"), now=house.now, application_id=pk, receiver="Pemohon Contoh")


def test_after_hand_over_the_way_is_another_one(signed):
    house, pk = signed
    house.advance(pk)
    with pytest.raises(AlreadyHandedOver) as refused:
        propose(house, pk)
    assert "permohonan perubahan" in str(refused.value)


@pytest.mark.parametrize("step", ["completeness", "inspection", "decision"])
def test_before_the_decision_the_file_itself_is_corrected_instead(house, step):
    from satupintu.applications.services import StepNotNow

    filed = house.submit()
    house.until(filed.application_id, step)
    with pytest.raises(StepNotNow):
        propose(house, filed.application_id)


@pytest.mark.parametrize(
    ("new", "refused"),
    [({}, NothingToCorrect), ({"name": "  "}, CorrectionUnfit), ({"village": "x" * 301}, CorrectionUnfit)],
)
def test_a_proposal_changes_something_that_fits(at_issue, new, refused):
    house, pk = at_issue
    with pytest.raises(refused):
        file_room.propose_correction(
            actor=house.cast("back_office"), now=house.now, application_id=pk, new=new, reason=WHY
        )


def test_neither_nik_nor_nib_nor_project_can_be_named(at_issue):
    house, pk = at_issue
    before = house.case(pk).dossier
    correct(house, pk, {"nik": "0006030000000000", "nib": "9999999999999", "id_proyek": "R-X", "village": "Desa Betul"})
    after = house.case(pk).dossier
    assert (after.person.nik, after.nib, after.business.id_proyek) == (
        before.person.nik,
        before.nib,
        before.business.id_proyek,
    )
    assert after.business.village == "Desa Betul"


def test_no_fact_and_no_line_of_the_trail_holds_the_words(signed):
    house, pk = signed
    correct(house, pk)
    kept = str(list(Fact.objects.values_list("data", flat=True))) + str(
        list(Entry.objects.values_list("data", flat=True))
    )
    assert RIGHT["name"] not in kept
    assert WHY not in kept
    assert "business_name" in kept
    assert RIGHT["name"].encode() not in bytes(Correction.objects.get().sealed)


def test_a_confirmation_that_fails_half_way_has_changed_nothing(signed, monkeypatch):
    house, pk = signed
    propose(house, pk)
    before = for_application(pk)

    def fail(**kwargs):
        raise RuntimeError("power")

    monkeypatch.setattr("satupintu.licences.handlers.follow_correction", fail)
    with pytest.raises(RuntimeError, match="power"), write():
        confirm(house, pk)
    assert house.case(pk).dossier.person.name != RIGHT["name"]
    assert for_application(pk).code == before.code
    assert Correction.objects.get().outcome == ""
