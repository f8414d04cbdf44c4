"""Tokens: made by an administrator, shown once, for so long and so much; and what is done with them is somebody's."""

from datetime import timedelta

import pytest

from satupintu.api.models import ApiToken
from satupintu.api.refusals import ExpiryUnfit, ScopeForPersons
from satupintu.api.services import make_token, revoke_token
from satupintu.audit.models import Entry
from satupintu.base.refusal import NotAllowed

ALL = ("files:read", "files:act", "licences:read", "figures:read")


def file_of(program):
    answer = program.get("/staff/files")
    assert answer.status_code == 200, answer.content
    return answer.json()["items"][0]


def test_only_a_hash_of_a_token_is_kept(with_token):
    program = with_token("files:read")
    secret = program.headers["Authorization"].removeprefix("Bearer ")
    row = ApiToken.objects.get()
    assert secret not in str(row.__dict__)
    assert program.get("/staff/files").json()["items"] == []


def test_a_token_opens_what_its_scopes_say_and_nothing_else(with_token):
    program = with_token("figures:read")
    assert program.get("/staff/workload").status_code == 200
    refused = program.get("/staff/licences")
    assert (refused.status_code, refused.json()["code"]) == (403, "scope_missing")


def test_a_token_ends_when_it_expires_and_when_it_is_taken_back(with_token, at_noon):
    program = with_token("figures:read", days=30)
    at_noon.now += timedelta(days=31)
    assert program.get("/staff/workload").status_code == 401
    program = with_token("figures:read")
    row = ApiToken.objects.get(revoked_at=None, expires_at__gt=at_noon.now)
    revoke_token(actor=at_noon.named("tuti"), now=at_noon.now, token_id=row.pk, reason="tidak dipakai lagi")
    assert program.get("/staff/workload").status_code == 401
    assert Entry.objects.filter(subject=row.pk).count() == 2


def test_a_system_reads_and_does_nothing_and_only_an_administrator_makes_tokens(at_noon):
    given = {"now": at_noon.now, "name": "x", "user_id": None, "expires_at": at_noon.now + timedelta(days=9)}
    with pytest.raises(ScopeForPersons):
        make_token(actor=at_noon.named("tuti"), scopes=["files:act"], **given)
    with pytest.raises(NotAllowed):
        make_token(actor=at_noon.named("rina"), scopes=["files:read"], **given)
    late = given | {"expires_at": at_noon.now + timedelta(days=400)}
    with pytest.raises(ExpiryUnfit):
        make_token(actor=at_noon.named("tuti"), scopes=["files:read"], **late)


def test_a_step_is_taken_in_the_name_of_the_holder_and_the_trail_knows_the_token(with_token, at_noon):
    application = at_noon.submit()
    program = with_token(*ALL, holder="rina")
    seen = program.get(f"/staff/files/{file_of(program)['id']}").json()
    assert application.number == seen["number"]
    assert "•" in seen["nik"]
    judged = {each["requirement"]: "ok" for each in seen["requirements"]}
    step = {"version": seen["version"], "outcome": "accept", "judged": judged}
    done = program.post(f"/staff/files/{seen['id']}/step", step)
    assert done.status_code == 200, done.content
    accepted = at_noon.case(application.application_id).facts
    assert str(at_noon.named("rina").staff_id) in {fact.by for fact in accepted if fact.kind == "accepted_complete"}
    assert Entry.objects.filter(subject=application.application_id, event="ActedByToken").exists()
    again = program.post(f"/staff/files/{seen['id']}/step", step)
    assert (again.status_code, again.json()["code"]) == (409, "step_not_by_program")


def test_the_head_decides_with_the_phone_in_hand_never_through_a_program(with_token, at_noon):
    application = at_noon.submit()
    case = at_noon.case(application.application_id)
    while case.step.kind != "decision":
        case = at_noon.advance(application.application_id)
    program = with_token(*ALL, holder="dewi")
    step = {"version": case.standing.version, "outcome": "approve"}
    refused = program.post(f"/staff/files/{application.application_id}/step", step)
    assert (refused.status_code, refused.json()["code"]) == (403, "not_allowed")
    assert "decided" not in {fact.kind for fact in at_noon.case(application.application_id).facts}


def test_a_refusal_of_the_office_is_told_with_its_code_and_its_law(with_token, at_noon):
    application = at_noon.submit()
    at_noon.until(application.application_id, "hand_over")
    program = with_token(*ALL, holder="rina")
    seen = program.get(f"/staff/files/{application.application_id}").json()
    (outcome,) = seen["outcomes"]
    who = {"receiver": "Budi Contohwakil", "relation": "representative"}
    step = {"version": seen["version"], "outcome": outcome, **who}
    refused = program.post(f"/staff/files/{application.application_id}/step", step)
    told = refused.json()
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert (told["type"], told["status"]) == (f"urn:satupintu:refusal:{told['code']}", refused.status_code)
    assert told["code"] == "kuasa_needed"
    assert told["legal_basis"] == "KUHPerdata Pasal 1792"
    assert "kuasa" in told["detail"]


def test_lists_go_on_where_they_stopped(with_token, at_noon):
    for _ in range(27):
        at_noon.submit()
    program, found, at = with_token("files:read"), [], "/staff/files"
    while at:
        page = program.get(at).json()
        found += [each["number"] for each in page["items"]]
        at = (page["next"] or "").removeprefix("/api/v1")
    assert len(found) == len(set(found)) == 27


@pytest.mark.parametrize("address", ["/staff/files", "/staff/desk", "/staff/licences", "/staff/workload", "/standards"])
def test_an_answer_costs_twelve_questions_at_most(address, with_token, at_noon, django_assert_max_num_queries):
    for _ in range(5):
        at_noon.submit()
    program = with_token(*ALL, holder="rina")
    program.get(address)
    with django_assert_max_num_queries(12):
        assert program.get(address).status_code == 200


def test_the_page_shows_a_token_once(house, at_desk):
    client = at_desk(house, "tuti")
    given = {"name": "Dasbor", "holder": "", "scopes": ["figures:read"], "expires_on": "2026-06-01"}
    made = client.post("/kantor/token/baru/", given).content.decode()
    assert "sptk_" in made
    page = client.get("/kantor/token/").content.decode()
    assert "sptk_" not in page
    assert "Dasbor" in page
    row = ApiToken.objects.get()
    gone = client.post(f"/kantor/token/{row.pk}/cabut/", {"reason": "sudah tidak dipakai"}, follow=True)
    assert "dicabut" in gone.content.decode()
    row.refresh_from_db()
    assert row.revoked_why == "sudah tidak dipakai"
    assert at_desk(house, "rina").get("/kantor/token/").status_code == 403
