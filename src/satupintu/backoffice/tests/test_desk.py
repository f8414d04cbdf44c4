"""My desk: what waits for whom, most urgent first, at the same cost however full the office is."""

from datetime import timedelta

import pytest

from satupintu.applications.queries import PAGE
from satupintu.notifications.models import Outgoing, State


def test_a_file_lies_on_the_desk_of_whoever_has_its_turn_and_on_no_other(house, desk):
    number = house.submit().number
    assert number in desk("rina").client.get("/meja/").content.decode()
    assert number not in desk("dewi").client.get("/meja/").content.decode()
    assert number in desk("dewi").client.get("/meja/semua/").content.decode()


def test_the_desk_of_a_person_with_several_roles_is_one_list_by_urgency(house, desk, inspector_of):
    late, young = house.submit(), None
    house.until(late.application_id, "inspection")
    if inspector_of(late.application_id) != "budi":
        late = house.submit()
        house.until(late.application_id, "inspection")
    young = house.submit(house.now + timedelta(days=20))
    page = desk("budi").client.get("/meja/").content.decode()
    assert page.index(late.number) < page.index(young.number)


def test_a_returned_file_waits_elsewhere(house, desk, done):
    filed = house.submit()
    done(desk("rina").do(filed.number, "kelengkapan", judged_ktp="missing", judged_nib="ok", note="", do="return"))
    assert filed.number not in desk("rina").client.get("/meja/").content.decode()
    page = desk("rina").client.get("/meja/menunggu/").content.decode()
    assert filed.number in page
    assert "menunggu pemohon" in page


def test_only_the_late_files_are_shown_if_asked(house, desk):
    late = house.submit()
    house.until(late.application_id, "examination")
    house.now += timedelta(days=30)
    young = house.submit()
    house.until(young.application_id, "examination")
    page = desk("hendra").client.get("/meja/semua/?telat=1").content.decode()
    assert late.number in page
    assert young.number not in page
    assert "lewat" in page


def test_the_desk_turns_its_pages_without_losing_or_doubling_a_file(house, desk):
    numbers = {house.submit(house.now + timedelta(minutes=1)).number for _ in range(PAGE + 3)}
    client, seen, address = desk("rina").client, [], "/meja/"
    while address:
        page = client.get(address)
        seen += [row.number for row in page.context["rows"]]
        address = f"/meja/{page.context['place'].next}" if page.context["place"].next else ""
    assert len(seen) == len(numbers)
    assert set(seen) == numbers


def test_a_full_page_asks_the_database_no_more_than_a_dozen_times(house, desk, django_assert_max_num_queries):
    for _ in range(PAGE):
        house.submit(house.now + timedelta(minutes=1))
    client = desk("budi").client
    client.get("/meja/")
    with django_assert_max_num_queries(12):
        page = client.get("/meja/")
    assert len(page.context["rows"]) == PAGE


@pytest.mark.parametrize("after", ["x", "2026-01-01", "2026-01-01_x", "_"])
def test_an_address_cut_short_shows_the_first_page(house, desk, after):
    number = house.submit().number
    assert number in desk("rina").client.get("/meja/", {"sesudah": after}).content.decode()


def test_a_file_is_found_by_its_number_as_people_type_it(house, desk):
    number = house.submit().number
    found = desk("rina").client.get("/meja/cari/", {"nomor": f" {number.lower()} "})
    assert found["Location"] == f"/berkas/{number}/"
    lost = desk("rina").client.get("/meja/cari/", {"nomor": "IUMK-2026-9"}, follow=True)
    assert "Tidak ada berkas dengan nomor" in lost.content.decode()


def test_a_message_that_was_given_up_is_set_going_again_by_whoever_may(house, desk, words):
    house.submit()
    Outgoing.objects.update(state=State.STOPPED, last_error="Alamat tidak dikenal")
    row = Outgoing.objects.first()
    page = words(desk("rina").client.get("/meja/pesan/"))
    assert "Alamat tidak dikenal" in page
    assert "Kirim lagi" not in page
    assert desk("rina").client.post(f"/meja/pesan/{row.pk}/kirim-lagi/").status_code == 403
    assert "Kirim lagi" in words(desk("tuti").client.get("/meja/pesan/"))
    assert desk("tuti").client.post(f"/meja/pesan/{row.pk}/kirim-lagi/").status_code == 302
    row.refresh_from_db()
    assert row.state == State.WAITING


def test_the_counter_is_offered_to_file_for_people_who_cannot(house, desk):
    assert "/meja/ajukan/iumk/" in desk("rina").client.get("/meja/").content.decode()
    assert "/meja/ajukan/iumk/" not in desk("joko").client.get("/meja/").content.decode()
