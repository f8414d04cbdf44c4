"""The list of all files: narrowed, kept under a name, taken out as a sheet."""

import csv
import io
from datetime import timedelta

import pytest

from satupintu.applications.queries import PAGE
from satupintu.applications.services import return_to_applicant
from satupintu.applications.services.paper_numbers import open_numbers
from satupintu.applications.tests.on_paper import block, keyed_in
from satupintu.audit.models import Entry
from satupintu.backoffice.models import SavedFilter
from satupintu.backoffice.services import MOST
from satupintu.base.ids import new_id
from satupintu.complaints.letter import Letter
from satupintu.complaints.services import receive


def numbers(client, **query):
    return [row.number for row in client.get("/meja/semua/", query).context["rows"]]


def test_a_list_is_narrowed_by_step_officer_mode_and_whether_somebody_was_there(house, desk):
    new, seen = house.submit(), house.submit()
    done = house.submit()
    house.until(seen.application_id, "examination")
    house.until(done.application_id)
    rina = desk("rina").client
    assert numbers(rina) == [new.number, seen.number]
    assert numbers(rina, tahap="completeness") == [new.number]
    assert numbers(rina, diperiksa="ya") == [seen.number]
    assert numbers(rina, diperiksa="belum") == [new.number]
    assert numbers(rina, status="selesai") == [done.number]
    assert numbers(rina, status="semua") == [done.number, seen.number, new.number]
    assert numbers(rina, cara="mandiri", layanan="iumk", posisi="office") == [new.number, seen.number]
    assert numbers(rina, posisi="applicant") == []
    officer = house.case(seen.application_id).standing.assignee_id
    assert seen.number in numbers(rina, petugas=str(officer))


def test_a_list_is_narrowed_by_due_date(house, desk):
    filed = house.submit()
    house.until(filed.application_id, "examination")
    due = house.case(filed.application_id).standing.due_on.isoformat()
    rina = desk("rina").client
    assert numbers(rina, dari=due, sampai=due) == [filed.number]
    assert numbers(rina, sampai="2026-01-01") == []


@pytest.mark.parametrize("query", [{"tahap": "tidak-ada"}, {"dari": "kemarin"}, {"petugas": "x"}, {"status": "?"}])
def test_a_filter_nobody_knows_narrows_nothing_and_says_so(house, desk, query):
    filed = house.submit()
    page = desk("rina").client.get("/meja/semua/", query)
    assert [row.number for row in page.context["rows"]] == [filed.number]
    assert "govuk-error-message" in page.content.decode()


def test_a_page_of_all_files_leads_on_and_keeps_its_filter(house, desk):
    for _ in range(PAGE + 2):
        house.submit(house.now)
    rina = desk("rina").client
    first = rina.get("/meja/semua/", {"status": "semua"})
    second = rina.get("/meja/semua/" + first.context["place"].next)
    found = [row.number for page in (first, second) for row in page.context["rows"]]
    assert len(found) == len(set(found)) == PAGE + 2
    assert found == sorted(found, reverse=True)


def test_a_filter_is_kept_shared_and_dropped(house, desk):
    rina, joko = desk("rina").client, desk("joko").client
    kept = rina.post(
        "/meja/semua/simpan/?telat=1&tahap=decision&sesudah=x", {"name": "Telat di kepala", "shared": "on"}
    )
    assert kept.status_code == 302
    row = SavedFilter.objects.get()
    assert row.query == {"telat": "1", "tahap": "decision"}
    assert "?tahap=decision&amp;telat=1" in joko.get("/meja/semua/").content.decode()
    rina.post("/meja/semua/simpan/?telat=1", {"name": "Telat di kepala"})
    assert SavedFilter.objects.get().query == {"telat": "1"}
    assert "Telat di kepala" not in joko.get("/meja/semua/").content.decode()
    assert joko.post(f"/meja/saringan/{row.pk}/hapus/").status_code == 404
    assert rina.post(f"/meja/saringan/{row.pk}/hapus/").status_code == 302
    assert not SavedFilter.objects.exists()
    assert Entry.objects.filter(event="FilterDropped").count() == 1


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("?nik=1", {"name": "x"}),
        ("?__class__=1&telat=1", {"name": "x"}),
        ("", {"name": "x"}),
        ("?telat=1", {"name": ""}),
    ],
)
def test_a_filter_with_unknown_fields_or_none_is_not_kept(house, desk, address, data):
    page = desk("rina").client.post(f"/meja/semua/simpan/{address}", data)
    assert page.status_code == 422
    assert not SavedFilter.objects.exists()


def test_one_person_keeps_so_many_filters_and_no_more(house, desk):
    rina = desk("rina").client
    codes = [rina.post("/meja/semua/simpan/?telat=1", {"name": f"{n}"}).status_code for n in range(MOST + 1)]
    assert codes[-2:] == [302, 422]


def test_the_list_leaves_as_a_sheet_with_personal_data_only_for_a_reason(house, desk):
    dossier = house.dossier(name='=HYPERLINK("http://x")', phone="0800-0000-777")
    filed = house.submit(dossier=dossier)
    rina = desk("rina").client
    assert "Unduh daftar" in rina.get("/meja/semua/?unduh=1&tahap=completeness").content.decode()
    refused = rina.post("/meja/semua/?unduh=1", {"kind": "csv", "personal": "1", "reason": "mau"})
    assert refused.status_code == 422
    sheet = rina.post(
        "/meja/semua/?unduh=1&tahap=completeness",
        {"kind": "csv", "personal": "1", "reason": "Menelepon yang belum datang"},
    )
    head, row = csv.reader(io.StringIO(b"".join(sheet.streaming_content).decode("utf-8-sig"), newline=""))
    shown = dict(zip(head, row, strict=True))
    assert shown["Nomor"] == filed.number
    assert shown["Pemohon"].startswith("'=HYPERLINK")
    assert dossier.person.nik not in row
    assert shown["NIB"] == f"'{dossier.nib}"
    (entry,) = Entry.objects.filter(event="ListExported")
    assert entry.data["filters"] == {"state": "open", "step": "completeness"}
    assert entry.data["rows"] == 1
    assert "Siti" not in str(entry.data)
    plain = rina.post("/meja/semua/?unduh=1", {"kind": "xlsx"})
    assert b"".join(plain.streaming_content)[:2] == b"PK"


@pytest.mark.parametrize(
    ("who", "address", "listing"),
    [("tuti", "/kantor/petugas/?unduh=1", "staff"), ("hendra", "/meja/pengaduan/semua/?unduh=1", "complaints-all")],
)
def test_staff_and_complaints_leave_as_sheets_too(house, desk, who, address, listing):
    words = Letter(name="Budi Contohpengadu", what="Antrean terlalu lama sejak pagi tadi.")
    receive(actor=house.named("rina"), now=house.now, channel="counter", letter=words, submission_key=new_id())
    client = desk(who).client
    assert client.get(address).status_code == 200
    sheet = b"".join(client.post(address, {"kind": "csv"}).streaming_content).decode()
    assert Entry.objects.get(event="ListExported").data["listing"] == listing
    assert len(sheet.splitlines()) > 1
    assert "Contohpengadu" not in sheet


def test_the_list_of_staff_is_for_the_administrator_alone(house, desk):
    assert desk("rina").client.post("/kantor/petugas/?unduh=1", {"kind": "csv"}).status_code == 403


@pytest.mark.parametrize("order", ["tempo", "-tempo", "masuk", "-masuk"])
def test_files_are_sorted_either_way_over_all_pages(house, desk, order):
    filed = [house.submit(house.now + timedelta(days=n // 4)).number for n in range(PAGE + 3)]
    rina = desk("rina").client
    for address in ("/meja/semua/", "/meja/"):
        first = rina.get(address, {"urut": order})
        second = rina.get(address + first.context["place"].next)
        found = [row.number for page in (first, second) for row in page.context["rows"]]
        assert found == (filed[::-1] if order.startswith("-") else filed)
    sorted_by = 'aria-sort="descending"' if order.startswith("-") else 'aria-sort="ascending"'
    assert first.content.decode().count(sorted_by) == 1


def test_a_paper_form_keyed_in_later_stands_where_it_came_in(house, desk):
    block(house)
    came = house.now + timedelta(hours=1)
    other = house.submit(house.now + timedelta(hours=2)).number
    house.now += timedelta(days=2)
    paper = keyed_in(house, open_numbers(house.named("rina"), "application:iumk")[0], came).number
    rina = desk("rina").client
    assert numbers(rina, urut="masuk") == [paper, other]
    assert numbers(rina, urut="-masuk") == [other, paper]


def test_what_ended_is_sorted_by_when_it_came_in_and_not_by_a_day_that_no_longer_counts(house, desk):
    filed = [house.submit(house.now + timedelta(minutes=n)) for n in range(2)]
    for each in filed:
        house.until(each.application_id)
    rina = desk("rina").client
    assert numbers(rina, status="selesai", urut="tempo") == [each.number for each in filed[::-1]]
    assert numbers(rina, status="selesai", urut="masuk") == [each.number for each in filed]
    heads = rina.get("/meja/semua/", {"status": "selesai"}).context["heads"]
    assert (heads["due"].url, heads["filed"].sorted) == ("", "descending")


def rows_of(answer):
    return list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"), newline="")))[1:]


def test_my_desk_is_narrowed_and_leaves_as_a_sheet(house, desk):
    new, late = house.submit(), house.submit()
    house.until(late.application_id, "inspection")
    rina = desk("rina").client
    assert [row.number for row in rina.get("/meja/", {"tahap": "completeness"}).context["rows"]] == [new.number]
    page = rina.get("/meja/", {"tahap": "inspection"})
    assert "Tidak ada yang cocok" in page.content.decode()
    assert [row[0] for row in rows_of(rina.post("/meja/?unduh=1", {"kind": "csv"}))] == [new.number]
    entry = Entry.objects.get(event="ListExported")
    assert (entry.actor_id, entry.data["filters"]["desk"]) == (house.named("rina").user_id, "mine")
    assert rina.post("/meja/", {"kind": "csv"}).status_code == 405


def test_what_waits_for_others_is_narrowed_and_leaves_as_a_sheet(house, desk):
    house.submit()
    back = house.submit()
    judged = {"nib": "ok", "ktp": "missing"}
    return_to_applicant(
        actor=house.named("rina"),
        now=house.now,
        application_id=back.application_id,
        version=house.case(back.application_id).standing.version,
        judged=judged,
        note="",
    )
    rina = desk("rina").client
    for query in ({}, {"posisi": "applicant"}, {"posisi": "office"}):
        assert [row.number for row in rina.get("/meja/menunggu/", query).context["rows"]] == [back.number]
    assert not rina.get("/meja/menunggu/", {"posisi": "third_party"}).context["rows"]
    assert [row[0] for row in rows_of(rina.post("/meja/menunggu/?unduh=1", {"kind": "csv"}))] == [back.number]
