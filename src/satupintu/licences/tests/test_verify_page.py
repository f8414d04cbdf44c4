"""Is this licence genuine? The page and the JSON: four answers, little said, and a stop for whoever guesses."""

import pytest

from satupintu.base.codes import new_code
from satupintu.licences.queries import for_application
from satupintu.rules import codes

JSON = {"accept": "application/json"}


@pytest.fixture
def licence(house):
    """A licence of the house at a step of its file ("": handed over)."""

    def at(step=""):
        filed = house.submit()
        house.until(filed.application_id, step)
        return for_application(filed.application_id)

    return at


def test_a_licence_that_was_signed_is_valid_and_says_what_to_compare(house, licence, client):
    genuine = licence()
    page = client.get(f"/v/{codes.show(genuine.code)}").content.decode()
    assert "Izin ini asli dan berlaku" in page
    assert genuine.number in page
    assert "Cocokkan dengan kertasnya" in page


def test_nothing_of_the_person_is_said(house, licence, client):
    genuine = licence()
    person = house.case(genuine.application_id).dossier.person
    for headers in ({}, JSON):
        told = client.get(f"/v/{genuine.code}", headers=headers).content.decode().partition("<footer")[0]
        for secret in (person.nik, person.name, person.address, person.phone, person.email):
            assert secret not in told


def test_programs_get_json_with_what_the_paper_must_say(house, licence, client):
    genuine = licence()
    told = client.get(f"/v/{codes.show(genuine.code).lower()}", headers=JSON)
    assert told.status_code == 200
    assert told.json() == {
        "status": "valid",
        "code_valid": True,
        "licence_number": genuine.number,
        "title": "Izin Usaha Mikro dan Kecil",
        "says": genuine.says,
        "issued_on": house.case(genuine.application_id).today(genuine.issued_at).isoformat(),
        "revoked_on": None,
        "office": told.json()["office"],
    }
    assert "Rokan Hulu" in told.json()["office"]


def test_a_licence_that_waits_for_its_signature_is_not_yet_genuine(licence, client):
    waiting = licence("signing")
    assert client.get(f"/v/{waiting.code}", headers=JSON).json()["status"] == "unsigned"
    assert "belum ditandatangani" in client.get(f"/v/{waiting.code}").content.decode()


def test_a_code_that_nobody_gave_out_is_unknown(house, client):
    answer = client.get(f"/v/{new_code()}")
    assert answer.status_code == 404
    assert "Kode ini tidak dikenal" in answer.content.decode()
    told = client.get(f"/v/{new_code()}", headers=JSON).json()
    assert (told["status"], told["code_valid"], told["licence_number"]) == ("unknown", False, "")


def test_a_mistyped_code_is_called_mistyped(licence, client):
    genuine = licence("signing")
    first = "2" if genuine.code[0] != "2" else "3"
    assert "mungkin ada huruf yang salah" in client.get(f"/v/{first}{genuine.code[1:]}").content.decode()


def test_whoever_guesses_is_stopped_even_for_good_codes_and_others_are_not(licence, client):
    genuine = licence("signing")
    answers = [client.get(f"/v/{new_code()}").status_code for _ in range(31)]
    assert answers[:30] == [404] * 30
    assert answers[30] == 429
    assert client.get(f"/v/{genuine.code}").status_code == 429
    assert client.get(f"/v/{genuine.code}", REMOTE_ADDR="192.0.2.7").status_code == 200


def test_checking_good_licences_all_day_stops_nobody(licence, client):
    genuine = licence("signing")
    assert {client.get(f"/v/{genuine.code}").status_code for _ in range(40)} == {200}


def test_the_answer_costs_one_query_and_leaves_no_cookie(licence, client, django_assert_num_queries):
    genuine = licence("signing")
    client.get(f"/v/{genuine.code}")
    with django_assert_num_queries(1):
        answer = client.get(f"/v/{genuine.code}")
    assert not answer.cookies
    assert "Cookie" in answer["Vary"]  # its words follow the language that the reader chose
    told = client.get(f"/v/{genuine.code}", headers={"accept": "application/json"})
    assert not told.cookies
    assert "Cookie" not in told.get("Vary", "")


def test_a_typed_code_leads_to_its_answer_however_it_was_typed(house, client):
    code = new_code()
    for typed in (code, codes.show(code).lower(), f" {codes.show(code)} "):
        assert client.get("/v/", {"kode": typed})["Location"] == f"/v/{codes.show(code)}"
    assert client.get("/v/", {"kode": "../../ apa?"})["Location"] == "/v/apa"
    assert "Tulis kodenya dahulu" in client.get("/v/", {"kode": " "}).content.decode()
    assert client.get("/v/").status_code == 200
