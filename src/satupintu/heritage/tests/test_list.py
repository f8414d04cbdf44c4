"""The list of old licences: narrowed, sorted either way over all pages, taken out as it is shown."""

import csv
import io
from datetime import date

import pytest

from satupintu.audit.models import Entry
from satupintu.heritage import services
from satupintu.heritage.models import OldLicence
from satupintu.heritage.queries import PAGE
from satupintu.heritage.tests.registers import line


@pytest.fixture
def tuti(house, at_desk):
    return at_desk(house, "tuti")


def shown(client, **query):
    at, found = "/meja/izin-lama/", []
    page = client.get(at, query)
    while True:
        found += [row.number for row, *_ in page.context["rows"]]
        if not page.context["place"].next:
            return found
        page = client.get(at + page.context["place"].next)


@pytest.mark.parametrize(
    ("order", "key"),
    [
        ("", lambda row: (-row[0],)),
        ("impor", lambda row: (row[0],)),
        ("tanggal", lambda row: (row[1], row[0])),
        ("-tanggal", lambda row: (-row[1], -row[0])),
    ],
)
def test_the_list_is_sorted_either_way_over_all_pages(desk, tuti, order, key):
    desk.import_rows(*(line(n) for n in range(1, PAGE + 8)))
    ranked = sorted(((n, n % 28 + 1) for n in range(1, PAGE + 8)), key=key)
    assert shown(tuti, urut=order) == [f"503/{n:04}/IUMK/2019" for n, _ in ranked]


def test_the_list_is_narrowed_by_number_day_and_state(house, desk, tuti):
    desk.import_rows(line(1), line(2), line(13))
    first, second, third = OldLicence.objects.order_by("row")
    services.verify_old(actor=house.cast("back_office"), now=house.now, ids=[second.pk], how="book")
    assert shown(tuti) == [third.number, first.number]
    assert shown(tuti, semua="1") == [third.number, second.number, first.number]
    assert shown(tuti, semua="1", keadaan="old_verified") == [second.number]
    assert shown(tuti, semua="1", nomor="503 / 0013") == [third.number]
    assert shown(tuti, semua="1", dari="2019-03-03", sampai="03-03-2019") == [second.number]
    assert second.on == date(2019, 3, 3)
    assert "Tidak ada yang cocok" in tuti.get("/meja/izin-lama/", {"nomor": "999"}).content.decode()
    for odd in ({"dari": "kemarin"}, {"semua": "1", "keadaan": "x"}, {"sesudah": "x_y"}, {"nomor": "%"}):
        assert tuti.get("/meja/izin-lama/", odd).status_code == 200


def test_the_list_leaves_as_a_sheet_with_its_holders_only_for_a_reason(house, desk, tuti):
    desk.import_rows(line(1), line(2, **{"Nama Usaha": "+628 Cell"}))
    address = "/meja/izin-lama/?unduh=1&nomor=503"

    def taken(**more):
        sheet = b"".join(tuti.post(address, {"kind": "csv", **more}).streaming_content).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(sheet, newline="")))

    plain = taken()
    assert [row["Nomor"] for row in plain] == shown(tuti, nomor="503")
    assert plain[0]["Usaha"] == "'+628 Cell"
    assert "Pemilik" not in plain[0]
    whole = taken(personal="1", reason="Menyurati pemegang izin lama")
    assert whole[1]["Pemilik"] == "Pemilik Contoh 1"
    assert line(1)[3] not in str(whole)
    entry = Entry.objects.filter(event="ListExported").order_by("-id")[0]
    assert entry.actor_id == house.named("tuti").user_id
    assert entry.data["filters"] == {"state": "waiting", "number": "1"}, "never what was typed"
    assert entry.data["reason"] == "Menyurati pemegang izin lama"
