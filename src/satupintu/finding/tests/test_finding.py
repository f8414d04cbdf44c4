"""The card index: found at once, equal to what it would be if it were made anew, silent to whoever may not ask."""

from dataclasses import replace

import pytest

from satupintu.audit.models import Entry
from satupintu.base.actor import applicant, system
from satupintu.base.ids import new_id
from satupintu.base.transaction import write
from satupintu.files.services import add_master_key
from satupintu.finding.models import Card, Mark
from satupintu.finding.queries import by_number, search
from satupintu.finding.rules import Kind, ask
from satupintu.finding.services import Findable, note_search, put, put_many, rebuild, take_out

FILE, LETTER = Kind.FILE, Kind.LETTER


@pytest.fixture
def rina(house):
    return house.named("rina")


def file(house, name="Siti Contohaminah", business="Warung Contoh Berkah", **person):
    dossier = house.dossier(name=name, **person)
    return house.submit(dossier=replace(dossier, business=replace(dossier.business, name=business)))


def found(actor, typed, kind=FILE):
    return list(search(actor, ask(typed)).ids.get(kind, ()))


@pytest.mark.parametrize(
    "typed",
    ["siti", "CONTOHAMINAH", "aminah siti berkah", "berkah", "contohaminat", "08000000777", "+62 800-0000-777"],
)
def test_a_file_is_found_by_words_of_its_names_and_by_telephone(house, rina, typed):
    filed = file(house, name="Siti Aminah Contohaminah", phone="0800-0000-777").application_id
    file(house, name="Budi", business="Bengkel")
    assert found(rina, typed) == [filed]


def test_a_file_is_found_by_number_nib_and_nik(house, rina):
    filed, other = file(house), file(house)
    dossier = house.case(filed.application_id).dossier
    assert found(rina, dossier.nib) == [filed.application_id]
    assert found(rina, dossier.person.nik) == [filed.application_id]
    assert found(rina, filed.number[:-3]) == [other.application_id, filed.application_id]
    assert by_number(rina, f" {filed.number.lower()} ") == (FILE, filed.application_id)
    assert by_number(rina, filed.number[:-1]) is None


def test_words_must_all_fit(house, rina):
    file(house, name="Siti", business="Bengkel")
    assert found(rina, "siti bengkel")
    assert not found(rina, "siti warung")


def test_whole_words_come_before_words_that_begin_alike(house, rina):
    exact, near = file(house, name="Aminah"), file(house, name="Aminatun")
    assert found(rina, "aminah") == [exact.application_id]
    loosely = search(rina, ask("amina"))
    assert loosely.loosely
    assert list(loosely.ids[FILE]) == [near.application_id, exact.application_id]


@pytest.mark.parametrize("typed", ["%", "_", "*", "siti%", "x" * 5000, "\0", "'", "🙂🙂🙂", "si"])
def test_odd_signs_find_nothing_they_should_not(house, rina, typed):
    file(house, name="Budi")
    assert not found(rina, typed)


def test_pages_go_from_the_newest_to_the_oldest_without_a_gap(house, rina):
    things = [Findable(LETTER, new_id(), people=["Contoh Sama"]) for _ in range(45)]
    put_many(house.office_id, things)
    seen, before = [], None
    while True:
        page = search(rina, ask("contoh sama"), [LETTER], before)
        seen += page.ids[LETTER]
        before = seen[-1]
        if LETTER not in page.more:
            break
    assert seen == [each.id for each in reversed(things)]


def test_only_staff_of_the_office_find_anything(house, rina):
    filed = file(house)
    for stranger in (applicant(house.office_id), system(house.office_id), replace(rina, office_id=new_id())):
        assert not search(stranger, ask("siti")).count
        assert by_number(stranger, filed.number) is None


def test_no_name_and_no_number_of_a_person_lies_in_the_index(house):
    file(house, phone="0800-0000-777")
    kept = [str(row) for row in Card.objects.values()] + [str(row) for row in Mark.objects.values()]
    assert not [row for row in kept if "siti" in row.lower() or "80000007" in row]
    person = Findable(FILE, new_id(), people=["Sama"])
    business = Findable(FILE, new_id(), businesses=["Sama"])
    put_many(house.office_id, [person, business])
    tokens = [set(Mark.objects.filter(card_id=each.id).values_list("token", flat=True)) for each in (person, business)]
    assert not tokens[0] & tokens[1], "a public licence must not tell which token is somebody's name"


def test_a_card_brought_up_to_date_is_found_by_the_new_alone(house, rina):
    thing = Findable(FILE, new_id(), number="A-0001", people=["Lama"])
    for each in (
        thing,
        replace(thing, number="A-0002", people=["Baru"]),
        replace(thing, number="A-0002", people=["Baru"]),
    ):
        with write():
            put(house.office_id, each)
    assert not found(rina, "lama")
    assert found(rina, "baru") == [thing.id]
    assert by_number(rina, "a 0002") == (FILE, thing.id)
    with write():
        take_out([thing.id])
    assert not found(rina, "baru")


def test_the_index_equals_what_it_would_be_made_anew(house):
    for _ in range(3):
        filed = file(house)
    house.until(filed.application_id)  # to the end: there are letters and a licence
    before = set(Mark.objects.values_list("card_id", "token"))
    cards = set(Card.objects.values_list("pk", "kind", "number_key"))
    assert rebuild() == (len(cards), 0)
    Mark.objects.filter(card_id=filed.application_id).delete()
    Card.objects.create(office_id=house.office_id, kind=FILE, number_key="NOTHING")
    assert rebuild() == (len(cards), 2)
    assert set(Mark.objects.values_list("card_id", "token")) == before
    assert set(Card.objects.values_list("pk", "kind", "number_key")) == cards


def test_a_new_master_key_changes_nothing_that_is_found(house, rina):
    filed = file(house).application_id
    add_master_key()
    assert found(rina, "contohaminah") == [filed]
    assert rebuild() == (1, 0)


def test_the_trail_knows_who_looked_for_a_person_and_not_for_whom(house, rina):
    question = ask("0006034101920201")
    note_search(actor=rina, now=house.now, question=question, found=2)
    note_search(actor=rina, now=house.now, question=ask("siti"), found=2)
    (entry,) = Entry.objects.filter(event="PersonLookedFor")
    assert entry.actor_id == rina.user_id
    assert entry.data == {"by": "nik+number", "found": 2}
