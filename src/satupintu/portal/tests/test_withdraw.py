"""Taking an application back from home: with number and code, the code once more, and a tick."""

import pytest
from django.test import Client

from satupintu.notifications.models import PostedMail


@pytest.fixture
def home(house, monkeypatch):
    """`home(filed)`: the applicant's page of their file, and a client that opened it."""
    from satupintu.base import clock

    monkeypatch.setattr(clock, "now", lambda: house.now)

    def opened(filed):
        client = Client()
        found = client.post("/lacak/", {"nomor": filed.number, "kode": filed.tracking_code})
        return client, found["Location"]

    return opened


def test_the_code_once_more_a_tick_and_no_reason_end_the_application(house, home):
    filed = house.submit()
    client, url = home(filed)
    assert "cabut/" in client.get(url).content.decode()
    assert "tidak dapat dibuka lagi" in client.get(f"{url}cabut/").content.decode()
    done = client.post(f"{url}cabut/", {"kode": filed.tracking_code.lower(), "sure": "on", "reason": ""})
    assert done.status_code == 302
    case = house.case(filed.application_id)
    assert (case.journey.ending, case.facts[-1].by) == ("withdrawn", "applicant")
    page = client.get(done["Location"]).content.decode()
    assert "sudah dicabut" in page
    assert "cabut/" not in page
    house.deliver()
    assert "Bukan Anda yang mencabutnya?" in PostedMail.objects.get(subject__startswith="Permohonan dicabut").body


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ({"kode": "AAAAA-AAAAA-AAAA", "sure": "on"}, 422, "Salin dari tanda terima"),
        ({"kode": "", "sure": "on"}, 422, "Tulis kode pelacakan"),
        ({"kode": "benar"}, 422, "Beri centang"),
    ],
)
def test_without_code_or_tick_nothing_is_withdrawn(house, home, given, status, said):
    filed = house.submit()
    client, url = home(filed)
    if given["kode"] == "benar":
        given = {**given, "kode": filed.tracking_code}
    answer = client.post(f"{url}cabut/", given)
    assert answer.status_code == status
    assert said in answer.content.decode()
    assert house.case(filed.application_id).journey.open


def test_once_there_is_a_licence_it_can_no_longer_be_taken_back(house, home):
    filed = house.submit()
    house.until(filed.application_id, "signing")
    client, url = home(filed)
    assert "cabut/" not in client.get(url).content.decode()
    assert client.post(f"{url}cabut/", {"kode": filed.tracking_code, "sure": "on"}).status_code == 302
    assert house.case(filed.application_id).journey.open
