"""The register of licences: by day, narrowed, over all pages, taken out as it is shown."""

import csv
import io
from datetime import timedelta

import pytest

from satupintu.audit.models import Entry
from satupintu.licences import queries, register
from satupintu.licences.models import Licence
from satupintu.standards.models import Enactment
from satupintu.standards.queries import forget_standards


@pytest.fixture
def issued(house):
    """Three licences: one revoked, one handed over, one not yet signed."""
    stops = ("", "", "signing")
    filed = []
    for stop in stops:
        filed.append(house.submit().application_id)
        house.until(filed[-1], stop)
        house.now += timedelta(days=1)
    Licence.objects.filter(application_id=filed[0]).update(revoked_at=house.now)
    return [queries.for_application(each).number for each in filed]


@pytest.mark.parametrize("query", [{"sampai": "9999-12-31"}, {"dari": "0001-01-01"}, {"dari": "31-12-20262"}])
def test_a_day_that_no_office_means_narrows_nothing_and_says_so(house, at_desk, issued, query):
    page = at_desk(house, "rina").get("/meja/izin/", query)
    assert page.status_code == 200
    assert len(page.context["rows"]) == len(issued)
    assert "govuk-error-message" in page.content.decode()


def test_licences_of_a_service_that_is_promised_no_more_are_still_found(house, at_desk, issued):
    Enactment.objects.update(withdrawn_from=house.now.date())
    forget_standards()
    assert len(shown(at_desk(house, "rina"), layanan="iumk")) == len(issued)
    assert shown(at_desk(house, "rina"), layanan="lain") == shown(at_desk(house, "rina")), "a choice that is none"


def shown(client, **query):
    return [row.number for row, *_ in client.get("/meja/izin/", query).context["rows"]]


def test_the_register_is_narrowed_and_sorted_either_way(house, at_desk, issued, django_assert_max_num_queries):
    rina = at_desk(house, "rina")
    with django_assert_max_num_queries(12):
        assert shown(rina) == issued[::-1]
    assert shown(rina, urut="terbit") == issued
    assert shown(rina, keadaan="revoked") == issued[:1]
    assert shown(rina, keadaan="valid") == issued[1:2]
    assert shown(rina, keadaan="unsigned") == issued[2:]
    assert shown(rina, layanan="iumk") == issued[::-1]
    last = Licence.objects.get(number=issued[2]).issued_at.astimezone(house.now.tzinfo)
    day = f"{last:%Y-%m-%d}"
    assert issued[2] in shown(rina, dari=day, sampai=day)
    assert issued[0] not in shown(rina, dari=day, sampai=day)


@pytest.mark.parametrize(
    "odd", [{"dari": "kemarin"}, {"keadaan": "x"}, {"layanan": "'"}, {"sesudah": "x_y"}, {"sesudah": "2026-01-01_x"}]
)
def test_what_cannot_be_understood_narrows_nothing(house, at_desk, issued, odd):
    assert shown(at_desk(house, "rina"), **odd) == issued[::-1]


@pytest.mark.parametrize("order", ["", "terbit"])
def test_every_licence_stands_on_one_page(house, at_desk, issued, monkeypatch, order):
    monkeypatch.setattr(register.register, "__kwdefaults__", {"size": 1})
    rina, found, at = at_desk(house, "rina"), [], f"/meja/izin/?urut={order}"
    while at:
        page = rina.get(at)
        found += [row.number for row, *_ in page.context["rows"]]
        at = page.context["place"].next and "/meja/izin/" + page.context["place"].next
    assert found == (issued if order else issued[::-1])


def test_the_register_is_taken_out_as_it_is_shown_and_the_trail_knows_by_whom(house, at_desk, issued):
    Licence.objects.filter(number=issued[1]).update(says={"business": "=1+1", "place": "Kecamatan Rambah"})
    rina = at_desk(house, "rina")
    sheet = b"".join(rina.post("/meja/izin/?unduh=1&keadaan=valid", {"kind": "csv"}).streaming_content)
    (row,) = csv.DictReader(io.StringIO(sheet.decode("utf-8-sig"), newline=""))
    assert (row["Nomor"], row["Usaha"], row["Keadaan"]) == (issued[1], "'=1+1", "Berlaku")
    entry = Entry.objects.get(event="ListExported")
    assert (entry.actor_id, entry.data["filters"]) == (house.named("rina").user_id, {"status": "valid"})
    assert rina.post("/meja/izin/", {"kind": "csv"}).status_code == 405


def test_strangers_see_no_register(client):
    assert client.get("/meja/izin/").status_code == 302
