"""The one search box: straight to a number, grouped results, honest when there is nothing or too much."""

from dataclasses import replace

import pytest

from satupintu.audit.models import Entry
from satupintu.base.ids import new_id
from satupintu.complaints.letter import Letter
from satupintu.complaints.queries.finding import AT_MOST
from satupintu.complaints.services import receive
from satupintu.finding.services import rebuild
from satupintu.letters.models import Letter as Line
from satupintu.letters.queries import PAGE
from satupintu.letters.services import enter_letter
from satupintu.licences.queries import for_application


def look(client, typed, **more):
    return client.post("/meja/cari/", {"q": typed, **more})


def test_a_number_leads_straight_to_the_file_and_a_licence_to_its_file(house, desk):
    filed = house.submit()
    house.until(filed.application_id)
    rina = desk("rina").client
    assert look(rina, f" {filed.number.lower()} ")["Location"] == f"/berkas/{filed.number}/"
    assert look(rina, "503/0001/IUMK/III/2026")["Location"] == f"/berkas/{filed.number}/"


def test_a_name_finds_the_files_of_that_name_and_shows_no_more_than_the_desk_does(house, desk, words):
    dossier = house.dossier(name="Siti Contohaminah Lubis")
    filed = house.submit(dossier=dossier)
    page = words(look(desk("rina").client, "contohaminah"))
    assert filed.number in page
    assert "Siti C." in page
    assert dossier.person.nik not in page


def test_what_was_typed_stands_in_no_address(house, desk):
    house.submit(dossier=house.dossier(name="Siti Contohaminah"))
    page = look(desk("rina").client, "siti")
    assert page.status_code == 200
    assert "q=siti" not in page.content.decode()


def test_name_business_nib_nik_and_phone_each_lead_to_file_licence_complaint_and_letter(
    house, desk, words, django_assert_max_num_queries
):
    dossier = house.dossier(name="Siti Contohaminah", phone="0800-0000-777")
    filed = house.submit(dossier=dossier)
    house.until(filed.application_id)
    issued = for_application(filed.application_id).number
    about = Letter(what="Antrean terlalu lama sejak pagi tadi.", about=filed.number)
    complaint = receive(
        actor=house.named("budi"), now=house.now, channel="counter", letter=about, submission_key=new_id()
    )
    budi = desk("budi").client
    person, business = dossier.person, dossier.business
    for typed in ("contohaminah", business.name, dossier.nib, person.nik, person.phone, "siti contohaminah"):
        look(budi, typed)
        with django_assert_max_num_queries(12):
            page = look(budi, typed)
        found = {group.slug: [hit.number for hit in group.hits] for group in page.context["groups"]}
        assert found["file"] == [filed.number], typed
        assert found["licence"] == [issued], typed
        assert found["complaint"] == [complaint.number], typed
        assert found["letter"], typed
        assert person.nik not in words(page)
    assert "complaint" not in {group.slug for group in look(desk("joko").client, dossier.nib).context["groups"]}


def test_a_search_by_nik_is_in_the_trail_without_the_nik(house, desk):
    dossier = house.dossier()
    house.submit(dossier=dossier)
    look(desk("rina").client, dossier.person.nik)
    (entry,) = Entry.objects.filter(event="PersonLookedFor")
    assert entry.data == {"by": "nik+number", "found": 1}
    assert entry.actor_id == house.named("rina").user_id


def test_older_ones_are_on_the_next_page(house, desk):
    dossiers = [replace(house.dossier(name="Siti Contohsama"), nib=f"{n:013d}") for n in range(1, 24)]
    filed = [house.submit(dossier=each).number for each in dossiers]
    rina = desk("rina").client
    first = look(rina, "contohsama")
    (group,) = first.context["groups"]
    assert group.before
    (rest,) = look(rina, "contohsama", jenis=group.slug, sebelum=group.before).context["groups"]
    assert [hit.number for hit in (*group.hits, *rest.hits)] == filed[::-1]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Tulis yang Anda cari"),
        ("%", "Tulis lebih lengkap"),
        ("_" * 300, "Tulis lebih lengkap"),
        ("tidakadayangbegini", "Tidak ada yang cocok"),
        ("<script>alert(1)</script>", "Tidak ada yang cocok"),
        ("' OR 1=1 --", "Tidak ada yang cocok"),
        ("a\0b", "Tulis lebih lengkap"),
        ("x " * 5000, "Tulis lebih lengkap"),
    ],
)
def test_an_odd_question_gets_a_plain_answer(house, desk, words, typed, said):
    house.submit()
    page = look(desk("rina").client, typed)
    assert page.status_code == 200
    assert said in words(page)
    assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize(
    "more", [{"jenis": "file", "sebelum": "x"}, {"jenis": "9", "sebelum": ""}, {"jenis": "__class__"}]
)
def test_a_page_cut_short_is_the_first(house, desk, more):
    filed = house.submit(dossier=house.dossier(name="Siti Contohaminah"))
    assert filed.number in look(desk("rina").client, "siti", **more).content.decode()


def test_every_page_of_the_staff_has_the_box(house, desk):
    page = desk("rina").client.get("/meja/kalender/").content.decode()
    assert 'action="/meja/cari/"' in page
    assert 'data-key="/"' in page


def test_letters_and_complaints_are_found_by_whoever_may_know_of_them(house, desk):
    rina = house.named("rina")
    enter_letter(
        actor=rina,
        now=house.now,
        kind="incoming",
        on=house.now.date(),
        correspondent="Camat Contohtambusai",
        about="Undangan rapat",
    )
    words = Letter(name="Budi Contohpengadu", phone="0800-0000-888", what="Antrean terlalu lama sejak pagi tadi.")
    given = receive(actor=rina, now=house.now, channel="counter", letter=words, submission_key=new_id())
    found = {group.slug: group.hits for group in look(desk("rina").client, "contohtambusai").context["groups"]}
    assert found["letter"][0].detail == "Camat Contohtambusai"
    for typed in ("contohpengadu", "0800-0000-888"):
        assert look(desk("budi").client, typed).context["groups"][0].hits[0].number == given.number
        assert not look(desk("joko").client, typed).context["groups"]
    assert rebuild()[1] == 0


def test_what_goes_with_many_files_pushes_no_letter_and_no_complaint_out_of_sight(house, desk):
    """A letter and a complaint of long ago bear the name; a file of that name has more newer ones than a page shows."""
    rina, budi = house.named("rina"), house.named("budi")
    enter_letter(
        actor=rina, now=house.now, kind="incoming", on=house.now.date(), correspondent="Warung Contoh", about="Dahulu"
    )
    about = Letter(name="Warung Contoh", what="Antrean terlalu lama sejak pagi tadi.")
    old = receive(actor=budi, now=house.now, channel="counter", letter=about, submission_key=new_id())
    filed = house.submit()  # its business is called Warung Contoh 1
    many = [
        Line(
            id=new_id(),
            office_id=house.office_id,
            book="outgoing",
            kind="return",
            year=2026,
            seq=n,
            number=f"503/{n}",
            on=house.now.date(),
            application_id=filed.application_id,
            entered_at=house.now,
        )
        for n in range(100, 100 + PAGE + 5)
    ]
    Line.objects.bulk_create(many)
    for _ in range(AT_MOST + 2):
        late = Letter(what="Antrean terlalu lama sejak pagi tadi.", about=filed.number)
        receive(actor=budi, now=house.now, channel="counter", letter=late, submission_key=new_id())
    found = {group.slug: group.hits for group in look(desk("budi").client, "warung contoh").context["groups"]}
    assert (found["complaint"][-1].number, len(found["complaint"])) == (old.number, AT_MOST + 1)
    found = {group.slug: group.hits for group in look(desk("rina").client, "warung contoh").context["groups"]}
    assert (found["letter"][-1].title, len(found["letter"])) == ("Dahulu", PAGE + 1)
    assert found["letter"][0].number == many[-1].number
