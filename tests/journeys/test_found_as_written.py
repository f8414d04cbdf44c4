"""Whatever happens to a file, it is found by what it says now: the card index equals what it would be made anew."""

from dataclasses import replace

from satupintu.applications.services import Given, confirm_correction, hand_in, propose_correction, return_to_applicant
from satupintu.base.actor import applicant
from satupintu.finding.queries import ask, search
from satupintu.finding.rules import Kind
from satupintu.finding.services import rebuild


def found(house, typed):
    return list(search(house.named("rina"), ask(typed)).ids.get(Kind.FILE, ()))


def test_a_corrected_name_and_another_nib_are_found_and_the_old_ones_no_more(house):
    dossier = house.dossier(name="Siti Contohaminahh")
    filed = house.submit(dossier=replace(dossier, nib="0000000000901")).application_id
    judged = {each.id: "other" for each in house.standard().delivery.requirements}
    case = return_to_applicant(
        actor=house.cast("front_office"),
        now=house.now,
        application_id=filed,
        judged=judged,
        note="Periksa lagi semuanya.",
    )
    given = [Given(visit.id, "counter") for visit in case.standard.delivery.requirements]
    actor = applicant(house.office_id)
    hand_in(actor=actor, now=house.now, application_id=filed, given=given, answers={}, nib="0000000000902")
    assert found(house, "0000000000902") == [filed]
    assert not found(house, "0000000000901")
    assert rebuild()[1] == 0


def test_a_slip_put_right_is_found_as_it_is_written_now(house):
    filed = house.submit(dossier=house.dossier(name="Siti Contohaminahh")).application_id
    house.until(filed, "issue")
    clerk, head = house.cast("back_office"), house.cast("head_of_office")
    propose_correction(
        actor=clerk,
        now=house.now,
        application_id=filed,
        new={"name": "Siti Contohaminah"},
        reason="Huruf h berlebih; lihat KTP.",
    )
    confirm_correction(actor=head, now=house.now, application_id=filed)
    assert found(house, "contohaminah") == [filed]
    assert not search(house.named("rina"), ask("contohaminah")).loosely
    assert not found(house, "contohaminahh siti") or search(house.named("rina"), ask("contohaminahh")).loosely
    assert rebuild()[1] == 0
