"""What OSS pushes is a hint: the token is checked, a replay does nothing, and OSS is asked before anything is made."""

import hashlib
import json
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client as Browser

from satupintu.base.actor import Actor, system
from satupintu.base.ids import new_id
from satupintu.base.refusal import NotAllowed, NotFound
from satupintu.demo import oss_data
from satupintu.notifications import services as outbox
from satupintu.notifications.models import Outgoing
from satupintu.oss import queries, services
from satupintu.oss.models import OssNotice, OssPush
from satupintu.oss.rules import push_token
from satupintu.people.queries import forget_offices

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
EFFECTIVE = oss_data.situation("efektif")


@pytest.fixture(autouse=True)
def fresh():
    forget_offices()


@pytest.fixture
def officer(office):
    return Actor(kind="staff", office_id=office.id, user_id=new_id(), roles=frozenset({"back_office"}))


def pushed(oss, nib=EFFECTIVE.nib, **about):
    data = oss.businesses[nib]
    first = data["data_checklist"][0] if data["data_checklist"] else {}
    return json.dumps({"dataNIB": data | {"id_izin": first.get("id_izin", "")} | about}).encode()


def token(oss, nib=EFFECTIVE.nib, now=NOW):
    day = (now + timedelta(hours=7)).strftime("%Y%m%d")
    return hashlib.sha1(f"{oss.username}{oss.password}{nib}{day}".encode()).hexdigest()


def receive(office, oss, *, nib=EFFECTIVE.nib, now=NOW, given=None, body=None):
    return services.receive_push(
        actor=system(office.id),
        now=now,
        token=token(oss, nib, now) if given is None else given,
        body=pushed(oss, nib) if body is None else body,
    )


def work(now=NOW):
    return outbox.work(now=now, worker="w", channels=["oss"])


def test_a_push_becomes_a_notice_only_after_oss_was_asked(office, oss, officer):
    assert receive(office, oss)
    assert queries.notices_waiting(officer) == []
    assert work() == 1
    (waiting,) = queries.notices_waiting(officer)
    told, record = queries.notice(officer, waiting.id)
    assert record.nib == EFFECTIVE.nib
    assert (told.flag, told.id_izin) == ("N", oss.businesses[EFFECTIVE.nib]["data_checklist"][0]["id_izin"])


@pytest.mark.parametrize("situation", ["satu_proyek", "belum_efektif", "tanpa_daftar_izin"])
def test_what_oss_does_not_confirm_is_no_notice(office, oss, officer, situation):
    receive(office, oss, nib=oss_data.situation(situation).nib)
    work()
    assert queries.notices_waiting(officer) == []
    assert OssNotice.objects.get().state == "not_confirmed"


def test_a_push_that_lies_about_its_licence_is_not_believed(office, oss, officer):
    lying = oss_data.situation("satu_proyek")
    body = pushed(oss, lying.nib, flag_checklist="N", status_checklist="50")
    receive(office, oss, nib=lying.nib, body=body)
    work()
    assert queries.notices_waiting(officer) == []


def test_a_push_about_an_unknown_nib_is_not_confirmed(office, oss, officer):
    nib = "0000000009999"
    receive(office, oss, nib=nib, body=json.dumps({"dataNIB": {"nib": nib}}).encode())
    work()
    assert OssNotice.objects.get().state == "not_confirmed"


def test_a_licence_of_another_regency_is_not_ours(office, oss, officer):
    away = oss_data.situation("proyek_luar").nib
    line = oss.businesses[away]["data_checklist"][0]
    oss.set_licence(line["id_izin"], flag="N", status="50")
    receive(office, oss, nib=away)
    work()
    assert queries.notices_waiting(officer) == []


def test_once_oss_has_answered_the_hint_is_destroyed(office, oss, officer):
    receive(office, oss)
    work()
    push = OssPush.objects.get()
    assert bytes(push.sealed) == b""
    assert services.hinted(office_id=office.id, push_id=push.id) is None
    assert len(queries.notices_waiting(officer)) == 1


def test_while_oss_is_away_the_hint_waits(office, oss, officer):
    receive(office, oss)
    oss.misbehave("500")
    work()
    assert queries.notices_waiting(officer) == []
    row = Outgoing.objects.get()
    assert (row.state, row.attempts) == ("waiting", 1)
    work(row.due_at)
    assert len(queries.notices_waiting(officer)) == 1


def test_the_same_push_twice_is_one_push(office, oss):
    assert receive(office, oss) is True
    assert receive(office, oss) is False
    assert (OssPush.objects.count(), Outgoing.objects.count()) == (1, 1)


def test_two_pushes_about_one_licence_are_one_notice(office, oss, officer):
    receive(office, oss)
    receive(office, oss, body=pushed(oss, versi_pia="5"))
    work()
    work()
    assert OssPush.objects.count() == 2
    assert len(queries.notices_waiting(officer)) == 1


@pytest.mark.parametrize("given", ["", "0" * 40, "é", "a" * 100_000])
def test_a_forged_token_is_refused_and_nothing_is_kept(office, oss, given):
    with pytest.raises(services.PushForged):
        receive(office, oss, given=given)
    assert not OssPush.objects.exists()


def test_a_token_of_another_nib_or_day_is_forged(office, oss):
    with pytest.raises(services.PushForged):
        receive(office, oss, given=token(oss, "0000000000001"))
    with pytest.raises(services.PushForged):
        receive(office, oss, given=token(oss, now=NOW - timedelta(days=1)))


def test_around_midnight_the_neighbouring_day_counts(office, oss):
    midnight = datetime(2026, 11, 24, 17, tzinfo=UTC)  # 00.00 in WIB
    before, after = midnight - timedelta(minutes=5), midnight + timedelta(minutes=5)
    assert receive(office, oss, now=after, given=token(oss, now=before))
    assert receive(office, oss, now=before, given=token(oss, now=after))
    with pytest.raises(services.PushForged):
        receive(office, oss, now=midnight + timedelta(hours=1), given=token(oss, now=before))


def test_without_a_secret_no_token_is_right(office, oss, setting):
    setting(username="", password="")
    empty = push_token(username="", password="", nib=EFFECTIVE.nib, day=NOW.date())
    with pytest.raises(services.PushForged):
        receive(office, oss, given=empty)


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b'{"dataNIB": []}', b'{"dataNIB": {"nib": "12"}}', b'{"nib": 1}', b"[" * 100_000, b"\xff"],
)
def test_what_cannot_be_read_is_refused(office, oss, body):
    with pytest.raises(services.PushUnreadable):
        receive(office, oss, body=body)


def test_a_notice_is_settled_once_and_its_data_destroyed(office, oss, officer):
    receive(office, oss)
    work()
    waiting = queries.notices_waiting(officer)[0]
    inspector = Actor(kind="staff", office_id=office.id, roles=frozenset({"inspector"}))
    with pytest.raises(NotAllowed):
        services.settle_notice(actor=inspector, now=NOW, notice_id=waiting.id, application_id=new_id())
    assert queries.notices_waiting(inspector) == []
    with pytest.raises(NotFound):
        queries.notice(inspector, waiting.id)
    services.settle_notice(actor=officer, now=NOW, notice_id=waiting.id, application_id=new_id())
    with pytest.raises(services.NoticeGone):
        services.put_notice_aside(actor=officer, now=NOW, notice_id=waiting.id)
    assert queries.notices_waiting(officer) == []
    assert bytes(OssNotice.objects.get().sealed) == b""


def test_nothing_pushed_can_be_read_in_the_database(office, oss):
    receive(office, oss)
    assert EFFECTIVE.nib.encode() not in bytes(OssPush.objects.get().sealed)


@pytest.fixture
def page():
    return Browser()


def post(page, body, token="", **more):
    return page.post("/oss/receiveNIB", data=body, content_type="application/json", headers={"Token": token}, **more)


def test_the_endpoint_answers_in_the_shape_of_oss(office, oss, page):
    from satupintu.base import clock

    good = token(oss, now=clock.now())
    taken = post(page, pushed(oss), good)
    assert (taken.status_code, taken.json()["responreceiveNIB"]["status"]) == (200, "1")
    again = post(page, pushed(oss), good)
    assert (again.status_code, again.json()["responreceiveNIB"]["status"]) == (200, "1")
    assert OssPush.objects.count() == 1
    forged = post(page, pushed(oss), "0" * 40)
    assert (forged.status_code, forged.json()["responreceiveNIB"]["status"]) == (401, "2")
    unread = post(page, b"<html>", good)
    assert (unread.status_code, unread.json()["responreceiveNIB"]["status"]) == (400, "2")
    flood = post(page, b" " * 1_100_000, good)
    assert (flood.status_code, flood.json()["responreceiveNIB"]["status"]) == (413, "2")
    assert page.get("/oss/receiveNIB").status_code == 405


def test_oss_needs_no_cookie_of_ours(office, oss):
    from satupintu.base import clock

    strict = Browser(enforce_csrf_checks=True)
    assert post(strict, pushed(oss), token(oss, now=clock.now())).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_the_simulator_itself_can_push_over_a_real_socket(office, oss, live_server):
    assert oss.push(EFFECTIVE.nib, f"{live_server.url}/oss/receiveNIB")[0] == 200
    assert oss.push(EFFECTIVE.nib, f"{live_server.url}/oss/receiveNIB", forged=True)[0] == 401
    assert OssPush.objects.count() == 1
