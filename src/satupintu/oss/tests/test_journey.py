"""A file's way as OSS hears of it: each step in order, also after OSS was away; and what OSS declared effective."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.conf import settings as real

from satupintu.applications import services as applications
from satupintu.applications.queries import case_by_id
from satupintu.base.actor import Actor, system
from satupintu.demo import oss_data
from satupintu.files.services import new_file_key
from satupintu.licences.services import issue
from satupintu.notifications import services as outbox
from satupintu.notifications.models import Outgoing
from satupintu.oss import queries, services
from satupintu.oss.client import Client
from satupintu.people.models import User
from satupintu.people.queries import forget_offices, holders
from satupintu.people.services import add_staff
from satupintu.rules.nib import place_words
from satupintu.standards.services import adopt
from satupintu.workdays.services import adopt_calendar

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
STEPS = [
    ("front_office", "completeness", "accept"),
    ("inspector", "inspection", "conform"),
    ("section_head", "examination", "recommend"),
    ("head_of_office", "decision", "approve"),
]


@pytest.fixture
def running(office):
    """The office with its calendar and its standard."""
    forget_offices()
    root = system(office.id)
    adopt_calendar(actor=root, now=NOW)
    adopt(actor=root, now=NOW, path=real.LAW / "standards" / "iumk" / "2019-01-01.yaml")
    add_staff(actor=root, now=NOW, username="joko", name="Joko Contohprasetyo", roles=["inspector"], password=None)
    add_staff(
        actor=root,
        now=NOW,
        username="dewi",
        name="Dewi Contohmaharani",
        roles=["head_of_office"],
        password=None,
        position="Kepala Dinas",
    )
    return root


@pytest.fixture
def clerk(office):
    user = User.objects.create(office=office, username="rina", name="Rina Contohlestari", joined_at=NOW)
    roles = frozenset({"front_office", "back_office", "section_head"})
    return Actor(kind="staff", office_id=office.id, user_id=user.id, name=user.name, roles=roles)


def submitted(root, situation):
    wanted = oss_data.situation(situation)
    record = Client().inquire(wanted.nib, now=NOW)
    project = record.projects[0]
    return applications.submit(
        actor=root,
        now=NOW,
        service="iumk",
        mode="mandiri",
        dossier=applications.Dossier(
            person=applications.Person(name=record.owner_name, nik=wanted.nik, phone="0800-0000-001"),
            business=applications.business_from(record, project, place_words(project.region_code)),
            nib=wanted.nib,
            nib_state="confirmed",
        ),
        given=[applications.Given("ktp", "counter"), applications.Given("nib", "oss")],
        wrapped_key=new_file_key()[1],
        submission_key=uuid4(),
    ).application_id


def pass_all(root, application_id):
    for role, kind, outcome in STEPS:
        who = officer(root, role)
        applications.record_step(actor=who, now=NOW, application_id=application_id, kind=kind, outcome=outcome)
    return issue(actor=officer(root, "back_office"), now=NOW, application_id=application_id)


def officer(root, role):
    """Whoever holds this role here, or somebody new who does."""
    known = holders(root.office_id, role, NOW)
    user_id = known[0].pk if known else uuid4()
    return Actor(kind="staff", office_id=root.office_id, user_id=user_id, roles=frozenset({role}))


def work(now=NOW, turns=20):
    for _ in range(turns):
        if outbox.work(now=now, worker="w", channels=["oss"]) == 0:
            return


def codes(oss):
    return [sent["kd_status"] for sent in oss.told("receiveLicenseStatus")]


def test_each_step_is_told_in_order_and_then_the_licence(running, oss):
    application_id = submitted(running, "satu_proyek")
    licence = pass_all(running, application_id)
    work()
    assert codes(oss) == ["20", "10", "40", "45", "49"]
    (final,) = oss.told("receiveLicense")
    assert final["nomor_izin"] == licence.number
    assert final["status_izin"] == "50"
    assert final["keterangan"].endswith(f"/v/{licence.code}")
    assert not Outgoing.objects.filter(channel="oss").exclude(state="sent").exists()


def test_nothing_personal_is_told(running, oss):
    pass_all(running, submitted(running, "satu_proyek"))
    work()
    told = repr(oss.told("receiveLicenseStatus") + oss.told("receiveLicense"))
    assert "Siti" not in told
    assert oss_data.situation("satu_proyek").nik not in told


def test_after_oss_was_away_the_order_still_holds(running, oss):
    application_id = submitted(running, "satu_proyek")
    oss.misbehave("500")
    work()
    pass_all(running, application_id)
    work()
    assert codes(oss) == [], "what comes later waits for what failed"
    work(NOW + timedelta(hours=1))
    assert codes(oss) == ["20", "10", "40", "45", "49"]
    assert len(oss.told("receiveLicense")) == 1


def test_what_oss_refuses_is_shown_to_the_office(running, oss, clerk):
    submitted(running, "satu_proyek")
    for data in oss.businesses.values():
        data["data_checklist"] = []
    work()
    row = Outgoing.objects.get(channel="oss")
    assert (row.state, "404" in row.last_error) == ("stopped", True)


def test_a_business_without_checklist_is_not_reported(running, oss):
    pass_all(running, submitted(running, "tanpa_daftar_izin"))
    work()
    assert codes(oss) == []
    assert not Outgoing.objects.filter(channel="oss").exclude(state="sent").exists()


def test_without_an_address_of_oss_nothing_is_put_into_the_outbox(running, oss, setting):
    application_id = submitted(running, "satu_proyek")
    before = Outgoing.objects.filter(channel="oss").count()
    setting(base_url="")
    pass_all(running, application_id)
    assert Outgoing.objects.filter(channel="oss").count() == before


def test_what_oss_declared_effective_is_recorded_by_a_person_once(running, oss, clerk):
    wanted = oss_data.situation("efektif")
    record = Client().inquire(wanted.nib, now=NOW)
    push = services.OssPush.objects.create(
        office_id=running.office_id, digest="d", received_at=NOW, wrapped_key=b"", sealed=b""
    )
    services.note_answer(office_id=running.office_id, now=NOW, push_id=push.id, id_izin="", record=record)
    waiting = queries.notices_waiting(clerk)[0]
    application_id = services.record_notice(actor=clerk, now=NOW, notice_id=waiting.id, service="iumk")
    case = case_by_id(running, application_id)
    assert case.standing.route == "oss_effective"
    assert case.dossier.nib == wanted.nib
    assert queries.notices_waiting(clerk) == []
    work()
    assert codes(oss) == [], "OSS said so itself: it waits for no word from us"
    with pytest.raises(services.NotFound):
        services.record_notice(actor=clerk, now=NOW, notice_id=waiting.id, service="iumk")


def test_an_open_file_changes_its_route_instead_of_being_doubled(running, oss, clerk):
    application_id = submitted(running, "efektif")
    record = Client().inquire(oss_data.situation("efektif").nib, now=NOW)
    push = services.OssPush.objects.create(
        office_id=running.office_id, digest="d", received_at=NOW, wrapped_key=b"", sealed=b""
    )
    services.note_answer(office_id=running.office_id, now=NOW, push_id=push.id, id_izin="", record=record)
    waiting = queries.notices_waiting(clerk)[0]
    assert services.record_notice(actor=clerk, now=NOW, notice_id=waiting.id, service="iumk") == application_id
