"""Disposisi: told by a superior, answered by whoever was told, sealed with the file, moving nothing."""

from datetime import timedelta

import pytest

from satupintu.applications.models import Fact, Note
from satupintu.applications.services import rebuild
from satupintu.audit.models import Entry
from satupintu.base.refusal import NotAllowed, NotFound
from satupintu.instructions.models import Instruction
from satupintu.instructions.queries import below, counts, on_file, waiting
from satupintu.instructions.services import (
    AddresseeRelated,
    DuePast,
    NotBelowYou,
    WordsMissing,
    answer_instruction,
    give_instruction,
    withdraw_instruction,
)
from satupintu.people.access import OwnCase
from satupintu.people.models import User

SAYS = "Periksa lagi alamat tempat usaha sebelum kunjungan."
DONE = "Sudah saya periksa; alamatnya benar."


@pytest.fixture
def filed(house):
    return house.submit()


def tell(house, filed, *to, by="hendra", days=2, text=SAYS):
    return give_instruction(
        actor=house.named(by),
        now=house.now,
        application_id=filed.application_id,
        addressees=[house.named(name).user_id for name in to],
        text=text,
        due_on=house.now.date() + timedelta(days=days),
    )


def mine(house, username, days=0):
    return waiting(house.named(username), house.now.date() + timedelta(days=days))[0]


def test_an_instruction_lies_on_each_desk_with_its_words_and_its_day_until_it_is_answered(house, filed):
    tell(house, filed, "rina", "joko")
    line = mine(house, "rina")[0]
    assert (line.number, line.text, line.giver) == (filed.number, SAYS, house.named("hendra").name)
    assert [each.text for each in mine(house, "joko")] == [SAYS]
    answer_instruction(actor=house.named("rina"), now=house.now, instruction_id=line.id, text=DONE)
    assert mine(house, "rina") == []
    assert len(mine(house, "joko")) == 1
    closed = on_file(house.named("hendra"), filed.application_id, house.now.date())[-1]
    assert (closed.outcome, closed.answer, closed.text) == ("answered", DONE, SAYS)


def test_the_words_are_sealed_with_the_file_and_stand_in_no_fact_and_no_trail(house, filed):
    tell(house, filed, "rina")
    answer_instruction(actor=house.named("rina"), now=house.now, instruction_id=mine(house, "rina")[0].id, text=DONE)
    for words in (SAYS, DONE):
        assert words not in str(list(Fact.objects.values_list("data", flat=True)))
        assert words not in str(list(Entry.objects.values_list("data", flat=True)))
        assert not [note for note in Note.objects.all() if words.encode() in bytes(note.sealed)]


def test_an_instruction_never_moves_the_file(house, filed):
    before = house.case(filed.application_id)
    tell(house, filed, "rina", "joko")
    line = mine(house, "joko")[0]
    withdraw_instruction(actor=house.named("hendra"), now=house.now, instruction_id=line.id, text="Tidak perlu lagi.")
    answer_instruction(actor=house.named("rina"), now=house.now, instruction_id=mine(house, "rina")[0].id, text=DONE)
    after = house.case(filed.application_id)
    for name in ("current", "court", "spans", "visits", "outcomes", "assignee"):
        assert getattr(after.journey, name) == getattr(before.journey, name)
    assert after.standing.due_on == before.standing.due_on
    assert rebuild(after.application).step == after.standing.step


def test_an_instruction_is_given_also_when_the_file_has_ended(house, filed):
    house.until(filed.application_id)
    tell(house, filed, "tuti")
    assert house.case(filed.application_id).journey.ending == "completed"


def test_one_tells_only_those_below(house, filed):
    names = {user.username for user in below(house.named("hendra"), house.now)}
    assert names == {"rina", "budi", "joko", "tuti"}
    assert {user.username for user in below(house.named("dewi"), house.now)} == names | {"hendra"}
    for by, to in (("hendra", "dewi"), ("hendra", "hendra"), ("dewi", "dewi")):
        with pytest.raises(NotBelowYou):
            tell(house, filed, to, by=by)
    with pytest.raises(NotBelowYou):
        tell(house, filed)
    for by in ("rina", "joko", "tuti"):
        with pytest.raises(NotAllowed):
            tell(house, filed, "budi", by=by)


def test_no_day_that_is_over_and_no_empty_words(house, filed):
    with pytest.raises(DuePast):
        tell(house, filed, "rina", days=-1)
    tell(house, filed, "rina", days=0)
    with pytest.raises(WordsMissing):
        tell(house, filed, "rina", text="  segera  ")


def test_nobody_is_told_to_handle_their_familys_file(house, filed):
    index = house.case(filed.application_id).application.dossier.nik_index
    User.objects.filter(username="joko").update(kin=[index])
    with pytest.raises(AddresseeRelated):
        tell(house, filed, "joko", "rina")
    assert not Instruction.objects.exists()
    User.objects.filter(username="budi").update(kin=[index])
    tell(house, filed, "rina")
    User.objects.filter(username="rina").update(kin=[index])
    house._actors.clear()
    with pytest.raises(OwnCase):
        answer_instruction(
            actor=house.named("rina"), now=house.now, instruction_id=Instruction.objects.get().pk, text=DONE
        )


def test_only_whoever_was_told_answers_and_once(house, filed):
    tell(house, filed, "rina")
    line = mine(house, "rina")[0]
    for other in ("joko", "hendra", "dewi"):
        with pytest.raises(NotFound):
            answer_instruction(actor=house.named(other), now=house.now, instruction_id=line.id, text=DONE)
    with pytest.raises(NotAllowed):
        withdraw_instruction(actor=house.named("rina"), now=house.now, instruction_id=line.id, text=DONE)
    answer_instruction(actor=house.named("rina"), now=house.now, instruction_id=line.id, text=DONE)
    with pytest.raises(NotFound):
        answer_instruction(actor=house.named("rina"), now=house.now, instruction_id=line.id, text=DONE)


def test_what_is_late_is_shown_to_whoever_gave_it_from_the_day_after(house, filed):
    tell(house, filed, "rina", "joko", days=2)
    hendra, today = house.named("hendra"), house.now.date()
    assert counts(hendra, today + timedelta(days=2)) == (0, 0)
    assert counts(hendra, today + timedelta(days=3)) == (0, 2)
    assert [line.late for line in waiting(hendra, today + timedelta(days=3))[1]] == [True, True]
    assert counts(house.named("rina"), today) == (1, 0)
    assert waiting(house.named("dewi"), today) == ([], [])
