"""What anybody's program can do: read the promise, apply, follow, check, complain; and how it is refused."""

import uuid

from django.core.files.uploadedfile import SimpleUploadedFile

from satupintu.applications.models import Application
from satupintu.applications.tests.at_the_form import NIB, NIK, STRANGER
from satupintu.demo.pictures import card

KEY = "11111111-2222-3333-4444-555555555555"


def filled(program):
    """A draft with every answer but the file."""
    draft = program.post("/drafts", {"service": "iumk"}).json()
    place = f"/drafts/{draft['token']}"
    seen = program.ask("PUT", f"{place}/owner", {"nib": NIB, "nik": NIK}).json()
    given = {"project": seen["business"]["projects"][0]["id_proyek"], "phone": "0800-0000-001", "stated_true": True}
    answer = program.ask("PATCH", place, given)
    assert answer.status_code == 200, answer.content
    return place, answer.json()


def test_a_standard_tells_all_14_components_and_is_sent_once_only(program):
    line = program.get("/standards").json()["items"][0]
    answer = program.get(f"/standards/{line['service']}")
    assert [each["number"] for each in answer.json()["components"]] == list(range(1, 15))
    assert answer.json()["data"]["delivery"]["fee"]["rupiah"] == 0
    again = program.get(f"/standards/{line['service']}", **{"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert program.get(f"/standards/digest/{line['digest']}").json()["digest"] == line["digest"]


def test_a_program_applies_and_follows_the_file(program, oss):
    place, draft = filled(program)
    assert [each["kind"] for each in draft["open"]] == ["upload"]
    photo = SimpleUploadedFile("ktp.jpg", card("Siti Contohwati"), "image/jpeg")
    requirement = draft["open"][0]["requirement"]
    kept = program.client.post(f"/api/v1{place}/files/{requirement}", {"file": photo})
    assert kept.json()["open"] == [], kept.content
    sent = program.post(f"{place}/submission", **{"Idempotency-Key": KEY})
    assert sent.status_code == 201
    again = program.post(f"{place}/submission", **{"Idempotency-Key": KEY})
    assert (again.status_code, again.json()) == (201, sent.json())
    assert Application.objects.count() == 1
    other = program.post(f"{place}/submission", **{"Idempotency-Key": KEY.replace("1", "9")})
    assert (other.status_code, other.json()["code"]) == (409, "already_sent")
    receipt = sent.json()
    seen = program.post("/track", {"number": receipt["number"], "code": receipt["tracking_code"]}).json()
    assert (seen["number"], seen["court"], seen["ending"]) == (receipt["number"], "office", "")
    assert NIK not in str(seen)


def test_a_nib_typed_by_a_stranger_shows_nothing(program, oss):
    token = program.post("/drafts", {"service": "iumk"}).json()["token"]
    refused = program.ask("PUT", f"/drafts/{token}/owner", {"nib": NIB, "nik": STRANGER})
    unknown = program.ask("PUT", f"/drafts/{token}/owner", {"nib": "0000000000009", "nik": STRANGER})
    assert refused.status_code == unknown.status_code == 422
    assert refused.json()["code"] == unknown.json()["code"] == "nib_and_nik_differ"
    assert "Siti" not in refused.content.decode()
    assert program.get(f"/drafts/{token}").json()["business"] is None


def test_what_is_not_filled_in_is_not_sent(program, oss):
    token = program.post("/drafts", {"service": "iumk"}).json()["token"]
    refused = program.post(f"/drafts/{token}/submission", **{"Idempotency-Key": KEY})
    assert (refused.status_code, refused.json()["code"]) == (409, "not_filled_in")
    assert not Application.objects.exists()


def test_a_wrong_code_is_refused_as_a_wrong_number_is_and_guessing_is_slowed(program):
    asked = {"number": "IUMK-2026-000001", "code": "00000-00000-0000"}
    answers = [program.post("/track", asked) for _ in range(21)]
    assert {each.status_code for each in answers[:20]} == {404}
    assert answers[20].status_code == 429
    assert int(answers[20].headers["Retry-After"]) > 0


def test_a_complaint_sent_twice_is_one_and_another_under_its_key_is_refused(program):
    said = {"what": "Loket tutup pada jam layanan hari Senin pagi tanpa pengumuman."}
    key = {"Idempotency-Key": uuid.UUID(int=7).hex}
    first, again = (program.post("/complaints", said, **key) for _ in range(2))
    assert first.status_code == again.status_code == 201
    assert first.json() == again.json()
    other = program.post("/complaints", {"what": "Sesuatu yang sama sekali lain terjadi."}, **key)
    assert (other.status_code, other.json()["code"]) == (409, "idempotency_key_reused")
    told = first.json()
    seen = program.post("/complaints/track", {"number": told["number"], "code": told["tracking_code"]}).json()
    assert (seen["number"], seen["state"]) == (told["number"], "new")


def test_a_licence_is_checked_and_figures_count_it(program, at_noon):
    from satupintu.licences.models import Licence

    application = at_noon.submit()
    at_noon.until(application.application_id)
    seen = program.get(f"/licences/{Licence.objects.get().code}").json()
    assert (seen["status"], seen["code_valid"]) == ("valid", True)
    assert program.get("/licences/00000-00000-0000").json()["status"] == "unknown"
    figure = program.get("/figures?since=2026-03&until=2026-03").json()["component_3"][0]
    assert (figure["received"], figure["completed"], figure["in_time"], figure["late"]) == (1, 1, 1, 0)


def test_every_no_is_a_problem_with_a_code(program):
    cases = [
        (program.get("/nothing"), 404, "no_such_address"),
        (program.ask("DELETE", "/standards"), 405, "method_not_allowed"),
        (program.client.post("/api/v1/track", b"<a/>", content_type="text/xml"), 415, "unsupported_media_type"),
        (program.client.post("/api/v1/track", b"{", content_type="application/json"), 400, "malformed"),
        (program.post("/track", {"number": 1}), 422, "invalid_input"),
        (program.post("/track", {"number": "x" * 300_000, "code": "y"}), 413, "sent_too_much"),
        (program.get("/staff/desk"), 401, "token_needed"),
    ]
    for answer, status, code in cases:
        told = answer.json()
        assert (answer.status_code, told["status"], told["code"]) == (status, status, code)
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert told["type"] == f"urn:satupintu:refusal:{code}"
        assert told["title"]
        assert told["detail"]
    assert cases[1][0].headers["Allow"] == "GET"
    assert cases[4][0].json()["errors"]


def test_no_cookie_opens_the_door_and_no_other_site_is_let_in(at_noon, at_desk, program):
    program.client = at_desk(at_noon, "rina")
    assert program.get("/staff/desk").status_code == 401
    answer = program.get("/standards", Origin="https://contoh.example")
    assert "Access-Control-Allow-Origin" not in answer.headers
