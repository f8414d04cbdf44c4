"""The calendar's page: a local closure is added and taken back by those who keep it, and due dates move with it."""

from satupintu.workdays.models import CalendarDay

FLOOD = {"on": "2026-03-12", "name": "Banjir", "decree": "Jalan ke kantor terendam"}


def test_the_closed_days_of_the_year_are_shown_with_their_ground(house, at_desk):
    page = at_desk(house, "rina").get("/meja/kalender/").content.decode()
    assert "Hari kantor tutup 2026" in " ".join(page.split())
    assert "Hari Suci Nyepi" in page
    assert "Catat hari tutup" not in page


def test_a_head_closes_the_office_for_a_day_and_open_files_move(house, at_desk):
    filed = house.submit()
    house.until(filed.application_id, "inspection")
    before = house.case(filed.application_id).standing.due_on
    client = at_desk(house, "dewi")
    assert client.post("/meja/kalender/", FLOOD)["Location"] == "/meja/kalender/?tahun=2026"
    assert house.case(filed.application_id).standing.due_on > before
    page = client.get("/meja/kalender/").content.decode()
    assert "Banjir" in page
    row = CalendarDay.objects.get(name="Banjir")
    address = f"/meja/kalender/2026/{row.pk}/batalkan/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "Air sudah surut."}).status_code == 302
    assert house.case(filed.application_id).standing.due_on == before


def test_a_day_that_is_closed_already_is_refused_with_what_closes_it(house, at_desk):
    client = at_desk(house, "dewi")
    client.post("/meja/kalender/", FLOOD)
    again = client.post("/meja/kalender/", FLOOD)
    assert again.status_code == 422
    assert "sudah libur: Banjir" in again.content.decode()
    assert "Jalan ke kantor terendam" in again.content.decode()
    weekend = client.post("/meja/kalender/", {**FLOOD, "on": "2026-03-14"})
    assert "kantor memang tutup" in weekend.content.decode()


def test_the_counter_cannot_close_the_office(house, at_desk):
    client = at_desk(house, "rina")
    answer = client.post("/meja/kalender/", FLOOD)
    assert answer.status_code == 422
    assert "tidak berwenang" in answer.content.decode()
    assert not CalendarDay.objects.filter(name="Banjir").exists()
