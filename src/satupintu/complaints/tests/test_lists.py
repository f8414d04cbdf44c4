"""The lists of the complaints desk: narrowed, sorted either way over all pages, taken out as they are shown."""

import csv
import io
import re
from datetime import timedelta

import pytest

from satupintu.audit.models import Entry
from satupintu.complaints.queries import STATES
from satupintu.complaints.tests.sending import complain, with_inspectorate


def shown(client, address, **query):
    found, at, query = [], address, {"urut": "", **query}
    while at:
        page = client.get(at, query)
        found += [row.number for row in page.context["rows"]]
        at, query = page.context["place"].next and address + page.context["place"].next, None
    return found


def taken(client, address):
    sheet = b"".join(client.post(address, {"kind": "csv"}).streaming_content).decode("utf-8-sig")
    return [row[0] for row in csv.reader(io.StringIO(sheet, newline=""))][1:]


@pytest.fixture
def sent(house):
    """Thirty of them; the last to be written down came in first."""
    return [complain(house, at=house.now - timedelta(days=day)).number for day in range(30)]


def test_both_lists_are_sorted_either_way_over_all_pages(house, at_desk, sent):
    budi = at_desk(house, "budi")
    assert shown(budi, "/meja/pengaduan/") == shown(budi, "/meja/pengaduan/", urut="-tempo")[::-1]
    assert shown(budi, "/meja/pengaduan/")[0] == sent[-1]
    assert shown(budi, "/meja/pengaduan/semua/") == sent, "the last to arrive is on top, whenever it was written down"
    assert shown(budi, "/meja/pengaduan/semua/", urut="masuk") == sent[::-1]


def test_a_list_is_narrowed_by_state_channel_and_day(house, at_desk):
    by_phone = complain(house, at=house.now - timedelta(days=9)).number
    by_form = complain(house).number
    budi, every = at_desk(house, "budi"), "/meja/pengaduan/semua/"
    assert shown(budi, every, saluran="form") == [by_form]
    assert shown(budi, every, keadaan="new") == [by_form, by_phone]
    assert shown(budi, every, keadaan="closed") == []
    assert shown(budi, every, dari=house.now.date().isoformat()) == [by_form]
    assert shown(budi, "/meja/pengaduan/", sampai=(house.now - timedelta(days=9)).strftime("%d-%m-%Y")) == [by_phone]
    assert "Tidak ada yang cocok" in budi.get(every, {"keadaan": "closed"}).content.decode()


@pytest.mark.parametrize("query", [{"keadaan": "x"}, {"dari": "kemarin"}, {"saluran": "x" * 999}, {"urut": "tempo--"}])
def test_a_filter_nobody_knows_narrows_nothing_and_says_so(house, at_desk, query):
    number = complain(house).number
    page = at_desk(house, "budi").get("/meja/pengaduan/semua/", query)
    assert [row.number for row in page.context["rows"]] == [number]
    assert "govuk-error-message" in page.content.decode()


def test_what_is_shown_is_what_is_taken_out_and_the_trail_knows_who_took_it(house, at_desk, sent):
    form = complain(house).number
    budi = at_desk(house, "budi")
    assert taken(budi, "/meja/pengaduan/semua/?unduh=1&saluran=form") == [form]
    entry = Entry.objects.get(event="ListExported")
    assert (entry.actor_id, entry.data["filters"]) == (house.named("budi").user_id, {"channel": "form"})
    assert entry.data["listing"] == "complaints-all"
    assert taken(budi, "/meja/pengaduan/?unduh=1&urut=-tempo") == shown(budi, "/meja/pengaduan/", urut="-tempo")
    assert budi.post("/meja/pengaduan/semua/", {"kind": "csv"}).status_code == 405


def test_reports_about_staff_leave_with_the_inspectorate_alone(house, at_desk):
    with_inspectorate(house)
    report = complain(house, whistle=True).number
    address = "/meja/pengaduan/inspektorat/?unduh=1"
    assert taken(at_desk(house, "sari"), address) == [report]
    assert Entry.objects.get(event="ListExported").data["listing"] == "complaints-whistle"
    assert at_desk(house, "budi").post(address, {"kind": "csv"}).status_code == 403


def test_what_was_looked_for_stands_in_no_address(house, at_desk):
    complain(house, phone="0800-0000-888")
    budi = at_desk(house, "budi")
    page = budi.post("/meja/pengaduan/cari/", {"cari": "0800-0000-000"})
    assert not re.search(r'(href|action)="[^"]*0800', page.content.decode())
    assert budi.get("/meja/pengaduan/cari/").status_code == 302


def test_every_state_is_offered(house, at_desk):
    complain(house)
    page = at_desk(house, "budi").get("/meja/pengaduan/").content.decode()
    assert all(f'<option value="{state}">' in page for state in STATES)
